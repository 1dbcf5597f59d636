package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.PropensityScore;
import dk.effekt.protocol.Clause;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Augmented inverse probability weighting (Robins, Rotnitzky and Zhao 1994; of the ATT Hahn 1998, and Mercatanti and Li 2014):
 * with a the share of those whose effect is asked for, m the mean that an unweighted regression of the arm predicts, and ω the
 * weight that makes the arm like them (of the ATT 1 and e/(1−e), of the ATC (1−e)/e and 1, of the ATE 1/e and 1/(1−e)), the mean
 * in an arm is Σ a m / Σ a + Σ ω (y − m) / Σ a, or / Σ ω if normalised.
 */
record Augmented(OutcomeModel model, Normalization normalization) implements EffectEstimator {

    /** Relative, within which weights count as proportional. */
    private static final double ALIKE = 1e-9;

    @Override
    public List<String> missingIn(MatchedSample sample) {
        List<String> missing = new ArrayList<>(RegressionAdjusted.missingCovariates(sample, "augmented weighting"));
        if (sample.units().propensity().isEmpty()) {
            missing.add("augmented weighting needs the propensity score; give it to the units with withPropensity");
        }
        if (sample.units().estimand() == Estimand.ATO) {
            missing.add("augmented weighting is of the ATT, ATC or ATE, not of the ATO");
        }
        if (sample.kind() != MatchedSample.Kind.WEIGHTS) {
            missing.add("augmented weighting does not use matched sets; give it a sample of weights,"
                    + " or adjust the matched by regression");
        } else if (missing.isEmpty() && !hasOwnWeights(sample)) {
            missing.add("augmented weighting makes its weights from the propensity score, and those of the sample"
                    + " are others; give it the inverse probability weights of the "
                    + sample.units().estimand()
                    + ", or weights of 1");
        }
        return missing;
    }

    /** Whether within each arm the weights in use are those of the propensity score, or all alike. */
    private static boolean hasOwnWeights(MatchedSample sample) {
        double[] weights = sample.weights();
        for (boolean treated : new boolean[] {true, false}) {
            Range own = new Range();
            Range even = new Range();
            for (int row = 0; row < weights.length; row++) {
                if (weights[row] > 0 && sample.units().isTreated(row) == treated) {
                    own.add(weights[row] / weight(sample, row));
                    even.add(weights[row]);
                }
            }
            if (!own.isNarrow() && !even.isNarrow()) {
                return false;
            }
        }
        return true;
    }

    private static final class Range {
        private double low = Double.POSITIVE_INFINITY;
        private double high;

        void add(double value) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }

