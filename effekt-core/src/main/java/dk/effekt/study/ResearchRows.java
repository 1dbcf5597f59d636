package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.CovariateMeasurement;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of a comparison without anything that leads to a person. */
final class ResearchRows {

    private ResearchRows() {}

    static Table of(StudyResult result) {
        int[] rows = result.sample().rowsInUse();
        double[] weights = result.sample().weights();
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("treated", values(rows, row -> result.cohort().isTreated(row) ? 1 : 0));
        columns.put("weight", values(rows, row -> weights[row]));
        DesignMatrix known = CovariateMeasurement.measure(result.cohort(), covariates(result.study()));
        for (String name : known.names()) {
            double[] column = known.column(name);
            columns.put(name, values(rows, row -> column[row]));
        }
        for (FollowUp point : result.study().followUps()) {
            int week = point.weeks();
            OutcomeMatrix outcomes = result.comparison()
                    .measure(result.cohort(), result.sample(), result.study().outcomes(), week, week);
            for (int o = 0; o < outcomes.outcomes().size(); o++) {
                int outcome = o;
                columns.put(
                        outcomes.outcomes().get(o).name() + " after " + point.months() + " months",
                        values(rows, row -> outcomes.value(outcome, row, week)));
            }
        }
        int[] order = order(List.copyOf(columns.values()), rows.length);
        Table.Builder table = Table.builder()
                .number("row", IntStream.rangeClosed(1, rows.length).toArray());
        columns.forEach((name, column) -> table.number(name, values(order, row -> column[row])));
        return table.build();
    }

    private static List<Covariate> covariates(Study study) {
        Map<String, Covariate> byName = new TreeMap<>();
        Stream.concat(study.exactly().stream(), study.matchedOn().stream())
                .forEach(covariate -> byName.putIfAbsent(covariate.name(), covariate));
        return List.copyOf(byName.values());
    }

    /** By the first column, then the next; rows that are equal in all are not told apart by their order. */
    private static int[] order(List<double[]> columns, int rows) {
        return IntStream.range(0, rows)
                .boxed()
                .sorted((a, b) -> columns.stream()
                        .mapToInt(column -> Double.compare(column[a], column[b]))
                        .filter(difference -> difference != 0)
                        .findFirst()
                        .orElse(0))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private interface Value {

        double of(int row);
    }

    private static double[] values(int[] rows, Value value) {
        return Arrays.stream(rows).mapToDouble(value::of).toArray();
    }
}
