package dk.effekt.experiment;

import dk.effekt.internal.Lines;
import dk.effekt.internal.Normal;
import dk.effekt.internal.TextTable;
import java.util.List;
import java.util.Locale;

/**
 * A jump at a cutoff.
 *
 * @param outcome the column
 * @param estimand whose effect it is
 * @param cutoff where the rule changes
 * @param bandwidth how far from it rows count
 * @param linear the jump of the local linear fit, in the outcome's unit: the estimate of least squared error, though not without bias;
 *     {@code rdrobust} calls it conventional
 * @param value the jump with the bias taken away, around which the interval lies
 * @param standardError of the latter, robust
 * @param below rows within the bandwidth below the cutoff
 * @param above rows within it at or above the cutoff
 * @param warnings what speaks against it, one line each
 */
public record DiscontinuityEffect(
        String outcome,
        String estimand,
        double cutoff,
        double bandwidth,
        double linear,
        double value,
        double standardError,
        int below,
        int above,
        List<String> warnings) {

    public DiscontinuityEffect {
        warnings = List.copyOf(warnings);
    }

    /** Lower limit of the robust bias-corrected 95 % interval. */
    public double ciLow() {
        return value - Normal.QUANTILE_975 * standardError;
    }

    /** Upper limit of the robust bias-corrected 95 % interval. */
    public double ciHigh() {
        return value + Normal.QUANTILE_975 * standardError;
    }

    /** Two-sided p-value of no jump, robust and bias-corrected. */
    public double pValue() {
        return Normal.pValue(value, standardError);
    }

    /** The jump, what it rests on and the warnings, as text of lines under 80 columns. */
    public String table() {
        TextTable table = TextTable.of("Jump of " + outcome, "estimate", "95 % interval", "SE", "p");
        table.add("local linear", String.format(Locale.ROOT, "%+.4g", linear), "", "", "");
        table.add(
                "bias-corrected",
                String.format(Locale.ROOT, "%+.4g", value),
                String.format(Locale.ROOT, "[%+.4g, %+.4g]", ciLow(), ciHigh()),
                String.format(Locale.ROOT, "%.3g", standardError),
                String.format(Locale.ROOT, "%.3f", pValue()));
        StringBuilder text = new StringBuilder(table.fitting(TextTable.WIDTH)).append('\n');
        lines(
                text,
                String.format(
                        Locale.ROOT,
                        "%s, at %.4g: %,d rows below and %,d from there, within %.4g.",
                        estimand,
                        cutoff,
                        below,
                        above,
                        bandwidth));
        warnings.forEach(warning -> lines(text, "Warning: " + warning));
        return text.toString();
    }

    /** {@code job at 30: +0.041 [-0.012, +0.094], bandwidth 2.4, 312 and 298 rows}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s at %.4g: %+.3g [%+.3g, %+.3g], bandwidth %.3g, %,d and %,d rows",
                outcome,
                cutoff,
                value,
                ciLow(),
                ciHigh(),
                bandwidth,
                below,
                above);
    }

    private static void lines(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "  ").forEach(part -> text.append(part).append('\n'));
    }
}
