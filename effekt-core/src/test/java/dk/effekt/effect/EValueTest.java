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
}
