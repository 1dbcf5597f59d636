package dk.effekt.sroi;

import static dk.effekt.sroi.Discounting.Timing.END;
import static dk.effekt.sroi.Discounting.Timing.MID;
import static dk.effekt.sroi.Discounting.Timing.YEAR_0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.protocol.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountingTest {

    /** 1/1.035^min(t,35) · 1/1.025^min(t−35,35) · 1/1.015^(t−70), computed apart to six digits. */
    @ParameterizedTest
    @CsvSource({"1, 0.966184", "10, 0.708919", "35, 0.299977", "40, 0.265136", "70, 0.126402", "75, 0.117334"})
    void finansministerietsRatesAreSteppedForward(int year, double expected) {
        assertThat(Discounting.finansministeriet().factor(year)).isCloseTo(expected, within(5e-7));
    }

    @Test
    void laterYearsAreNeverWorthMore() {
        Discounting discounting = Discounting.finansministeriet();
        for (int year = 2; year <= 100; year++) {
            assertThat(discounting.factor(year)).isLessThan(discounting.factor(year - 1));
        }
    }

    @Test
    void theMomentWithinTheYearShiftsTheFactor() {
        Discounting rate = Discounting.constant(0.04);
        assertThat(rate.factor(3)).isCloseTo(Math.pow(1.04, -3), within(1e-15));
        assertThat(rate.at(YEAR_0).factor(1)).isEqualTo(1);
        assertThat(rate.at(YEAR_0).factor(3)).isCloseTo(Math.pow(1.04, -2), within(1e-15));
        assertThat(rate.at(MID).factor(3)).isCloseTo(Math.pow(1.04, -2.5), within(1e-15));
    }

    @Test
    void theMiddleOfTheFirstYearOfAStepBelongsToTheStepByHalf() {
        double expected = Math.pow(1.035, -35) * Math.pow(1.025, -0.5);
        assertThat(Discounting.finansministeriet().at(MID).factor(36)).isCloseTo(expected, within(1e-15));
    }

    /** healthiar's tests give 11,073.5. */
    @Test
    void twentyThousandInTwentyYearsAtThreePercent() {
        assertThat(20_000 * Discounting.constant(0.03).factor(20)).isCloseTo(11_073.5, within(0.05));
    }

    @Test
    void undiscountedCountsEveryYearTheSame() {
        assertThat(Discounting.none().factor(50)).isEqualTo(1);
        assertThat(Discounting.none()).hasToString("undiscounted, END");
    }

    @Test
    void saysWhatIsNotVerified() {
        assertThat(Discounting.finansministeriet().describe())
                .isEqualTo("Finansministeriet 2021: 3.5 % through year 35, 2.5 % through year 70, 1.5 % after"
                        + " (last step not verified), stepped forward, END (year 1 is discounted one year)");
        assertThat(Discounting.constant(0.035).at(MID).describe())
                .isEqualTo("3.5 % a year, MID (year 1 is discounted half a year)");
        assertThat(Discounting.constant(0.1)).hasToString("10 % a year, END");
    }

    /** What effekt calls one rate, or none, is Danish; a name that was given stays. */
    @Test
    void saysItInDanish() {
        assertThat(Discounting.none().describe(Language.DANISH))
                .isEqualTo("ikke tilbagediskonteret (år 1 tilbagediskonteres ét år)");
        assertThat(Discounting.constant(0.035).at(MID).describe(Language.DANISH))
                .isEqualTo("3,5 % om året (år 1 tilbagediskonteres et halvt år)");
        List<Discounting.Step> steps = Discounting.constant(0.035).steps();
        assertThat(new Discounting("kommunens egen rente", steps, YEAR_0).describe(Language.DANISH))
                .isEqualTo("kommunens egen rente (år 1 tilbagediskonteres ikke)");
        assertThat(Discounting.finansministeriet().describe(Language.DANISH))
                .isEqualTo("Finansministeriet 2021: 3,5 % til og med år 35, 2,5 % til og med år 70, 1,5 % derefter"
                        + " (sidste trin er ikke bekræftet), år for år efter hvert års egen rente"
                        + " (år 1 tilbagediskonteres ét år)");
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discounting.constant(3.5))
                .withMessage("discount rate 3.5; it must be a share from 0 to below 1, such as 0.035");
        assertThatIllegalArgumentException().isThrownBy(() -> Discounting.constant(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Discounting.constant(-0.01));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discounting.none().factor(0))
                .withMessage("year is 0; it must be at least 1");
    }

    @Test
    void refusesStepsOutOfOrderOrWithoutEnd() {
        Discounting.Step ten = new Discounting.Step(10, 0.03);
        Discounting.Step last = new Discounting.Step(Integer.MAX_VALUE, 0.02);
        assertThat(new Discounting("own", List.of(ten, last), END).factor(11))
                .isCloseTo(Math.pow(1.03, -10) / 1.02, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Discounting("own", List.of(ten), END))
                .withMessageContaining("the last must hold through year");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Discounting("own", List.of(last, last), END))
                .withMessageContaining("not in the order");
        assertThatIllegalArgumentException().isThrownBy(() -> new Discounting("own", List.of(), END));
    }
}
