package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How alike treated and untreated are within each group of rows. A sample that is balanced as a whole need not be balanced in its
 * parts, and an effect in a part is as good as the balance there.
 *
 * <p>Each group is measured by itself, by its own standard deviation (as cobalt does with clusters) and by the pairs of which both
 * rows stand in it. A group without rows of one arm has no difference, and has not passed.
 *
 * @param name of what makes the groups, such as {@code municipality}
 * @param groups in order
 */
public record SubgroupBalance(String name, List<Group> groups) {

    /** One group and its balance. */
    public record Group(String value, Balance balance) {}

    public SubgroupBalance {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("there are no groups of '" + name + "', as there are no rows");
        }
    }

    static <G extends Comparable<G>> SubgroupBalance of(
            DesignMatrix covariates, MatchedSample sample, String name, List<G> groups) {
        int size = sample.units().size();
        if (groups.size() != size) {
            throw new IllegalArgumentException(groups.size() + " groups of '" + name + "' for " + size + " rows");
        }
        Map<G, List<Integer>> byGroup = new TreeMap<>();
        for (int row = 0; row < size; row++) {
            byGroup.computeIfAbsent(groups.get(row), group -> new ArrayList<>()).add(row);
        }
        List<int[]> rows = byGroup.values().stream()
                .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        List<Balance> balances = BalanceMeasurement.of(
                covariates, sample, SmdConvention.of(sample.units().estimand()), BinaryDifference.STANDARDIZED, rows);
        List<Group> found = new ArrayList<>();
        for (G group : byGroup.keySet()) {
            found.add(new Group(group.toString(), balances.get(found.size())));
        }
        return new SubgroupBalance(name, found);
    }

    /** The group with the largest absolute standardized mean difference of a covariate after matching. */
    public Group worst() {
        Group worst = groups.get(0);
        for (Group group : groups) {
            boolean isWorse =
                    Double.compare(group.balance().worstAfter(), worst.balance().worstAfter()) > 0;
            worst = isWorse ? group : worst;
        }
        return worst;
    }

    /** Whether no covariate is out of balance in any group. */
    public boolean passes() {
        return groups.stream().allMatch(group -> group.balance().passes());
    }

    /** A line for each group, worst first: its rows in use, and the covariate that is farthest from balance. */
    public String table() {
        TextTable table = TextTable.of(name + ": worst covariate", "treated", "control", "SMD", "SMD after", "");
        groups.stream()
                .sorted(Comparator.comparingDouble(
                                (Group group) -> group.balance().worstAfter())
                        .reversed())
                .forEach(group -> {
                    Balance balance = group.balance();
                    Optional<Balance.Row> row = balance.worst();
                    table.add(
                            group.value() + row.map(of -> ": " + of.covariate()).orElse(""),
                            String.format(Locale.ROOT, "%,d", balance.sizes().treatedUsed()),
                            String.format(Locale.ROOT, "%,d", balance.sizes().controlUsed()),
                            row.map(BalanceColumn.SMD_BEFORE::text).orElse(""),
                            row.map(BalanceColumn.SMD_AFTER::text).orElse(""),
                            balance.passes() ? "" : "FAILS");
                });
        return table.fitting(TextTable.WIDTH);
    }

    /** {@code municipality: 2 of 20 pass 0.1, worst 751 with SMD 0.412 after matching}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d of %d pass %.1f, worst %s with SMD %.3f after matching",
                name,
                groups.stream().filter(group -> group.balance().passes()).count(),
                groups.size(),
                Balance.THRESHOLD,
                worst().value(),
                worst().balance().worstAfter());
    }
}
