package dk.effekt.sroi.purse;

import dk.effekt.sroi.internal.CsvTable;
import dk.effekt.sroi.internal.Format;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kroner and shares as a purse writes them. */
final class PurseText {

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

    /** {@code 62 %, then 80 %}. */
    static String percents(List<Double> shares) {
        return shares.stream().map(share -> Format.percent(share, 2)).collect(Collectors.joining(", then "));
    }
}
