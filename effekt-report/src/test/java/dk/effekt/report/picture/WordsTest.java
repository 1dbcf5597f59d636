package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Amounts, days, periods and parameters in both languages. */
class WordsTest {

    @Test
    void amountsFromAMillionOnAreInMillions() {
        assertThat(MoneyUnit.write(856_240.4, DANISH)).isEqualTo("856.240 kr.");
        assertThat(MoneyUnit.write(-1_500_000, DANISH)).isEqualTo("−1,50 mio. kr.");
        assertThat(MoneyUnit.write(14_400_000, ENGLISH)).isEqualTo("14.4 million kr");
    }

    @Test
    void bothEndsOfARangeAreInOneUnit() {
        assertThat(MoneyUnit.range(-686_794, 14_100_000, DANISH)).isEqualTo("−0,7 mio. kr. til 14,1 mio. kr.");
        assertThat(MoneyUnit.range(-10, 999_999, ENGLISH)).isEqualTo("−10 kr to 999,999 kr");
    }

    @Test
    void anAbbreviationEndsASentence() {
        assertThat(MoneyUnit.sentence("Det er 1 kr.")).isEqualTo("Det er 1 kr.");
        assertThat(MoneyUnit.sentence("It is 1 kr")).isEqualTo("It is 1 kr.");
    }

    @Test
    void daysAndPeriodsAreInWords() {
        assertThat(Dates.write(LocalDate.of(2027, 4, 30), DANISH)).isEqualTo("30. april 2027");
        assertThat(Dates.write(LocalDate.of(2027, 12, 1), ENGLISH)).isEqualTo("1 December 2027");
        assertThat(StatusWords.period("2021-H2", DANISH)).isEqualTo("2. halvår 2021");
        assertThat(StatusWords.period("2021-Q3", ENGLISH)).isEqualTo("quarter 3 of 2021");
        assertThat(StatusWords.period("all weeks", DANISH)).isEqualTo("all weeks");
    }

    @Test
    void parametersKeepWhatUsersNamed() {
        assertThat(ParameterWords.name("effect on weeks on benefit, weeks 0 to 51", DANISH))
                .isEqualTo("effekt på weeks on benefit, uge 0 til 51");
        assertThat(ParameterWords.name("effect on educational-assistance-at-step-4, weeks 0 to 51", DANISH))
                .isEqualTo("effekt på andelen på uddannelseshjælp, trin 4, uge 0 til 51");
        assertThat(ParameterWords.name("effect on weeks-in-cash-assistance, week 52", DANISH))
                .isEqualTo("effekt på uger på kontanthjælp, uge 52");
        assertThat(ParameterWords.name("effect on job", DANISH)).isEqualTo("effekt på andelen i job");
        assertThat(ParameterWords.name("effect on job", ENGLISH)).isEqualTo("effect on job");
        assertThat(ParameterWords.name("cost of State, 1,200 kr (2)", DANISH)).isEqualTo("udgift: stat, 1.200 kr. (2)");
        assertThat(ParameterWords.name("ugentlig takst", DANISH)).isEqualTo("ugentlig takst");
        assertThat(ParameterWords.value("-1,234", DANISH)).isEqualTo("−1.234");
        assertThat(ParameterWords.value("4.1601", DANISH)).isEqualTo("4,16");
        assertThat(ParameterWords.value("0.02884", ENGLISH)).isEqualTo("0.0288");
        assertThat(ParameterWords.value("100 %", DANISH)).isEqualTo("100 %");
    }
}
