package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.EmpiricalCalibration.Calibrated;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.Synth;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmpiricalCalibrationTest {

    /** {@code calibration_synth.R}: R's general optimisers and numerical integration. */
    @Test
    void findsWhatAnotherOptimiserFinds() {
        for (JsonNode node : Synth.oracle("calibration_synth.json").get("cases")) {
            EmpiricalCalibration calibration = EmpiricalCalibration.of(
                    SynthSamples.numbers(node.get("estimate")), SynthSamples.numbers(node.get("se")));

            // An optimiser of heights finds a top to the root of its rounding.
            assertThat(calibration.mean()).isCloseTo(node.get("mean").asDouble(), within(1e-6));
            assertThat(calibration.sd()).isCloseTo(node.get("sd").asDouble(), within(1e-6));
            assertThat(calibration.expectedAbsoluteError())
                    .isCloseTo(node.get("ease").asDouble(), within(1e-6));
            assertThat(calibration.calibrate(0.3, 0.1).pValue())
                    .isCloseTo(node.get("calibrated_p").asDouble(), withinPercentage(1e-3));
        }
    }

    /** Of equal errors s the likeliest mean is the plain one, and σ² what the variance (by n) has beyond s². */
    @Test
    void hasAClosedFormIfErrorsAreEqual() {
        double[] estimates = {-0.2, 0.1, 0.4, 0.3, -0.1, 0.5};
        double[] errors = new double[6];
        Arrays.fill(errors, 0.1);
        double mean = 1.0 / 6;
        double variance =
                Arrays.stream(estimates).map(e -> (e - mean) * (e - mean)).sum() / 6;

        EmpiricalCalibration calibration = EmpiricalCalibration.of(estimates, errors);

        assertThat(calibration.mean()).isCloseTo(mean, within(1e-12));
        assertThat(calibration.sd()).isCloseTo(Math.sqrt(variance - 0.01), within(1e-10));
        Arrays.fill(errors, 0.3);
        assertThat(EmpiricalCalibration.of(estimates, errors).sd()).isZero();
    }

    @Test
    void withoutSystematicErrorChangesNothing() {
        double[] estimates = {0.1, -0.1, 0.1, -0.1, 0.1, -0.1};
        double[] errors = new double[6];
        Arrays.fill(errors, 0.2);

        Calibrated calibrated = EmpiricalCalibration.of(estimates, errors).calibrate(0.5, 0.2);

        assertThat(calibrated.pValue()).isCloseTo(calibrated.plainPValue(), within(1e-12));
        // 2 * pnorm(-2.5)
        assertThat(calibrated.plainPValue()).isCloseTo(0.0124193306515523, withinPercentage(1e-9));
        assertThat(calibrated.ciLow()).isCloseTo(0.5 - 1.959963984540054 * 0.2, within(1e-12));
    }

    /**
     * Fifty controls whose error is N(0.1, 0.15²), and an effect of 0.2 by the same design: calibrated intervals hold the truth in
     * about 95 of 100 studies, plain ones in far fewer.
     */
    @Test
    void holdsTheTruthWherePlainIntervalsDoNot() {
        Random random = new Random(2014);
        int studies = 2000;
        int held = 0;
        int heldPlainly = 0;
        for (int study = 0; study < studies; study++) {
            double[] estimates = new double[50];
            double[] errors = new double[50];
            for (int i = 0; i < 50; i++) {
                errors[i] = 0.05 + 0.1 * random.nextDouble();
                estimates[i] = 0.1 + 0.15 * random.nextGaussian() + errors[i] * random.nextGaussian();
            }
            double estimate = 0.2 + 0.1 + 0.15 * random.nextGaussian() + 0.1 * random.nextGaussian();
            Calibrated calibrated = EmpiricalCalibration.of(estimates, errors).calibrate(estimate, 0.1);
            held += calibrated.ciLow() <= 0.2 && 0.2 <= calibrated.ciHigh() ? 1 : 0;
            heldPlainly += Math.abs(estimate - 0.2) <= 0.196 ? 1 : 0;
        }

        // Three standard errors of a share of 2,000 are 1.5 points; μ and σ of fifty controls cost some of the 95.
        assertThat((double) held / studies).isBetween(0.925, 0.965);
        assertThat((double) heldPlainly / studies).isLessThan(0.75);
    }

    @Test
    void doesNotDependOnTheScaleOrTheOrderOfControls() {
        JsonNode node = Synth.oracle("calibration_synth.json").get("cases").get(1);
        double[] estimates = SynthSamples.numbers(node.get("estimate"));
        double[] errors = SynthSamples.numbers(node.get("se"));
        EmpiricalCalibration inShares = EmpiricalCalibration.of(estimates, errors);
        EmpiricalCalibration inPoints = EmpiricalCalibration.of(
                Arrays.stream(estimates).map(e -> 100 * e).toArray(),
                Arrays.stream(errors).map(e -> 100 * e).toArray());

        assertThat(inPoints.mean()).isCloseTo(100 * inShares.mean(), withinPercentage(1e-9));
        assertThat(inPoints.sd()).isCloseTo(100 * inShares.sd(), withinPercentage(1e-9));

        EmpiricalCalibration turned = EmpiricalCalibration.of(reversed(estimates), reversed(errors));
        assertThat(turned.mean()).isCloseTo(inShares.mean(), withinPercentage(1e-9));
        assertThat(turned.sd()).isCloseTo(inShares.sd(), withinPercentage(1e-9));
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }

    @Test
    void takesEstimatesOfOneMeasure() {
        Estimation estimation = Estimation.of(SynthSamples.weighted(Estimand.ATT, SynthSamples.ones()))
                .outcome("in work", Synth.inWork());
        Estimate difference = estimation.estimate();
        Estimate ratio = estimation.measure(Measure.RATIO).estimate();
        EmpiricalCalibration calibration = EmpiricalCalibration.of(Collections.nCopies(5, difference));

        assertThat(calibration.mean()).isCloseTo(difference.value(), within(1e-12));
        assertThat(calibration.calibrate(difference).estimate()).isCloseTo(0, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibration.calibrate(ratio))
                .withMessageContaining("estimate all by one measure");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalCalibration.of(List.of(difference, ratio)))
                .withMessageContaining("estimate them all by one measure");
    }

    @Test
    void refusesFewAndWarnsOfSome() {
        double[] four = {0.1, 0.2, 0.3, 0.4};
        double[] five = {0.1, 0.2, 0.3, 0.4, 0.5};
        double[] ten = {0.1, 0.2, 0.3, 0.4, 0.5, 0.1, 0.2, 0.3, 0.4, 0.5};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalCalibration.of(four, four))
                .withMessageContaining("at least 5 are needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalCalibration.of(five, new double[5]))
                .withMessageContaining("negative control 0 is 0.1 with standard error 0.0");
        assertThat(EmpiricalCalibration.of(five, five).warnings()).hasSize(1);
        assertThat(EmpiricalCalibration.of(ten, ten).warnings()).isEmpty();
        assertThat(EmpiricalCalibration.of(five, five).table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(EmpiricalCalibration.of(five, five).toString().length()).isLessThan(80);
    }

    /**
     * Of six controls with equal errors, by the closed form above: μ = 1/6, σ² = 0.39333/6 − 0.01; with R the folded normal's mean,
     * {@code s*sqrt(2/pi)*exp(-m^2/2/v)+m*(1-2*pnorm(-m/s))}, {@code 2*pnorm(-abs(e)/.1)} and {@code 2*pnorm(-abs(e-m)/sqrt(v+.01))}.
     */
    @Test
    void readsAsATableAndALine() {
        double[] estimates = {-0.2, 0.1, 0.4, 0.3, -0.1, 0.5};
        double[] errors = new double[6];
        Arrays.fill(errors, 0.1);
        EmpiricalCalibration calibration = EmpiricalCalibration.of(estimates, errors);

        assertThat(calibration.controls()).isEqualTo(6);
        assertThat(calibration.expectedAbsoluteError()).isCloseTo(0.233213742791415, within(1e-9));
        assertThat(calibration)
                .hasToString("systematic error +0.167 (SD 0.236) of 6 negative controls, mean absolute 0.233");
        assertThat(calibration.calibrate(0.5, 0.1))
                .hasToString("+0.3333 [-0.1685, +0.8352], calibrated p 0.193 (0.000 before)");
        assertThat(calibration.table()).isEqualTo("""
                        systematic error +0.167 (SD 0.236) of 6 negative controls, mean absolute 0.233
                        Negative control  estimate      SE      p  calibrated p
                        1                  -0.2000  0.1000  0.046         0.152
                        2                  +0.1000  0.1000  0.317         0.795
                        3                  +0.4000  0.1000  0.000         0.362
                        4                  +0.3000  0.1000  0.003         0.603
                        5                  -0.1000  0.1000  0.317         0.298
                        6                  +0.5000  0.1000  0.000         0.193
                        Warning: only 6 negative controls: the systematic error is not well known, and
                          intervals are too narrow by what is not known of it
                        """);
    }

    /** Controls that say the same leave no systematic error but their own. */
    @Test
    void ofControlsThatAreAllAlikeTheErrorIsTheirs() {
        double[] same = {-0.2, -0.2, -0.2, -0.2, -0.2};
        EmpiricalCalibration calibration = EmpiricalCalibration.of(same, new double[] {0.1, 0.2, 0.1, 0.3, 0.1});

        assertThat(calibration.sd()).isZero();
        assertThat(calibration.mean()).isCloseTo(-0.2, within(1e-12));
        assertThat(calibration.expectedAbsoluteError()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void refusesNumbersThatAreNoEstimates() {
        double[] five = {0.1, 0.2, 0.3, 0.4, 0.5};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalCalibration.of(five, new double[4]))
                .withMessage("5 estimates with 4 standard errors");
        EmpiricalCalibration calibration = EmpiricalCalibration.of(five, five);
        for (double bad : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> calibration.calibrate(0.1, bad))
                    .withMessageContaining("the estimate is 0.1 with standard error " + bad);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> calibration.calibrate(Double.NaN, 0.1));
    }
}
