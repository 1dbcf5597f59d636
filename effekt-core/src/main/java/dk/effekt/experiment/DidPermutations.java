package dk.effekt.experiment;

import dk.effekt.experiment.DidCell.Wanted;
import dk.effekt.experiment.DidGroups.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

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
    /** 1 where units were really treated, NaN where their outcome is not known. */
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
                double isTreated = panel.periods()[t] >= panel.starts()[u] ? 1 : 0;
                treatment[u][t] = Double.isNaN(panel.outcomes()[u][t]) ? Double.NaN : isTreated;
            }
        }
    }

    /** What comes of an assignment: the estimate, and that of outcomes that are 1 where units were really treated. */
    private record Outcome(double estimate, double ofTreatment) {}

    PermutationTest effect(int draws, long seed) {
        Dealing.Tried<Optional<Outcome>> tried = tryEach(draws, seed, this::outcome);
        double actual = overall(groups.panel()).orElse(Double.NaN);
        int failed = failures(tried);
        int extreme = failed + tried.own();
        int always = extreme;
        List<Double> lows = new ArrayList<>();
        List<Double> highs = new ArrayList<>();
        for (Outcome outcome :
                tried.results().stream().flatMap(Optional::stream).toList()) {
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
        int needed = (int) Math.floor(LEVEL * tried.compared()) + 1 - always;
        lows.sort(null);
        highs.sort((x, y) -> Double.compare(y, x));
        boolean isInfinite = needed <= 0;
        return new PermutationTest(
                "effect on the mean unit",
                actual,
                extreme / (double) tried.compared(),
                isInfinite ? Double.NEGATIVE_INFINITY : lows.get(needed - 1),
                isInfinite ? Double.POSITIVE_INFINITY : highs.get(needed - 1),
                tried.compared(),
                tried.scope(),
                failed);
    }

    PermutationTest trends(int draws, long seed) {
        Dealing.Tried<Optional<Double>> tried = tryEach(draws, seed, this::rootMeanSquare);
        double actual = rootMeanSquare(groups.panel()).orElse(Double.NaN);
        int failed = failures(tried);
        int extreme = failed + tried.own();
        for (double estimate :
                tried.results().stream().flatMap(Optional::stream).toList()) {
            extreme += isExtreme(estimate, actual) ? 1 : 0;
        }
        return new PermutationTest(
                "root mean square of effects before treatment",
                actual,
                extreme / (double) tried.compared(),
                Double.NaN,
                Double.NaN,
                tried.compared(),
                tried.scope(),
                failed);
    }

    private <T> Dealing.Tried<Optional<T>> tryEach(int draws, long seed, Function<DidPanel, Optional<T>> statistic) {
        return new Dealing(starts, new int[] {starts.length})
                .tryEach(
                        draws,
                        seed,
                        "the permutation test",
                        assignment -> statistic.apply(groups.panel().withStarts(ofUnits(assignment))));
    }

    /** Assignments in which some effect cannot be estimated: they count as extreme. */
    private static <T> int failures(Dealing.Tried<Optional<T>> tried) {
        return (int) tried.results().stream().filter(Optional::isEmpty).count();
    }

    private Optional<Outcome> outcome(DidPanel panel) {
        return overall(panel)
                .map(estimate -> new Outcome(
                        estimate, overall(panel.withOutcomes(treatment)).orElse(1.0)));
    }

    private static boolean isExtreme(double estimate, double actual) {
        return Math.abs(estimate) >= Math.abs(actual) * (1 - ROUNDING);
    }

    /** The mean of each group's periods since its start, weighted by the sizes of the groups. */
    private Optional<Double> overall(DidPanel panel) {
        return combined(panel, false);
    }

    private Optional<Double> rootMeanSquare(DidPanel panel) {
        return combined(panel, true).map(Math::sqrt);
    }

    private Optional<Double> combined(DidPanel panel, boolean isSquared) {
        DidGroups dealt = new DidGroups(panel, groups.settings(), groups.groups());
        List<DidPart> means = new ArrayList<>();
        List<double[]> sizes = new ArrayList<>();
        for (int group : groups.groups()) {
            List<DidPart> parts = new ArrayList<>();
            for (Slot slot : groups.slots(group)) {
                if (slots.contains(slot)) {
                    DidCell.Attempt attempt = dealt.estimate(slot, Wanted.ESTIMATE);
                    if (attempt.cell().isEmpty()) {
                        return Optional.empty();
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
        return Optional.of(DidPart.average(means, sizes).estimate());
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
}
