package dk.effekt.experiment;

import dk.effekt.experiment.DidCell.Wanted;
import dk.effekt.experiment.DidGroups.Slot;
import dk.effekt.experiment.PermutationTest.Kind;
import dk.effekt.internal.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;

/** Deals the starts of a panel out anew among its clusters. */
final class DidPermutations {

    private static final double LEVEL = 0.05;
    /** Estimates that are equal but for rounding are as extreme as each other. */
    private static final double ROUNDING = 1e-9;

    private final DidGroups groups;
    private final Set<Slot> slots;
    /** The clusters that take part. */
    private final int[] clusters;

    private final int[] starts;
    private final double[][] treatment;

    /** @param slots the effects that the statistic is made of */
    DidPermutations(DidGroups groups, List<Slot> slots) {
        this.groups = groups;
        this.slots = new HashSet<>(slots);
        DidPanel panel = groups.panel();
        int[] ofClusters = new int[panel.clusters()];
        boolean[] isSeen = new boolean[panel.clusters()];
        boolean[] takesPart = new boolean[panel.clusters()];
        for (int u = 0; u < panel.units(); u++) {
            int c = panel.cluster()[u];
            if (isSeen[c] && ofClusters[c] != panel.starts()[u]) {
                throw new IllegalArgumentException(
                        "units of one cluster start in different periods, so that starts cannot be"
                                + " dealt out among clusters; cluster on what starts together, or on nothing");
            }
            isSeen[c] = true;
            ofClusters[c] = panel.starts()[u];
            takesPart[c] = !groups.isAlwaysTreated(u);
        }
        this.clusters =
                IntStream.range(0, panel.clusters()).filter(c -> takesPart[c]).toArray();
        this.starts = Arrays.stream(clusters).map(c -> ofClusters[c]).toArray();
        this.treatment = new double[panel.units()][panel.periods().length];
        for (int u = 0; u < panel.units(); u++) {
            for (int t = 0; t < panel.periods().length; t++) {
                treatment[u][t] = panel.periods()[t] >= panel.starts()[u] ? 1 : 0;
            }
        }
    }

    /** What comes of an assignment: the estimate, and that of outcomes that are 1 where units were really treated. */
    private record Outcome(double estimate, double ofTreatment) {}

