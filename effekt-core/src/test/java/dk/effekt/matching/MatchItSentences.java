package dk.effekt.matching;

import static dk.effekt.matching.MatchingOrder.CLOSEST;
import static dk.effekt.matching.MatchingOrder.DATA;
import static dk.effekt.matching.MatchingOrder.FARTHEST;
import static dk.effekt.matching.MatchingOrder.SMALLEST;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.table.Formula;
import dk.effekt.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of {@code matchit_extra_synth.json} as sentences of {@link Match}, by their names there. */
final class MatchItSentences {

    static final Table TABLE = Synth.table().withNumber("score", scores());
    private static final String FORMULA = "treat ~ age + male + origin + benefit_weeks + emp_share + prev_act";

    static final Match ROWS = Match.on(TABLE, FORMULA).identifiedBy("id");
    static final Match F = ROWS.score(PropensityScore.Scale.PROBABILITY);
    static final Match EXACT = F.exactly("male", "origin");
    static final Match ATC = F.estimating(Estimand.ATC);
    static final Match AGE = ROWS.distance((x, treated) -> Scores.of("age", x.column("age")));
    private static final Match MAHALANOBIS = ROWS.distance(Distances::mahalanobis);

    private static final Caliper FIFTH = Caliper.ofSd(0.2);
    private static final NearestNeighbour FREE = NearestNeighbour.of(1).ties(TieRule.LOWER_SCORE_FIRST);
    private static final NearestNeighbour FREE_TWO = NearestNeighbour.of(2).ties(TieRule.LOWER_SCORE_FIRST);
    private static final NearestNeighbour FREE_THREE = NearestNeighbour.of(3).ties(TieRule.LOWER_SCORE_FIRST);
    static final NearestNeighbour ONE = FREE.withoutReplacement();
    private static final NearestNeighbour TWO = FREE_TWO.withoutReplacement();
    /** On distances other than scores. */
    private static final NearestNeighbour NEAR = NearestNeighbour.of(1).withoutReplacement();

    private static final NearestNeighbour FREE_NEAR = NearestNeighbour.of(1).ties(TieRule.LOWER_IDENTITY_FIRST);

