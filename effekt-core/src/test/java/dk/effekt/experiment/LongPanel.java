package dk.effekt.experiment;

import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Rows of a panel, from which a table and sentences about it are made. */
record LongPanel(List<Row> rows) {

    record Row(String unit, int period, int start, double y, double x, double weight, String cluster) {

        Row unit(String newUnit) {
            return new Row(newUnit, period, start, y, x, weight, cluster);
        }

        Row start(int newStart) {
            return new Row(unit, period, newStart, y, x, weight, cluster);
        }

        Row y(double newY) {
            return new Row(unit, period, start, newY, x, weight, cluster);
        }

        Row weight(double newWeight) {
            return new Row(unit, period, start, y, x, newWeight, cluster);
        }

        boolean isTreated() {
            return start > 0 && period >= start;
        }
    }

    /** What a unit's outcome is made of. */
    interface Outcome {
        double of(Row row, Random random);
    }

    /**
     * A panel of units that start in the given periods, in periods 1 to some, each a cluster, with one covariate that is constant
     * in time.
     */
    static LongPanel of(int[] starts, int periods, Random random, Outcome outcome) {
        List<Row> rows = new ArrayList<>();
        for (int u = 0; u < starts.length; u++) {
            double x = random.nextGaussian();
            String unit = String.format("unit %03d", u);
            for (int t = 1; t <= periods; t++) {
                Row row = new Row(unit, t, starts[u], 0, x, 1, unit);
                rows.add(row.y(outcome.of(row, random)));
            }
        }
        return new LongPanel(rows);
    }

    /** Any panel of 8 to 30 units in 3 to 6 periods, some never treated, with outcomes of no pattern. */
    static LongPanel any(Random random) {
        int periods = 3 + random.nextInt(4);
        int[] starts = new int[8 + random.nextInt(23)];
        for (int u = 0; u < starts.length; u++) {
            starts[u] = u < 3 ? 0 : u < 5 ? 2 : u < 7 ? 3 : random.nextInt(periods + 2);
        }
        return of(starts, periods, random, (row, r) -> r.nextGaussian() * 2 + (row.isTreated() ? 1 : 0));
    }

    LongPanel map(UnaryOperator<Row> change) {
        return new LongPanel(rows.stream().map(change).toList());
    }

    LongPanel and(LongPanel other) {
        List<Row> both = new ArrayList<>(rows);
        both.addAll(other.rows);
        return new LongPanel(both);
    }

    LongPanel without(Predicate<Row> which) {
        return new LongPanel(rows.stream().filter(which.negate()).toList());
    }

    LongPanel shuffled(Random random) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return new LongPanel(shuffled);
    }

    Table table() {
        return Table.builder()
                .category("unit", rows.stream().map(Row::unit).toArray(String[]::new))
                .number("period", numbers(Row::period))
                .number("start", numbers(Row::start))
                .number("y", numbers(Row::y))
                .number("x", numbers(Row::x))
                .number("weight", numbers(Row::weight))
                .category("cluster", rows.stream().map(Row::cluster).toArray(String[]::new))
                .build();
    }

    private double[] numbers(ToDoubleFunction<Row> of) {
        return rows.stream().mapToDouble(of).toArray();
    }

    DifferenceInDifferences sentence() {
        return DifferenceInDifferences.on(table())
                .outcome("y")
                .unit("unit")
                .period("period")
                .firstTreated("start");
    }
}
