package dk.effekt.report.picture;

import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;
import java.util.Locale;

/** How the numbers of a column are written. */
public enum Form {
    /** No number. */
    TEXT("", ""),
    /** A short text that stays on one line, such as a period. */
    LINE("", ""),
    /** A whole number of persons, weeks or the like: {@code 1,234}, {@code 1.234}. */
    COUNT("%,.0f", ""),
    /** A number with one decimal: {@code 12.3}, {@code 12,3}. */
    DECIMAL("%,.1f", ""),
    /** A number with two decimals, such as a ratio: {@code 1.93}, {@code 1,93}. */
    RATIO("%,.2f", ""),
    /** A share from 0 to 1, in per cent: {@code 12.3 %}, {@code 12,3 %}. */
    SHARE("%,.1f", "\u00a0%"),
    /** A difference of shares, in percentage points, with its sign: {@code +3.2}, {@code −3,2}. */
    POINTS("%+,.1f", ""),
    /** A difference of numbers, with its sign: {@code +3.2}. */
    DIFFERENCE("%+,.1f", ""),
    /** Kroner without øre: {@code −30,019}, {@code −30.019}. */
    KRONER("%,.0f", "");

    private final String format;
    private final String unit;

    Form(String format, String unit) {
        this.format = format;
        this.unit = unit;
    }

    /** How an effect in a unit is written. */
    public static Form ofEffect(Outcome.Unit unit) {
        return unit == Outcome.Unit.SHARE ? POINTS : DIFFERENCE;
    }

    /** Whether it holds no numbers. */
    boolean isText() {
        return this == TEXT || this == LINE;
    }

    /** Whether a share of 1 is written as 100. */
    private boolean isHundredfold() {
        return this == SHARE || this == POINTS;
    }

    /**
     * A number as people read it; a minus is U+2212. What is not there (NaN) is a dash, what has no end ∞.
     *
     * @throws IllegalStateException if it is the form of texts
     */
    public String write(double number, Language language) {
        if (isText()) {
            throw new IllegalStateException("a column of texts has no numbers; " + number + " is one");
        }
        if (Double.isNaN(number)) {
            return "–";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "∞" : "−∞";
        }
        String english = String.format(Locale.ROOT, format, isHundredfold() ? 100 * number : number);
        String signed = isZero(english)
                ? english.substring(english.startsWith("-") || english.startsWith("+") ? 1 : 0)
                : english;
        return language.numeral(signed).replace('-', '−') + unit;
    }

    /** Nothing is neither above nor below nothing. */
    private static boolean isZero(String written) {
        return written.chars().noneMatch(c -> c >= '1' && c <= '9');
    }
}
