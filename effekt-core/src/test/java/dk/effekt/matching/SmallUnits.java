package dk.effekt.matching;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Few rows with all that may keep them apart, small enough to try every way, and coarse enough that distances tie. */
record SmallUnits(List<Row> rows, Rules rules) {

    record Row(long id, boolean treated, int x, int y, int stratum, int key, boolean discarded) {}

    /**
     * What keeps rows apart.
     *
     * @param isLine whether rows are as far apart as x says, rather than x and y
     * @param hasKeys whether rows with equal keys must not be matched
     * @param window most that matches may differ in y; negative for what they must differ by more than
     * @param width the caliper
     */
    record Rules(boolean isLine, boolean hasKeys, double window, double width, Estimand estimand) {}

    static Arbitrary<SmallUnits> any(int most, Estimand... estimands) {
        Arbitrary<Row> rows = Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(1, -1)),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
                .as(Row::new);
        Arbitrary<Rules> rules = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 4.0, -2.0),
                        Arbitraries.of(Double.POSITIVE_INFINITY, 1.0, 2.0, 5.0),
                        Arbitraries.of(estimands))
                .as(Rules::new);
        return Combinators.combine(rows.list().ofMinSize(1).ofMaxSize(most).uniqueElements(Row::id), rules)
                .as(SmallUnits::new);
    }

    SmallUnits inOrder(List<Row> order) {
        return new SmallUnits(order, rules);
    }

    Units units() {
        int n = rows.size();
        Units units = Units.of(flags(Row::treated))
                .estimating(rules.estimand)
                .orderedBy(rows.stream().mapToLong(Row::id).toArray())
                .inStrata(rows.stream().mapToInt(Row::stratum).toArray())
                .discarding(flags(Row::discarded));
        if (rules.isLine) {
            units = units.withDistance(Scores.of("x", values(Row::x)));
        } else {
            double[] coordinates = new double[2 * n];
            for (int i = 0; i < n; i++) {
                coordinates[2 * i] = rows.get(i).x;
                coordinates[2 * i + 1] = rows.get(i).y;
            }
            units = units.withDistance(Points.of("x and y", 2, coordinates));
        }
        if (rules.hasKeys) {
            units = units.apart(rows.stream().mapToInt(Row::key).toArray());
        }
        return rules.window == Double.POSITIVE_INFINITY ? units : units.within("y", values(Row::y), rules.window);
    }

    Caliper caliper() {
        return Caliper.ofScore(rules.width);
    }

    /** How far apart two rows are; infinite if they must not be matched. */
    double distance(int a, int b) {
        Row one = rows.get(a);
        Row other = rows.get(b);
        int dx = one.x - other.x;
        int dy = one.y - other.y;
        double distance = rules.isLine ? Math.abs(dx) : Math.sqrt(dx * dx + dy * dy);
        boolean isKept = one.treated == other.treated
                || one.stratum != other.stratum
                || one.discarded
                || other.discarded
                || rules.hasKeys && one.key == other.key
                || (rules.window < 0 ? Math.abs(dy) <= -rules.window : Math.abs(dy) > rules.window)
                || distance > rules.width;
        return isKept ? Double.POSITIVE_INFINITY : distance;
    }

    /** Whether anybody may be matched with a row. */
    boolean hasPartner(int row) {
        for (int other = 0; other < rows.size(); other++) {
            if (distance(row, other) < Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    private boolean[] flags(Predicate<Row> flag) {
        boolean[] flags = new boolean[rows.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = flag.test(rows.get(i));
        }
        return flags;
    }

    private double[] values(ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
