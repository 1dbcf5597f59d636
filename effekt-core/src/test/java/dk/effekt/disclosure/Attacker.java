package dk.effekt.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Knows all that is published of some tables of the same people, that what is hidden is at least so much, and how totals add up; asks
 * linear programming how far each hidden cell can be narrowed. It sees published tables only.
 */
final class Attacker {

    private static final double SLACK = 1e-6;
    /** More than anybody would count. */
    private static final double PLENTY = 1e5;

    /** What is known of each cell of each table by what it counts, such as {@code [age=18-24, sex=F]}. */
    private final Map<Set<String>, OptionalLong> cells = new LinkedHashMap<>();
    /** A whole and its parts. */
    private final List<Map.Entry<Set<String>, List<Set<String>>>> sums = new ArrayList<>();

    private final Map<Set<String>, Integer> unknown = new HashMap<>();
    private final Set<Set<String>> hidden = new LinkedHashSet<>();
    private final long least;
    /** Of tables that were rounded, the least and the most that rounds to what is published. */
    private final Map<Set<String>, long[]> rounded = new LinkedHashMap<>();

    private final int base;

    Attacker(List<PublishedTable> tables, long least) {
        this(tables, least, 0);
    }

    /** Knows that inner cells were rounded half up to multiples of a base. */
    static Attacker ofRounded(List<PublishedTable> tables, int base) {
        return new Attacker(tables, 0, base);
    }

    private Attacker(List<PublishedTable> tables, long least, int base) {
        this.least = least;
        this.base = base;
        tables.forEach(this::learn);
        cells.forEach((cell, count) -> {
            if (count.isEmpty()) {
                unknown.put(cell, unknown.size());
            }
        });
    }

    private void learn(PublishedTable table) {
        int rows = table.rows().size();
        int columns = table.isList() ? 1 : table.columns().size();
        List<Set<String>> ofRows = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Set<String>> parts = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                parts.add(key(table, row, column));
                know(key(table, row, column), table.count(row, column), true);
                if (base > 0) {
                    rounded.put(
                            key(table, row, column),
                            interval(table.count(row, column).getAsLong()));
                }
            }
            ofRows.add(key(table, row, -1));
            if (!table.isList()) {
                know(key(table, row, -1), table.rowTotal(row), table.margins().ofRows());
                sums.add(Map.entry(key(table, row, -1), parts));
            }
        }
        List<Set<String>> ofColumns = new ArrayList<>();
        for (int column = 0; !table.isList() && column < columns; column++) {
            List<Set<String>> parts = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                parts.add(key(table, row, column));
            }
            ofColumns.add(key(table, -1, column));
            know(
                    key(table, -1, column),
                    table.columnTotal(column),
                    table.margins().ofColumns());
            sums.add(Map.entry(key(table, -1, column), parts));
        }
        know(
                Set.of(),
                table.total(),
                table.margins().ofColumns()
                        || (!table.isList() && table.margins().ofRows()));
        sums.add(Map.entry(Set.of(), ofRows));
        if (!table.isList()) {
            sums.add(Map.entry(Set.of(), ofColumns));
        }
    }

    private void know(Set<String> cell, OptionalLong count, boolean isPublished) {
        if (base > 0) {
            cells.put(cell, OptionalLong.empty());
            return;
        }
        if (count.isPresent() || cells.getOrDefault(cell, OptionalLong.empty()).isEmpty()) {
            cells.put(cell, count);
        }
        if (isPublished && count.isEmpty()) {
            hidden.add(cell);
        }
    }

    private long[] interval(long published) {
        long[] that = LongStream.rangeClosed(Math.max(0, published - base), published + base)
                .filter(count -> BigDecimal.valueOf(count)
                                .divide(BigDecimal.valueOf(base), 0, RoundingMode.HALF_UP)
                                .longValueExact()
                        == published / base)
                .toArray();
        return new long[] {that[0], that[that.length - 1]};
    }

    private static Set<String> key(PublishedTable table, int row, int column) {
        Set<String> key = new TreeSet<>();
        if (row >= 0) {
            key.add(table.rows().name() + "=" + table.rows().levels().get(row));
        }
        if (column >= 0 && !table.isList()) {
            key.add(table.columns().name() + "=" + table.columns().levels().get(column));
        }
        return key;
    }

    /** For each inner cell that was rounded, how many of the counts that round to what is published are not possible. */
    Map<String, Double> impossibleCounts() {
        List<LinearConstraint> constraints = constraints();
        rounded.forEach((cell, bounds) -> {
            double[] coefficients = objective(cell);
            constraints.add(new LinearConstraint(coefficients, Relationship.GEQ, bounds[0]));
            constraints.add(new LinearConstraint(coefficients, Relationship.LEQ, bounds[1]));
        });
        Map<String, Double> impossible = new TreeMap<>();
        rounded.forEach((cell, bounds) -> {
            double[] objective = objective(cell);
            double most = bound(objective, constraints, GoalType.MAXIMIZE);
            double fewest = bound(objective, constraints, GoalType.MINIMIZE);
            impossible.put(
                    cell.toString(), bounds[1] - Math.floor(most + SLACK) + Math.ceil(fewest - SLACK) - bounds[0]);
        });
        return impossible;
    }

    private double[] objective(Set<String> cell) {
        double[] objective = new double[unknown.size()];
        objective[Objects.requireNonNull(unknown.get(cell))] = 1;
        return objective;
    }

    /** For each hidden cell how many whole numbers lie within the least and the most that it can be. */
    Map<String, Double> possibleCounts() {
        List<LinearConstraint> constraints = constraints();
        Map<String, Double> possible = new TreeMap<>();
        for (Set<String> cell : hidden) {
            if (unknown.containsKey(cell)) {
                double[] objective = objective(cell);
                double most = bound(objective, constraints, GoalType.MAXIMIZE);
                double fewest = bound(objective, constraints, GoalType.MINIMIZE);
                possible.put(cell.toString(), Math.floor(most + SLACK) - Math.ceil(fewest - SLACK) + 1);
            } else {
                possible.put(cell + " is hidden here and shown there", 1.0);
            }
        }
        return possible;
    }

    private List<LinearConstraint> constraints() {
        List<LinearConstraint> constraints = new ArrayList<>();
        sums.forEach(sum -> {
            double[] coefficients = new double[unknown.size()];
            double known = coefficient(coefficients, sum.getKey(), -1);
            for (Set<String> part : sum.getValue()) {
                known += coefficient(coefficients, part, 1);
            }
            if (DoubleStream.of(coefficients).anyMatch(c -> c != 0)) {
                constraints.add(new LinearConstraint(coefficients, Relationship.EQ, -known));
            }
        });
        // With a single equation and nothing else the solver was seen to miss the most by far.
        for (Set<String> cell : unknown.keySet()) {
            constraints.add(new LinearConstraint(objective(cell), Relationship.LEQ, PLENTY));
        }
        return constraints;
    }

    /** Adds a cell with a sign to an equation; what is known of it comes back. */
    private double coefficient(double[] coefficients, Set<String> cell, int sign) {
        Integer at = unknown.get(cell);
        if (at == null) {
            return sign * (double) Objects.requireNonNull(cells.get(cell)).getAsLong();
        }
        coefficients[at] += sign;
        // The unknown is what a hidden cell has beyond the least.
        return hidden.contains(cell) ? sign * (double) least : 0;
    }

    private static double bound(double[] objective, List<LinearConstraint> constraints, GoalType goal) {
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(10_000),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true))
                    .getValue();
        } catch (UnboundedSolutionException e) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
