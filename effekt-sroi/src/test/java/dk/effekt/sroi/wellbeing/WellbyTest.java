package dk.effekt.sroi.wellbeing;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class WellbyTest {

    /** economics facts 4.1: measure-up.org, from poor to good mental health 2.01 points, times 1.1712 in 2023. */
    @Test
    void theGreenBookIsInPoundsOf2019() {
        WellbyInPounds central = WellbyInPounds.greenBook();
        assertThat(central.pounds().mean()).isEqualTo(13_000);
        assertThat(central.priceYear()).isEqualTo(2019);
        assertThat(2.01 * central.pounds().mean()).isCloseTo(26_130, within(1e-9));
        WellbyInPounds later = central.uprated(100, 117.12, 2023, "GDP deflator");
        assertThat(later.pounds().mean()).isCloseTo(15_225.6, within(1e-6));
        assertThat(later.priceYear()).isEqualTo(2023);
        assertThat(later.source()).endsWith("central value; 2019 to 2023 times 1.1712 (GDP deflator)");
        assertThat(central).hasToString("£13,000 per WELLBY, prices of 2019");
    }

    /** Triangular(10,000, 13,000, 16,000): mean 13,000, variance 3,000²/6. */
    @Test
    void itsRangeIsADistribution() {
        Distribution range = WellbyInPounds.greenBookRange().pounds();
        assertThat(range.mean()).isEqualTo(13_000);
        assertThat(range.sd()).isCloseTo(3_000 / Math.sqrt(6), within(1e-9));
        assertThat(range.low()).isEqualTo(10_000);
        assertThat(range.high()).isEqualTo(16_000);
        assertThat(WellbyInPounds.greenBookRange().source()).contains("unverified");
    }

    @Test
    void onlyTheUsersRateMakesKronerOfPounds() {
        Wellby wellby = WellbyInPounds.greenBookRange().inKroner(8.5, "example rate");
        assertThat(wellby.kroner().amount()).isCloseTo(110_500, within(1e-6));
        assertThat(wellby.kroner().distribution().sd()).isCloseTo(8.5 * 3_000 / Math.sqrt(6), within(1e-6));
        assertThat(wellby.priceYear()).isEqualTo(2019);
        assertThat(wellby.source()).endsWith("; 8.5 kr per £ (example rate)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WellbyInPounds.greenBook().inKroner(0, "x"))
                .withMessage("kroner per pound is 0.0; it must be above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WellbyInPounds.greenBook().inKroner(8.5, " "))
                .withMessageContaining("write at least a word");
    }

    @Test
    void upratingKeepsTheShapeOfWhatIsKnown() {
        for (Distribution distribution : List.of(
                Distribution.fixed(100),
                Distribution.normal(100, 10),
                Distribution.uniform(80, 120),
                Distribution.triangular(80, 90, 120),
                Distribution.lognormal(100, 10),
                Distribution.gamma(100, 10))) {
            Distribution uprated = Wellby.of(kroner(distribution), 2020, "study")
                    .uprated(50, 75, 2024, "index")
                    .kroner()
                    .distribution();
            assertThat(uprated).hasSameClassAs(distribution);
            assertThat(uprated.mean()).isCloseTo(1.5 * distribution.mean(), within(1e-9));
            assertThat(uprated.sd()).isCloseTo(1.5 * distribution.sd(), within(1e-9));
            for (double p : new double[] {0.025, 0.5, 0.9}) {
                assertThat(uprated.quantile(p)).isCloseTo(1.5 * distribution.quantile(p), within(1e-6));
            }
        }
    }

    @Test
    void aValueNeedsASourceAPriceYearAndAmountsAboveZero() {
        assertThat(Wellby.of(kroner(140_000), 2024, "example")).hasToString("140,000 kr per WELLBY, prices of 2024");
        assertThatIllegalArgumentException().isThrownBy(() -> Wellby.of(kroner(140_000), 2024, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Wellby.of(kroner(140_000), 24, "example"));
        assertThatIllegalArgumentException().isThrownBy(() -> Wellby.of(kroner(0), 2024, "example"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wellby.of(kroner(Distribution.uniform(-10, 100)), 2024, "example"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wellby.of(kroner(Distribution.beta(0.5, 0.1)), 2024, "example")
                        .uprated(1, 2, 2025, "index"))
                .withMessageContaining("one of shares");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wellby.of(kroner(1), 2024, "example").uprated(0, 2, 2025, "index"))
                .withMessage("the index of the present price year is 0.0; it must be above 0");
    }
}
