package dk.effekt.matching;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.Objects;

/** Sets of focal rows and partners, end to end: those of a set stand between its start and that of the next. Immutable. */
record MatchedSets(
        ImmutableIntArray focalStarts,
        ImmutableIntArray focals,
        ImmutableIntArray partnerStarts,
        ImmutableIntArray partners) {

    int count() {
        return focalStarts.length() - 1;
    }

    int focals(int set) {
        return focalStarts.get(set + 1) - focalStarts.get(set);
    }

    int focal(int set, int index) {
        return focals.get(focalStarts.get(set) + Objects.checkIndex(index, focals(set)));
    }

    int partners(int set) {
        return partnerStarts.get(set + 1) - partnerStarts.get(set);
    }

    int partner(int set, int index) {
        return partners.get(partnerStarts.get(set) + Objects.checkIndex(index, partners(set)));
    }

    /** Where the focal rows of a set stand that have a place, which others have not (−1). */
    int[] focalsAmong(int set, int[] places) {
        return focals.subArray(focalStarts.get(set), focalStarts.get(set + 1)).stream()
                .map(row -> places[row])
                .filter(place -> place >= 0)
                .toArray();
    }

    /** The same of the partners. */
    int[] partnersAmong(int set, int[] places) {
        return partners.subArray(partnerStarts.get(set), partnerStarts.get(set + 1)).stream()
                .map(row -> places[row])
                .filter(place -> place >= 0)
                .toArray();
    }

    /** Whether no row stands in two sets. */
    boolean isDisjoint(int rows) {
        boolean[] seen = new boolean[rows];
        return isNewEach(focals, seen) && isNewEach(partners, seen);
    }

    private static boolean isNewEach(ImmutableIntArray rows, boolean[] seen) {
        for (int i = 0; i < rows.length(); i++) {
            if (seen[rows.get(i)]) {
                return false;
            }
            seen[rows.get(i)] = true;
        }
        return true;
    }

    /** For each row the last set that it stands in, −1 for none. */
    int[] setOfRow(int rows) {
        int[] sets = new int[rows];
        Arrays.fill(sets, -1);
        for (int set = 0; set < count(); set++) {
            for (int i = 0; i < focals(set); i++) {
                sets[focal(set, i)] = set;
            }
            for (int i = 0; i < partners(set); i++) {
                sets[partner(set, i)] = set;
            }
        }
        return sets;
    }

    /**
     * For each row its weight: in every set both sides weigh as many rows as the focal side has or, if the effect on all is
     * asked for, as the set has.
     */
    double[] weights(int rows, boolean isOfAll) {
        double[] weights = new double[rows];
        for (int set = 0; set < count(); set++) {
            double target = isOfAll ? focals(set) + partners(set) : focals(set);
            for (int i = 0; i < focals(set); i++) {
                weights[focal(set, i)] += target / focals(set);
            }
            for (int i = 0; i < partners(set); i++) {
                weights[partner(set, i)] += target / partners(set);
            }
        }
        return weights;
    }

    /** The same sets of rows in another order: of each row the place that it has there. */
    MatchedSets at(int[] places) {
        return new MatchedSets(focalStarts, moved(focals, places), partnerStarts, moved(partners, places));
    }

    private static ImmutableIntArray moved(ImmutableIntArray rows, int[] places) {
        return ImmutableIntArray.copyOf(rows.stream().map(row -> places[row]));
    }

    /** The same sets in the order of the first places of their focal rows. */
    private MatchedSets sorted(int[] places) {
        long[] order = new long[count()];
        for (int set = 0; set < order.length; set++) {
            int first = Integer.MAX_VALUE;
            for (int i = 0; i < focals(set); i++) {
                first = Math.min(first, places.length == 0 ? focal(set, i) : places[focal(set, i)]);
            }
            order[set] = ((long) first << Integer.SIZE) | set;
        }
        Arrays.sort(order);
        Builder sorted = new Builder(focals.length(), partners.length());
        for (long key : order) {
            int set = (int) key;
            for (int i = 0; i < focals(set); i++) {
                sorted.addFocal(focal(set, i));
            }
            for (int i = 0; i < partners(set); i++) {
                sorted.addPartner(partner(set, i));
            }
            sorted.endSet();
        }
        return sorted.asAdded();
    }

    /** Takes the rows of one set after another. */
    static final class Builder {

        private final ImmutableIntArray.Builder focalStarts =
                ImmutableIntArray.builder().add(0);
        private final ImmutableIntArray.Builder focals;
        private final ImmutableIntArray.Builder partnerStarts =
                ImmutableIntArray.builder().add(0);
        private final ImmutableIntArray.Builder partners;
        private int focalCount;
        private int partnerCount;

        Builder() {
            this(0, 0);
        }

        private Builder(int expectedFocals, int expectedPartners) {
            this.focals = ImmutableIntArray.builder(expectedFocals);
            this.partners = ImmutableIntArray.builder(expectedPartners);
        }

        void addFocal(int row) {
            focals.add(row);
            focalCount++;
        }

        void addPartner(int row) {
            partners.add(row);
            partnerCount++;
        }

        void endSet() {
            focalStarts.add(focalCount);
            partnerStarts.add(partnerCount);
        }

        /** All sets, in the order of the first places that their focal rows have; no places are those of the rows. */
        MatchedSets build(int[] places) {
            return asAdded().sorted(places);
        }

        private MatchedSets asAdded() {
            return new MatchedSets(focalStarts.build(), focals.build(), partnerStarts.build(), partners.build());
        }
    }
}
