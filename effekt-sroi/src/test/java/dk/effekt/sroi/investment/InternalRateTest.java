package dk.effekt.sroi.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class InternalRateTest {

    /** A level annuity of I r / (1 − (1+r)^−n) returns r. */
    @Property(tries = 300)
    void levelAnnuity(
            @ForAll @DoubleRange(min = 0.001, max = 3) @Scale(4) double rate,
            @ForAll @IntRange(min = 1, max = 30) int years,
            @ForAll @DoubleRange(min = 1, max = 1e9) double invested) {
        double[] flow = new double[years + 1];
        Arrays.fill(flow, invested * rate / (1 - Math.pow(1 + rate, -years)));
        flow[0] = -invested;
        assertThat(InternalRate.ofYears(flow).rate().orElseThrow()).isCloseTo(rate, within(1e-9 * (1 + rate)));
    }

    /** −100 + 60/x + 60/x², x = 1+r: x = 0.3 + √(0.09 + 0.6). */
    @Test
    void twoYearsAreAQuadraticEquation() {
        InternalRate rate = InternalRate.ofYears(-100, 60, 60);
        assertThat(rate.rate().orElseThrow()).isCloseTo(0.3 + Math.sqrt(0.69) - 1, within(1e-12));
        assertThat(rate).hasToString("13.1 % a year");
    }

    /** One payment back has the closed form (paid/invested)^(365/days) − 1. */
    @Test
    void daysAreCountedByTheYearOf365() {
        InternalRate rate =
                InternalRate.of(Map.of(LocalDate.of(2024, 1, 1), -1_000.0, LocalDate.of(2025, 7, 1), 1_200.0));
        assertThat(rate.rate().orElseThrow()).isCloseTo(Math.pow(1.2, 365.0 / 547) - 1, within(1e-12));
    }

    @Test
    void lossesHaveANegativeRate() {
        assertThat(InternalRate.ofYears(-100, 0, 25).rate().orElseThrow()).isCloseTo(-0.5, within(1e-12));
        assertThat(InternalRate.ofYears(-1e9, 1).rate().orElseThrow()).isCloseTo(-1 + 1e-9, within(1e-15));
    }

    /** Whoever is paid first and pays later pays the rate. */
    @Test
    void theRateIsTheSameFromTheOtherSide() {
        assertThat(InternalRate.ofYears(100, -60, -60).rate().orElseThrow())
                .isCloseTo(0.3 + Math.sqrt(0.69) - 1, within(1e-12));
    }

    /** −100 + 230/x − 132/x² is 0 at 10 % and at 20 %: neither is the return. */
    @Test
    void noneIsGivenWhereThereMayBeSeveral() {
        InternalRate two = InternalRate.ofYears(-100, 230, -132);
        assertThat(two.rate()).isEmpty();
        assertThat(two.signChanges()).isEqualTo(2);
        assertThat(two).hasToString("not unique: payments change sign 2 times");
        assertThat(InternalRate.ofYears(-100, -5).rate()).isEmpty();
        assertThat(InternalRate.ofYears(-100, 0)).hasToString("none: payments go one way only");
        assertThat(InternalRate.of(Map.of()).rate()).isEmpty();
    }

    @Test
    void tooFarFromAnyYearlyRateIsNone() {
        InternalRate rate = InternalRate.of(Map.of(LocalDate.of(2024, 1, 1), -1.0, LocalDate.of(2024, 1, 2), 1e300));
        assertThat(rate.rate()).isEmpty();
        assertThat(rate).hasToString("none: too far from any yearly rate");
    }

    @Test
    void refusesWhatIsNoPayment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InternalRate.ofYears(-1, Double.NaN))
                .withMessageContaining("a payment of NaN kr");
    }
}