        boolean isNarrow() {
            return high - low <= ALIKE * high;
        }
    }

    private static double weight(MatchedSample sample, int row) {
        PropensityScore score = sample.units()
                .propensity()
                .orElseThrow(() -> new IllegalArgumentException("the units have no propensity score"));
        double e = score.probability(row);
        boolean treated = sample.units().isTreated(row);
        return switch (sample.units().estimand()) {
            case ATT -> treated ? 1 : e / (1 - e);
            case ATC -> treated ? (1 - e) / e : 1;
            case ATE -> treated ? 1 / e : 1 / (1 - e);
            case ATO -> treated ? 1 - e : e;
        };
    }

    @Override
    public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
        if (isOfOneArm(sample)) {
            return onSample(sample).apply(outcome);
        }
        DesignMatrix covariates = RegressionAdjusted.covariates(sample);
        InUse used = InUse.of(sample, outcome, model);
        double[] ones = new double[outcome.length];
        Arrays.fill(ones, 1);
        double[] treatedInfluence = new double[outcome.length];
        double[] controlInfluence = new double[outcome.length];
        OutcomeFit ofTreated = RegressionAdjusted.arm(model, covariates, used, ones, true, outcome);
        OutcomeFit ofControls = RegressionAdjusted.arm(model, covariates, used, ones, false, outcome);
        double treated = mean(used, ofTreated, true, outcome, treatedInfluence);
        double control = mean(used, ofControls, false, outcome, controlInfluence);
        return PotentialMeans.of(sample, outcome, treated, control, treatedInfluence, controlInfluence);
    }

    /** Of one arm with a linear model the regression is shared, and leaves out what tells nothing in its arm, as its notes say. */
    @Override
    public Function<double[], PotentialMeans> onSample(MatchedSample sample) {
        if (!isOfOneArm(sample)) {
            return EffectEstimator.super.onSample(sample);
        }
        boolean focalIsTreated = sample.units().estimand() == Estimand.ATT;
        InUse used = InUse.of(sample);
        int[] focals = used.rows(focalIsTreated);
        int[] others = used.rows(!focalIsTreated);
        double[] ones = new double[others.length];
        Arrays.fill(ones, 1);
        ArmRegression regression = new ArmRegression(RegressionAdjusted.covariates(sample), others, ones, focals);
        List<String> notes = FocalRegression.notes(regression, focalIsTreated ? "untreated" : "treated");
        return outcome -> {
            used.requireKnown(outcome, model);
            ArmRegression.Predictions predictions = regression.predict(outcome);
            double[] ofFocals = new double[outcome.length];
            double[] ofOthers = new double[outcome.length];
            double own = ownMean(focals, outcome, ofFocals);
            double imputed = imputedMean(sample, focals, others, predictions, outcome, ofOthers);
            PotentialMeans means = focalIsTreated
                    ? PotentialMeans.of(sample, outcome, own, imputed, ofFocals, ofOthers)
                    : PotentialMeans.of(sample, outcome, imputed, own, ofOthers, ofFocals);
            return means.withNotes(notes);
        };
    }

    private boolean isOfOneArm(MatchedSample sample) {
        Estimand estimand = sample.units().estimand();
        return model == OutcomeModel.LINEAR && (estimand == Estimand.ATT || estimand == Estimand.ATC);
    }

    /** In the arm asked for all weights are 1, so that whatever a regression predicts falls out. */
    private static double ownMean(int[] focals, double[] outcome, double[] influence) {
        double mean = 0;
        for (int row : focals) {
            mean += outcome[row];
        }
        mean /= focals.length;
        for (int row : focals) {
            influence[row] = (outcome[row] - mean) / focals.length;
        }
        return mean;
    }

    private double imputedMean(
            MatchedSample sample,
            int[] focals,
            int[] others,
            ArmRegression.Predictions predictions,
            double[] outcome,
            double[] influence) {
        double predicted = 0;
        for (double mean : predictions.ofOthers()) {
            predicted += mean;
        }
        predicted /= focals.length;
        double weights = 0;
        double residuals = 0;
        for (int i = 0; i < others.length; i++) {
            double weight = weight(sample, others[i]);
            weights += weight;
            residuals += weight * (outcome[others[i]] - predictions.ofRows()[i]);
        }
        boolean isNormalized = normalization == Normalization.HAJEK;
        double divisor = isNormalized ? weights : focals.length;
        double residual = residuals / divisor;
        double centre = isNormalized ? predicted : predicted + residual;
        for (int i = 0; i < focals.length; i++) {
            influence[focals[i]] = (predictions.ofOthers()[i] - centre) / focals.length;
        }
        for (int i = 0; i < others.length; i++) {
            double from = outcome[others[i]] - predictions.ofRows()[i] - (isNormalized ? residual : 0);
            influence[others[i]] = weight(sample, others[i]) * from / divisor;
        }
        return predicted + residual;
    }

    private double mean(InUse used, OutcomeFit fit, boolean treated, double[] outcome, double[] influence) {
        MatchedSample sample = used.sample();
        double asked = 0;
        double predicted = 0;
        double weights = 0;
        double residuals = 0;
        for (int row : used.rows()) {
            double mean = fit.mean(row, treated);
            if (sample.units().isFocal(row)) {
                asked++;
                predicted += mean;
            }
            if (used.treated()[row] == treated) {
                double weight = weight(sample, row);
                weights += weight;
                residuals += weight * (outcome[row] - mean);
            }
        }
        predicted /= asked;
        boolean isNormalized = normalization == Normalization.HAJEK;
        double divisor = isNormalized ? weights : asked;
        double residual = residuals / divisor;
        double result = predicted + residual;
        // Without normalisation the number of those asked for is estimated in both parts at once.
        double centre = isNormalized ? predicted : result;
        for (int row : used.rows()) {
            double mean = fit.mean(row, treated);
            if (sample.units().isFocal(row)) {
                influence[row] += (mean - centre) / asked;
            }
            if (used.treated()[row] == treated) {
                double from = outcome[row] - mean - (isNormalized ? residual : 0);
                influence[row] += weight(sample, row) * from / divisor;
            }
        }
        return result;
    }

    @Override
    public String describe() {
        return "augmented inverse probability weighting"
                + (normalization == Normalization.HAJEK ? ", normalised," : "") + " with a " + model.describe()
                + " regression of each arm";
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("augmented").with("model", model).with("normalization", normalization));
    }
}
