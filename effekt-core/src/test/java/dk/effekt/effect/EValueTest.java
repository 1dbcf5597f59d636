package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.EValue.Outcome;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

class EValueTest {

    private static final JsonNode ORACLE =
            Synth.oracle("sensitivity_synth.json").get("evalue");
    private static final MatchedSample PAIRS =
            SynthSamples.pairs(Synth.oracle("matchit_synth.json").get("specs").get("nearest_1to1"), Estimand.ATT);

    /** The first example of VanderWeele and Ding (2017): not being breastfed and death by respiratory infection. */
    @Test
    void ofARiskRatioAndItsLimit() {
        EValue value = EValue.ofRiskRatio(3.9, 1.8, 8.7);

        assertThat(value.estimate())
                .isCloseTo(ORACLE.get("RR_3.9_CI_1.8_8.7").get(0).asDouble(), withinPercentage(1e-12));
        assertThat(value.limit())
                .isCloseTo(ORACLE.get("RR_3.9_CI_1.8_8.7").get(1).asDouble(), withinPercentage(1e-12));
        assertThat(value).hasToString("E-value 7.26, of the limit 3.00 (ratio 3.90 [1.80, 8.70])");
    }

    @Test
    void belowOneIsThatOfTheInverse() {
        assertThat(EValue.ofRiskRatio(0.8).estimate())
                .isCloseTo(ORACLE.get("RR_0.8").asDouble(), withinPercentage(1e-12));
        assertThat(EValue.ofRiskRatio(1 / 3.9, 1 / 8.7, 1 / 1.8).limit()).isCloseTo(3, within(1e-12));
    }

    @Test
    void isOneOfALimitBeyondNoEffect() {
        assertThat(EValue.ofRiskRatio(1.2, 0.9, 1.6).limit()).isEqualTo(1);
        assertThat(EValue.ofRiskRatio(1).estimate()).isEqualTo(1);
        assertThat(EValue.ofRiskRatio(1.2).limit()).isNaN();
    }

    @Test
    void ofADifferenceInStandardDeviations() {
        EValue value = EValue.ofStandardizedDifference(0.2, 0.05);

        assertThat(value.estimate()).isCloseTo(ORACLE.get("d_0.2").asDouble(), withinPercentage(1e-12));
        // exp(0.91 * 0.2 - 1.78 * 0.05), whose 1.78 is 0.91 * 1.96 rounded.
        double low = Math.exp(0.91 * 0.2 - 0.91 * 1.959963984540054 * 0.05);
        assertThat(value.limit()).isCloseTo(low + Math.sqrt(low * (low - 1)), withinPercentage(1e-12));
        assertThat(value.low() * value.high()).isCloseTo(value.ratio() * value.ratio(), within(1e-12));
    }

    @Test
    void ofOddsOfACommonOutcomeIsThatOfTheRoot() {
        EValue common = EValue.ofOddsRatio(4, 2.25, 9, Outcome.COMMON);

        assertThat(common.estimate()).isCloseTo(2 + Math.sqrt(2), within(1e-12));
        assertThat(common.limit()).isCloseTo(1.5 + Math.sqrt(0.75), within(1e-12));
        assertThat(EValue.ofOddsRatio(4, 2.25, 9, Outcome.RARE).estimate()).isCloseTo(4 + Math.sqrt(12), within(1e-12));
    }

    @Test
    void ofACommonHazardRatioByItsRiskRatio() {
        // HR 4: (1 - 0.5^2)/(1 - 0.5^0.5)
        double ratio = 0.75 / (1 - Math.sqrt(0.5));

        EValue value = EValue.ofHazardRatio(4, 1, 9, Outcome.COMMON);

        assertThat(value.ratio()).isCloseTo(ratio, within(1e-12));
        assertThat(value.limit()).isEqualTo(1);
    }

