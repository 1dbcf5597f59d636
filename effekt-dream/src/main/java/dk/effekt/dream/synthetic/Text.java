package dk.effekt.dream.synthetic;

import java.time.LocalDate;

/** Numbers and dates as the files have them, whatever the default locale. */
final class Text {

    static final char SEPARATOR = ';';
    static final String LINE_END = "\r\n";

    private Text() {}

    /** Appends a number, with zeros in front. */
    static StringBuilder digits(StringBuilder line, int number, int width) {
        for (int power = tenTo(width - 1); power > 0; power /= 10) {
            line.append((char) ('0' + number / power % 10));
        }
        return line;
    }

    /** Appends {@code dd-mm-yyyy}. */
    static StringBuilder date(StringBuilder line, LocalDate date) {
        digits(line, date.getDayOfMonth(), 2).append('-');
        digits(line, date.getMonthValue(), 2).append('-');
        return digits(line, date.getYear(), 4);
    }

    /** Appends hundredths with a decimal comma. */
    static StringBuilder hundredths(StringBuilder line, int hundredths) {
        line.append(hundredths / 100).append(',');
        return digits(line, hundredths % 100, 2);
    }

    private static int tenTo(int exponent) {
        return exponent == 0 ? 1 : 10 * tenTo(exponent - 1);
    }
}
