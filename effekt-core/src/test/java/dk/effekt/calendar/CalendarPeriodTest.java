package dk.effekt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalendarPeriodTest {

    @Test
    void aWeekBelongsToThePeriodOfItsThursday() {
        Week lastOf2020 = Week.of(2020, 53);

        assertThat(lastOf2020.thursday()).isEqualTo(LocalDate.of(2020, 12, 31));
        assertThat(CalendarPeriod.MONTH.text(CalendarPeriod.MONTH.number(lastOf2020)))
                .isEqualTo("2020-12");
        assertThat(CalendarPeriod.QUARTER.text(CalendarPeriod.QUARTER.number(lastOf2020)))
                .isEqualTo("2020-Q4");
        assertThat(CalendarPeriod.HALF_YEAR.text(CalendarPeriod.HALF_YEAR.number(lastOf2020)))
                .isEqualTo("2020-H2");
        assertThat(CalendarPeriod.YEAR.text(CalendarPeriod.YEAR.number(lastOf2020)))
                .isEqualTo("2020");
    }

    @Test
    void aPeriodBeginsOnItsFirstDayAndOnNoOther() {
        int quarter = CalendarPeriod.QUARTER.beginningOn(LocalDate.of(2021, 4, 1));

        assertThat(CalendarPeriod.QUARTER.text(quarter)).isEqualTo("2021-Q2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarPeriod.QUARTER.beginningOn(LocalDate.of(2021, 5, 1)))
                .withMessageContaining("2021-Q2")
                .withMessageContaining("2021-04-01");
        assertThat(CalendarPeriod.MONTH.beginningOn(LocalDate.of(2021, 5, 1)))
                .isEqualTo(CalendarPeriod.MONTH.beginningOn(LocalDate.of(2021, 4, 1)) + 1);
    }

    @Property
    void periodsFollowOnOneAnotherAndHoldTheWeeksThatBelongToThem(
            @ForAll CalendarPeriod period, @ForAll @IntRange(min = -1000, max = 5000) int epochWeek) {
        Week week = Week.ofEpochWeek(epochWeek);
        int number = period.number(week);

        assertThat(period.weeks(number).contains(week)).isTrue();
        assertThat(period.weeks(number).end())
                .isEqualTo(period.weeks(number + 1).start());
        assertThat(period.number(period.weeks(number).end())).isEqualTo(number + 1);
    }
}
