package dk.effekt.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generalized full matching by its definition, looking at every pair. */
final class QuickFullModel {

    private QuickFullModel() {}

    /** The rows of each set. */
    static List<TreeSet<Integer>> sets(Units units, QuickFullMatching matching) {
        double radius = matching.caliper().widthFor(units) / 2;
        Map<Integer, List<Integer>> hoods = hoods(units, matching);
        Map<Integer, Integer> popularity = new HashMap<>();
        for (int row = 0; row < units.size(); row++) {
            int own = row;
            List<Integer> hood = hoods.getOrDefault(row, List.of());
            if (hood.stream().allMatch(other -> distance(units, own, other) <= radius)) {
                hood.stream().filter(other -> other != own).forEach(other -> popularity.merge(other, 1, Integer::sum));
            }
        }
        List<Integer> order = new ArrayList<>(hoods.keySet());
        order.sort(Comparator.<Integer>comparingInt(row -> popularity.getOrDefault(row, 0))
                .thenComparingLong(units::id));
        Map<Integer, TreeSet<Integer>> setOfSeed = new HashMap<>();
        TreeSet<Integer> taken = new TreeSet<>();
        for (int row : order) {
            List<Integer> hood = hoods.get(row);
            if (hood.stream().noneMatch(taken::contains)
                    && hood.stream().allMatch(other -> distance(units, row, other) <= radius)) {
                setOfSeed.put(row, new TreeSet<>(hood));
                taken.addAll(hood);
            }
        }
        for (int row : hoods.keySet()) {
            Optional<Integer> seed = setOfSeed.keySet().stream()
                    .filter(s -> units.stratum(s) == units.stratum(row))
                    .filter(s -> distance(units, row, s) <= radius)
                    .min(nearest(units, row));
            if (!taken.contains(row) && seed.isPresent()) {
                setOfSeed.get(seed.get()).add(row);
            }
        }
        return List.copyOf(setOfSeed.values());
    }

    /** The neighbourhoods of all rows of strata that can fill a set. */
    static Map<Integer, List<Integer>> hoods(Units units, QuickFullMatching matching) {
        Map<Integer, List<Integer>> hoods = new HashMap<>();
        for (int row = 0; row < units.size(); row++) {
            int own = row;
            List<Integer> near = Stream.concat(
                            Stream.of(own),
                            IntStream.range(0, units.size())
                                    .boxed()
                                    .filter(other -> other != own && units.stratum(other) == units.stratum(own))
                                    .sorted(nearest(units, own)))
                    .filter(other -> !units.isDiscarded(other))
                    .toList();
            List<Integer> hood = new ArrayList<>();
            near.stream().filter(units::isTreated).limit(matching.treated()).forEach(hood::add);
            near.stream()
                    .filter(other -> !units.isTreated(other))
                    .limit(matching.untreated())
                    .forEach(hood::add);
            boolean hasBoth = hood.size() == matching.treated() + matching.untreated();
            near.stream()
                    .filter(other -> !hood.contains(other))
                    .limit(Math.max(0, matching.size() - hood.size()))
                    .toList()
                    .forEach(hood::add);
            if (!units.isDiscarded(row) && hasBoth && hood.size() == matching.size()) {
                hoods.put(row, hood);
            }
        }
        return hoods;
    }

    /** The distance between the two rows of a set that are furthest apart. */
    static double worst(Units units, Collection<? extends Collection<Integer>> sets) {
        double worst = 0;
        for (Collection<Integer> rows : sets) {
            for (int row : rows) {
                for (int other : rows) {
                    worst = Math.max(worst, distance(units, row, other));
                }
            }
        }
        return worst;
    }

    private static Comparator<Integer> nearest(Units units, int row) {
        return Comparator.comparingDouble((Integer other) -> distance(units, row, other))
                .thenComparingLong(units::id);
    }

    private static double distance(Units units, int row, int other) {
        return units.distance().orElseThrow().between(row, other);
    }
}
