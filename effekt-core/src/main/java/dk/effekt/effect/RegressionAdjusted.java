package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.MatchedSample;
import dk.effekt.protocol.Clause;
import dk.effekt.regression.OutcomeDesign;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Means predicted by a weighted regression of the outcome, averaged over those whose effect is asked for (g-computation; Robins
 * 1986; after matching Ho, Imai, King and Stuart 2007).
 */
record RegressionAdjusted(OutcomeModel model, Form form) implements EffectEstimator {

    /** How treatment enters. */
    enum Form {
        /** Treatment with all covariates, which is a regression of each arm by itself (Lin 2013). */
        INTERACTED,
        /** Treatment beside the covariates. */
        MAIN_EFFECTS
    }

    @Override
    public List<String> missingIn(MatchedSample sample) {
        return missingCovariates(sample, "regression adjustment");
    }

    static List<String> missingCovariates(MatchedSample sample, String who) {
        return sample.units().covariates().isPresent()
                ? List.of()
                : List.of(who + " needs covariates; give them to the units with withCovariates");
    }

    static DesignMatrix covariates(MatchedSample sample) {
        Optional<DesignMatrix> covariates = sample.units().covariates();
        return covariates.orElseThrow(() -> new IllegalArgumentException("the units have no covariates"));
    }

    /** Without the columns that are the same in all rows in use, as exact strata leave them: they have nothing to adjust for. */
    private static DesignMatrix varying(DesignMatrix covariates, int[] rows) {
        List<String> varying = IntStream.range(0, covariates.names().size())
                .filter(c ->
                        Arrays.stream(rows).anyMatch(row -> covariates.value(row, c) != covariates.value(rows[0], c)))
                .mapToObj(covariates.names()::get)
                .toList();
        if (varying.size() == covariates.names().size()) {
            return covariates;
        }
        DesignMatrix left = DesignMatrix.withoutColumns(covariates.rows());
        for (String name : varying) {
            left = left.and(DesignMatrix.of(List.of(name), covariates.column(name)));
        }
        return left;
    }

    @Override
    public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
        InUse used = InUse.of(sample, outcome, model);
        DesignMatrix covariates = varying(covariates(sample), used.rows());
        double[] target = used.target();
        double[] leverage = new double[outcome.length];
        double[] treatedInfluence = new double[outcome.length];
        double[] controlInfluence = new double[outcome.length];
        OutcomeFit ofTreated;
        OutcomeFit ofControls;
        int parameters;
        if (form == Form.INTERACTED) {
            ofTreated = arm(model, covariates, used, used.weights(), true, outcome);
            ofControls = arm(model, covariates, used, used.weights(), false, outcome);
            ofTreated.writeLeverage(leverage);
            ofControls.writeLeverage(leverage);
            parameters = ofTreated.parameters() + ofControls.parameters();
        } else {
            int[] rows = used.rows();
            OutcomeDesign design = OutcomeDesign.ofBoth(covariates, rows, used.weights());
            ofTreated = OutcomeFit.of(model, design, rows, used.treated(), used.weights(), outcome, "rows");
            ofControls = ofTreated;
            ofTreated.writeLeverage(leverage);
            parameters = ofTreated.parameters();
        }
        ofTreated.addInfluence(target, true, treatedInfluence);
        ofControls.addInfluence(target, false, controlInfluence);
        return PotentialMeans.of(
                        sample,
                        outcome,
                        ofTreated.average(target, true),
                        ofControls.average(target, false),
                        treatedInfluence,
                        controlInfluence)
                .ofRegression(leverage, parameters);
    }

    /** The regression of one arm. */
    static OutcomeFit arm(
            OutcomeModel model,
            DesignMatrix covariates,
            InUse used,
            double[] weights,
            boolean treated,
            double[] outcome) {
        int[] rows = used.rows(treated);
        String who = treated ? "treated rows" : "untreated rows";
        OutcomeDesign design = OutcomeDesign.ofArm(covariates, rows, weights, who);
        return OutcomeFit.of(model, design, rows, used.treated(), weights, outcome, who);
    }

    @Override
    public String describe() {
        return form == Form.INTERACTED
                ? "g-computation by a weighted " + model.describe() + " regression on treatment x covariates"
                : "g-computation by a weighted " + model.describe() + " regression on treatment and covariates";
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of(form == Form.INTERACTED ? "regression-adjusted" : "ancova")
                .with("model", model));
    }
}
