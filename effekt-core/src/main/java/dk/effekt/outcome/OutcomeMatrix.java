package dk.effekt.outcome;

import dk.effekt.internal.Suggest;
import java.util.Arrays;
import java.util.List;

/**
 * Outcomes by row and week since the start; NaN where not observed. Only rows that were measured have values: those of a
 * matched sample, out of the many that could have been. Immutable.
 */
public final class OutcomeMatrix {

    /**
     * What is known of an outcome beside its values.
     *
     * @param name the outcome's name
     * @param unit what a value is measured in
     * @param aim whether more or less of it is what the programme is for
     */
    public record Column(String name, Outcome.Unit unit, Outcome.Aim aim) {

        /** An outcome of which there is to be more. */
        public Column(String name, Outcome.Unit unit) {
            this(name, unit, Outcome.Aim.MORE);
        }
    }

    private final List<Column> outcomes;
    private final int firstWeek;
    private final int weeks;
    private final double[][] rows;

    private OutcomeMatrix(List<Column> outcomes, int firstWeek, int weeks, double[][] rows) {
        this.outcomes = outcomes;
        this.firstWeek = firstWeek;
        this.weeks = weeks;
        this.rows = rows;
    }

    /**
     * A builder.
     *
     * @param outcomes names, all different, and units
     * @param rows number of rows, measured or not
     * @param firstWeek the first week since the start that is measured, at least 0
     * @param horizon the last week since the start, inclusive
     */
    public static Builder builder(List<Column> outcomes, int rows, int firstWeek, int horizon) {
        return new Builder(outcomes, rows, firstWeek, horizon);
    }

    /** The outcomes, in order. */
    public List<Column> outcomes() {
        return outcomes;
    }

    /**
     * The place of the outcome with a name.
     *
     * @throws IllegalArgumentException if there is none; the message offers the nearest name
     */
    public int indexOf(String outcome) {
        List<String> names = outcomes.stream().map(Column::name).toList();
        int at = names.indexOf(outcome);
        if (at < 0) {
            throw new IllegalArgumentException("no outcome " + Suggest.quoted(outcome, names));
        }
        return at;
    }

    /** Number of rows, measured or not. */
    public int rows() {
        return rows.length;
    }

    /** The first week since the start that was measured. */
    public int firstWeek() {
        return firstWeek;
    }

    /** The last week since the start that was measured. */
    public int horizon() {
        return firstWeek + weeks - 1;
    }

    /**
     * A value; NaN if it was not observed.
     *
     * @throws IllegalStateException if the row was not measured
     */
    public double value(int outcome, int row, int week) {
        double[] values = rows[row];
        if (values.length == 0) {
            throw new IllegalStateException("row " + row + " was not measured");
        }
        return values[outcome * weeks + java.util.Objects.checkIndex(week - firstWeek, weeks)];
    }

    /** {@code 4 outcomes of 2152 rows in weeks 0 to 78}. */
    @Override
    public String toString() {
        return outcomes.size() + " outcomes of "
                + Arrays.stream(rows).filter(row -> row.length > 0).count() + " rows in weeks " + firstWeek + " to "
                + horizon();
    }

    /** Takes the rows that are measured. Not thread-safe. */
    public static final class Builder {

        private final List<Column> outcomes;
        private final int firstWeek;
        private final int weeks;
        private final double[][] rows;

        private Builder(List<Column> outcomes, int rows, int firstWeek, int horizon) {
            if (firstWeek < 0 || horizon < firstWeek) {
                throw new IllegalArgumentException("weeks " + firstWeek + " to " + horizon + " since the start");
            }
            if (outcomes.isEmpty()
                    || outcomes.stream().map(Column::name).distinct().count() != outcomes.size()) {
                throw new IllegalArgumentException("outcomes need different names, at least one: " + outcomes);
            }
            this.outcomes = List.copyOf(outcomes);
            this.firstWeek = firstWeek;
            this.weeks = horizon - firstWeek + 1;
            this.rows = new double[rows][0];
        }

        /**
         * Sets the path of an outcome for a row; outcomes of the row that are never set are not observed.
         *
         * @param path a value for each week from the first to the horizon
         */
        public Builder set(int outcome, int row, double[] path) {
            if (path.length != weeks) {
                throw new IllegalArgumentException("a path of " + path.length + " weeks where there are " + weeks);
            }
            if (rows[row].length == 0) {
                rows[row] = new double[outcomes.size() * weeks];
                Arrays.fill(rows[row], Double.NaN);
            }
            System.arraycopy(path, 0, rows[row], outcome * weeks, weeks);
            return this;
        }

        /** The matrix; the builder must not be used again. */
        public OutcomeMatrix build() {
            return new OutcomeMatrix(outcomes, firstWeek, weeks, rows);
        }
    }
}
