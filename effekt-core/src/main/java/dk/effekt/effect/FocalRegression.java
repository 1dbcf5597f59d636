package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.protocol.Clause;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The mean of those whose effect is asked for beside what a weighted linear regression of those whom they are compared with
 * predicts for them (Oaxaca 1973 and Blinder 1973; as an estimator of the ATT Kline 2011; after matching, the bias
 * correction of Abadie and Imbens 2011). Where there are no more of these than coefficients it is their mean.
 *
 * <p>The prediction is a weighted sum of the outcomes compared with, whose weights g = a'X(X'WX)⁻¹X'W, with a the shares of those
 * asked for, do not depend on the outcome: they are found once for all outcomes of a sample. What a row compared with adds to the
 * error is g times its residual; what a focal row adds to that of either mean is its share times the deviation of its outcome, or
 * of its prediction, from the mean, so that its covariates count as drawn. Leverages are its share, and the hat values of the
 * regression.
 */
enum FocalRegression implements EffectEstimator {
    INSTANCE;

    @Override
    public List<String> missingIn(MatchedSample sample) {
        List<String> missing = new ArrayList<>(RegressionAdjusted.missingCovariates(sample, "regression adjustment"));
        Estimand estimand = sample.units().estimand();
        if (estimand != Estimand.ATT && estimand != Estimand.ATC) {
            missing.add(
                    "what one arm would have without, or with, treatment is asked for by the ATT or the ATC, not by the "
                            + estimand + "; use regressionAdjusted");
        }
        return missing;
    }

    @Override
    public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
        return onSample(sample).apply(outcome);
    }

    @Override
    public Function<double[], PotentialMeans> onSample(MatchedSample sample) {
        InUse used = InUse.of(sample);
        Fit fit = new Fit(used, RegressionAdjusted.covariates(sample));
        return outcome -> {
            used.requireKnown(outcome, OutcomeModel.LINEAR);
            return fit.means(outcome);
        };
    }

    @Override
    public String describe() {
        return "difference adjusted by a regression of those compared with";
    }

    /** The regression of one sample, whatever the outcome. */
    private static final class Fit {

        private final MatchedSample sample;
        private final boolean focalIsTreated;
        private final int[] focals;
        private final double[] shares;
        private final int[] others;
        private final ArmRegression regression;
        private final double[] imputing;
        private final double[] leverage;

        Fit(InUse used, DesignMatrix covariates) {
            this.sample = used.sample();
            this.focalIsTreated = sample.units().estimand() == Estimand.ATT;
            this.focals = used.rows(focalIsTreated);
            this.others = used.rows(!focalIsTreated);
            this.shares = pick(used.target(), focals);
            this.regression = ArmRegression.judged(covariates, others, pick(used.weights(), others), focals);
            this.imputing = regression.imputing(shares);
            this.leverage = new double[sample.units().size()];
            put(regression.leverage(), others, leverage);
            put(shares, focals, leverage);
        }

        PotentialMeans means(double[] outcome) {
            ArmRegression.Predictions predictions = regression.predict(outcome);
            double own = 0;
            double imputed = 0;
            for (int i = 0; i < focals.length; i++) {
                own += shares[i] * outcome[focals[i]];
                imputed += shares[i] * predictions.ofOthers()[i];
            }
            double[] ofOwn = new double[leverage.length];
            double[] ofImputed = new double[leverage.length];
            for (int i = 0; i < focals.length; i++) {
                ofOwn[focals[i]] = shares[i] * (outcome[focals[i]] - own);
                ofImputed[focals[i]] = shares[i] * (predictions.ofOthers()[i] - imputed);
            }
            for (int i = 0; i < others.length; i++) {
                ofImputed[others[i]] =
                        imputing[i] * (outcome[others[i]] - predictions.ofRows()[i]);
            }
            PotentialMeans means = focalIsTreated
                    ? PotentialMeans.of(sample, outcome, own, imputed, ofOwn, ofImputed)
                    : PotentialMeans.of(sample, outcome, imputed, own, ofImputed, ofOwn);
            return means.ofRegression(leverage, 1 + regression.width())
                    .withNotes(notes(regression, focalIsTreated ? "untreated" : "treated"));
        }
    }

    /** What is to be said of columns that were left out. */
    static List<String> notes(ArmRegression regression, String who) {
        if (regression.isMean()) {
            return List.of(
                    "the outcome model takes the mean of the " + who + ", of whom there are no more than coefficients");
        }
        List<String> leftOut = regression.leftOut();
        return leftOut.isEmpty()
                ? List.of()
                : List.of("the outcome model leaves out " + String.join(", ", leftOut) + ", which "
                        + (leftOut.size() == 1 ? "does" : "do") + " not vary among the " + who + " in use");
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static void put(double[] values, int[] rows, double[] into) {
        for (int i = 0; i < rows.length; i++) {
            into[rows[i]] = values[i];
        }
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("focal-regression"));
    }
}
