package dk.effekt.dream;

import dk.effekt.calendar.Week;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that a column's name stands for, from the groups of an expression that matches it. */
final class ColumnTime {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{1,2}");

    private static final Pattern YEAR = Pattern.compile("\\d{2}|\\d{4}");

    private ColumnTime() {}

    /**
     * A week in one group or two.
     *
     * @param pivot two-digit years below it are 20xx, the others 19xx
     * @throws IllegalArgumentException if there is no such week; the message does not show the name
     */
    static Week week(Matcher name, int pivot) {
        return name.groupCount() == 1
                ? WeekText.parse(name.group(1), pivot)
                : WeekText.parse(name.group(1), name.group(2), pivot);
    }

    /**
     * A month in two groups.
     *
     * @throws IllegalArgumentException if there is no such month; the message does not show the name
     */
    static YearMonth month(Matcher name) {
        if (!MONTH.matcher(name.group(1) + "-" + name.group(2)).matches()) {
            throw new IllegalArgumentException("the year is not of four digits, or the month not of one or two");
        }
        int number = Integer.parseInt(name.group(2));
        if (number < 1 || number > 12) {
            throw new IllegalArgumentException("month " + number + " is not a month from 1 to 12");
        }
        return YearMonth.of(Integer.parseInt(name.group(1)), number);
    }

    /**
     * A year in the first group or, if the second has anything, a month of it.
     *
     * @param pivot two-digit years below it are 20xx, the others 19xx
     * @throws IllegalArgumentException if there is no such time; the message does not show the name
     */
    static MonthSpan monthOrYear(Matcher name, int pivot) {
        boolean hasMonth =
                name.groupCount() > 1 && name.group(2) != null && !name.group(2).isEmpty();
        MonthSpan span = hasMonth ? MonthSpan.ofMonth(month(name)) : MonthSpan.ofYear(year(name, pivot));
        if (span.start().getYear() < 1800 || span.start().getYear() > 2200) {
            throw new IllegalArgumentException("the year is not from 1800 to 2200");
        }
        return span;
    }

    private static int year(Matcher name, int pivot) {
        String year = name.group(1);
        if (year == null || !YEAR.matcher(year).matches()) {
            throw new IllegalArgumentException("the year is not of four digits or two");
        }
        int number = Integer.parseInt(year);
        int century = year.length() == 4 ? 0 : number < pivot ? 2000 : 1900;
        return century + number;
    }
}