    @Test
    void ofSharesIsThatOfTheirRatio() {
        EValue value = EValue.ofShares(0.45, 0.3, 0.06, 0.24);

        assertThat(value.ratio()).isCloseTo(1.5, within(1e-12));
        assertThat(value.low()).isCloseTo(1.2, within(1e-12));
        assertThat(value.high()).isCloseTo(1.8, within(1e-12));
        assertThat(EValue.ofShares(0.1, 0.3, -0.4, 0).limit()).isEqualTo(1);
        assertThat(EValue.ofShares(0.1, 0.3, -0.4, -0.1).limit())
                .isCloseTo(EValue.ofRiskRatio(2.0 / 3).estimate(), within(1e-12));
    }

    @Test
    void ofAnEstimateGoesByItsMeasure() {
        Estimation shares = Estimation.of(PAIRS).outcome("in work", Synth.inWork());
        Estimate ratio = shares.measure(Measure.RATIO).estimate();

        assertThat(EValue.from(ratio)).isEqualTo(EValue.ofRiskRatio(ratio.value(), ratio.ciLow(), ratio.ciHigh()));
        assertThat(EValue.from(shares.estimate()).ratio()).isCloseTo(ratio.value(), within(1e-12));
        assertThat(EValue.from(shares.measure(Measure.ODDS_RATIO).estimate()).basis())
                .isEqualTo("square root of an odds ratio");

        Estimate mean = Estimation.of(PAIRS).outcome("y", Synth.outcome()).estimate();
        assertThat(EValue.from(mean, 7))
                .isEqualTo(EValue.ofStandardizedDifference(mean.value() / 7, mean.standardError() / 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.from(mean))
                .withMessageContaining("EValue.from(estimate, sd)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.from(ratio, 7))
                .withMessageContaining("needs no standard deviation");
    }

    @Test
    void ofAnEstimateWithoutErrorHasNoLimit() {
        MatchedSample one = MatchedSample.builder(Units.of(new boolean[] {true, false, false}))
                .pair(0, 1, 2)
                .build();
        Estimate ratio = Estimation.of(one)
                .outcome("y", new double[] {2, 1, 1})
                .measure(Measure.RATIO)
                .estimate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.from(ratio))
                .withMessage("the effect on 'y' has no standard error, and so no limits; give its risk ratio alone:"
                        + " EValue.ofRiskRatio(ratio)");
    }

    @Test
    void readsInWordsAndRefusesWhatIsNoRatio() {
        assertThat(EValue.ofRiskRatio(3.9, 1.8, 8.7).table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.ofRiskRatio(0))
                .withMessageContaining("above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.ofRiskRatio(2, 3, 4))
                .withMessageContaining("does not hold 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.ofShares(1.2, 0.5, 0, 1))
                .withMessageContaining("treated 1.2 is no share");
    }

    /** 1 − 0.5^√r over 1 − 0.5^√(1/r), of r = 4, 2.25 and 9. */
    @Test
    void ofACommonHazardRatioLimitsAreTurnedLikeIt() {
        EValue value = EValue.ofHazardRatio(4, 2.25, 9, Outcome.COMMON);

        assertThat(value.low()).isCloseTo(1.74696661569661, within(1e-12));
        assertThat(value.high()).isCloseTo(4.24140683913019, within(1e-12));
        assertThat(value.limit()).isCloseTo(EValue.ofRiskRatio(value.low()).estimate(), within(1e-12));
        EValue rare = EValue.ofHazardRatio(4, 2.25, 9, Outcome.RARE);
        assertThat(rare.estimate()).isCloseTo(4 + Math.sqrt(12), within(1e-12));
        assertThat(rare.limit()).isCloseTo(2.25 + Math.sqrt(2.25 * 1.25), within(1e-12));
        assertThat(rare.basis()).isEqualTo("hazard ratio of a rare outcome");
    }

    /** A limit at no effect is one; the difference may be so low that no share would be left. */
    @Test
    void aLimitMayTouchNoEffectOrGoBelowAllShares() {
        assertThat(EValue.ofRiskRatio(1.5, 1, 2).limit()).isEqualTo(1);
        assertThat(EValue.ofRiskRatio(0.5, 0.2, 1).limit()).isEqualTo(1);
        assertThat(EValue.ofShares(0.1, 0.3, -0.4, 0.1).low()).isZero();
        assertThat(EValue.ofShares(1, 0.5, 0.5, 0.5).estimate()).isCloseTo(2 + Math.sqrt(2), within(1e-12));
        EValue certain = EValue.ofStandardizedDifference(0.2, 0);
        assertThat(certain.limit()).isEqualTo(certain.estimate());
    }

    private static Estimate estimate(Measure measure, double treated, double control) {
        double coefficient = measure.of(treated, control);
        return new Estimate(
                "job", measure, "ATT", "by hand", treated, control, coefficient, 0.01, "given", "", 9, 9, List.of());
    }

    @Test
    void anOddsRatioIsRareWhereBothSharesAreBelow15Percent() {
        assertThat(EValue.from(estimate(Measure.ODDS_RATIO, 0.14, 0.10)).basis())
                .isEqualTo("odds ratio of a rare outcome");
        assertThat(EValue.from(estimate(Measure.ODDS_RATIO, 0.10, 0.15)).basis())
                .isEqualTo("square root of an odds ratio");
        assertThat(EValue.from(estimate(Measure.DIFFERENCE, 1, 0.5)).ratio()).isCloseTo(2, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.from(estimate(Measure.DIFFERENCE, 0.5, 0)))
                .withMessageContaining("'job' has means 0.5 and 0.0, which are no shares above 0");
    }

    @Test
    void saysWhatTheNumbersMean() {
        assertThat(EValue.ofRiskRatio(3.9, 1.8, 8.7).table().replaceAll("\\s+", " "))
                .isEqualTo(
                        "E-value 7.26, of the limit 3.00 (ratio 3.90 [1.80, 8.70]) The ratio is: risk ratio. To explain"
                                + " the estimate away, what was not measured must, beyond all covariates, go with treatment and"
                                + " with the outcome by a risk ratio of 7.26 each. To let the interval reach no effect, by a risk"
                                + " ratio of 3.00 each. ");
        // 1.25 + sqrt(1.25 * 0.25)
        assertThat(EValue.ofRiskRatio(0.8)).hasToString("E-value 1.81 (ratio 0.800)");
        assertThat(EValue.ofRiskRatio(0.8).table()).doesNotContain("interval");
        assertThat(EValue.ofStandardizedDifference(0.2, 0.05).basis()).isEqualTo("exp(0.91 d) of d = 0.200 SD");
    }

    @Test
    void refusesLimitsThatAreNone() {
        for (double bad : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> EValue.ofRiskRatio(bad));
        }
        for (double[] interval : new double[][] {{0, 3}, {1, 1.5}, {1, Double.POSITIVE_INFINITY}, {Double.NaN, 3}}) {
            double low = interval[0];
            double high = interval[1];
            assertThatIllegalArgumentException().isThrownBy(() -> EValue.ofRiskRatio(2, low, high));
            assertThatIllegalArgumentException().isThrownBy(() -> EValue.ofOddsRatio(2, low, high, Outcome.RARE));
            assertThatIllegalArgumentException().isThrownBy(() -> EValue.ofHazardRatio(2, low, high, Outcome.RARE));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EValue.ofShares(0.5, 0.4, 0.2, 0.3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.ofShares(0.5, 0, 0.2, 0.6))
                .withMessageContaining("control 0.0 is no share");
        for (double error : new double[] {-0.1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> EValue.ofStandardizedDifference(0.2, error));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EValue.ofStandardizedDifference(Double.NaN, 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValue.from(estimate(Measure.DIFFERENCE, 3, 2), 0))
                .withMessageContaining("standard deviation 0.0");
    }
}
