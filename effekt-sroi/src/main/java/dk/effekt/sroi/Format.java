package dk.effekt.sroi;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and lines as text, the same in every locale. */
final class Format {

    static final int WIDTH = 80;

    private Format() {}

    static String kroner(double kroner) {
        // Adding 0 turns −0 into 0; rounding first keeps −0.4 from printing as −0.
        return String.format(Locale.ROOT, "%,.0f", Math.rint(kroner) + 0.0);
    }

    static String quantity(double quantity) {
        boolean small = quantity != 0 && Math.abs(quantity) < 1;
        return String.format(Locale.ROOT, small ? "%.4f" : "%,.2f", quantity + 0.0);
    }

    /** {@code 967, 1,247 kr}, with what is known of it behind: in kroner where they are its own, else in percent. */
    static String amounts(List<Double> kroner, Factor factor) {
        String listed = kroner.stream().map(Format::kroner).collect(Collectors.joining(", ")) + " kr";
        Distribution distribution = factor.distribution();
        if (!factor.isUncertain()) {
            return listed;
        }
        double mean = distribution.mean();
        boolean own = kroner.size() == 1 && kroner.get(0) == mean;
        String known = own ? distribution.describe(Format::kroner) : distribution.describe(x -> percent(x / mean));
        String shape = known.substring(known.indexOf('('));
        return listed + " " + (factor.name().isEmpty() ? shape : shape.replace(")", ", '" + factor.name() + "')"));
    }

    /** As many digits as it needs, up to four after the point. */
    static String number(double number) {
        String text = String.format(Locale.ROOT, "%,.4f", number + 0.0);
        return text.replaceAll("\\.?0+$", "");
    }

    static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.3f", 100 * share);
        return text.replaceAll("\\.?0+$", "") + " %";
    }

    static String whole(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** Cut to so many characters. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
    }

    /** A line under 80 characters: what is extra goes first, then the name's end. */
    static String line(String name, String essential, String extra) {
        int shortName = Math.min(name.length(), 20);
        boolean fits = shortName + essential.length() + extra.length() < WIDTH;
        String end = fits ? essential + extra : essential;
        return cut(cut(name, Math.max(1, WIDTH - 1 - end.length())) + end, WIDTH - 1);
    }

    /** Broken between words to at most 80 columns, later lines indented by two. */
    static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        String line = "";
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isBlank() && line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = " ";
            }
            line = line.isEmpty() ? word : line + " " + word;
            while (line.length() > WIDTH) {
                lines.append(line, 0, WIDTH).append('\n');
                line = "  " + line.substring(WIDTH);
            }
        }
        return lines.append(line).append('\n').toString();
    }
}
