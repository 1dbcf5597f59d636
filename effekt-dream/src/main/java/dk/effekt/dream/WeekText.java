package dk.effekt.dream;

import dk.effekt.calendar.Week;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a week may be written. */
final class WeekText {

    /** As a number, it may have lost its leading zero and won a decimal part. */
    private static final Pattern SHORT = Pattern.compile("(?:[yY]_?)?(\\d{3,4})(?:[.,]0+)?");

    private static final Pattern LONG = Pattern.compile("(\\d{4})(?:-?[wW])?(\\d{2})(?:[.,]0+)?");
    private static final Pattern YEAR = Pattern.compile("(\\d{1,2}|\\d{4})(?:[.,]0+)?");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})(?:[.,]0+)?");

    private WeekText() {}

    /**
     * Reads {@code 1601}, {@code y_1601}, {@code 201601}, {@code 2016-W01} or {@code 2016W01}; {@code 701} is week 1 of
     * 2007.
     *
     * @param pivot two-digit years below it are 20xx, the others 19xx
     * @throws IllegalArgumentException if it is none of these, or a week that its year lacks; the message shows no cell
     */
    static Week parse(String text, int pivot) {
        String week = text.strip();
        Matcher yyww = SHORT.matcher(week);
        if (yyww.matches()) {
            return Week.parseDream(yyww.group(1), pivot);
        }
        Matcher yyyyww = LONG.matcher(week);
        if (yyyyww.matches()) {
            return Week.of(Integer.parseInt(yyyyww.group(1)), Integer.parseInt(yyyyww.group(2)));
        }
        throw new IllegalArgumentException("write it as 2016-W01, 201601 or, as DREAM, 1601");
    }

    /**
     * Reads a week whose year stands by itself, with four digits or one or two.
     *
     * @throws IllegalArgumentException if one of them is no number, or the year lacks the week; the message shows no cell
     */
    static Week parse(String year, String number, int pivot) {
        Matcher y = YEAR.matcher(year.strip());
        Matcher n = NUMBER.matcher(number.strip());
        if (!y.matches() || !n.matches()) {
            throw new IllegalArgumentException("write the year as 2016 or 16 and the week as a number from 1 to 53");
        }
        int value = Integer.parseInt(y.group(1));
        int century = y.group(1).length() == 4 ? 0 : value < pivot ? 2000 : 1900;
        return Week.of(century + value, Integer.parseInt(n.group(1)));
    }
}