    static Map<String, Match> same() {
        NearestNeighbour oneToFour = NearestNeighbour.ofVariable(1, 4, 2).ties(TieRule.LOWER_SCORE_FIRST);
        Match scoreAndAge = F.within("age", 5);
        Match apart = F.apart("municipality");
        Match robust = ROWS.distance((x, treated) -> Distances.robustMahalanobis(x));
        Match scaled = ROWS.distance(Distances::scaledEuclidean);
        Match euclidean = ROWS.distance((x, treated) -> Distances.euclidean(x));
        Match mahvars = F.distance((x, treated) -> Distances.mahalanobis(
                        DesignMatrix.of(
                                List.of("age", "benefit_weeks", "emp_share"),
                                x.column("age"),
                                x.column("benefit_weeks"),
                                x.column("emp_share")),
                        treated))
                .within(FIFTH);
        Map<String, Match> all = new LinkedHashMap<>();
        all.put("variable_ratio2_max4", F.by(oneToFour.withoutReplacement()));
        all.put("variable_ratio2_max3", F.by(variable(1, 3, 2).withoutReplacement()));
        all.put("variable_ratio25_max4", F.by(variable(1, 4, 2.5).withoutReplacement()));
        all.put(
                "variable_ratio2_max4_caliper02",
                F.by(oneToFour.withoutReplacement().within(FIFTH)));
        all.put("variable_ratio2_max4_replace", F.by(oneToFour));
        all.put("variable_ratio2_max4_exact", EXACT.by(oneToFour.withoutReplacement()));
        all.put("reuse3", F.by(FREE.reusedAtMost(3)));
        all.put("reuse2_ratio2", F.by(FREE_TWO.reusedAtMost(2)));
        all.put("reuse3_caliper02", F.by(FREE.reusedAtMost(3).within(FIFTH)));
        all.put("reuse3_closest", F.by(FREE.reusedAtMost(3, CLOSEST)));
        all.put("reuse2_mahalanobis", MAHALANOBIS.by(NEAR.reusedAtMost(2)));
        all.put("antiexact_municipality", apart.by(ONE));
        all.put("antiexact_municipality_replace_ratio2", apart.by(FREE_TWO));
        all.put("antiexact_two", F.apart("municipality", "prev_act").by(ONE.within(FIFTH)));
        all.put("antiexact_exact", EXACT.apart("municipality").by(ONE));
        all.put("caliper_score_age", scoreAndAge.by(ONE.within(FIFTH)));
        all.put("caliper_age", F.within("age", 5).by(ONE));
        all.put(
                "caliper_two_standardised",
                F.within("benefit_weeks", 0.25 * sd("benefit_weeks"))
                        .within("emp_share", 0.25 * sd("emp_share"))
                        .by(ONE));
        all.put("caliper_score_age_replace_ratio2", scoreAndAge.by(FREE_TWO.within(FIFTH)));
        all.put(
                "caliper_score_age_closest",
                scoreAndAge.by(ONE.reusedAtMost(1, CLOSEST).within(FIFTH)));
        all.put("caliper_negative_age", F.within("age", -5).by(ONE.within(FIFTH)));
        all.put("caliper_negative_score", F.within("score", -0.1 * sd("score")).by(ONE));
        all.put("caliper_mahalanobis_age", MAHALANOBIS.within("age", 5).by(NEAR));
        all.put("robust_mahalanobis", robust.by(NEAR));
        all.put("robust_mahalanobis_replace", robust.by(FREE_NEAR));
        all.put("scaled_euclidean", scaled.by(NEAR));
        all.put("scaled_euclidean_replace", scaled.by(FREE_NEAR));
        all.put("euclidean", euclidean.by(NEAR));
        all.put("euclidean_replace", euclidean.by(FREE_NEAR));
        all.put("mahvars_caliper02", mahvars.by(NEAR));
        all.put("mahvars_caliper02_replace", mahvars.by(FREE_NEAR));
        all.put(
                "mahvars_all_caliper02_exact",
                MAHALANOBIS
                        .exactly("male", "origin")
                        .score(PropensityScore.Scale.PROBABILITY)
                        .within(FIFTH)
                        .by(NEAR));
        all.put("farthest", F.by(FREE.withoutReplacement(FARTHEST)));
        all.put("farthest_caliper02", F.by(FREE.withoutReplacement(FARTHEST).within(FIFTH)));
        all.put("farthest_ratio2", F.by(FREE_TWO.withoutReplacement(FARTHEST)));
        all.put("farthest_mahalanobis", MAHALANOBIS.by(NEAR.withoutReplacement(FARTHEST)));
        all.put(
                "closest_ratio2_caliper02",
                F.by(FREE_TWO.withoutReplacement(CLOSEST).within(FIFTH)));
        all.put("closest_ratio2", F.by(FREE_TWO.withoutReplacement(CLOSEST)));
        all.put("closest_exact", EXACT.by(FREE.withoutReplacement(CLOSEST)));
        all.put(
                "closest_exact_ratio2_caliper02",
                EXACT.by(FREE_TWO.withoutReplacement(CLOSEST).within(FIFTH)));
        all.put("closest_mahalanobis", MAHALANOBIS.by(NEAR.withoutReplacement(CLOSEST)));
        all.put(
                "closest_mahalanobis_exact",
                MAHALANOBIS.exactly("male", "origin").by(NEAR.withoutReplacement(CLOSEST)));
        all.put("ratio2_exact", EXACT.by(TWO));
        all.put(
                "smallest_ratio2_caliper02",
                F.by(FREE_TWO.withoutReplacement(SMALLEST).within(FIFTH)));
        all.put("data_ratio2_exact", EXACT.by(FREE_TWO.withoutReplacement(DATA)));
        all.put("mahalanobis_ratio2", MAHALANOBIS.by(NearestNeighbour.of(2).withoutReplacement()));
        all.put("mahalanobis_exact", MAHALANOBIS.exactly("male", "origin").by(NEAR));
        all.put(
                "mahalanobis_ratio2_exact",
                MAHALANOBIS.exactly("male", "origin").by(NearestNeighbour.of(2).withoutReplacement()));
        all.put(
                "mahalanobis_replace_ratio3",
                MAHALANOBIS.by(NearestNeighbour.of(3).ties(TieRule.LOWER_IDENTITY_FIRST)));
        all.put("atc_no_replacement", ATC.by(ONE));
        all.put("atc_no_replacement_caliper02", ATC.by(ONE.within(FIFTH)));
        all.put("atc_no_replacement_closest", ATC.by(FREE.withoutReplacement(CLOSEST)));
        all.put("atc_replace_ratio2_exact", EXACT.estimating(Estimand.ATC).by(FREE_TWO));
        all.put("atc_mahalanobis_replace", MAHALANOBIS.estimating(Estimand.ATC).by(FREE_NEAR));
        all.put("exact_replace_ratio3", EXACT.by(FREE_THREE));
        all.put("exact_replace_ratio3_caliper02", EXACT.by(FREE_THREE.within(FIFTH)));
        all.put("exact_municipality", F.exactly("municipality").by(ONE));
        all.put(
                "exact_municipality_ratio8",
                F.exactly("municipality")
                        .by(NearestNeighbour.of(8)
                                .ties(TieRule.LOWER_SCORE_FIRST)
                                .withoutReplacement()));
        all.put("discard_treated", F.support(CommonSupport.TREATED).by(ONE));
        all.put("discard_control_reestimate", reestimated(CommonSupport.CONTROL).by(ONE));
        all.put("discard_both_reestimate", reestimated(CommonSupport.BOTH).by(ONE));
        Match probit = F.propensity(PropensityModels.probit());
        all.put("probit", probit.by(ONE));
        all.put(
                "linear_probit_caliper02",
                probit.score(PropensityScore.Scale.LINEAR_PREDICTOR).by(ONE.within(FIFTH)));
        all.put("subclass50_min0", F.by(Subclassification.of(50).atLeast(0)));
        all.put("subclass50_min4", F.by(Subclassification.of(50).atLeast(4)));
        Match ate = F.estimating(Estimand.ATE);
        all.put("subclass20_min0_ate", ate.by(Subclassification.of(20).atLeast(0)));
        all.put("subclass20_min4_ate", ate.by(Subclassification.of(20).atLeast(4)));
        all.put("subclass6_atc", ATC.by(Subclassification.of(6)));
        all.put("subclass40_min2_tied", AGE.by(Subclassification.of(40).atLeast(2)));
        all.put("cem_fd", ROWS.by(CoarsenedExact.of(Coarsening.automatic(Coarsening.Rule.FREEDMAN_DIACONIS))));
        all.put("cem_scott", ROWS.by(CoarsenedExact.of(Coarsening.automatic(Coarsening.Rule.SCOTT))));
        all.put("cem_quintiles", ROWS.by(CoarsenedExact.of(Coarsening.quantiles(5))));
        all.put("cem_three_bins", ROWS.by(CoarsenedExact.of(Coarsening.bins(3))));
        all.put("cem_three_bins_atc", ROWS.estimating(Estimand.ATC).by(CoarsenedExact.of(Coarsening.bins(3))));
        all.put(
                "exact_atc",
                Match.on(TABLE, "treat ~ male + origin + prev_act")
                        .identifiedBy("id")
                        .exactly("male", "origin", "prev_act")
                        .estimating(Estimand.ATC)
                        .by(ExactMatching.INSTANCE));
        return all;
    }

