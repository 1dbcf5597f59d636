package dk.effekt.sroi.purse;

import dk.effekt.internal.Lines;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and sentences as text, the same in every locale. */
final class PurseText {

    static final int WIDTH = 80;

    private PurseText() {}

    /** Whole kroner; {@code 4,180.50} where there are øre. */
    static String kroner(double kroner) {
        boolean whole = kroner == Math.rint(kroner);
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", kroner + 0.0);
    }

    /** All its digits, as {@link CsvTable} reads them: never three after the point. */
    static String plain(double kroner) {
        String text = BigDecimal.valueOf(kroner).toPlainString().replaceAll("\\.0$", "");
        int point = text.indexOf('.');
        return point >= 0 && text.length() - point == 4 ? text + "0" : text;
    }

    /** Rounded to whole kroner. */
    static String rounded(double kroner) {
        return String.format(Locale.ROOT, "%,.0f", Math.rint(kroner) + 0.0);
    }

    static String quantity(double quantity) {
        // Rounding first keeps −0.0001 from printing as −0.00.
        return String.format(Locale.ROOT, "%,.2f", Math.rint(quantity * 100) / 100 + 0.0);
    }

    /** {@code 62 %, then 80 %}. */
    static String percents(List<Double> shares) {
        return shares.stream().map(share -> percent(share, 2)).collect(Collectors.joining(", then "));
    }

    static String percent(double share, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", 100 * share + 0.0);
        return (text.contains(".") ? text.replaceAll("\\.?0+$", "") : text) + " %";
    }

    /** Cut to a line. */
    static String cut(String text) {
        return text.length() < WIDTH ? text : text.substring(0, WIDTH - 2) + "…";
    }

    /** Each in lines of its own of at most 80 columns, later ones indented. */
    static String wrapped(List<String> sentences) {
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            Lines.of(sentence, WIDTH, "  ").forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
