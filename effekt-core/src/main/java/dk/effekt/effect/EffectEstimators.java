package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import dk.effekt.regression.OutcomeModel;
import java.util.Optional;

/**
 * The estimators that effekt brings. All use the weights of the sample with mean 1 in each arm, as MatchIt does, and leave rows
 * of weight 0 out.
 */
public final class EffectEstimators {

    private EffectEstimators() {}

    /**
     * The weighted mean of each arm: the coefficient of treatment in R's {@code lm(y ~ treat, weights = w)}. Its influences are
     * {@code w (y − mean) / Σ w} of the arm, its leverages {@code w / Σ w}.
     */
    public static EffectEstimator weightedDifference() {
        return WeightedDifference.INSTANCE;
    }

    /** G-computation with a linear model; see {@link #regressionAdjusted(OutcomeModel)}. */
    public static EffectEstimator regressionAdjusted() {
        return regressionAdjusted(OutcomeModel.LINEAR);
    }

    /**
     * G-computation: a weighted regression of the outcome on treatment, the covariates of the units and their products, whose
     * predictions with and without treatment are averaged over those whose effect is asked for: of the ATT the treated, of the
     * ATC the untreated, both by their weights; of the ATE all rows in use, once each; of the ATO all, by their weights. That is
     * {@code marginaleffects::avg_comparisons(lm(y ~ treat * (…), weights = w), newdata = subset(d, treat == 1))}, by the delta
     * method, the rows averaged over taken as given. Of a sample of weights 1 it is plain regression adjustment.
     *
     * <p>A covariate that is the same in all rows in use, as exact matching may leave it, has nothing to adjust for and is left
     * out.
     *
     * @throws IllegalArgumentException when it estimates, if a covariate is constant in one arm only or follows from others, or a
     *     logistic or Poisson model has no solution
     */
    public static EffectEstimator regressionAdjusted(OutcomeModel model) {
        return new RegressionAdjusted(model, RegressionAdjusted.Form.INTERACTED);
    }

    /** Analysis of covariance with a linear model; see {@link #ancova(OutcomeModel)}. */
    public static EffectEstimator ancova() {
        return ancova(OutcomeModel.LINEAR);
    }

    /**
     * The same without products: covariates act alike in both arms. With a linear model the difference is the coefficient of
     * treatment in {@code lm(y ~ treat + …, weights = w)}.
     */
    public static EffectEstimator ancova(OutcomeModel model) {
        return new RegressionAdjusted(model, RegressionAdjusted.Form.MAIN_EFFECTS);
    }

    /** Augmented weighting with a linear model, not normalised; see {@link #augmented(OutcomeModel, Normalization)}. */
    public static EffectEstimator augmented() {
        return augmented(OutcomeModel.LINEAR, Normalization.NONE);
    }

    /**
     * Augmented inverse probability weighting (AIPW; Robins, Rotnitzky and Zhao 1994): an unweighted regression of each arm
     * predicts for those whose effect is asked for, and the residuals, weighted by the propensity score, correct it. It is right
     * if either model is. It takes a sample of weights without sets: those of the propensity score, or 1.
     *
     * <p>A linear regression leaves out a covariate that tells nothing in its arm; {@link PotentialMeans#notes} names it if it differs in
     * the other. Standard errors are those of {@link VarianceEstimators#influenceFunction()}, which take both models as known.
     *
     * @throws IllegalArgumentException when it estimates, if a logistic or Poisson model has no solution, or a covariate of it is
     *     constant in an arm or follows from others
     */
    public static EffectEstimator augmented(OutcomeModel model, Normalization normalization) {
        return new Augmented(model, normalization);
    }

    /**
     * Matching corrected for bias (Abadie and Imbens 2011): the mean difference of matched pairs, in which the outcome of each
     * partner is moved by what its covariates differ from those of the focal row, times their slopes in a linear regression of
     * the partners of its arm, weighted by their shares of sets. That is {@code Matching::Match(…, Z = …, BiasAdjust = TRUE)};
     * of the ATT and the ATC it is also {@link #regressionAdjusted()} with the focal rows as they are. The covariates are those
     * of the units, whatever the distance was. Its errors are {@link VarianceEstimators#abadieImbens()}.
     *
     * <p>For other errors, which take the matching as given, the influence of a focal row on a mean is (its outcome, or what is
     * predicted for it, less the mean)/N, so that its covariates count as drawn; that of a partner is its residual times what it
     * adds to the predictions. A row that is both, as in the ATE, has both. Leverages are 1/N and the hat values of the
     * regression.
     *
     * @throws IllegalArgumentException when it estimates, if a covariate is constant among the partners of an arm or follows from
     *     others
     */
    public static EffectEstimator biasCorrected() {
        return BiasCorrected.INSTANCE;
    }

    /**
     * The mean of those whose effect is asked for beside what those compared with predict for them, by a weighted linear regression
     * of theirs (Oaxaca 1973, Blinder 1973; of the ATT Kline 2011; after matching the bias correction of Abadie and Imbens 2011), of
     * any kind of sample. Estimates are those of {@link #regressionAdjusted()} for the ATT and the ATC. Errors differ: covariates of
     * those asked for count as drawn, as for {@link #biasCorrected()}, and there is no model of their own arm.
     *
     * <p>A covariate that tells nothing among those compared with, for it is the same in all of them or follows from others, is left
     * out of the regression; {@link PotentialMeans#notes} names the former if it differs among those asked for. So it serves
     * where many outcomes are looked at, and some rows are not observed.
     */
    public static EffectEstimator focalRegression() {
        return FocalRegression.INSTANCE;
    }

    /** The same estimator of the same rows in another order; empty of one that effekt does not bring and that does not say. */
    static Optional<EffectEstimator> on(EffectEstimator estimator, int[] rows) {
        EffectEstimator moved = estimator.on(rows);
        boolean knowsNoRows = estimator instanceof WeightedDifference
                || estimator instanceof RegressionAdjusted
                || estimator instanceof FocalRegression
                || estimator instanceof BiasCorrected
                || estimator instanceof Augmented;
        return knowsNoRows || !moved.equals(estimator) ? Optional.of(moved) : Optional.empty();
    }

    /** What effekt takes if none is asked for; see {@link Estimation}. */
    static EffectEstimator preferred(MatchedSample sample) {
        boolean sharesRows = sample.kind() == MatchedSample.Kind.PAIRS && !sample.isDisjoint();
        EffectEstimator adjusted = sharesRows ? biasCorrected() : regressionAdjusted();
        return adjusted.missingIn(sample).isEmpty() ? adjusted : weightedDifference();
    }
}
