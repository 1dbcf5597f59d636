package dk.effekt.sroi.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Distribution;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is drawn is of the distribution that was stated, as commons-math has it. */
class DrawsTest {

    static Stream<Arguments> distributions() {
        double variance = Math.log(1 + 0.5 * 0.5);
        return Stream.of(
                Arguments.of(Distribution.normal(10, 3), new NormalDistribution(10, 3)),
                Arguments.of(Distribution.uniform(-2, 5), new UniformRealDistribution(-2, 5)),
                Arguments.of(Distribution.triangular(1, 2, 6), new TriangularDistribution(1, 2, 6)),
                Arguments.of(Distribution.triangular(1, 1, 6), new TriangularDistribution(1, 1, 6)),
                Arguments.of(
                        Distribution.lognormal(8, 4),
                        new LogNormalDistribution(Math.log(8) - variance / 2, Math.sqrt(variance))),
                Arguments.of(Distribution.gamma(1_559, 100), gamma(1_559, 100)),
                Arguments.of(Distribution.gamma(3, 2), gamma(3, 2)),
                Arguments.of(Distribution.gamma(3, 6), gamma(3, 6)),
                Arguments.of(Distribution.beta(0.2, 0.05), beta(0.2, 0.05)),
                Arguments.of(Distribution.beta(0.5, 0.4), beta(0.5, 0.4)),
                Arguments.of(Distribution.beta(0.97, 0.02), beta(0.97, 0.02)));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void followTheDistribution(Distribution stated, RealDistribution expected) {
        double[] draws = MonteCarlo.seed(20)
                .draws(20_000)
                .simulate(OneNumber.map("x", stated, 0))
                .presentValues();
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(expected, draws))
                .isGreaterThan(0.001);
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void haveItsMomentsAndQuantiles(Distribution stated, RealDistribution expected) {
        Simulated value = MonteCarlo.seed(21)
                .draws(200_000)
                .simulate(OneNumber.map("x", stated, 0))
                .presentValue();
        assertThat(value.mean()).isCloseTo(expected.getNumericalMean(), within(4 * value.meanError()));
        assertThat(value.sd()).isCloseTo(Math.sqrt(expected.getNumericalVariance()), within(0.03 * value.sd()));
        for (double p : new double[] {0.025, 0.5, 0.975}) {
            assertThat(value.probabilityAbove(expected.inverseCumulativeProbability(p)))
                    .isCloseTo(1 - p, within(4 * Math.sqrt(p * (1 - p) / 200_000)));
        }
    }

    /** The median of a normal has the standard error σ √(π/2) / √n. */
    @Test
    void quantilesHaveTheirError() {
        Simulated value = MonteCarlo.seed(22)
                .draws(200_000)
                .simulate(OneNumber.map("x", Distribution.normal(10, 3), 0))
                .presentValue();
        double error = 3 * Math.sqrt(Math.PI / 2 / 200_000);
        assertThat(value.quantileError(0.5)).isCloseTo(error, within(0.1 * error));
        assertThat(value.median()).isCloseTo(10, within(4 * error));
        assertThat(value.low()).isCloseTo(10 - 1.959964 * 3, within(4 * value.quantileError(0.025)));
        assertThat(value.high()).isCloseTo(10 + 1.959964 * 3, within(4 * value.quantileError(0.975)));
    }

    private static RealDistribution gamma(double mean, double sd) {
        return new GammaDistribution(mean * mean / (sd * sd), sd * sd / mean);
    }

    private static RealDistribution beta(double mean, double sd) {
        double n = mean * (1 - mean) / (sd * sd) - 1;
        return new BetaDistribution(mean * n, (1 - mean) * n);
    }
}
