package dk.effekt.study;

import dk.effekt.cohort.Cohort;
import dk.effekt.covariate.Covariate;
import dk.effekt.internal.Missing;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a table says of the rows of a cohort: covariates before time zero, outcomes in some weeks since.
 *
 * @param weeks since time zero, ascending, at least one
 */
record RowColumns(List<Covariate> covariates, List<Outcome> outcomes, List<Integer> weeks) {

    static final List<Integer> USUAL_WEEKS = List.of(4, 13, 26);

    static final String PERSON = "person";
    static final String WEEK = "week";

    RowColumns {
        covariates = List.copyOf(covariates);
        outcomes = List.copyOf(outcomes);
        weeks = List.copyOf(weeks);
    }

    static RowColumns none() {
        return new RowColumns(List.of(), List.of(), USUAL_WEEKS);
    }

    RowColumns and(Covariate... more) {
        return new RowColumns(
                Stream.concat(covariates.stream(), Arrays.stream(more)).toList(), outcomes, weeks);
    }

    RowColumns and(List<? extends Outcome> more) {
        return new RowColumns(
                covariates, Stream.concat(outcomes.stream(), more.stream()).toList(), weeks);
    }

    RowColumns at(int... newWeeks) {
        if (newWeeks.length == 0 || Arrays.stream(newWeeks).anyMatch(week -> week < 0)) {
            throw new IllegalArgumentException(
                    "weeks " + Arrays.toString(newWeeks) + " since time zero; give at least one, each 0 or more");
        }
        return new RowColumns(
                covariates,
                outcomes,
                Arrays.stream(newWeeks).sorted().distinct().boxed().toList());
    }

    int horizon() {
        return weeks.get(weeks.size() - 1);
    }

    int historyWeeks() {
        return covariates.stream().mapToInt(Covariate::historyWeeks).max().orElse(0);
    }

    /** @throws IllegalArgumentException if a register lacks something that the columns, or what else is asked, need */
    void requireIn(Register register, String refusal, Stream<String> alsoMissing) {
        Stream<String> missing = Stream.concat(
                covariates.stream().flatMap(c -> c.missingIn(register).stream()),
                outcomes.stream().flatMap(o -> o.missingIn(register).stream()));
        Missing.requireNoneOr(
                refusal, Stream.concat(alsoMissing, missing).distinct().toList());
    }

    /** The outcomes of all rows in the weeks 0 to the last. */
    OutcomeMatrix measure(Cohort cohort) {
        double[] all = new double[cohort.size()];
        Arrays.fill(all, 1);
        return OutcomeMeasurement.measure(cohort, outcomes, all, 0, horizon());
    }

    /** Adds who and when, and the covariates. */
    void describe(Cohort cohort, Table.Builder table) {
        int[] weekOf = new int[cohort.size()];
        Arrays.setAll(weekOf, cohort::week);
        table.number(PERSON, cohort.persons()).number(WEEK, weekOf);
        for (Covariate covariate : covariates) {
            if (covariate.scale() == Covariate.Scale.NUMERIC) {
                table.number(covariate.name(), values(cohort, covariate));
            } else {
                table.category(covariate.name(), levels(cohort, covariate));
            }
        }
    }

    /** Adds the outcomes in the weeks of the table; in what was measured, so many others stand before them. */
    void follow(OutcomeMatrix measured, int others, Table.Builder table) {
        for (int o = 0; o < outcomes.size(); o++) {
            for (int week : weeks) {
                table.number(outcomes.get(o).name() + " at week " + week, column(measured, others + o, week));
            }
        }
    }

    static double[] column(OutcomeMatrix measured, int outcome, int week) {
        double[] values = new double[measured.rows()];
        Arrays.setAll(values, row -> measured.value(outcome, row, week));
        return values;
    }

    static String[] levels(Cohort cohort, Covariate covariate) {
        double[] values = values(cohort, covariate);
        String[] levels = new String[values.length];
        Arrays.setAll(levels, row -> Double.isNaN(values[row]) ? "" : covariate.level(cohort.register(), values[row]));
        return levels;
    }

    private static double[] values(Cohort cohort, Covariate covariate) {
        Register register = cohort.register();
        Covariate.Measure measure = covariate.in(register);
        double[] values = new double[cohort.size()];
        register.inBlocks(values.length, (from, to) -> {
            for (int row = from; row < to; row++) {
                Timeline timeline = register.timeline(cohort.person(row));
                values[row] = measure.at(timeline, cohort.week(row));
            }
            return to;
        });
        return values;
    }
}
