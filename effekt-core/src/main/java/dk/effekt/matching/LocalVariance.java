package dk.effekt.matching;

import dk.effekt.internal.Interruption;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * How much a value varies among rows that are alike: what standard errors of matching take for the variance that covariates and
 * arm leave (Abadie and Imbens 2006, section 4.1).
 */
public final class LocalVariance {

    private static final long MOST_PAIRS = 1L << 31;
    private static final String WORK = "looking for neighbours in the same arm";

    private final Units units;
    /** The same rows without anything that keeps rows of different arms apart, as that does not count here. */
    private final Units free;

    private final Distance distance;
    private final int neighbours;
    private final double tolerance;
    /** The rows that are not discarded: by stratum, by where they are, and by identity. */
    private final int[] rows;
    /** Where each row stands among these. */
    private final int[] ranks;
    /** Where rows stand in their arm; of use to one arm of a stratum at a time. */
    private final int[] places;

    private LocalVariance(Units units, int neighbours, double tolerance) {
        this.units = units;
        this.free = Units.of(new boolean[units.size()]);
        this.distance = units.distance()
                .orElseThrow(() -> new IllegalArgumentException(
                        "without a distance no row has neighbours; give one to the units with withDistance"));
        this.neighbours = neighbours;
        this.tolerance = tolerance;
        this.places = new int[units.size()];
        this.rows = sorted();
        this.ranks = RowSort.places(rows, units.size());
    }

    /**
     * For each row that is asked for the variance (n − 1) of its own value and those of its nearest neighbours in the same arm
     * and stratum: so many, all that are tied with the last of them, and fewer where there are no more. Antiexact keys and
     * calipers say who may be compared across the arms, and do not count here; discarded rows are nobody's neighbours. NaN for a
     * row that has none, or is not asked for.
     *
     * <p>The neighbours are found by the search that {@link NearestNeighbour} uses, once for rows in the same place, which have
     * the same ones.
     *
     * @param values of each row, finite where not discarded
     * @param neighbours at least 1
     * @param tolerance how much greater a squared distance may be and still count as tied, at least 0
     * @param isAsked for which rows
     * @throws IllegalArgumentException if there is no distance, or too many pairs would have to be looked at
     */
    public static double[] withinArms(
            Units units, double[] values, int neighbours, double tolerance, IntPredicate isAsked) {
        if (neighbours < 1) {
            throw new IllegalArgumentException(neighbours + " neighbours; at least 1 is needed");
        }
        return new LocalVariance(units, neighbours, tolerance).of(values, isAsked);
    }

    private double[] of(double[] values, IntPredicate isAsked) {
        double[] variances = new double[units.size()];
        Arrays.fill(variances, Double.NaN);
        long pairs = 0;
        for (int from = 0, to; from < rows.length; from = to) {
            to = endOfArm(from);
            int[] arm = Arrays.copyOfRange(rows, from, to);
            int asked = (int) Arrays.stream(arm).filter(isAsked).count();
            pairs += (long) asked * arm.length;
            if (distance instanceof Dissimilarity && pairs > MOST_PAIRS) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the distance '%s' would have to be asked for more than %,d pairs within the arms; put rows into smaller "
                                + "strata, or use scores or points, of which not every pair is looked at",
                        distance.describe(),
                        MOST_PAIRS));
            }
            if (asked > 0 && arm.length > 1) {
                writeVariances(arm, isAsked, values, variances);
            }
        }
        return variances;
    }

    private void writeVariances(int[] arm, IntPredicate isAsked, double[] values, double[] into) {
        for (int place = 0; place < arm.length; place++) {
            places[arm[place]] = place;
        }
        Candidates near = search(arm);
        int last = -1;
        for (int place = 0; place < arm.length; place++) {
            Interruption.checkAt(place, WORK);
            int row = arm[place];
            if (!isAsked.test(row)) {
                continue;
            }
            // A row is its own nearest neighbour.
            into[row] = last >= 0 && isSamePlace(row, last)
                    ? into[last]
                    : variance(values, near.nearest(row, neighbours + 1));
            last = row;
        }
    }

    private Candidates search(int[] arm) {
        Shortlist shortlist = Shortlist.withoutOrder(free, tolerance);
        Distance toOthers = distance instanceof Dissimilarity
                ? Dissimilarity.of(distance.describe(), units.size(), (a, b) -> a == b ? 0 : distance.between(a, b))
                : distance;
        return Candidates.of(free, toOthers, arm, places, shortlist);
    }

    private double variance(double[] values, int[] found) {
        // Summed in an order that does not hang on that of the search.
        int[] of = new int[found.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = ranks[found[i]];
        }
        Arrays.sort(of);
        double mean = 0;
        for (int rank : of) {
            mean += values[rows[rank]];
        }
        mean /= of.length;
        double squares = 0;
        for (int rank : of) {
            double deviation = values[rows[rank]] - mean;
            squares += deviation * deviation;
        }
        return squares / (of.length - 1);
    }

    private int[] sorted() {
        int[] sorted = Strata.rowsOf(units);
        for (int d = dimensions() - 1; d >= 0; d--) {
            int dimension = d;
            sorted = RowSort.byDouble(row -> coordinate(row, dimension), sorted);
        }
        sorted = RowSort.byLong(row -> units.isTreated(row) ? 1 : 0, sorted);
        return RowSort.byLong(units::stratum, sorted);
    }

    private int endOfArm(int from) {
        int to = from + 1;
        while (to < rows.length
                && units.stratum(rows[to]) == units.stratum(rows[from])
                && units.isTreated(rows[to]) == units.isTreated(rows[from])) {
            to++;
        }
        return to;
    }

    private boolean isSamePlace(int row, int other) {
        for (int d = 0; d < dimensions(); d++) {
            if (coordinate(row, d) != coordinate(other, d)) {
                return false;
            }
        }
        return dimensions() > 0;
    }

    private int dimensions() {
        return distance instanceof Points points ? points.dimensions() : distance instanceof Scores ? 1 : 0;
    }

    private double coordinate(int row, int dimension) {
        return distance instanceof Points points ? points.coordinate(row, dimension) : ((Scores) distance).value(row);
    }
}
