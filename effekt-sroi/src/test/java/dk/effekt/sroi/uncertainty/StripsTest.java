package dk.effekt.sroi.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Distribution;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A million draws of each shape are as commons-math has the distribution, in the middle and far out. */
class StripsTest {

    private static final int DRAWS = 1 << 20;
    private static final int AT_ONCE = 1_024;

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("normal", Sampler.of(Distribution.normal(0, 1)), new NormalDistribution()),
                gamma(1),
                gamma(1.001),
                gamma(2.25),
                gamma(100),
                gamma(1e6),
                beta(1, 1),
                beta(1, 3),
                beta(1.001, 1.001),
                beta(1.5, 40),
                beta(25, 59),
                beta(70, 2),
                beta(1e5, 3e5));
    }

    /** Where the k-th of two hundred equally likely classes ends; the statistic is chi-squared with 199 degrees. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void fillEquallyLikelyClassesEqually(String name, Sampler sampler, RealDistribution expected) {
        int classes = 200;
        double[] ends = new double[classes - 1];
        for (int k = 0; k < ends.length; k++) {
            ends[k] = expected.inverseCumulativeProbability((k + 1.0) / classes);
        }
        int[] counts = new int[classes];
        for (double x : draws(sampler, 31)) {
            int at = Arrays.binarySearch(ends, x);
            counts[at < 0 ? -at - 1 : at]++;
        }
        double statistic = 0;
        double each = (double) DRAWS / classes;
        for (int count : counts) {
            statistic += (count - each) * (count - each) / each;
        }
        assertThat(1 - new ChiSquaredDistribution(classes - 1).cumulativeProbability(statistic))
                .isGreaterThan(0.001);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void haveTheTails(String name, Sampler sampler, RealDistribution expected) {
        double[] draws = draws(sampler, 32);
        for (double p : new double[] {1e-4, 1e-3, 0.01}) {
            double low = expected.inverseCumulativeProbability(p);
            double high = expected.inverseCumulativeProbability(1 - p);
            long below = Arrays.stream(draws).filter(x -> x < low).count();
            long above = Arrays.stream(draws).filter(x -> x > high).count();
            double error = Math.sqrt(DRAWS * p * (1 - p));
            assertThat((double) below).isCloseTo(DRAWS * p, within(4 * error));
            assertThat((double) above).isCloseTo(DRAWS * p, within(4 * error));
        }
        assertThat(Arrays.stream(draws).min().orElseThrow()).isGreaterThanOrEqualTo(expected.getSupportLowerBound());
        assertThat(Arrays.stream(draws).max().orElseThrow()).isLessThanOrEqualTo(expected.getSupportUpperBound());
    }

    private static double[] draws(Sampler sampler, long seed) {
        double[] all = new double[DRAWS];
        double[] some = new double[AT_ONCE];
        for (int block = 0; block < DRAWS / AT_ONCE; block++) {
            sampler.fill(RandomStream.of(seed, block, 0), some, AT_ONCE);
            System.arraycopy(some, 0, all, block * AT_ONCE, AT_ONCE);
        }
        return all;
    }

    private static Arguments gamma(double shape) {
        return Arguments.of("gamma " + shape, Strips.gamma(shape, 2), new GammaDistribution(shape, 2));
    }

    private static Arguments beta(double a, double b) {
        return Arguments.of("beta " + a + ", " + b, Strips.beta(a, b), new BetaDistribution(a, b));
    }
}
