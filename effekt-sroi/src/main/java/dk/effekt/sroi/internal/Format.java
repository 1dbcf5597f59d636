package dk.effekt.sroi.internal;

import dk.effekt.internal.Lines;
import java.util.List;
import java.util.Locale;

/** Numbers and lines as text, the same in every locale; what does not exist (NaN) is {@code none}. */
public final class Format {

    /** Columns of a line. */
    public static final int WIDTH = 80;

    private static final String NONE = "none";

    private Format() {}

    /** Whole kroner. */
    public static String kroner(double kroner) {
        // Adding 0 turns −0 into 0; rounding first keeps −0.4 from printing as −0.
        return Double.isNaN(kroner) ? NONE : String.format(Locale.ROOT, "%,.0f", Math.rint(kroner) + 0.0);
    }

    /** Two digits after the point. */
    public static String decimal(double number) {
        String text = String.format(Locale.ROOT, "%,.2f", number);
        return Double.isNaN(number) ? NONE : text.equals("-0.00") ? "0.00" : text;
    }

    /** Two digits after the point, or four where it is below 1. */
    public static String quantity(double quantity) {
        boolean small = quantity != 0 && Math.abs(quantity) < 1;
        return String.format(Locale.ROOT, small ? "%.4f" : "%,.2f", quantity + 0.0);
    }

    /** As many digits as it needs, up to four after the point. */
    public static String number(double number) {
        return trimmed(String.format(Locale.ROOT, "%,.4f", number + 0.0));
    }

    /** With four significant digits at least, for a number of any unit. */
    public static String significant(double number) {
        double size = Math.abs(number);
        if (size == 0) {
            return "0";
        }
        return String.format(Locale.ROOT, size >= 1_000 ? "%,.0f" : size >= 10 ? "%.2f" : "%.4f", number);
    }

    /** A share in percent, one digit after the point. */
    public static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", 100 * share);
        return Double.isNaN(share) ? NONE : (text.equals("-0.0") ? "0.0" : text) + " %";
    }

    /** A share in percent, as many digits as it needs, up to so many after the point. */
    public static String percent(double share, int mostDigits) {
        String text = String.format(Locale.ROOT, "%." + mostDigits + "f", 100 * share + 0.0);
        return (mostDigits > 0 ? trimmed(text) : text) + " %";
    }

    private static String trimmed(String text) {
        return text.replaceAll("\\.?0+$", "");
    }

    /** A number with its noun in the singular or the plural. */
    public static String count(int number, String noun) {
        String several = noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : several);
    }

    /** Cut to so many characters. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
    }

    /** Cut to a line under 80 characters. */
    public static String line(String text) {
        return cut(text, WIDTH - 1);
    }

    /** A line under 80 characters: what is extra goes first, then the name's end. */
    public static String line(String name, String essential, String extra) {
        boolean fits = Math.min(name.length(), 20) + essential.length() + extra.length() < WIDTH;
        String end = fits ? essential + extra : essential;
        return line(cut(name, Math.max(1, WIDTH - 1 - end.length())) + end);
    }

    /** The same with nothing extra. */
    public static String line(String name, String essential) {
        return line(name, essential, "");
    }

    /** Broken between words to at most 80 columns, later lines indented by two. */
    public static String wrapped(String text) {
        return String.join("\n", Lines.of(text, WIDTH, "  ")) + "\n";
    }

    /** Each in lines of its own. */
    public static String wrapped(List<String> texts) {
        StringBuilder lines = new StringBuilder();
        texts.forEach(text -> lines.append(wrapped(text)));
        return lines.toString();
    }
}
