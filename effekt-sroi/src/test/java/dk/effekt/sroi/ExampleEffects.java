package dk.effekt.sroi;

import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Effects;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Small made-up estimations: row 2i is treated, row 2i+1 the one it is compared with, every row a person of its own.
 */
public final class ExampleEffects {

    public static final String BENEFIT = "public-benefit";
    public static final String JOB = "job";
    public static final String WEEKS = "weeks-of-work";
    public static final String HOURS = "paid-hours";

    private ExampleEffects() {}

    /** Constant paths: each row has its number in every week, of benefit and of job. */
    public static Effects constant(double[] benefit, double[] job, int firstWeek, int lastWeek) {
        int rows = benefit.length;
        boolean[] treated = new boolean[rows];
        for (int row = 0; row < rows; row += 2) {
            treated[row] = true;
        }
        Units units = Units.of(treated, new double[rows]);
        MatchedSample.Builder pairs = MatchedSample.builder(units);
        OutcomeMatrix.Builder outcomes = OutcomeMatrix.builder(
                List.of(
                        new OutcomeMatrix.Column(BENEFIT, Outcome.Unit.SHARE),
                        new OutcomeMatrix.Column(JOB, Outcome.Unit.SHARE),
                        new OutcomeMatrix.Column(WEEKS, Outcome.Unit.WEEKS),
                        new OutcomeMatrix.Column(HOURS, Outcome.Unit.HOURS)),
                rows,
                firstWeek,
                lastWeek);
        int[] persons = new int[rows];
        for (int row = 0; row < rows; row++) {
            if (treated[row]) {
                pairs.pair(row, row + 1);
            }
            outcomes.set(0, row, path(benefit[row], lastWeek - firstWeek + 1));
            outcomes.set(1, row, path(job[row], lastWeek - firstWeek + 1));
            outcomes.set(2, row, path(job[row] * 10, lastWeek - firstWeek + 1));
            outcomes.set(3, row, path(job[row] * 1000, lastWeek - firstWeek + 1));
            persons[row] = row;
        }
        return WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(pairs.build(), outcomes.build(), persons, "starting now versus not yet");
    }

    /** Five pairs over 104 weeks; treated have 0.1 less benefit and 0.2 more job a week. */
    public static Effects example() {
        return constant(BENEFITS, JOBS, 0, 103);
    }

    public static final double[] BENEFITS = {0.4, 0.6, 0.7, 0.5, 0.2, 0.6, 0.5, 0.4, 0.6, 0.8};
    public static final double[] JOBS = {0.5, 0.2, 0.3, 0.4, 0.8, 0.3, 0.4, 0.5, 0.3, -0.1};

    /**
     * Difference of the two arms' means and its HC1 standard error, for pairs of different persons: with n rows and n
     * clusters the factor is n/(n−2), and the variance n/(n−2) · (Σ deviations²)/(n/2)².
     */
    static double[] closedForm(double[] rows) {
        double[] means = new double[2];
        for (int row = 0; row < rows.length; row++) {
            means[row % 2] += rows[row] / (rows.length / 2.0);
        }
        double squares = 0;
        for (int row = 0; row < rows.length; row++) {
            squares += Math.pow((rows[row] - means[row % 2]) / (rows.length / 2.0), 2);
        }
        double n = rows.length;
        return new double[] {means[0] - means[1], Math.sqrt(n / (n - 2) * squares)};
    }

    private static double[] path(double value, int weeks) {
        double[] path = new double[weeks];
        Arrays.fill(path, value);
        return path;
    }
}
