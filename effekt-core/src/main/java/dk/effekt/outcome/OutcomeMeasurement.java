package dk.effekt.outcome;

import dk.effekt.cohort.Cohort;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Measures outcomes for the rows of a cohort that are compared, on the register's {@linkplain Register#on executor}. */
public final class OutcomeMeasurement {

    private OutcomeMeasurement() {}

    /**
     * The paths of the outcomes for every row with a weight, to the end.
     *
     * @param weights for each row of the cohort its weight in the comparison; rows of weight 0 are not measured
     * @param firstWeek the first week since the start that counts
     * @param horizon the last week since the start, inclusive
     */
    public static OutcomeMatrix measure(
            Cohort cohort, List<Outcome> outcomes, double[] weights, int firstWeek, int horizon) {
        return measure(cohort, outcomes, weights, firstWeek, horizon, Optional.empty());
    }

    /**
     * The same, of untreated rows until their persons start themselves; those left count for them.
     *
     * @param censoring of the same cohort, or of one that this is a part of
     */
    public static OutcomeMatrix measure(
            Cohort cohort,
            List<Outcome> outcomes,
            double[] weights,
            int firstWeek,
            int horizon,
            CensoringWeights censoring) {
        return measure(
                cohort, outcomes, weights, firstWeek, horizon, Optional.of(censoring.following(cohort, weights)));
    }

    private static OutcomeMatrix measure(
            Cohort cohort,
            List<Outcome> outcomes,
            double[] weights,
            int firstWeek,
            int horizon,
            Optional<CensoringWeights.Followed> followed) {
        Register register = cohort.register();
        OutcomeMatrix.Builder matrix = OutcomeMatrix.builder(
                outcomes.stream()
                        .map(o -> new OutcomeMatrix.Column(o.name(), o.unit(), o.aim(), o.weeksAhead()))
                        .toList(),
                cohort.size(),
                firstWeek,
                horizon);
        List<Outcome.Measure> measures =
                outcomes.stream().map(o -> o.in(register)).toList();
        int mostAhead = outcomes.stream().mapToInt(Outcome::weeksAhead).max().orElse(0);
        register.inBlocks(weights.length, (from, to) -> {
            double[] path = new double[horizon + 1];
            double[] counts = new double[horizon + 1 + mostAhead];
            for (int row = from; row < to; row++) {
                if (weights[row] > 0) {
                    Timeline timeline = register.timeline(cohort.person(row));
                    for (int o = 0; o < measures.size(); o++) {
                        measures.get(o).path(timeline, cohort.week(row), path);
                        // Each row is one block's own, so that the matrix can be filled by several threads.
                        matrix.set(o, row, Arrays.copyOfRange(path, firstWeek, horizon + 1));
                    }
                }
                if (followed.isPresent() && followed.get().isFollowed(row)) {
                    followed.get().path(row, counts);
                    matrix.weigh(row, Arrays.copyOfRange(counts, firstWeek, counts.length));
                }
            }
            return to;
        });
        followed.ifPresent(rows -> matrix.note(rows.note(horizon)));
        return matrix.build();
    }
}
