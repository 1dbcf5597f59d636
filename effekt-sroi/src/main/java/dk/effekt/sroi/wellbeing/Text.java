package dk.effekt.sroi.wellbeing;

import dk.effekt.internal.Lines;
import java.util.Locale;

/** Numbers and lines as text, the same in every locale, and arguments refused in the same words. */
final class Text {

    static final int WIDTH = 80;

    private static final double ROUNDS_TO_ZERO = 0.005;

    private Text() {}

    /** Two digits after the point. */
    static String number(double number) {
        // What rounds to 0 is 0, so that −0.001 does not print as −0.00.
        return String.format(Locale.ROOT, "%,.2f", Math.abs(number) < ROUNDS_TO_ZERO ? 0 : number);
    }

    /** As many digits as it needs, up to four after the point. */
    static String plain(double number) {
        return String.format(Locale.ROOT, "%,.4f", number + 0.0).replaceAll("\\.?0+$", "");
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String wrapped(String text) {
        return String.join("\n", Lines.of(text, WIDTH, "  ")) + "\n";
    }

    static String cut(String text) {
        return text.length() < WIDTH ? text : text.substring(0, WIDTH - 2) + "…";
    }

    static String required(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is blank; say where it is from");
        }
        return text;
    }

    static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be a finite number");
        }
        return value;
    }

    static double positive(String what, double value) {
        if (!(finite(what, value) > 0)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be above 0");
        }
        return value;
    }
}
