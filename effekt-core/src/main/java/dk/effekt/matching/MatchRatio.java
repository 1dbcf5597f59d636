package dk.effekt.matching;

/**
 * How many partners focal rows want.
 *
 * @param least of a focal row
 * @param most of a focal row
 * @param average over all focal rows
 */
record MatchRatio(int least, int most, double average) {

    MatchRatio {
        if (least < 1 || (most != least && !(average > least && average < most))) {
            throw new IllegalArgumentException("from " + least + " to " + most + " matches cannot be " + average
                    + " on average; 1 <= least < average < most is needed");
        }
    }

    static MatchRatio fixed(int matches) {
        if (matches < 1) {
            throw new IllegalArgumentException("matches " + matches + " is below 1");
        }
        return new MatchRatio(matches, matches, matches);
    }

    boolean isVariable() {
        return least < most;
    }

    /** For each row how many partners it wants; 0 for those that are not focal. */
    int[] wanted(Units units) {
        int[] wanted = new int[units.size()];
        for (int row = 0; row < wanted.length; row++) {
            wanted[row] = units.isFocal(row) ? least : 0;
        }
        if (isVariable()) {
            boolean smallestHaveMost = units.estimand() == Estimand.ATT;
            int[] focals = FocalOrder.of(
                    units, FocalOrder.focals(units), smallestHaveMost ? MatchingOrder.SMALLEST : MatchingOrder.LARGEST);
            long more = Math.round(average * focals.length) - (long) least * focals.length;
            for (int i = 0; i < focals.length && more > 0; i++) {
                int given = (int) Math.min(more, most - least);
                wanted[focals[i]] += given;
                more -= given;
            }
        }
        return wanted;
    }

    @Override
    public String toString() {
        return isVariable()
                ? least + " to " + most + " nearest neighbours, " + average + " on average"
                : most == 1 ? "1 nearest neighbour" : most + " nearest neighbours";
    }
}
