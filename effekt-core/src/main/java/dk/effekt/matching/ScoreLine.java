package dk.effekt.matching;

/**
 * Candidates in the order of their scores, and among equal scores of their identities. The nearest to a focal row stand next to
 * its own place, to the left and to the right, so they are found in a few steps. Those that were removed are jumped over: each
 * place points to the next that is left, and paths are shortened as they are walked (Tarjan 1975), so that a step stays short
 * however many are gone.
 */
final class ScoreLine implements Candidates {

    private final Units units;
    private final Scores scores;
    private final Shortlist shortlist;
    private final int[] candidates;
    private final double[] values;
    /** For each row of the units the number of candidates before it. */
    private final int[] places;
    /** For each place and one after the last: a place at or after it, the last of which is left. */
    private final int[] after;
    /** The same leftwards, moved up by one: 0 says that none is left. */
    private final int[] before;

    /**
     * @param candidates sorted by score and identity
     * @param places for each row of the units how many candidates stand before it in that order
     */
    ScoreLine(Units units, Scores scores, int[] candidates, int[] places, Shortlist shortlist) {
        this.units = units;
        this.scores = scores;
        this.candidates = candidates;
        this.places = places;
        this.shortlist = shortlist;
        this.values = new double[candidates.length];
        this.after = new int[candidates.length + 1];
        this.before = new int[candidates.length + 1];
        for (int place = 0; place < candidates.length; place++) {
            values[place] = scores.value(candidates[place]);
        }
        for (int place = 0; place <= candidates.length; place++) {
            after[place] = place;
            before[place] = place;
        }
    }

    @Override
    public void remove(int candidate) {
        int place = places[candidate];
        after[place] = place + 1;
        before[place + 1] = place;
    }

    @Override
    public int[] nearest(int focal, int wanted) {
        shortlist.startFor(wanted);
        double score = scores.value(focal);
        int left = leftAtOrBefore(places[focal] - 1);
        int right = leftAtOrAfter(places[focal]);
        boolean isByIdentity = shortlist.ties() == TieRule.LOWER_IDENTITY_FIRST;
        while (true) {
            double toLeft = left < 0 ? Double.POSITIVE_INFINITY : score - values[left];
            double toRight = right == values.length ? Double.POSITIVE_INFINITY : values[right] - score;
            if (Math.min(toLeft, toRight) > shortlist.bound()
                    || (shortlist.ties() == TieRule.LOWER_SCORE_FIRST && shortlist.isFull())) {
                return shortlist.taken();
            }
            if (toLeft <= toRight) {
                left = isByIdentity ? offerEqualBefore(focal, left, toLeft) : offer(focal, left, toLeft) - 1;
                left = leftAtOrBefore(left);
            } else {
                right = isByIdentity ? offerEqualAfter(focal, right, toRight) : offer(focal, right, toRight) + 1;
                right = leftAtOrAfter(right);
            }
        }
    }

    private int offer(int focal, int place, double distance) {
        if (!units.isRestricted() || units.mayMatch(focal, candidates[place])) {
            shortlist.offer(candidates[place], distance);
        }
        return place;
    }

    /** Offers the lowest identities among those with the score at a place, as many as are wanted; gives the place before them all. */
    private int offerEqualBefore(int focal, int last, double distance) {
        int first = firstOfEqual(last);
        offerLowest(focal, leftAtOrAfter(first), last, distance);
        return first - 1;
    }

    /** The same to the right; gives the place after them all. */
    private int offerEqualAfter(int focal, int first, double distance) {
        int last = lastOfEqual(first);
        offerLowest(focal, first, last, distance);
        return last + 1;
    }

    private void offerLowest(int focal, int from, int to, double distance) {
        int offered = 0;
        for (int place = from; place <= to && offered < shortlist.wanted(); place = leftAtOrAfter(place + 1)) {
            if (!units.isRestricted() || units.mayMatch(focal, candidates[place])) {
                shortlist.offer(candidates[place], distance);
                offered++;
            }
        }
    }

    /** By steps that double and then halve: most scores stand alone, some are shared by thousands. */
    private int firstOfEqual(int place) {
        int step = 1;
        int first = place;
        while (first - step >= 0 && values[first - step] == values[place]) {
            first -= step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (first - step >= 0 && values[first - step] == values[place]) {
                first -= step;
            }
        }
        return first;
    }

    private int lastOfEqual(int place) {
        int step = 1;
        int last = place;
        while (last + step < values.length && values[last + step] == values[place]) {
            last += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (last + step < values.length && values[last + step] == values[place]) {
                last += step;
            }
        }
        return last;
    }

    private int leftAtOrAfter(int place) {
        int at = place;
        while (after[at] != at) {
            after[at] = after[after[at]];
            at = after[at];
        }
        return at;
    }

    private int leftAtOrBefore(int place) {
        int at = place + 1;
        while (before[at] != at) {
            before[at] = before[before[at]];
            at = before[at];
        }
        return at - 1;
    }
}
