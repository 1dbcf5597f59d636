package dk.effekt.benchmarks;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Units;
import java.util.Arrays;

/**
 * A study of rows drawn from a {@link CoverageDesign}.
 *
 * @param treated whether each row is treated
 * @param covariates what treatment and outcome depend on
 * @param outcome of each row
 * @param effects of treatment on each row, which no study knows
 */
record SimulatedStudy(boolean[] treated, DesignMatrix covariates, double[] outcome, double[] effects) {

    /** The rows as a study has them: with logistic propensity scores, as far apart as their log odds. */
    Units units() {
        PropensityScore score = PropensityModels.logistic().fit(treated, covariates);
        return Units.of(treated)
                .withCovariates(covariates)
                .withPropensity(score)
                .withDistance(score.distance(PropensityScore.Scale.LOG_ODDS));
    }

    /** The mean effect on the treated rows that a sample has in use, by their weights. */
    double effectOnTreatedRows(MatchedSample sample) {
        double[] weights = sample.weights();
        double sum = 0;
        double total = 0;
        for (int row = 0; row < treated.length; row++) {
            sum += treated[row] ? weights[row] * effects[row] : 0;
            total += treated[row] ? weights[row] : 0;
        }
        return sum / total;
    }

    /** A study of the given rows, each as often as it is given. */
    SimulatedStudy take(int[] rows) {
        boolean[] taken = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = treated[rows[i]];
        }
        double[][] columns = covariates.names().stream()
                .map(name -> take(covariates.column(name), rows))
                .toArray(double[][]::new);
        return new SimulatedStudy(
                taken, DesignMatrix.of(covariates.names(), columns), take(outcome, rows), take(effects, rows));
    }

    private static double[] take(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