    /** Specifications with many equal distances; in all of them a greedy choice among equals leaves equal distances to others. */
    static Map<String, Match> tied() {
        Map<String, Match> all = new LinkedHashMap<>();
        all.put("tied_score_largest", AGE.by(ONE));
        all.put("tied_score_smallest", AGE.by(FREE.withoutReplacement(SMALLEST)));
        all.put("tied_score_data", AGE.by(FREE.withoutReplacement(DATA)));
        all.put("tied_score_closest", AGE.by(FREE.withoutReplacement(CLOSEST)));
        all.put("tied_score_farthest", AGE.by(FREE.withoutReplacement(FARTHEST)));
        all.put("tied_score_replace_ratio3", AGE.by(FREE_THREE));
        all.put("tied_score_ratio2_caliper1", AGE.by(TWO.within(Caliper.ofScore(1))));
        Match tied =
                Match.on(TABLE, "treat ~ age + prev_act").identifiedBy("id").distance(Distances::mahalanobis);
        all.put("tied_mahalanobis", tied.by(NEAR));
        all.put(
                "tied_mahalanobis_replace_ratio2",
                tied.by(NearestNeighbour.of(2).ties(TieRule.LOWER_IDENTITY_FIRST)));
        return all;
    }

    static Map<String, Match> optimal() {
        Map<String, Match> all = new LinkedHashMap<>();
        all.put("optimal_1to1", F.by(OptimalPairs.of(1)));
        all.put("full", F.by(OptimalFull.create()));
        all.put("optimal_exact", EXACT.by(OptimalPairs.of(1)));
        all.put("optimal_mahalanobis", MAHALANOBIS.by(OptimalPairs.of(1)));
        all.put("full_exact", EXACT.by(OptimalFull.create()));
        all.put("full_caliper02", F.by(OptimalFull.create().within(FIFTH)));
        all.put("full_between_half_and_eight", F.by(OptimalFull.create().withAtMost(8, 2)));
        all.put("full_mahalanobis_exact", MAHALANOBIS.exactly("male", "origin").by(OptimalFull.create()));
        return all;
    }

    static NearestNeighbour variable(int least, int most, double average) {
        return NearestNeighbour.ofVariable(least, most, average).ties(TieRule.LOWER_SCORE_FIRST);
    }

    private static double sd(String column) {
        return Scores.of(column, TABLE.numbers(column)).sd();
    }

    /** {@code discard = …, reestimate = TRUE}: the model is fitted again to those who are not discarded. */
    private static Match reestimated(CommonSupport support) {
        double[] before = scores();
        boolean[] isIn = support.outside(Synth.treated(), before);
        for (int row = 0; row < isIn.length; row++) {
            isIn[row] = !isIn[row];
        }
        Table rest = TABLE.where(isIn);
        Formula formula = Formula.parse(FORMULA);
        double[] fitted = PropensityModels.logistic()
                .fit(formula.treated(rest), formula.design(rest))
                .scores(PropensityScore.Scale.PROBABILITY);
        double[] all = new double[isIn.length];
        int next = 0;
        for (int row = 0; row < all.length; row++) {
            all[row] = isIn[row] ? fitted[next++] : before[row];
        }
        return F.support(support).distance((x, treated) -> Scores.of("estimated again", all));
    }

    static double[] scores() {
        return PropensityModels.logistic()
                .fit(Synth.treated(), Synth.covariates())
                .scores(PropensityScore.Scale.PROBABILITY);
    }

    private MatchItSentences() {}
}
