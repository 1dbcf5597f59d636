package dk.effekt.experiment;

import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a {@link RandomizedTrial} found.
 *
 * @param offer the effect of the offer, taken or not (ITT)
 * @param compliers the effect of taking part on those who do so if and only if offered (CACE); empty if it was not said who took part
 * @param offered those offered it
 * @param notOffered the others
 * @param warnings what speaks against the result, one line each
 */
public record TrialResult(
        TrialEffect offer, Optional<TrialEffect> compliers, Arm offered, Arm notOffered, List<String> warnings) {

    /**
     * One arm.
     *
     * @param rows drawn into it
     * @param units drawn: clusters, or rows
     * @param observed rows whose outcome is known
     * @param taking share of the rows that took part; NaN if it was not said
     */
    public record Arm(int rows, int units, int observed, double taking) {

        /** Rows whose outcome is not known. */
        public int lost() {
            return rows - observed;
        }
    }

    public TrialResult {
        warnings = List.copyOf(warnings);
    }

    /** Arms, effects, methods and warnings, as text of lines under 80 columns. */
    public String table() {
        TextTable arms = TextTable.of("", "rows", "units", "outcome known", "lost", "took part", "mean");
        add(arms, "offered", offered, offer.treated());
        add(arms, "not offered", notOffered, offer.control());
        TextTable effects = TextTable.of("Effect on " + offer.outcome(), "estimate", "95 % interval", "SE", "p");
        add(effects, offer);
        compliers.ifPresent(effect -> add(effects, effect));
        StringBuilder text = new StringBuilder(arms.toString())
                .append('\n')
                .append(effects.fitting(TextTable.WIDTH))
                .append('\n');
        lines(
                text,
                "By " + offer.method() + "; t with " + String.format(Locale.ROOT, "%.1f", offer.degreesOfFreedom())
                        + " degrees of freedom.");
        warnings.forEach(warning -> lines(text, "Warning: " + warning));
        return text.toString();
    }

    /** The effect of the offer, with the number of warnings. */
    @Override
    public String toString() {
        return offer
                + (warnings.isEmpty()
                        ? ""
                        : "; " + warnings.size() + (warnings.size() == 1 ? " warning" : " warnings"));
    }

    private static void lines(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "  ").forEach(part -> text.append(part).append('\n'));
    }

    private static void add(TextTable table, String name, Arm arm, double mean) {
        table.add(
                name,
                String.format(Locale.ROOT, "%,d", arm.rows),
                String.format(Locale.ROOT, "%,d", arm.units),
                String.format(Locale.ROOT, "%,d", arm.observed),
                String.format(Locale.ROOT, "%,d", arm.lost()),
                Double.isNaN(arm.taking) ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * arm.taking),
                String.format(Locale.ROOT, "%.4g", mean));
    }

    private static void add(TextTable table, TrialEffect effect) {
        table.add(
                effect.estimand(),
                String.format(Locale.ROOT, "%+.4g", effect.value()),
                String.format(Locale.ROOT, "[%+.4g, %+.4g]", effect.ciLow(), effect.ciHigh()),
                String.format(Locale.ROOT, "%.3g", effect.standardError()),
                String.format(Locale.ROOT, "%.3f", effect.pValue()));
    }
}
