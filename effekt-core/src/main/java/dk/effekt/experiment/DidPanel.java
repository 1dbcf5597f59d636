package dk.effekt.experiment;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Partition;
import dk.effekt.table.Formula;
import dk.effekt.table.Table;
import dk.effekt.table.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A long table as a panel: units in the order of their names, periods ascending. Arrays are not copied and must not be changed.
 *
 * @param kind whether units are seen again; of cross-sections each row is a unit, in the order of all that is known of it
 * @param periods different, ascending
 * @param starts of each unit the first period with treatment, {@link #NEVER} if there is none
 * @param outcomes of each unit in each period, NaN where it is not observed
 * @param designs of each period the covariates of each unit, 0 where {@code known} is false; empty without covariates
 * @param known of each unit in each period whether it has all covariates
 * @param weights of each unit, above 0, of mean 1
 * @param cluster of each unit its number, from 0
 * @param clusters how many there are
 * @param rowsWithoutOutcome rows of the table whose outcome is missing
 */
record DidPanel(
        Kind kind,
        int[] periods,
        int[] starts,
        double[][] outcomes,
        List<DesignMatrix> designs,
        boolean[][] known,
        double[] weights,
        int[] cluster,
        int clusters,
        int rowsWithoutOutcome) {

    static final int NEVER = Integer.MAX_VALUE;

    /** What rows are. */
    enum Kind {
        /** Units in several periods. */
        PANEL,
        /** Units of their own, each seen once. */
        CROSS_SECTIONS
    }

    /** What a column of the table is. */
    enum Role {
        OUTCOME("outcome"),
        UNIT("unit"),
        PERIOD("period"),
        FIRST_TREATED("firstTreated"),
        WEIGHTS("weightedBy"),
        CLUSTERS("clusteredOn");

        private final String method;

        Role(String method) {
            this.method = method;
        }
    }

    /** The columns that a panel is made of. */
    record Columns(Map<Role, String> names, int never, Formula covariates, Kind kind) {

        Columns with(Role role, String column) {
            Map<Role, String> more = new EnumMap<>(Role.class);
            more.putAll(names);
            more.put(role, column);
            return new Columns(more, never, covariates, kind);
        }

        Optional<String> said(Role role) {
            return Optional.ofNullable(names.get(role));
        }

        String name(Role role) {
            return said(role)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no column was said for the " + role.method + "; say " + role.method + "(\"…\")"));
        }
    }

    /** @throws IllegalArgumentException if the table is no such panel; the message names column and rows */
    static DidPanel of(Table table, Columns columns) {
        if (table.rows() == 0) {
            throw new IllegalArgumentException("the table has no rows, and so no units in periods");
        }
        double[] outcome = table.numbers(columns.name(Role.OUTCOME));
        boolean isPanel = columns.kind() == Kind.PANEL;
        if (!isPanel && columns.said(Role.UNIT).isPresent()) {
            throw new IllegalArgumentException("repeated cross-sections have no unit('" + columns.name(Role.UNIT)
                    + "'): each row is a unit; say one of the two");
        }
        int[] period = whole(table, columns.name(Role.PERIOD));
        int[] start = whole(table, columns.name(Role.FIRST_TREATED));
        DidCovariates.KnownRows covariates = DidCovariates.KnownRows.of(table, columns.covariates());
        int[] unit = isPanel
                ? numbered(table, columns.name(Role.UNIT))
                : byContents(table, columns, covariates, period, start, outcome);
        int[] periods = Arrays.stream(period).sorted().distinct().toArray();
        int units = Arrays.stream(unit).max().orElse(-1) + 1;
        requireNeverIsNoPeriod(columns, periods);
        int[][] rows = rows(unit, period, units, periods, columns);

        double[][] outcomes = new double[units][periods.length];
        int missing = 0;
        for (int u = 0; u < units; u++) {
            for (int t = 0; t < periods.length; t++) {
                outcomes[u][t] = rows[u][t] < 0 ? Double.NaN : outcome[rows[u][t]];
                missing += rows[u][t] >= 0 && Double.isNaN(outcome[rows[u][t]]) ? 1 : 0;
            }
        }
        int[] starts = Arrays.stream(ofUnits(rows, start, columns.name(Role.FIRST_TREATED)))
                .map(s -> s == columns.never() ? NEVER : s)
                .toArray();
        int[] cluster = columns.said(Role.CLUSTERS)
                .map(name -> ofUnits(rows, numbered(table, name), name))
                .map(DidPanel::consecutive)
                .orElseGet(() -> identity(units));
        DidCovariates ofUnits = DidCovariates.of(covariates, columns.kind(), rows);
        return new DidPanel(
                columns.kind(),
                periods,
                starts,
                outcomes,
                ofUnits.designs(),
                ofUnits.known(),
                weights(table, columns.said(Role.WEIGHTS), rows),
                cluster,
                Arrays.stream(cluster).max().orElse(-1) + 1,
                missing);
    }

    /** The same units with other starts. */
    DidPanel withStarts(int[] newStarts) {
        return new DidPanel(
                kind, periods, newStarts, outcomes, designs, known, weights, cluster, clusters, rowsWithoutOutcome);
    }

    /** The same units with other outcomes. */
    DidPanel withOutcomes(double[][] newOutcomes) {
        return new DidPanel(
                kind, periods, starts, newOutcomes, designs, known, weights, cluster, clusters, rowsWithoutOutcome);
    }

    int units() {
        return starts.length;
    }

    int last() {
        return periods[periods.length - 1];
    }

    /** Whether a unit is observed with its covariates in a period, and with its outcome in that and another. */
    boolean isObserved(int unit, int base, int other) {
        return !Double.isNaN(outcomes[unit][base])
                && !Double.isNaN(outcomes[unit][other])
                && (designs.isEmpty() || known[unit][base]);
    }

    /** How many units miss an outcome or a covariate in some period; of cross-sections, in the only one that a row has. */
    int incompleteUnits() {
        int incomplete = 0;
        for (int u = 0; u < units(); u++) {
            int observed = 0;
            for (int t = 0; t < periods.length; t++) {
                observed += isObserved(u, t, t) ? 1 : 0;
            }
            incomplete += observed < (kind == Kind.PANEL ? periods.length : 1) ? 1 : 0;
        }
        return incomplete;
    }

    private static void requireNeverIsNoPeriod(Columns columns, int[] periods) {
        if (Arrays.binarySearch(periods, columns.never()) >= 0) {
            throw new IllegalArgumentException("in column '" + columns.name(Role.FIRST_TREATED) + "' " + columns.never()
                    + " stands for units that are never treated, but it is a period of column '"
                    + columns.name(Role.PERIOD)
                    + "', too; mark them by another number and say never(…)");
        }
    }

    /** Of each unit and period the row, −1 if there is none. */
    private static int[][] rows(int[] unit, int[] period, int units, int[] periods, Columns columns) {
        int[][] rows = new int[units][periods.length];
        for (int[] row : rows) {
            Arrays.fill(row, -1);
        }
        for (int row = 0; row < unit.length; row++) {
            int t = Arrays.binarySearch(periods, period[row]);
            int before = rows[unit[row]][t];
            if (before >= 0) {
                throw new IllegalArgumentException("rows " + before + " and " + row + " are of the same '"
                        + columns.name(Role.UNIT) + "' in the same '" + columns.name(Role.PERIOD) + "' " + period[row]
                        + "; a panel has one row for each, so add them up or take their mean first");
            }
            rows[unit[row]][t] = row;
        }
        return rows;
    }

    private static int[] numbered(Table table, String column) {
        return Formula.covariates(Term.factor(column)).keys(table).numbers();
    }

    /** A number for each row, in the order of all that counts: rows that are alike in that may change places. */
    private static int[] byContents(
            Table table,
            Columns columns,
            DidCovariates.KnownRows covariates,
            int[] period,
            int[] start,
            double[] outcome) {
        List<double[]> contents = new ArrayList<>(List.of(
                Arrays.stream(period).asDoubleStream().toArray(),
                Arrays.stream(start).asDoubleStream().toArray(),
                outcome));
        columns.said(Role.WEIGHTS).ifPresent(name -> contents.add(table.numbers(name)));
        for (int c = 0; c < covariates.width(); c++) {
            double[] column = new double[period.length];
            for (int row = 0; row < column.length; row++) {
                column[row] = covariates.isKnown(row) ? covariates.value(row, c) : Double.NaN;
            }
            contents.add(column);
        }
        int[] order = IntStream.range(0, period.length)
                .boxed()
                .sorted((a, b) -> contents.stream()
                        .mapToInt(column -> Double.compare(column[a], column[b]))
                        .filter(compared -> compared != 0)
                        .findFirst()
                        .orElse(0))
                .mapToInt(row -> row)
                .toArray();
        int[] numbers = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            numbers[order[place]] = place;
        }
        return numbers;
    }

    private static int[] whole(Table table, String column) {
        double[] values = table.numbers(column);
        int[] whole = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            whole[row] = (int) values[row];
            if (whole[row] != values[row] || whole[row] == NEVER) {
                throw new IllegalArgumentException("column '" + column + "' is " + values[row] + " in row " + row
                        + "; periods are whole numbers, such as years, or months counted through, and units that are never"
                        + " treated have 0 or what never(…) says as their first");
            }
        }
        return whole;
    }

    /** What each unit has in all its rows. */
    private static int[] ofUnits(int[][] rows, int[] values, String column) {
        int[] ofUnits = new int[rows.length];
        for (int u = 0; u < rows.length; u++) {
            int first = Arrays.stream(rows[u]).filter(row -> row >= 0).min().orElse(-1);
            for (int row : rows[u]) {
                if (row >= 0 && values[row] != values[first]) {
                    throw new IllegalArgumentException("rows " + first + " and " + row
                            + " are of the same unit but differ in column '" + column
                            + "', which must be the same in all periods of a unit");
                }
            }
            ofUnits[u] = values[first];
        }
        return ofUnits;
    }

    private static int[] consecutive(int[] numbers) {
        return Partition.ranks(Arrays.stream(numbers).asLongStream().toArray());
    }

    private static int[] identity(int units) {
        int[] identity = new int[units];
        Arrays.setAll(identity, u -> u);
        return identity;
    }

    private static double[] weights(Table table, Optional<String> column, int[][] rows) {
        double[] weights = new double[rows.length];
        if (column.isEmpty()) {
            Arrays.fill(weights, 1);
            return weights;
        }
        double[] values = table.numbers(column.get());
        int[] same = new int[values.length];
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        Arrays.setAll(same, row -> Arrays.binarySearch(distinct, values[row]));
        int[] ofUnits = ofUnits(rows, same, column.get());
        double total = 0;
        for (int u = 0; u < weights.length; u++) {
            weights[u] = distinct[ofUnits[u]];
            if (!(weights[u] > 0)) {
                throw new IllegalArgumentException("a weight in column '" + column.get() + "' is " + weights[u]
                        + "; weights are above 0, such as the persons behind a unit");
            }
            total += weights[u];
        }
        double mean = total / weights.length;
        Arrays.setAll(weights, u -> weights[u] / mean);
        return weights;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d units in %d periods", units(), periods.length);
    }
}
