package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoarsenedExactTest {

    private static final CoarsenedExact CUT = CoarsenedExact.withDefaults()
            .with("age", Coarsening.at(25, 35, 45, 55))
            .with("benefit_weeks", Coarsening.at(13.5, 26.5, 52.5))
            .with("emp_share", Coarsening.at(0.1, 0.3, 0.6));

    /** MatchIt: {@code matchit(F, d, method = "cem")}. */
    @Test
    void defaultsEqualMatchIt() {
        MatchedSample sample = CoarsenedExact.withDefaults().match(MatchItAnswer.units());

        MatchItAnswer.to("cem_default").isThatOf(sample);
        MatchItAnswer.to("cem_default").balanceIsThatOf(sample);
        assertThat(sample.unmatched(Unmatched.NO_CANDIDATE)).isEqualTo(226 - 38);
    }

    /**
     * MatchIt: {@code matchit(F, d, method = "cem", cutpoints = list(age = c(25, 35, 45, 55), benefit_weeks = c(13.5, 26.5, 52.5),
     * emp_share = c(0.1, 0.3, 0.6)), estimand = …)}. Ages are whole numbers, so many stand at a cut.
     */
    @Test
    void cutPointsEqualMatchIt() {
        MatchedSample sample = CUT.match(MatchItAnswer.units());
        MatchItAnswer.to("cem_cutpoints").isThatOf(sample);
        MatchItAnswer.to("cem_cutpoints").balanceIsThatOf(sample);
        MatchItAnswer.to("cem_cutpoints_ate")
                .isThatOf(CUT.match(MatchItAnswer.units().estimating(Estimand.ATE)));
    }

    private static final DesignMatrix THREE = DesignMatrix.of(
            List.of("age", "benefit_weeks", "male"),
            Synth.covariates().column("age"),
            Synth.covariates().column("benefit_weeks"),
            Synth.covariates().column("male"));

    /** MatchIt: {@code matchit(treat ~ age + benefit_weeks + male, d, method = "cem", cutpoints = …)}. */
    @Test
    void rulesEqualMatchIt() {
        Units units = Units.of(Synth.treated()).withCovariates(THREE);

        MatchItAnswer.to("cem_scott")
                .isThatOf(CoarsenedExact.of(Coarsening.automatic(Coarsening.Rule.SCOTT))
                        .match(units));
        MatchItAnswer.to("cem_fd")
                .isThatOf(CoarsenedExact.of(Coarsening.automatic(Coarsening.Rule.FREEDMAN_DIACONIS))
                        .match(units));
        MatchItAnswer.to("cem_atc").isThatOf(CoarsenedExact.withDefaults().match(units.estimating(Estimand.ATC)));
        MatchItAnswer.to("cem_mixed")
                .isThatOf(CoarsenedExact.withDefaults()
                        .with("age", Coarsening.quantiles(5))
                        .with("benefit_weeks", Coarsening.bins(4))
                        .match(units));
        MatchItAnswer.to("cem_uncoarsened")
                .isThatOf(CoarsenedExact.of(Coarsening.bins(6))
                        .with("age", Coarsening.none())
                        .match(units));
        MatchItAnswer.to("cem_dropped")
                .isThatOf(CoarsenedExact.of(Coarsening.bins(6))
                        .with("age", Coarsening.bins(1))
                        .match(units));
    }

    /** R: {@code nclass.Sturges}, {@code nclass.scott}, {@code nclass.FD}. */
    @ParameterizedTest
    @ValueSource(strings = {"age", "benefit_weeks", "emp_share", "y"})
    void numbersOfBinsEqualR(String variable) {
        double[] values =
                variable.equals("y") ? Synth.outcome() : Synth.covariates().column(variable);
        JsonNode bins = Synth.oracle("strata_synth.json").path("bins").path(variable);

        assertThat(bins(Coarsening.Rule.STURGES, values))
                .isEqualTo(bins.path("sturges").intValue());
        assertThat(bins(Coarsening.Rule.SCOTT, values))
                .isEqualTo(bins.path("scott").intValue());
        assertThat(bins(Coarsening.Rule.FREEDMAN_DIACONIS, values))
                .isEqualTo(bins.path("fd").intValue());
    }

    /** R: {@code sapply(c(1, 2, 3, 4, 5, 1023, 1024, 1025), function(n) nclass.Sturges(seq_len(n)))}: 1 2 3 3 4 11 11 12. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 3", "5, 4", "1023, 11", "1024, 11", "1025, 12"})
    void sturges(int n, int bins) {
        double[] values = new double[n];
        java.util.Arrays.setAll(values, i -> i);
        assertThat(bins(Coarsening.Rule.STURGES, values)).isEqualTo(bins);
    }

    /** R: {@code nclass.scott(c(0, 0, 0, 0, 0, 0, 0, 9))}: 2; where there is no interquartile range, R has a rule of its own. */
    @Test
    void freedmanAndDiaconisFallBackOnScott() {
        double[] values = {0, 0, 0, 0, 0, 0, 0, 9};
        assertThat(bins(Coarsening.Rule.SCOTT, values)).isEqualTo(2);
        assertThat(bins(Coarsening.Rule.FREEDMAN_DIACONIS, values)).isEqualTo(2);
        assertThat(bins(Coarsening.Rule.SCOTT, new double[] {4, 4})).isEqualTo(1);
    }

    @Test
    void refusesBinsWithoutNumber() {
        double[] values = new double[1_000];
        java.util.Arrays.setAll(values, i -> i % 2);
        values[0] = 1e9;
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Coarsening.automatic(Coarsening.Rule.FREEDMAN_DIACONIS).cuts(values))
                .withMessageContaining("say yourself where to cut");
    }

    @Test
    void aValueAtACutStandsAboveIt() {
        Units units = Units.of(new boolean[] {true, false, true, false})
                .withCovariates(DesignMatrix.of(List.of("age"), new double[] {25, 24.9, 30, 35}));

        MatchedSample sample =
                CoarsenedExact.withDefaults().with("age", Coarsening.at(25, 35)).match(units);

        // 24.9 | 25, 30 | 35
        assertThat(sample.sets()).isZero();
        assertThat(CoarsenedExact.withDefaults()
                        .with("age", Coarsening.at(25))
                        .match(units)
                        .sets())
                .isEqualTo(1);
    }

    @Test
    void keepsRowsOfDifferentStrataApart() {
        Units units = Units.of(new boolean[] {true, false, true, false})
                .withCovariates(DesignMatrix.of(List.of("age"), new double[] {20, 21, 20, 40}))
                .inStrata(new int[] {1, 2, 2, 1});

        MatchedSample sample = CoarsenedExact.of(Coarsening.at(30)).match(units);

        assertThat(MatchItAnswer.sets(sample)).containsExactly(List.of(2, 1));
        assertThat(sample.unmatched(0)).contains(Unmatched.NO_CANDIDATE);
    }

    /** Sturges' rule has one bin for two values that are alike and two for others; of three rows, 0 and 1 are kept apart anyway. */
    @Test
    void zerosAndOnesAreCategoriesUnlessNamed() {
        Units units = Units.of(new boolean[] {true, false, false})
                .withCovariates(DesignMatrix.of(List.of("male"), new double[] {1, 1, 0}));

        assertThat(CoarsenedExact.of(Coarsening.bins(1)).match(units).distinctControls())
                .isEqualTo(1);
        assertThat(CoarsenedExact.withDefaults()
                        .with("male", Coarsening.bins(1))
                        .match(units)
                        .distinctControls())
                .isEqualTo(2);
    }

    @Test
    void saysAllThatIsMissingAtOnce() {
        CoarsenedExact matcher =
                CoarsenedExact.withDefaults().with("agee", Coarsening.bins(3)).with("zebra", Coarsening.none());

        assertThat(matcher.missingIn(Units.of(new boolean[2])))
                .containsExactly("covariates; give them with withCovariates");
        assertThat(matcher.missingIn(Units.of(Synth.treated()).withCovariates(THREE)))
                .containsExactly(
                        "covariate 'agee'; did you mean 'age'?", "covariate 'zebra'; it has age, benefit_weeks, male");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matcher.match(Units.of(Synth.treated()).withCovariates(THREE)))
                .withMessageContaining("did you mean 'age'?");
    }

    @Test
    void describesItself() {
        assertThat(CUT.describe())
                .isEqualTo(
                        "coarsened exact matching, numbers in equal bins after Sturges; age cut at 25.0, 35.0, 45.0, 55.0;"
                                + " benefit_weeks cut at 13.5, 26.5, 52.5; emp_share cut at 0.1, 0.3, 0.6");
        assertThat(CoarsenedExact.of(Coarsening.quantiles(4))
                        .with("b", Coarsening.none())
                        .with("a", Coarsening.bins(2))
                        .describe())
                .isEqualTo("coarsened exact matching, numbers in 4 bins by quantile; a in 2 equal bins; b as it is");
    }

    @Test
    void refusesCutsThatDoNotAscend() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coarsening.at(1, 3, 3))
                .withMessage("cut points [1.0, 3.0, 3.0] are not finite and ascending at 3.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Coarsening.at(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coarsening.bins(0))
                .withMessage("0 bins; at least 1 is wanted");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coarsening.quantiles(0))
                .withMessage("0 bins; at least 1 is wanted");
    }

    private static int bins(Coarsening.Rule rule, double[] values) {
        return Coarsening.automatic(rule).cuts(values).size() + 1;
    }
}
