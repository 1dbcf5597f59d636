package dk.effekt.experiment;

import dk.effekt.experiment.DidGroups.Slot;
import dk.effekt.experiment.GroupTimeEffect.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Averages of effects on groups in periods, groups weighted by their size (Callaway and Sant'Anna 2021). */
record DidAverages(DidGroups groups, List<Estimated> estimated) {

    /** An effect with its influences. */
    record Estimated(Slot slot, GroupTimeEffect effect, DidPart part) {

        boolean isAfter() {
            return effect.phase() == Phase.AFTER;
        }
    }

    /** How the averages of {@link AverageEffects} are averaged themselves. */
    private enum Overall {
        /** The plain mean of those from the start on. */
        MEAN,
        /** Weighted by the sizes of groups. */
        BY_SIZE
    }

    AverageEffects path() {
        return averages(
                "by periods since the start", by(estimated, e -> e.effect().event()), DidAverages::since, Overall.MEAN);
    }

    AverageEffects byGroup() {
        return averages(
                "by group", by(after(), e -> e.effect().group()), group -> "started in " + group, Overall.BY_SIZE);
    }

    AverageEffects byPeriod() {
        return averages("by period", by(after(), e -> e.effect().period()), period -> "in " + period, Overall.MEAN);
    }

    AverageEffect simple() {
        return average("all groups and periods", 0, weighted(after()), after());
    }

    private List<Estimated> after() {
        return estimated.stream().filter(Estimated::isAfter).toList();
    }

    private static Map<Integer, List<Estimated>> by(List<Estimated> of, ToIntFunction<Estimated> key) {
        return of.stream().collect(Collectors.groupingBy(key::applyAsInt, TreeMap::new, Collectors.toList()));
    }

    private static String since(int event) {
        int periods = Math.abs(event);
        return event == 0
                ? "first period"
                : periods + (periods == 1 ? " period " : " periods ") + (event < 0 ? "before" : "later");
    }

    private AverageEffects averages(
            String name, Map<Integer, List<Estimated>> parts, IntFunction<String> label, Overall how) {
        List<AverageEffect> effects = new ArrayList<>();
        List<DidPart> averages = new ArrayList<>();
        List<DidPart> afterStart = new ArrayList<>();
        List<double[]> sizes = new ArrayList<>();
        parts.forEach((number, of) -> {
            DidPart average = weighted(of);
            effects.add(average(label.apply(number), number, average, of));
            averages.add(average);
            if (of.get(0).isAfter()) {
                afterStart.add(average);
                sizes.add(groups.sizes(of.get(0).effect().group()));
            }
        });
        DidPart overall = how == Overall.MEAN ? DidPart.mean(afterStart) : DidPart.average(afterStart, sizes);
        return new AverageEffects(
                name,
                effects,
                averages.stream().map(DidPart::influence).toList(),
                average(how == Overall.MEAN ? "mean since start" : "mean unit", 0, overall, after()));
    }

    private DidPart weighted(List<Estimated> of) {
        return DidPart.average(
                of.stream().map(Estimated::part).toList(),
                of.stream().map(e -> groups.sizes(e.effect().group())).toList());
    }

    private AverageEffect average(String what, int at, DidPart part, List<Estimated> of) {
        int[] different =
                of.stream().mapToInt(e -> e.effect().group()).distinct().toArray();
        return new AverageEffect(
                what,
                at,
                part.estimate(),
                part.standardError(),
                different.length,
                Arrays.stream(different).map(groups::units).sum());
    }
}
