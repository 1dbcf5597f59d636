package dk.effekt.dream;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a month may be written. */
final class MonthText {

    private static final Pattern BOTH = Pattern.compile("(\\d{4})[-_M]?(\\d{2})(?:[.,]0+)?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:[.,]0+)?");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})(?:[.,]0+)?");

    private MonthText() {}

    /** Reads {@code 2017-01}, {@code 201701}, {@code 2017M01} or a date in the month; none if it is no month. */
    static Optional<YearMonth> parse(String text) {
        Matcher both = BOTH.matcher(text.strip());
        Optional<LocalDate> date = Cells.date(text);
        return both.matches() ? month(both.group(1), both.group(2)) : date.map(YearMonth::from);
    }

    /** Reads a month's number and its year; none if there is no such month. */
    static Optional<YearMonth> parse(String year, String number) {
        Matcher y = YEAR.matcher(year.strip());
        Matcher n = NUMBER.matcher(number.strip());
        return y.matches() && n.matches() ? month(y.group(1), n.group(1)) : Optional.empty();
    }

    private static Optional<YearMonth> month(String year, String number) {
        int month = Integer.parseInt(number);
        return month < 1 || month > 12
                ? Optional.empty()
                : Optional.of(YearMonth.of(Integer.parseInt(year), month))
                        .filter(m -> m.getYear() >= 1800 && m.getYear() <= 2200);
    }
}
