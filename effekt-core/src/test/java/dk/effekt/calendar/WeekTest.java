package dk.effekt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {

    @ParameterizedTest
    @ValueSource(strings = {"2020-W53", "2020W53", "2020-w53", "2053"})
    void isReadFromIsoAndFromDream(String text) {
        assertThat(Week.parse(text)).isEqualTo(Week.of(2020, 53));
    }

    /** osdc, tests/testthat/test-yyww-to-yyyymmdd.R. */
    @ParameterizedTest
    @CsvSource({"0701, 2007-01-01", "701, 2007-01-01", "0953, 2009-12-28", "953, 2009-12-28", "0852, 2008-12-22"})
    void beginsOnItsMondayWhetherOrNotTheLeadingZeroWasLost(String yyww, LocalDate monday) {
        assertThat(Week.parse(yyww).monday()).isEqualTo(monday);
    }

    @ParameterizedTest
    @CsvSource({"9901, 1999", "9132, 1991", "9001, 1990", "8952, 2089", "0001, 2000", "2601, 2026"})
    void readsTwoDigitYearsFromNinetyOnAsNineteenHundreds(String yyww, int year) {
        assertThat(Week.parse(yyww).year()).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource({"9901, 0, 1999", "0001, 0, 1900", "9901, 100, 2099", "5001, 50, 1950", "4901, 50, 2049"})
    void readsTwoDigitYearsByTheChosenPivot(String yyww, int pivot, int year) {
        assertThat(Week.parseDream(yyww, pivot).year()).isEqualTo(year);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void refusesAPivotThatIsNoTwoDigitYear(int pivot) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Week.parseDream("2001", pivot))
                .withMessageContaining(Integer.toString(pivot))
                .withMessageContaining("0 to 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2553", "2025-W53", "2025W53"})
    void refusesAWeek53ThatItsYearLacks(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Week.parse(text))
                .withMessage("2025 has no week 53; its last week is 2025-W52");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "20201", "y_2001", "2020-01", "2020-W1", "2020-W001", " 2001", "20 1", "٢٠٠١"})
    void refusesOtherFormsAndShowsThoseItReads(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Week.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("2020-W53")
                .withMessageContaining("2053");
    }

    @ParameterizedTest
    @CsvSource({"2020, 0", "2020, 54", "2020, -1", "0, 1", "10000, 1"})
    void refusesWeeksAndYearsThatDoNotExist(int year, int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Week.of(year, number))
                .withMessageContaining(Integer.toString(year));
    }

    /** ISO 8601: a year is long if it has 53 Thursdays. */
    @Test
    void knowsTheLongYearsSinceDreamBegan() {
        assertThat(IntStream.rangeClosed(1991, 2032).filter(year -> Week.weeksInYear(year) == 53))
                .containsExactly(1992, 1998, 2004, 2009, 2015, 2020, 2026, 2032);
        assertThat(IntStream.rangeClosed(1991, 2032).map(Week::weeksInYear)).containsOnly(52, 53);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-W05, 2018-01-29, 2018-02", // Monday in January, Thursday 1 February
        "2018-W01, 2018-01-01, 2018-01",
        "2019-W01, 2018-12-31, 2019-01", // Monday in the year before
        "2020-W53, 2020-12-28, 2020-12", // Sunday in the year after
        "2026-W53, 2026-12-28, 2026-12"
    })
    void belongsToTheMonthAndYearOfItsThursday(String text, LocalDate monday, YearMonth month) {
        Week week = Week.parse(text);

        assertThat(week.monday()).isEqualTo(monday);
        assertThat(week.thursday()).isEqualTo(monday.plusDays(3));
        assertThat(week.month()).isEqualTo(month);
        assertThat(week.year()).isEqualTo(month.getYear());
    }

    @Test
    void countsEpochWeeksFromTheWeekOf1January1970() {
        assertThat(Week.of(LocalDate.EPOCH)).isEqualTo(Week.of(1970, 1));
        assertThat(Week.of(1970, 1).epochWeek()).isZero();
        assertThat(Week.of(1969, 52).epochWeek()).isEqualTo(-1);
    }

    /** dream.md 1.2: from 1991w32 there are 1,795 weekly columns to 2025w52. */
    @Test
    void countsTheColumnsOfDream() {
        assertThat(Week.of(1991, 32).weeksUntil(Week.of(2025, 52).plusWeeks(1))).isEqualTo(1795);
    }

    @Test
    void goesFromALongYearIntoTheNext() {
        assertThat(Week.of(2020, 53).plusWeeks(1)).isEqualTo(Week.of(2021, 1));
        assertThat(Week.of(2021, 1).minusWeeks(1)).isEqualTo(Week.of(2020, 53));
        assertThat(Week.of(2021, 1).minusWeeks(-52)).isEqualTo(Week.of(2022, 1));
    }

    @Test
    void liesNeitherBeforeNorAfterItself() {
        Week week = Week.of(2020, 53);

        assertThat(week.isBefore(Week.parse("2053"))).isFalse();
        assertThat(week.isAfter(Week.parse("2053"))).isFalse();
        assertThat(week).isEqualByComparingTo(Week.parse("2053"));
    }

    @Test
    void beginsWithTheYear1() {
        assertThat(Week.of(LocalDate.of(1, 1, 1))).isEqualTo(Week.of(1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Week.of(1, 1).minusWeeks(1))
                .withMessageContaining("year 0");
    }

    @Test
    void endsWithTheYear9999() {
        assertThat(Week.of(LocalDate.of(9999, 12, 31))).isEqualTo(Week.of(9999, 52));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Week.of(9999, 52).plusWeeks(1))
                .withMessageContaining("10000");
    }

    @ParameterizedTest
    @CsvSource({"2020, 53, 2020-W53", "2021, 1, 2021-W01", "987, 9, 0987-W09"})
    void printsItsIsoForm(int year, int number, String text) {
        assertThat(Week.of(year, number)).hasToString(text);
    }
}
