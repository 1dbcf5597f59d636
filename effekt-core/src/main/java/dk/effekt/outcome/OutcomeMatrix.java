package dk.effekt.outcome;

import dk.effekt.internal.Suggest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Outcomes by row and week since the start; NaN where not observed. Only rows that were measured have values: those of a
 * matched sample, out of the many that could have been. Where rows are followed no further for a reason that others make up
 * for, these carry weights by row and week, to be multiplied by those of the sample. Immutable.
 *
 * <p>States and small counts take one byte a value, rows with other numbers eight: 79 weeks of four outcomes of 300,000 rows fit
 * into 0.1 GB.
 */
public final class OutcomeMatrix {

    /** One for all rows: a cohort may have many millions. */
    private static final double[] NO_WEIGHTS = {};

    private static final Values NOT_MEASURED = Values.unobserved(0);

    /**
     * What is known of an outcome beside its values.
     *
     * @param name the outcome's name
     * @param unit what a value is measured in
     * @param aim whether more or less of it is what the programme is for
     * @param weeksAhead how many weeks beyond its own a value looks at, at most
     */
    public record Column(String name, Outcome.Unit unit, Outcome.Aim aim, int weeksAhead) {

        /** An outcome that looks at no week beyond its own. */
        public Column(String name, Outcome.Unit unit, Outcome.Aim aim) {
            this(name, unit, aim, 0);
        }

        /** An outcome of which there is to be more. */
        public Column(String name, Outcome.Unit unit) {
            this(name, unit, Outcome.Aim.MORE, 0);
        }
    }

    private final List<Column> outcomes;
    private final int firstWeek;
    private final int weeks;
    private final Values[] rows;
    /** By row, and week from the first to the horizon and what outcomes look ahead; none for rows that count 1 throughout. */
    private final double[][] weights;

    private final List<String> notes;

    private OutcomeMatrix(Builder builder) {
        this.outcomes = builder.outcomes;
        this.firstWeek = builder.firstWeek;
        this.weeks = builder.weeks;
        this.rows = builder.rows;
        this.weights = builder.weights;
        this.notes = List.copyOf(builder.notes);
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
        Values values = rows[row];
        if (!values.areMeasured()) {
            throw new IllegalStateException("row " + row + " was not measured");
        }
        double value = values.get(outcome * weeks + Objects.checkIndex(week - firstWeek, weeks));
        return weight(outcome, row, week) == 0 ? Double.NaN : value;
    }

    /**
     * What a row counts in a week, beside its weight in a sample: 1 unless said otherwise, more if it stands for others that are
     * no longer followed, 0 if it is one of these, which makes its value NaN.
     */
    public double weight(int outcome, int row, int week) {
        double[] ofRow = weights[row];
        return ofRow.length == 0
                ? 1
                : ofRow[
                        Objects.checkIndex(week - firstWeek, weeks)
                                + outcomes.get(outcome).weeksAhead()];
    }

    /** Whether any row counts other than 1 in some week. */
    public boolean isWeighted() {
        return Arrays.stream(weights).anyMatch(row -> row.length > 0);
    }

    /** What is to be said of how rows were followed, such as how many are no longer; often nothing. */
    public List<String> notes() {
        return notes;
    }

    /** {@code 4 outcomes of 2152 rows in weeks 0 to 78}. */
    @Override
    public String toString() {
        return outcomes.size() + " outcomes of "
                + Arrays.stream(rows).filter(Values::areMeasured).count() + " rows in weeks " + firstWeek + " to "
                + horizon();
    }

    /** Takes the rows that are measured. Not thread-safe. */
    public static final class Builder {

        private final List<Column> outcomes;
        private final int firstWeek;
        private final int weeks;
        private final Values[] rows;
        private final double[][] weights;
        private final int mostAhead;
        private final List<String> notes = new ArrayList<>();

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
            this.rows = new Values[rows];
            Arrays.fill(this.rows, NOT_MEASURED);
            this.weights = new double[rows][];
            Arrays.fill(weights, NO_WEIGHTS);
            this.mostAhead =
                    outcomes.stream().mapToInt(Column::weeksAhead).max().orElse(0);
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
            Values before = rows[row].areMeasured() ? rows[row] : Values.unobserved(outcomes.size() * weeks);
            rows[row] = before.with(path, outcome * weeks);
            return this;
        }

        /**
         * Says what a row counts; 1 in every week if that is never said.
         *
         * @param ofWeeks for each week from the first to the horizon, and as many more as any outcome looks ahead, at least 0; from the
         *     first 0 on all are 0
         */
        public Builder weigh(int row, double[] ofWeeks) {
            if (ofWeeks.length != weeks + mostAhead) {
                throw new IllegalArgumentException(
                        ofWeeks.length + " weights where there are " + weeks + " weeks and " + mostAhead + " ahead");
            }
            for (int i = 0; i < ofWeeks.length; i++) {
                boolean isWeight = ofWeeks[i] >= 0 && ofWeeks[i] < Double.POSITIVE_INFINITY;
                if (!isWeight || (i > 0 && ofWeeks[i - 1] == 0 && ofWeeks[i] > 0)) {
                    throw new IllegalArgumentException("row " + row + " counts " + ofWeeks[i] + " in week "
                            + (firstWeek + i) + "; weights are finite and at least 0, and 0 for ever after");
                }
            }
            weights[row] = Arrays.stream(ofWeeks).allMatch(w -> w == 1) ? NO_WEIGHTS : ofWeeks.clone();
            return this;
        }

        /** Says something of how rows were followed. */
        public Builder note(String note) {
            notes.add(note);
            return this;
        }

        /** The matrix; the builder must not be used again. */
        public OutcomeMatrix build() {
            return new OutcomeMatrix(this);
        }
    }
}
