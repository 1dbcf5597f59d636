package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.MatchedSample.Kind;
import dk.effekt.matching.Units;
import dk.effekt.protocol.Clause;
import dk.effekt.regression.OutcomeDesign;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Means over matched pairs, in which each partner's outcome is moved by what a regression says that its covariates differ from
 * those of the focal row (Abadie and Imbens 2011).
 *
 * <p>The regression is of the partners of an arm, each weighted by its shares of sets. As its weighted residuals add up to
 * nothing, the mean of the moved outcomes is that of the predictions for the focal rows.
 */
enum BiasCorrected implements EffectEstimator {
    INSTANCE;

    @Override
    public List<String> missingIn(MatchedSample sample) {
        List<String> missing = new ArrayList<>(RegressionAdjusted.missingCovariates(sample, "bias correction"));
        if (sample.kind() != Kind.PAIRS) {
            missing.add("bias correction moves each partner to its focal row, and the sample has no pairs but "
                    + (sample.kind() == Kind.STRATA ? "strata" : "weights") + "; use regressionAdjusted");
        }
        return missing;
    }

    @Override
    public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
        InUse used = InUse.of(sample, outcome, OutcomeModel.LINEAR);
        Pairs pairs = new Pairs(
                used,
                RegressionAdjusted.covariates(sample),
                MatchShares.of(sample).sums(),
                outcome,
                new double[outcome.length]);
        Arm control = pairs.arm(false);
        Arm treated = pairs.arm(true);
        return PotentialMeans.of(
                        sample, outcome, treated.mean(), control.mean(), treated.influence(), control.influence())
                .ofRegression(pairs.leverage(), treated.parameters() + control.parameters())
                .ofPairs(shifts(sample, treated, control));
    }

    /** What an arm would have: the mean, what rows add to its error, and the prediction for each row if there is a model. */
    private record Arm(double mean, double[] influence, double[] predicted, int parameters) {}

    /** @param leverage is written to */
    private record Pairs(InUse used, DesignMatrix covariates, double[] matched, double[] outcome, double[] leverage) {

        Arm arm(boolean treated) {
            MatchedSample sample = used.sample();
            Units units = sample.units();
            double share = 1.0 / sample.sets();
            double[] imputed = new double[outcome.length];
            double[] known = new double[outcome.length];
            boolean isImputed = false;
            for (int set = 0; set < sample.sets(); set++) {
                int focal = sample.focal(set, 0);
                if (units.isTreated(focal) == treated) {
                    known[focal] = share;
                    leverage[focal] += share;
                } else {
                    imputed[focal] = share;
                    isImputed = true;
                }
            }
            double[] influence = new double[outcome.length];
            double[] predicted = isImputed ? impute(treated, imputed, influence) : new double[outcome.length];
            double mean = 0;
            for (int row = 0; row < outcome.length; row++) {
                mean += known[row] > 0 ? share * outcome[row] : imputed[row] * predicted[row];
            }
            for (int row = 0; row < outcome.length; row++) {
                double value = known[row] > 0 ? outcome[row] : predicted[row];
                influence[row] += (known[row] + imputed[row]) * (value - mean);
            }
            return new Arm(
                    mean,
                    influence,
                    predicted,
                    isImputed ? 1 + covariates.names().size() : 1);
        }

        /** Predicts from the partners of an arm; gives the predictions for them and for the rows that have a share. */
        private double[] impute(boolean treated, double[] shares, double[] influence) {
            int[] rows = IntStream.range(0, matched.length)
                    .filter(row -> matched[row] > 0 && used.treated()[row] == treated)
                    .toArray();
            String who = treated ? "treated matches" : "untreated matches";
            OutcomeDesign design = OutcomeDesign.ofArm(covariates, rows, matched, who);
            OutcomeFit fit = OutcomeFit.of(OutcomeModel.LINEAR, design, rows, used.treated(), matched, outcome, who);
            fit.addInfluence(shares, treated, influence);
            double[] hats = new double[matched.length];
            fit.writeLeverage(hats);
            double[] predicted = new double[matched.length];
            for (int row = 0; row < hats.length; row++) {
                leverage[row] += hats[row];
                if (shares[row] > 0 || hats[row] > 0) {
                    predicted[row] = fit.mean(row, treated);
                }
            }
            return predicted;
        }
    }

    private static double[] shifts(MatchedSample sample, Arm treated, Arm control) {
        int partners = 0;
        for (int set = 0; set < sample.sets(); set++) {
            partners += sample.partners(set);
        }
        double[] shifts = new double[partners];
        int at = 0;
        for (int set = 0; set < sample.sets(); set++) {
            int focal = sample.focal(set, 0);
            double[] predicted = sample.units().isTreated(focal) ? control.predicted() : treated.predicted();
            for (int i = 0; i < sample.partners(set); i++) {
                shifts[at++] = predicted[focal] - predicted[sample.partner(set, i)];
            }
        }
        return shifts;
    }

    @Override
    public String describe() {
        return "bias-corrected mean difference of matches, by a linear regression on covariates";
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("bias-corrected"));
    }
}
