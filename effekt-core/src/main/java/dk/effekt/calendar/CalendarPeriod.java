package dk.effekt.calendar;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Months, quarters, half-years or years, counted through from year 0, so that each number is one more than that of the period
 * before: what a panel counts on. A week belongs to the period of its Thursday, as it does to its {@linkplain Week#month() month}.
 */
public enum CalendarPeriod {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private static final int MONTHS_OF_YEAR = 12;

    private final int months;

    CalendarPeriod(int months) {
        this.months = months;
    }

    /** The number of the period that a week belongs to. */
    public int number(Week week) {
        return number(week.month());
    }

    /**
     * The number of the period that begins on a day.
     *
     * @throws IllegalArgumentException if none does; the message names the first day of the period that the day lies in
     */
    public int beginningOn(LocalDate day) {
        int number = number(YearMonth.from(day));
        LocalDate first = firstMonth(number).atDay(1);
        if (!day.equals(first)) {
            throw new IllegalArgumentException(day + " is in the middle of " + text(number) + ", which begins on "
                    + first + "; say the first day of a period, or count in shorter ones");
        }
        return number;
    }

    /** The weeks of the period with a number. */
    public WeekSpan weeks(int number) {
        return WeekSpan.of(firstWeek(number), firstWeek(number + 1));
    }

    /** The period with a number, in words: {@code 2021-03}, {@code 2021-Q1}, {@code 2021-H1}, {@code 2021}. */
    public String text(int number) {
        int perYear = MONTHS_OF_YEAR / months;
        int year = Math.floorDiv(number, perYear);
        int ofYear = Math.floorMod(number, perYear) + 1;
        return switch (this) {
            case YEAR -> Integer.toString(year);
            case MONTH -> firstMonth(number).toString();
            case QUARTER -> year + "-Q" + ofYear;
            case HALF_YEAR -> year + "-H" + ofYear;
        };
    }

    private int number(YearMonth month) {
        return Math.floorDiv(month.getYear() * MONTHS_OF_YEAR + month.getMonthValue() - 1, months);
    }

    private YearMonth firstMonth(int number) {
        int month = number * months;
        return YearMonth.of(Math.floorDiv(month, MONTHS_OF_YEAR), Math.floorMod(month, MONTHS_OF_YEAR) + 1);
    }

    private Week firstWeek(int number) {
        LocalDate first = firstMonth(number).atDay(1);
        Week week = Week.of(first);
        return week.thursday().isBefore(first) ? week.plusWeeks(1) : week;
    }
}
