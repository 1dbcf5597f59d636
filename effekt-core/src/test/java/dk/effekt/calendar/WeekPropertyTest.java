package dk.effekt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A week against the two implementations of ISO 8601 weeks in {@code java.time}. */
class WeekPropertyTest {

    @Property
    void isTheWeekOfJavaTime(@ForAll("dates") LocalDate date) {
        Week week = Week.of(date);

        assertThat(week.year()).isEqualTo(date.get(IsoFields.WEEK_BASED_YEAR));
        assertThat(week.number()).isEqualTo(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        assertThat(week.year()).isEqualTo(date.get(WeekFields.ISO.weekBasedYear()));
        assertThat(week.number()).isEqualTo(date.get(WeekFields.ISO.weekOfWeekBasedYear()));
    }

    @Property
    void holdsItsDateBetweenMondayAndSunday(@ForAll("dates") LocalDate date) {
        Week week = Week.of(date);
        LocalDate thursday = date.with(DayOfWeek.THURSDAY);

        assertThat(week.monday()).isEqualTo(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        assertThat(week.thursday()).isEqualTo(thursday);
        assertThat(week.month()).isEqualTo(YearMonth.from(thursday));
        assertThat(week.year()).isEqualTo(thursday.getYear());
    }

    @Property
    void hasAsManyWeeksInTheYearAsJavaTime(@ForAll @IntRange(min = 1, max = 9999) int year) {
        long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR
                .rangeRefinedBy(LocalDate.of(year, 6, 1))
                .getMaximum();

        assertThat(Week.weeksInYear(year)).isEqualTo((int) weeks);
        // ISO 8601: 28 December lies in the last week.
        assertThat(Week.of(year, (int) weeks).monday())
                .isEqualTo(LocalDate.of(year, 12, 28).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        assertThatIllegalArgumentException().isThrownBy(() -> Week.of(year, (int) weeks + 1));
    }

    @Property
    void comesBackFromItsEpochWeek(@ForAll("dates") LocalDate date) {
        Week week = Week.of(date);

        assertThat(Week.ofEpochWeek(week.epochWeek())).isEqualTo(week);
        assertThat((long) week.epochWeek())
                .isEqualTo(ChronoUnit.DAYS.between(LocalDate.of(1969, 12, 29), week.monday()) / 7);
    }

    @Property
    void comesBackFromItsText(@ForAll("dates") LocalDate date) {
        Week week = Week.of(date);

        assertThat(Week.parse(week.toString())).isEqualTo(week);
        assertThat(week)
                .hasToString(date.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8));
    }

    @Property
    void comesBackFromDreamsColumnName(@ForAll("dreamDates") LocalDate date) {
        Week week = Week.of(date);
        int yyww = week.year() % 100 * 100 + week.number();

        assertThat(Week.parse("%04d".formatted(yyww))).isEqualTo(week);
        if (yyww >= 100) { // below, the number lost both digits of its year and cannot be told from a week alone
            assertThat(Week.parse(Integer.toString(yyww))).isEqualTo(week);
        }
    }

    @Property
    void isOrderedAsItsMondays(@ForAll("dates") LocalDate one, @ForAll("dates") LocalDate two) {
        Week a = Week.of(one);
        Week b = Week.of(two);
        int expected = a.monday().compareTo(b.monday());

        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(Integer.signum(expected));
        assertThat(a.isBefore(b)).isEqualTo(expected < 0);
        assertThat(a.isAfter(b)).isEqualTo(expected > 0);
        assertThat(a.equals(b)).isEqualTo(expected == 0);
    }

    @Property
    void movesAsItsMonday(@ForAll("dates") LocalDate date, @ForAll @IntRange(min = -5000, max = 5000) int weeks) {
        Week week = Week.of(date);
        Week moved = week.plusWeeks(weeks);

        assertThat(moved.monday()).isEqualTo(week.monday().plusWeeks(weeks));
        assertThat(week.minusWeeks(-weeks)).isEqualTo(moved);
        assertThat(week.weeksUntil(moved)).isEqualTo(weeks);
    }

    /** Years 100 to 9899, so that a century either way stays within the years of a week. */
    @Provide
    Arbitrary<LocalDate> dates() {
        return between(LocalDate.of(100, 1, 1), LocalDate.of(9899, 12, 31));
    }

    @Provide
    Arbitrary<LocalDate> dreamDates() {
        return between(LocalDate.of(1991, 1, 1), LocalDate.of(2089, 12, 25));
    }

    private static Arbitrary<LocalDate> between(LocalDate first, LocalDate last) {
        return Arbitraries.longs()
                .between(first.toEpochDay(), last.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
