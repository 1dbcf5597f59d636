package dk.effekt.sroi;

import static dk.effekt.sroi.Distribution.beta;
import static dk.effekt.sroi.Distribution.fixed;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Distribution.lognormal;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Distribution.triangular;
import static dk.effekt.sroi.Distribution.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {

    /** R 4: qnorm, qgamma(shape = m²/s², scale = s²/m), qlnorm and qbeta by moments. */
    @ParameterizedTest
    @MethodSource
    void quantilesAreThoseOfR(Distribution distribution, double probability, double expected) {
        assertThat(distribution.quantile(probability)).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    static Stream<Arguments> quantilesAreThoseOfR() {
        return Stream.of(
                Arguments.of(normal(10, 2), 0.025, 6.08007203091989),
                Arguments.of(normal(10, 2), 0.5, 10),
                Arguments.of(gamma(1_559, 100), 0.025, 1369.1478831263),
                Arguments.of(gamma(1_559, 100), 0.5, 1556.86239936577),
                Arguments.of(gamma(1_559, 100), 0.975, 1760.9992924667),
                Arguments.of(gamma(2, 3), 0.025, 0.000851261433007446),
                Arguments.of(gamma(2, 3), 0.5, 0.813387643444831),
                Arguments.of(gamma(2, 3), 0.975, 10.6020625719147),
                Arguments.of(lognormal(28_000, 3_000), 0.025, 22580.8051801927),
                Arguments.of(lognormal(28_000, 3_000), 0.5, 27840.6563097546),
                Arguments.of(lognormal(28_000, 3_000), 0.975, 34325.7088298065),
                Arguments.of(beta(0.2, 0.05), 0.025, 0.111637799914932),
                Arguments.of(beta(0.2, 0.05), 0.5, 0.196812530958463),
                Arguments.of(beta(0.2, 0.05), 0.975, 0.306366616368849),
                Arguments.of(beta(0.9, 0.2), 0.1, 0.621063888701299),
                Arguments.of(uniform(2, 6), 0.25, 3),
                // Half of what is left of the mode, (m−a)/(b−a) = 1/4, lies below a + √(1/8 · 4 · 1).
                Arguments.of(triangular(0, 1, 4), 0.125, Math.sqrt(0.5)),
                Arguments.of(triangular(0, 1, 4), 0.25, 1),
                Arguments.of(triangular(0, 1, 4), 0.75, 4 - Math.sqrt(3)));
    }

    /** The midpoints of 20,000 equal parts of probability have the distribution's moments, but for the ends of tails. */
    @ParameterizedTest
    @MethodSource
    void quantilesHaveTheMomentsStated(Distribution distribution) {
        int parts = 20_000;
        double sum = 0;
        double squares = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < parts; i++) {
            double x = distribution.quantile((i + 0.5) / parts);
            assertThat(x).isBetween(last, Double.MAX_VALUE).isBetween(distribution.low(), distribution.high());
            last = x;
            sum += x - distribution.mean();
            squares += (x - distribution.mean()) * (x - distribution.mean());
        }
        assertThat(sum / parts).isCloseTo(0, within(1e-3 * distribution.sd()));
        assertThat(Math.sqrt(squares / parts)).isCloseTo(distribution.sd(), within(2e-3 * distribution.sd()));
    }

    static Stream<Distribution> quantilesHaveTheMomentsStated() {
        return Stream.of(
                normal(-3, 2),
                uniform(-1, 5),
                triangular(2, 2, 9),
                triangular(2, 5, 9),
                lognormal(5, 1),
                gamma(5, 1),
                beta(0.3, 0.1));
    }

    @Test
    void saysWhatItIs() {
        assertThat(gamma(1_559, 100)).hasToString("1,559 (SD 100, gamma)");
        assertThat(fixed(0.25)).hasToString("0.25");
        assertThat(normal(7, 2)).hasToString("7 (SD 2, normal)");
        assertThat(lognormal(7, 2)).hasToString("7 (SD 2, lognormal)");
        assertThat(beta(0.2, 0.05)).hasToString("0.2 (SD 0.05, beta)");
        assertThat(uniform(1, 2)).hasToString("1.5 (uniform, 1 to 2)");
        assertThat(triangular(0, 1, 5)).hasToString("2 (triangular, 0, 1, 5)");
        assertThat(Deduction.of(beta(0.2, 0.05), "survey")).hasToString("20 % (SD 5 %, beta) (survey)");
        assertThat(Kroner.kroner(gamma(1_559, 100)).perWeek(2024, "rates"))
                .hasToString("1,559 kr (SD 100, gamma) per week, prices of 2024");
        assertThat(Proxy.byYear("week", 2024, "rates", 967, 1_247).uncertain(uniform(0.9, 1.1)))
                .hasToString("967, 1,247 kr (uniform, 90 % to 110 %) per week, prices of 2024");
    }

    @Test
    void refusesWhatIsNoDistribution() {
        refused(() -> gamma(0, 1), "the mean of a gamma distribution is 0.0; it must be above 0");
        refused(
                () -> normal(1, 0),
                "the standard deviation of a normal distribution is 0.0; it must be above 0, and a known number is"
                        + " Distribution.fixed(value)");
        refused(
                () -> beta(1, 0.1),
                "the mean of a beta distribution is 1.0; it must be above 0 and below 1, such as 0.2");
        refused(
                () -> beta(0.5, 0.5),
                "the standard deviation of a beta distribution is 0.5; with a mean of 0.5 it must be below 0.5");
        refused(
                () -> uniform(2, 2),
                "the ends of a uniform distribution are 2.0 and 2.0; the first must be below the second, and a known"
                        + " number is Distribution.fixed(value)");
        refused(
                () -> triangular(2, 2, 2),
                "the ends of a triangular distribution are 2.0 and 2.0; the first must be below the second, and a known"
                        + " number is Distribution.fixed(value)");
        assertThat(triangular(1, 4, 4).mean()).isEqualTo(3);
        refused(() -> triangular(1, 5, 4), "the mode of a triangular distribution is 5.0; it must be from 1.0 to 4.0");
        refused(() -> normal(0, 1).quantile(1), "probability 1.0; it must be above 0 and below 1");
        refused(() -> fixed(Double.NaN), "a fixed value is NaN; it must be a finite number");
        refused(
                () -> Deduction.of(normal(0.2, 0.05), "survey"),
                "a deduction is 0.2 (SD 0.05, normal), which is not all from 0 to 1; use beta(mean, sd), uniform or"
                        + " triangular");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
