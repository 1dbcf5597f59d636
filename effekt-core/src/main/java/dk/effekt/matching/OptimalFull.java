package dk.effekt.matching;

import dk.effekt.internal.Missing;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Optimal full matching: every row stands in one set, which is one treated row with one or more untreated, or one untreated row
 * with one or more treated, so that the total distance within pairs of treated and untreated rows of a set is the least possible
 * (Rosenbaum 1991; Hansen 2004; Hansen and Klopfer 2006), within strata, calipers and antiexact keys. Rows that nobody may be
 * matched with are left out with a reason.
 *
 * <p>Such sets are a cover of the rows by pairs, each row in at least one, at the least total distance. A cheapest cover takes
 * some pairs that share no row, and for each row in none of them its nearest partner (Gallai 1959; Schrijver 2003, section 19.3):
 * the pairs that save most, where a pair saves the distances of both its rows from their nearest partners less its own. So
 * only pairs that save something matter, which are few, and what is left is an assignment.
 *
 * <p>With {@link #withAtMost} sets stay small (Hansen 2004, section 3): then as many rows as possible stand in a set, and among those
 * ways the total distance is the least. For that all pairs of a stratum are kept, so it suits strata of thousands of rows.
 *
 * <p>It is exact for distances in whole numbers of 2<sup>−40</sup> of the longest in the stratum: the total exceeds the least by
 * no more than one such unit a row. Of several optima one is chosen by distances and identities, whatever the order of rows.
 *
 * <p>Scores without restrictions are searched along their line; otherwise all pairs of a stratum are looked at, twice, but only
 * those that save something are kept.
 *
 * @param mostUntreated how many untreated rows may share a treated one, at least 1
 * @param mostTreated how many treated rows may share an untreated one, at least 1
 * @param caliper how far away treated and untreated rows of a set may be, in a unit of the distance
 * @param mostPairs bound of {@link Prediction#pairs}
 * @param mostArcs bound of {@link Prediction#arcs}
 */
public record OptimalFull(int mostUntreated, int mostTreated, Caliper caliper, long mostPairs, long mostArcs)
        implements Matcher {

    static final String METHOD = "optimal full matching";
    private static final int ANY = Integer.MAX_VALUE;

    public OptimalFull {
        OptimalPairs.requirePositive("mostUntreated", mostUntreated);
        OptimalPairs.requirePositive("mostTreated", mostTreated);
        OptimalPairs.requirePositive("mostPairs", mostPairs);
        OptimalPairs.requirePositive("mostArcs", mostArcs);
    }

    /** Full matching without caliper. */
    public static OptimalFull create() {
        return new OptimalFull(ANY, ANY, Caliper.NONE, OptimalPairs.MOST_PAIRS, OptimalPairs.MOST_ARCS);
    }

    /** The same with a caliper. */
    public OptimalFull within(Caliper newCaliper) {
        return new OptimalFull(mostUntreated, mostTreated, newCaliper, mostPairs, mostArcs);
    }

    /**
     * The same with small sets: optmatch's {@code max.controls} and the inverse of its {@code min.controls}.
     *
     * @param untreated how many untreated rows may share a treated one
     * @param treated how many treated rows may share an untreated one
     */
    public OptimalFull withAtMost(int untreated, int treated) {
        return new OptimalFull(untreated, treated, caliper, mostPairs, mostArcs);
    }

    /** The same with another bound on the pairs of rows to look at, which take time: about 10 ns each in 8 dimensions. */
    public OptimalFull withMostPairs(long pairs) {
        return new OptimalFull(mostUntreated, mostTreated, caliper, pairs, mostArcs);
    }

    /** The same with another bound on the arcs to keep at a time, which take memory: 12 bytes each. */
    public OptimalFull withMostArcs(long arcs) {
        return new OptimalFull(mostUntreated, mostTreated, caliper, mostPairs, arcs);
    }

    @Override
    public List<String> missingIn(Units units) {
        List<String> missing = OptimalPairs.missing(units, caliper);
        if (units.estimand() == Estimand.ATO) {
            missing.add("an estimand of sets, ATT, ATC or ATE, rather than ATO");
        }
        return missing;
    }

    /**
     * What matching these units would cost. Arcs are counted, not estimated, for which all pairs are looked at twice unless there
     * are more than the bound, or rows lie along a line; where there are more, arcs are given as if all were kept.
     *
     * @throws IllegalArgumentException if something is missing in the units
     */
    public Prediction plan(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        double width = caliper.widthFor(units);
        List<OptimalStratum> strata = OptimalStratum.of(units);
        boolean isTooMuch = pairs(units, strata) > mostPairs;
        List<Prediction> plans = new ArrayList<>();
        for (OptimalStratum stratum : strata) {
            plans.add(isBounded() ? planBounded(stratum) : plan(units, stratum, width, isTooMuch));
        }
        return Prediction.ofAll(plans);
    }

    private Prediction plan(Units units, OptimalStratum stratum, double width, boolean isTooMuch) {
        int[] left = left(stratum);
        int[] right = right(stratum);
        long pairs = OptimalCover.isAlongLine(units) ? 0 : (long) left.length * right.length;
        long arcs = isTooMuch
                ? pairs
                : OptimalCover.countArcs(new OptimalGaps(units, left, right, width), units, left, right);
        return Prediction.ofStratum(pairs, arcs, left.length, right.length, 2.0 * pairs + (double) left.length * arcs);
    }

    private Prediction planBounded(OptimalStratum stratum) {
        int[] left = left(stratum);
        int[] right = right(stratum);
        long pairs = (long) left.length * right.length;
        long arcs = Math.min(left.length, most(!isTreatedLeft(stratum))) > 1 ? 2 * pairs : pairs;
        long rows = searches(left, right, most(isTreatedLeft(stratum)));
        return Prediction.ofStratum(pairs, arcs, rows, right.length, pairs + (double) rows * arcs);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if something is missing in the units, or it would cost more than the bounds allow: asked of
     *     pairs before anything is looked at, of arcs before a stratum is solved
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        double width = caliper.widthFor(units);
        List<OptimalStratum> strata = OptimalStratum.of(units);
        Prediction known = isBounded() ? plan(units) : new Prediction(strata.size(), pairs(units, strata), 0, 0, 0);
        known.requireWithin(METHOD, mostPairs, mostArcs);
        MatchedSample.Builder sample = MatchedSample.builder(units).caliper(width);
        boolean[] isSettled = new boolean[units.size()];
        for (OptimalStratum stratum : strata) {
            int[] left = left(stratum);
            int[] right = right(stratum);
            boolean leftIsTreated = isTreatedLeft(stratum);
            OptimalGaps gaps = new OptimalGaps(units, left, right, width);
            List<OptimalCover.Star> stars = isBounded()
                    ? OptimalCover.bounded(gaps, units, left, right, most(leftIsTreated), most(!leftIsTreated))
                    : OptimalCover.of(gaps, units, left, right, mostArcs);
            for (OptimalCover.Star star : stars) {
                sample.stratum(leftIsTreated ? star.left() : star.right(), leftIsTreated ? star.right() : star.left());
                mark(star.left(), isSettled);
                mark(star.right(), isSettled);
            }
            leaveOthers(new OptimalGaps(units, left, right, width), units, left, isSettled, sample);
            leaveOthers(new OptimalGaps(units, right, left, width), units, right, isSettled, sample);
        }
        for (int row = 0; row < units.size(); row++) {
            if (units.isFocal(row) && !isSettled[row]) {
                sample.leave(row, units.isDiscarded(row) ? Unmatched.DISCARDED : Unmatched.NO_CANDIDATE);
            }
        }
        return sample.build();
    }

    private static void leaveOthers(
            OptimalGaps gaps, Units units, int[] rows, boolean[] isSettled, MatchedSample.Builder sample) {
        for (int i = 0; i < rows.length; i++) {
            if (!isSettled[rows[i]] && units.isFocal(rows[i])) {
                sample.leave(rows[i], gaps.allowsAny(i) ? Unmatched.NONE_LEFT : Unmatched.OUTSIDE_CALIPER);
                isSettled[rows[i]] = true;
            }
        }
    }

    private boolean isBounded() {
        return mostUntreated < ANY || mostTreated < ANY;
    }

    /** How many pairs a row of an arm may be in. */
    private int most(boolean isTreated) {
        return isTreated ? mostUntreated : mostTreated;
    }

    private static long searches(int[] arm, int[] other, int most) {
        return (long) arm.length * Math.min(other.length, most);
    }

    private long pairs(Units units, List<OptimalStratum> strata) {
        long pairs = 0;
        if (isBounded() || !OptimalCover.isAlongLine(units)) {
            for (OptimalStratum stratum : strata) {
                pairs += (long) stratum.treated().length * stratum.untreated().length;
            }
        }
        return pairs;
    }

    /** Whether the searches start from the treated, as fewer are then needed. */
    private boolean isTreatedLeft(OptimalStratum stratum) {
        int[] treated = stratum.treated();
        int[] untreated = stratum.untreated();
        return isBounded()
                ? searches(treated, untreated, mostUntreated) <= searches(untreated, treated, mostTreated)
                : treated.length <= untreated.length;
    }

    private int[] left(OptimalStratum stratum) {
        return isTreatedLeft(stratum) ? stratum.treated() : stratum.untreated();
    }

    private int[] right(OptimalStratum stratum) {
        return isTreatedLeft(stratum) ? stratum.untreated() : stratum.treated();
    }

    private static void mark(int[] rows, boolean[] marks) {
        for (int row : rows) {
            marks[row] = true;
        }
    }

    @Override
    public String describe() {
        return METHOD
                + (mostUntreated < ANY ? ", at most " + mostUntreated + " untreated a set" : "")
                + (mostTreated < ANY ? ", at most " + mostTreated + " treated a set" : "")
                + ", " + caliper;
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(caliper.addTo(Clause.of("optimal-full")
                .with("mostUntreated", mostUntreated)
                .with("mostTreated", mostTreated)
                .with("mostPairs", mostPairs)
                .with("mostArcs", mostArcs)));
    }
}