    PermutationTest effect(int draws, long seed) {
        List<Outcome> outcomes = new ArrayList<>();
        int[][] assignments = assignments(draws, seed);
        int failed = 0;
        for (int[] assignment : assignments) {
            Interruption.check("the permutation test");
            DidPanel panel = groups.panel().withStarts(ofUnits(assignment));
            OptionalDouble estimate = overall(panel);
            if (estimate.isPresent()) {
                double ofTreatment =
                        overall(panel.withOutcomes(treatmentWhereObserved())).orElse(1);
                outcomes.add(new Outcome(estimate.getAsDouble(), ofTreatment));
            } else {
                failed++;
            }
        }
        double actual = overall(groups.panel()).orElse(Double.NaN);
        boolean isAll = isAll(draws);
        int total = assignments.length + (isAll ? 0 : 1);
        int extreme = failed + (isAll ? 0 : 1);
        int always = extreme;
        List<Double> lows = new ArrayList<>();
        List<Double> highs = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            extreme += isExtreme(outcome.estimate(), actual) ? 1 : 0;
            // |T* − θ A*| ≥ |T − θ| between the θ at which the two are equal; for every θ where A* is 1, as of T
            // itself.
            double a = outcome.ofTreatment();
            if (Math.abs(a) >= 1 - ROUNDING) {
                always++;
            } else {
                double one = (outcome.estimate() - actual) / (a - 1);
                double other = (outcome.estimate() + actual) / (a + 1);
                lows.add(Math.min(one, other));
                highs.add(Math.max(one, other));
            }
        }
        int needed = (int) Math.floor(LEVEL * total) + 1 - always;
        lows.sort(null);
        highs.sort((x, y) -> Double.compare(y, x));
        boolean isInfinite = needed <= 0;
        return new PermutationTest(
                "effect on the mean unit",
                actual,
                extreme / (double) total,
                isInfinite ? Double.NEGATIVE_INFINITY : lows.get(needed - 1),
                isInfinite ? Double.POSITIVE_INFINITY : highs.get(needed - 1),
                total,
                isAll ? Kind.ALL : Kind.SAMPLED,
                failed);
    }

    PermutationTest trends(int draws, long seed) {
        double actual = rootMeanSquare(groups.panel()).orElse(Double.NaN);
        boolean isAll = isAll(draws);
        int[][] assignments = assignments(draws, seed);
        int extreme = isAll ? 0 : 1;
        int failed = 0;
        for (int[] assignment : assignments) {
            Interruption.check("the permutation test");
            OptionalDouble estimate = rootMeanSquare(groups.panel().withStarts(ofUnits(assignment)));
            failed += estimate.isPresent() ? 0 : 1;
            extreme += estimate.isEmpty() || isExtreme(estimate.getAsDouble(), actual) ? 1 : 0;
        }
        int total = assignments.length + (isAll ? 0 : 1);
        return new PermutationTest(
                "root mean square of effects before treatment",
                actual,
                extreme / (double) total,
                Double.NaN,
                Double.NaN,
                total,
                isAll ? Kind.ALL : Kind.SAMPLED,
                failed);
    }

    private static boolean isExtreme(double estimate, double actual) {
        return Math.abs(estimate) >= Math.abs(actual) * (1 - ROUNDING);
    }

    /** The mean of each group's periods since its start, weighted by the sizes of the groups. */
    private OptionalDouble overall(DidPanel panel) {
        return combined(panel, false);
    }

    private OptionalDouble rootMeanSquare(DidPanel panel) {
        OptionalDouble mean = combined(panel, true);
        return mean.isPresent() ? OptionalDouble.of(Math.sqrt(mean.getAsDouble())) : mean;
    }

    private OptionalDouble combined(DidPanel panel, boolean isSquared) {
        DidGroups dealt = new DidGroups(panel, groups.settings(), groups.groups());
        List<DidPart> means = new ArrayList<>();
        List<double[]> sizes = new ArrayList<>();
        for (int group : groups.groups()) {
            List<DidPart> parts = new ArrayList<>();
            for (Slot slot : groups.slots(group)) {
                if (slots.contains(slot)) {
                    DidCell.Attempt attempt = dealt.estimate(slot, Wanted.ESTIMATE);
                    if (attempt.cell().isEmpty()) {
                        return OptionalDouble.empty();
                    }
                    double estimate = attempt.cell().get().estimate();
                    parts.add(new DidPart(isSquared ? estimate * estimate : estimate, new double[0]));
                }
            }
            if (!parts.isEmpty()) {
                means.add(DidPart.mean(parts));
                sizes.add(dealt.sizes(group));
            }
        }
        return OptionalDouble.of(DidPart.average(means, sizes).estimate());
    }

    private double[][] treatmentWhereObserved() {
        double[][] outcomes = groups.panel().outcomes();
        double[][] where = new double[outcomes.length][];
        for (int u = 0; u < where.length; u++) {
            where[u] = treatment[u].clone();
            for (int t = 0; t < where[u].length; t++) {
                where[u][t] = Double.isNaN(outcomes[u][t]) ? Double.NaN : where[u][t];
            }
        }
        return where;
    }

    private int[] ofUnits(int[] assignment) {
        DidPanel panel = groups.panel();
        int[] ofClusters = new int[panel.clusters()];
        Arrays.fill(ofClusters, Integer.MIN_VALUE);
        for (int i = 0; i < clusters.length; i++) {
            ofClusters[clusters[i]] = assignment[i];
        }
        int[] ofUnits = new int[panel.units()];
        Arrays.setAll(ofUnits, u -> ofClusters[panel.cluster()[u]]);
        return ofUnits;
    }

    private int[][] assignments(int draws, long seed) {
        if (isAll(draws)) {
            return all();
        }
        int[][] sampled = new int[draws][];
        for (int draw = 0; draw < draws; draw++) {
            Well19937c random = new Well19937c(new int[] {(int) (seed >>> Integer.SIZE), (int) seed, draw});
            int[] dealt = starts.clone();
            Arrays.sort(dealt);
            for (int i = dealt.length - 1; i > 0; i--) {
                swap(dealt, i, random.nextInt(i + 1));
            }
            sampled[draw] = dealt;
        }
        return sampled;
    }

    /** Whether there are no more different assignments than may be tried: n!/Π n_g!, as a product of binomials. */
    private boolean isAll(int most) {
        double count = 1;
        int placed = 0;
        for (int start : Arrays.stream(starts).distinct().toArray()) {
            int same = (int) Arrays.stream(starts).filter(s -> s == start).count();
            for (int i = 1; i <= same; i++) {
                count = count * ++placed / i;
            }
        }
        return Math.round(count) <= most;
    }

    /** All different orders, by the next in lexicographic order (Knuth 2011, algorithm L of section 7.2.1.2). */
    private int[][] all() {
        List<int[]> orders = new ArrayList<>();
        int[] order = starts.clone();
        Arrays.sort(order);
        while (true) {
            orders.add(order.clone());
            int j = order.length - 2;
            while (j >= 0 && order[j] >= order[j + 1]) {
                j--;
            }
            if (j < 0) {
                return orders.toArray(int[][]::new);
            }
            int l = order.length - 1;
            while (order[j] >= order[l]) {
                l--;
            }
            swap(order, j, l);
            for (int a = j + 1, b = order.length - 1; a < b; a++, b--) {
                swap(order, a, b);
            }
        }
    }

    private static void swap(int[] of, int i, int j) {
        int kept = of[i];
        of[i] = of[j];
        of[j] = kept;
    }
}
