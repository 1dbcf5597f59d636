package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Units;
import dk.effekt.protocol.Clause;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
        return onSample(sample).apply(outcome);
    }

    /** A linear regression is shared by all outcomes, and leaves out what tells nothing in its arm, as its notes say. */
    @Override
    public Function<double[], PotentialMeans> onSample(MatchedSample sample) {
        InUse used = InUse.of(sample);
        Arm treated = Arm.of(used, model, true);
        Arm control = Arm.of(used, model, false);
        List<String> notes = Stream.concat(treated.notes().stream(), control.notes().stream())
                .toList();
        return outcome -> {
            used.requireKnown(outcome, model);
            double[] treatedInfluence = new double[outcome.length];
            double[] controlInfluence = new double[outcome.length];
            double withTreatment = mean(treated, outcome, treatedInfluence);
            double without = mean(control, outcome, controlInfluence);
            return PotentialMeans.of(sample, outcome, withTreatment, without, treatedInfluence, controlInfluence)
                    .withNotes(notes);
        };
    }

    /**
     * One arm.
     *
     * @param weights of its rows ω, 0 elsewhere
     * @param predictor what its regression makes of an outcome: the prediction for each row in use
     */
    private record Arm(InUse used, double[] weights, UnaryOperator<double[]> predictor, List<String> notes) {

        static Arm of(InUse used, OutcomeModel model, boolean treated) {
            MatchedSample sample = used.sample();
            double[] weights = new double[used.weights().length];
            for (int row : used.rows(treated)) {
                weights[row] = weight(sample, row);
            }
            Estimand estimand = sample.units().estimand();
            if (estimand == (treated ? Estimand.ATT : Estimand.ATC)) {
                // In the arm asked for all weights are 1, so that whatever a regression predicts falls out.
                return new Arm(used, weights, outcome -> new double[outcome.length], List.of());
            }
            DesignMatrix covariates = RegressionAdjusted.covariates(sample);
            double[] ones = new double[weights.length];
            Arrays.fill(ones, 1);
            if (model != OutcomeModel.LINEAR) {
                return new Arm(
                        used,
                        weights,
                        outcome -> predict(
                                RegressionAdjusted.arm(model, covariates, used, ones, treated, outcome), used, treated),
                        List.of());
            }
            int[] own = used.rows(treated);
            int[] others = used.rows(!treated);
            ArmRegression regression = new ArmRegression(covariates, own, Arrays.copyOf(ones, own.length), others);
            return new Arm(
                    used,
                    weights,
                    outcome -> {
                        ArmRegression.Predictions predictions = regression.predict(outcome);
                        double[] predicted = new double[outcome.length];
                        put(predictions.ofRows(), own, predicted);
                        put(predictions.ofOthers(), others, predicted);
                        return predicted;
                    },
                    FocalRegression.notes(regression, treated ? "treated" : "untreated"));
        }

        private static double[] predict(OutcomeFit fit, InUse used, boolean treated) {
            double[] predicted = new double[used.weights().length];
            for (int row : used.rows()) {
                predicted[row] = fit.mean(row, treated);
            }
            return predicted;
        }

        private static void put(double[] values, int[] rows, double[] into) {
            for (int i = 0; i < rows.length; i++) {
                into[rows[i]] = values[i];
            }
        }
    }

    private double mean(Arm arm, double[] outcome, double[] influence) {
        Units units = arm.used().sample().units();
        double[] predictions = arm.predictor().apply(outcome);
        double[] weights = arm.weights();
        int[] rows = arm.used().rows();
        double asked = 0;
        double predicted = 0;
        double total = 0;
        double residuals = 0;
        for (int row : rows) {
            if (units.isFocal(row)) {
                asked++;
                predicted += predictions[row];
            }
            if (weights[row] > 0) {
                total += weights[row];
                residuals += weights[row] * (outcome[row] - predictions[row]);
            }
        }
        predicted /= asked;
        boolean isNormalized = normalization == Normalization.HAJEK;
        double divisor = isNormalized ? total : asked;
        double residual = residuals / divisor;
        double result = predicted + residual;
        // Without normalisation the number of those asked for is estimated in both parts at once.
        double centre = isNormalized ? predicted : result;
        for (int row : rows) {
            if (units.isFocal(row)) {
                influence[row] += (predictions[row] - centre) / asked;
            }
            if (weights[row] > 0) {
                double from = outcome[row] - predictions[row] - (isNormalized ? residual : 0);
                influence[row] += weights[row] * from / divisor;
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
