package dk.effekt.outcome;

import dk.effekt.cohort.Cohort;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.util.Arrays;
import java.util.List;

/** Measures outcomes for the rows of a cohort that are compared, on the register's {@linkplain Register#on executor}. */
public final class OutcomeMeasurement {

    private OutcomeMeasurement() {}

    /**
     * The paths of the outcomes for every row with a weight.
     *
     * @param weights for each row of the cohort its weight in the comparison; rows of weight 0 are not measured
     * @param firstWeek the first week since the start that counts
     * @param horizon the last week since the start, inclusive
     */
    public static OutcomeMatrix measure(
            Cohort cohort, List<Outcome> outcomes, double[] weights, int firstWeek, int horizon) {
        Register register = cohort.register();
        OutcomeMatrix.Builder matrix = OutcomeMatrix.builder(
                outcomes.stream()
                        .map(o -> new OutcomeMatrix.Column(o.name(), o.unit(), o.aim()))
                        .toList(),
                cohort.size(),
                firstWeek,
                horizon);
        List<Outcome.Measure> measures =
                outcomes.stream().map(o -> o.in(register)).toList();
        register.inBlocks(weights.length, (from, to) -> {
            double[] path = new double[horizon + 1];
            for (int row = from; row < to; row++) {
                if (weights[row] > 0) {
                    Timeline timeline = register.timeline(cohort.person(row));
                    for (int o = 0; o < measures.size(); o++) {
                        measures.get(o).path(timeline, cohort.week(row), path);
                        // Each row is one block's own, so that the matrix can be filled by several threads.
                        matrix.set(o, row, Arrays.copyOfRange(path, firstWeek, horizon + 1));
                    }
                }
            }
            return to;
        });
        return matrix.build();
    }
}
