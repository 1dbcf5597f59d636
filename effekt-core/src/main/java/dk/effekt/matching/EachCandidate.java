package dk.effekt.matching;

/** Looks at each candidate, for distances of which nothing is known but their values. */
final class EachCandidate implements Candidates {

    private final Units units;
    private final Distance distance;
    private final Shortlist shortlist;
    /** Those left, in any order. */
    private final int[] left;

    private int size;

    EachCandidate(Units units, Distance distance, int[] candidates, Shortlist shortlist) {
        this.units = units;
        this.distance = distance;
        this.shortlist = shortlist;
        this.left = candidates.clone();
        this.size = left.length;
    }

    @Override
    public int[] nearest(int focal, int wanted) {
        shortlist.startFor(wanted);
        for (int i = 0; i < size; i++) {
            if (!units.isRestricted() || units.mayMatch(focal, left[i])) {
                shortlist.offer(left[i], distance.between(focal, left[i]));
            }
        }
        return shortlist.taken();
    }

    @Override
    public void remove(int candidate) {
        for (int i = 0; i < size; i++) {
            if (left[i] == candidate) {
                left[i] = left[--size];
                return;
            }
        }
    }
}
