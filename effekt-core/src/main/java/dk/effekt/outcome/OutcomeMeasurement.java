package dk.effekt.outcome;

import dk.effekt.cohort.Cohort;
import dk.effekt.register.Register;
import java.util.Arrays;
import java.util.List;

/** Measures outcomes for the rows of a cohort that are compared. */
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
                        .map(o -> new OutcomeMatrix.Column(o.name(), o.unit()))
                        .toList(),
                cohort.size(),
                firstWeek,
                horizon);
        double[] path = new double[horizon + 1];
        for (int o = 0; o < outcomes.size(); o++) {
            Outcome.Measure measure = outcomes.get(o).in(register);
            for (int row = 0; row < weights.length; row++) {
                if (weights[row] > 0) {
                    measure.path(register.timeline(cohort.person(row)), cohort.week(row), path);
                    matrix.set(o, row, Arrays.copyOfRange(path, firstWeek, horizon + 1));
                }
            }
        }
        return matrix.build();
    }
}
