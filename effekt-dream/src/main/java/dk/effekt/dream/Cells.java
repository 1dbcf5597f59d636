package dk.effekt.dream;

import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.register.State;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell says. */
final class Cells {

    /** Stands for a cell that is no benefit code. */
    static final int NO_CODE = -1;

    /** A number of ten digits with an exponent, as a regular expression. */
    static final String EXPONENT = "\\d[.,]\\d{6,9}[eE]\\+?0?9";

    private static final Pattern CODE = Pattern.compile("(\\d{3})(?:[.,]0+)?");
    private static final String MIDNIGHT = "(?:[ T]00:00(?::00(?:\\.0+)?)?)?";
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})([-./])(\\d{1,2})\\2(\\d{4})" + MIDNIGHT);
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})" + MIDNIGHT);
    private static final Pattern FOREVER = Pattern.compile("(?:31([-./])12\\1(?:9999)|9999-12-31)" + MIDNIGHT);
    /** Of weeks of four digits those that may be the year of a week or of a date are not among them. */
    private static final Pattern WHOLE_WEEK = Pattern.compile("\\d{4}-?[wW]\\d{2}|(?!19|20)\\d{4}|\\d{6}");

    /** Ten digits, or what a program makes of them that takes them for a measurement: {@code 6.101850001E9}. */
    private static final Pattern CPR = Pattern.compile("\\d{6}\\s?[-/\u2010-\u2014]?\\s?\\d{4}|" + EXPONENT);

    private Cells() {}

    /** Whether a cell is blank: empty, spaces, {@code NA} or {@code .}, which are one and the same. */
    static boolean isBlank(String cell) {
        if (cell.isEmpty()) {
            return true;
        }
        String text = cell.strip();
        return text.isEmpty() || text.equals(".") || text.equals("NA");
    }

    /** The benefit code in a cell that is not blank; {@link #NO_CODE} if there is none. */
    static int code(String cell) {
        if (cell.length() == 3 && isDigit(cell, 0) && isDigit(cell, 1) && isDigit(cell, 2)) {
            // Nearly all of them; the pattern below says the same and takes ten times as long.
            int plain = (cell.charAt(0) - '0') * 100 + (cell.charAt(1) - '0') * 10 + cell.charAt(2) - '0';
            return State.isCode(plain) ? plain : NO_CODE;
        }
        Matcher matcher = CODE.matcher(cell.strip());
        int code = matcher.matches() ? Integer.parseInt(matcher.group(1)) : NO_CODE;
        return State.isCode(code) ? code : NO_CODE;
    }

    private static boolean isDigit(String cell, int at) {
        return cell.charAt(at) >= '0' && cell.charAt(at) <= '9';
    }

    /** The state in a weekly cell of a row: that of its code, or without benefit if it is blank. */
    static State state(Row row, int column) throws RefusedRow {
        String cell = row.cell(column);
        if (isBlank(cell)) {
            return State.NO_BENEFIT;
        }
        int code = code(cell);
        if (code == NO_CODE) {
            throw row.refusal(
                    Reason.NOT_A_CODE,
                    column,
                    shown(cell) + " is not a benefit code",
                    "Write three digits or leave it blank.");
        }
        return State.ofCode(code);
    }

    /** A number that is not negative, with a decimal comma or point; NaN if there is none. */
    static double decimal(String cell) {
        String text = cell.strip();
        // By hand: Double.parseDouble takes "NaN", "1d" and "0x1p3", and a pattern before it costs more than the
        // number.
        int digits = 0;
        int signs = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == ',' || c == '.') {
                signs++;
            } else {
                return Double.NaN;
            }
        }
        return digits == 0 || signs > 1 ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
    }

    /** The date in a cell; none if it is no date, or one outside the years 1800 to 2200. */
    static Optional<LocalDate> date(String cell) {
        String text = cell.strip();
        try {
            Matcher dayFirst = DAY_FIRST.matcher(text);
            Matcher yearFirst = YEAR_FIRST.matcher(text);
            Optional<LocalDate> date = dayFirst.matches()
                    ? Optional.of(LocalDate.of(number(dayFirst, 4), number(dayFirst, 3), number(dayFirst, 1)))
                    : yearFirst.matches()
                            ? Optional.of(
                                    LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)))
                            : Optional.empty();
            return date.filter(d -> d.getYear() >= 1800 && d.getYear() <= 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a cell holds the last day of the year 9999, by which some systems say that there is no end. */
    static boolean isForever(String cell) {
        return FOREVER.matcher(cell.strip()).matches();
    }

    /** Whether a cell is a date, or a week, to which nothing can be added that leaves it one. */
    static boolean isWholeDateOrWeek(String cell) {
        return WHOLE_WEEK.matcher(cell).matches() || date(cell).isPresent();
    }

    /** A cell as a message may show it. */
    static String shown(String cell) {
        return "'" + Place.mask(cell.strip()) + "'";
    }

    /** Free text in which every civil registration number is hidden. */
    static String withoutPersonNumbers(String text) {
        return CPR.matcher(text).replaceAll("######-####");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
