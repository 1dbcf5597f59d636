package dk.effekt.matching;

import dk.effekt.internal.Missing;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Optimal pair matching: each focal row (one whose effect is asked for) gets a number of partners of its own, so that the total
 * distance is the least possible (Rosenbaum 1989, section 2), within strata, calipers and antiexact keys.
 *
 * <p>Where not all can have their partners, no row fails the others: there are as many pairs as possible; among those ways, as
 * many focal rows as possible have a partner; and among those, the total distance is the least. The others are left out with a
 * reason: {@link Unmatched#NONE_LEFT} if somebody might have been matched with them.
 *
 * <p>It is exact for distances in whole numbers of 2<sup>−40</sup> of the longest in the stratum (a little more where a stratum
 * has over 250,000 rows to match), and for scores without restrictions, which are searched along their line, of 2<sup>−50</sup>:
 * the total exceeds the least by no more than one such unit a pair. Of several optima one is chosen by distances and identities,
 * whatever the order of rows.
 *
 * <p>Scores without restrictions need one sort, so a million rows in one stratum are no trouble. Otherwise the distances of a
 * focal row are looked at when they are needed and as far as they are, stratum by stratum; {@link #plan} tells how much that may
 * become, and {@link #match} refuses what exceeds the bounds.
 *
 * @param matches how many partners a focal row gets, at least 1
 * @param caliper how far away they may be, in a unit of the distance
 * @param mostPairs bound of {@link Prediction#pairs}
 * @param mostArcs bound of {@link Prediction#arcs}
 */
public record OptimalPairs(int matches, Caliper caliper, long mostPairs, long mostArcs) implements Matcher {

    static final long MOST_PAIRS = 20_000_000_000L;
    static final long MOST_ARCS = 100_000_000;

    public OptimalPairs {
        if (matches < 1) {
            throw new IllegalArgumentException("matches " + matches + " is below 1");
        }
        requirePositive("mostPairs", mostPairs);
        requirePositive("mostArcs", mostArcs);
    }

    /** So many partners, without caliper. */
    public static OptimalPairs of(int matches) {
        return new OptimalPairs(matches, Caliper.NONE, MOST_PAIRS, MOST_ARCS);
    }

    /** The same with a caliper. */
    public OptimalPairs within(Caliper newCaliper) {
        return new OptimalPairs(matches, newCaliper, mostPairs, mostArcs);
    }

    /** The same with another bound on the pairs of rows to look at, which take time: about 10 ns each in 8 dimensions. */
    public OptimalPairs withMostPairs(long pairs) {
        return new OptimalPairs(matches, caliper, pairs, mostArcs);
    }

    /** The same with another bound on the arcs to keep at a time, which take memory: 12 bytes each. */
    public OptimalPairs withMostArcs(long arcs) {
        return new OptimalPairs(matches, caliper, mostPairs, arcs);
    }

    static void requirePositive(String what, long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException(what + " " + bound + " is below 1");
        }
    }

    static List<String> missing(Units units, Caliper caliper) {
        List<String> missing = new ArrayList<>();
        if (units.distance().isEmpty()) {
            missing.add("a distance");
        } else if (caliper.isInSd() && !units.hasScores()) {
            missing.add("scores, whose standard deviation the caliper is measured in");
        }
        return missing;
    }

    @Override
    public List<String> missingIn(Units units) {
        List<String> missing = missing(units, caliper);
        if (units.estimand() != Estimand.ATT && units.estimand() != Estimand.ATC) {
            missing.add("an estimand of pairs, ATT or ATC, rather than " + units.estimand());
        }
        return missing;
    }

    /**
     * What matching these units would cost, at most; takes no more than a sort.
     *
     * @throws IllegalArgumentException if something is missing in the units
     */
    public Prediction plan(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        List<Prediction> plans = new ArrayList<>();
        OptimalStratum.of(units)
                .forEach(stratum -> plans.add(Task.of(this, units, stratum).plan()));
        return Prediction.ofAll(plans);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if something is missing in the units, or it would cost more than the bounds allow; asked
     *     before any search starts
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        List<Task> tasks = new ArrayList<>();
        List<Prediction> plans = new ArrayList<>();
        for (OptimalStratum stratum : OptimalStratum.of(units)) {
            Task task = Task.of(this, units, stratum);
            tasks.add(task);
            plans.add(task.plan());
        }
        Prediction.ofAll(plans).requireWithin("optimal pair matching", mostPairs, mostArcs);
        double width = caliper.widthFor(units);
        MatchedSample.Builder sample = MatchedSample.builder(units).caliper(width);
        boolean[] isSettled = new boolean[units.size()];
        for (Task task : tasks) {
            task.solve(units, width, sample);
            for (int focal : task.focals) {
                isSettled[focal] = true;
            }
        }
        for (int row = 0; row < units.size(); row++) {
            if (units.isFocal(row) && !isSettled[row]) {
                sample.leave(row, units.isDiscarded(row) ? Unmatched.DISCARDED : Unmatched.NO_CANDIDATE);
            }
        }
        return sample.build();
    }

    @Override
    public String describe() {
        return "optimal matching with " + matches + (matches == 1 ? " partner, " : " partners, ") + caliper
                + ", without replacement";
    }

    /**
     * A stratum.
     *
     * @param each how many partners a focal row may get
     * @param isAlongLine whether nothing but scores keeps rows apart, and one arm can be satisfied entirely
     */
    private record Task(int[] focals, int[] others, int each, boolean isAlongLine) {

        static Task of(OptimalPairs method, Units units, OptimalStratum stratum) {
            boolean treatedAreFocal = units.estimand() == Estimand.ATT;
            int[] focals = treatedAreFocal ? stratum.treated() : stratum.untreated();
            int[] others = treatedAreFocal ? stratum.untreated() : stratum.treated();
            boolean isFree = !units.isRestricted() && method.caliper.width() == Double.POSITIVE_INFINITY;
            // If they all may be matched and there are too few others, as many focal rows as possible means one each.
            int each = isFree && units.hasScores() && focals.length >= others.length
                    ? 1
                    : Math.min(method.matches, others.length);
            boolean isMet = each == 1 || (long) each * focals.length <= others.length;
            return new Task(focals, others, each, isFree && units.hasScores() && isMet);
        }

        /** Whether the others search for the focal rows, as they are fewer. */
        private boolean isTurned() {
            return each == 1 && others.length < focals.length;
        }

        Prediction plan() {
            long rows = isTurned() ? others.length : (long) focals.length * each;
            long columns = isTurned() ? focals.length : others.length;
            if (isAlongLine) {
                double all = (double) rows + columns;
                return Prediction.ofStratum(
                        0, 0, rows, columns, all * (Long.SIZE - Long.numberOfLeadingZeros((long) all)));
            }
            long pairs = (long) focals.length * others.length;
            // Rows of the same focal row share its arcs.
            long arcs = (isTurned() ? others.length : focals.length) * Math.min(rows, columns);
            return Prediction.ofStratum(pairs, arcs, rows, columns, pairs + (double) rows * arcs);
        }

        void solve(Units units, double width, MatchedSample.Builder sample) {
            int[] left = isTurned() ? others : focals;
            int[] right = isTurned() ? focals : others;
            int[][] partners = new int[focals.length][0];
            if (isAlongLine) {
                alongLine(units.scores(), left, right, (i, j) -> add(partners, i, j));
            } else {
                OptimalGaps gaps = new OptimalGaps(units, left, right, width);
                OptimalAssignment assignment = OptimalAssignment.of(new OptimalNearest(units, gaps, left, right, each));
                for (int row = 0; row < left.length * each; row++) {
                    if (assignment.columnOf(row) >= 0) {
                        add(partners, row / each, assignment.columnOf(row));
                    }
                }
            }
            OptimalGaps gaps = new OptimalGaps(units, focals, others, width);
            for (int i = 0; i < focals.length; i++) {
                if (partners[i].length > 0) {
                    int focal = i;
                    sample.pair(focals[i], OptimalGaps.nearestFirst(others, partners[i], j -> gaps.key(focal, j)));
                } else {
                    sample.leave(focals[i], gaps.allowsAny(i) ? Unmatched.NONE_LEFT : Unmatched.OUTSIDE_CALIPER);
                }
            }
        }

        private void add(int[][] partners, int left, int right) {
            int focal = isTurned() ? right : left;
            int[] longer = Arrays.copyOf(partners[focal], partners[focal].length + 1);
            longer[longer.length - 1] = isTurned() ? left : right;
            partners[focal] = longer;
        }

        /** On a line the first of those selected goes to the first that needs one, and so on: no two pairs cross. */
        private void alongLine(Scores scores, int[] left, int[] right, Found found) {
            int[] needy = OptimalStratum.byScore(scores, left);
            int[] offered = OptimalStratum.byScore(scores, right);
            double[] demands = new double[needy.length];
            Arrays.setAll(demands, i -> scores.value(left[needy[i]]));
            double[] points = new double[offered.length];
            Arrays.setAll(points, i -> scores.value(right[offered[i]]));
            int[] taken = OptimalLine.select(demands, each, points);
            for (int i = 0; i < taken.length; i++) {
                found.pair(needy[i / each], offered[taken[i]]);
            }
        }

        @FunctionalInterface
        private interface Found {

            void pair(int left, int right);
        }
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(caliper.addTo(Clause.of("optimal-pairs")
                .with("matches", matches)
                .with("mostPairs", mostPairs)
                .with("mostArcs", mostArcs)));
    }
}
