package dk.effekt.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One ISO 8601 week, Monday to Sunday, such as {@code 2020-W53}.
 *
 * <p>A week belongs to the year and the month of its Thursday, which is how DREAM names its columns and how a weekly code
 * meets a monthly employment ratio. A week 53 that its year lacks is refused, never rolled into the next year. A week is
 * not a date: it has no day and no time zone.
 *
 * @param year week-based year, 1 to 9999
 * @param number week of that year, 1 to 52 or, in a long year, 53
 */
public record Week(int year, int number) implements Comparable<Week> {

    /** Two-digit years below this are 20xx, the others 19xx: DREAM begins in 1991. */
    public static final int DEFAULT_PIVOT = 90;

    private static final Pattern ISO = Pattern.compile("(\\d{4})-?[Ww](\\d{2})");
    private static final Pattern YYWW = Pattern.compile("(\\d{1,2})(\\d{2})");

    public Week {
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("year " + year + " is not a year from 1 to 9999");
        }
        if (number < 1 || number > 53) {
            throw new IllegalArgumentException("week " + number + " of " + year + " is not a week from 1 to 53");
        }
        if (number == 53 && weeksInYear(year) < 53) {
            throw new IllegalArgumentException(year + " has no week 53; its last week is " + year + "-W52");
        }
    }

    /**
     * The given week of a week-based year.
     *
     * @throws IllegalArgumentException if the year has no such week
     */
    public static Week of(int year, int number) {
        return new Week(year, number);
    }

    /** The week that holds a date. */
    public static Week of(LocalDate date) {
        return ofEpochWeek(Math.toIntExact(Math.floorDiv(date.toEpochDay() + 3, 7)));
    }

    /**
     * The week at a position on the {@linkplain #epochWeek() epoch-week scale}.
     *
     * @param epochWeek weeks since 1970-W01
     */
    public static Week ofEpochWeek(int epochWeek) {
        LocalDate thursday = LocalDate.ofEpochDay(epochWeek * 7L);
        return new Week(thursday.getYear(), (thursday.getDayOfYear() - 1) / 7 + 1);
    }

    /**
     * Reads {@code 2020-W53}, {@code 2020W53} or DREAM's {@code 2053}, with two-digit years from {@value #DEFAULT_PIVOT}
     * on read as 19xx.
     *
     * @throws IllegalArgumentException if the text has another form or names a week that its year lacks
     */
    public static Week parse(CharSequence text) {
        Matcher iso = ISO.matcher(text);
        return iso.matches()
                ? new Week(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)))
                : parseDream(text, DEFAULT_PIVOT);
    }

    /**
     * Reads DREAM's {@code YYWW}: a two-digit year and a two-digit week. A number that lost its leading zero is read as
     * what it was: {@code 701} is week 1 of 2007.
     *
     * @param pivot two-digit years below it are 20xx, the others 19xx; 0 to 100
     * @throws IllegalArgumentException if the text has another form or names a week that its year lacks
     */
    public static Week parseDream(CharSequence text, int pivot) {
        if (pivot < 0 || pivot > 100) {
            throw new IllegalArgumentException("pivot " + pivot + " is not from 0 to 100");
        }
        Matcher yyww = YYWW.matcher(text);
        if (!yyww.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a week; write it as 2020-W53 or, as DREAM, 2053");
        }
        int year = Integer.parseInt(yyww.group(1));
        return new Week(year + (year < pivot ? 2000 : 1900), Integer.parseInt(yyww.group(2)));
    }

    /** The number of weeks in a week-based year: 52 or 53. */
    public static int weeksInYear(int year) {
        return epochWeekOfFirstWeek(year + 1) - epochWeekOfFirstWeek(year);
    }

    /** Weeks since 1970-W01, which is 0; negative before it. The scale on which the register counts. */
    public int epochWeek() {
        return epochWeekOfFirstWeek(year) + number - 1;
    }

    /** The first day of the week. */
    public LocalDate monday() {
        return thursday().minusDays(3);
    }

    /** The day that decides to which month and year the week belongs. */
    public LocalDate thursday() {
        return LocalDate.ofEpochDay(epochWeek() * 7L);
    }

    /** The month of the week's Thursday. */
    public YearMonth month() {
        return YearMonth.from(thursday());
    }

    /** The week a number of weeks later, or earlier if negative. */
    public Week plusWeeks(int weeks) {
        return ofEpochWeek(Math.addExact(epochWeek(), weeks));
    }

    /** The week a number of weeks earlier, or later if negative. */
    public Week minusWeeks(int weeks) {
        return plusWeeks(Math.negateExact(weeks));
    }

    /** The number of weeks from this one to another; negative if the other is earlier. */
    public int weeksUntil(Week other) {
        return other.epochWeek() - epochWeek();
    }

    /** Whether this week lies before another. */
    public boolean isBefore(Week other) {
        return compareTo(other) < 0;
    }

    /** Whether this week lies after another. */
    public boolean isAfter(Week other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Week other) {
        return year != other.year ? Integer.compare(year, other.year) : Integer.compare(number, other.number);
    }

    /** The ISO form, {@code 2020-W53}. */
    @Override
    public String toString() {
        // Not String.format: its digits follow the default locale.
        String y = Integer.toString(10_000 + year).substring(1);
        return y + (number < 10 ? "-W0" : "-W") + number;
    }

    private static int epochWeekOfFirstWeek(int year) {
        return (int) Math.floorDiv(LocalDate.of(year, 1, 4).toEpochDay() + 3, 7);
    }
}
