package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Lines;
import java.util.List;
import java.util.Locale;

/** Numbers and lines as text, the same in every locale. */
final class Text {

    static final int WIDTH = 80;

    private Text() {}

    static String kroner(double kroner) {
        // Adding 0 turns −0 into 0; rounding first keeps −0.4 from printing as −0.
        return Double.isNaN(kroner) ? "none" : String.format(Locale.ROOT, "%,.0f", Math.rint(kroner) + 0.0);
    }

    static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "none" : String.format(Locale.ROOT, "%,.2f", ratio + 0.0);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "none" : String.format(Locale.ROOT, "%.1f %%", 100 * share + 0.0);
    }

    /** With four significant digits at least, for a parameter of any unit. */
    static String number(double number) {
        double size = Math.abs(number);
        if (size == 0) {
            return "0";
        }
        return String.format(Locale.ROOT, size >= 1_000 ? "%,.0f" : size >= 10 ? "%.2f" : "%.4f", number);
    }

    static String count(int number, String noun) {
        String several = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : several);
    }

    static String wrapped(String text) {
        return String.join("\n", Lines.of(text, WIDTH, "  ")) + "\n";
    }

    static String wrapped(List<String> notes) {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append(wrapped(note)));
        return text.toString();
    }

    /** A line under 80 characters; what is too long is the name, which is cut. */
    static String line(String name, String essential) {
        return cut(cut(name, Math.max(1, WIDTH - 1 - essential.length())) + essential, WIDTH - 1);
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
    }

    static String required(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is blank; write at least a word");
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
