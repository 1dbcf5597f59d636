package dk.effekt.experiment;

import dk.effekt.internal.TextTable;
import java.util.List;
import java.util.Locale;

/**
 * Effects averaged by periods since the start, by group or by period, with the average of these, and intervals that hold for all
 * of them together. Immutable.
 */
public final class AverageEffects {

    private static final int REPLICATIONS = 1_000;

    private final String name;
    private final List<AverageEffect> effects;
    private final List<double[]> influences;
    private final AverageEffect overall;

    /** @param influences of each effect what each cluster adds to its error */
    AverageEffects(String name, List<AverageEffect> effects, List<double[]> influences, AverageEffect overall) {
        this.name = name;
        this.effects = List.copyOf(effects);
        this.influences = List.copyOf(influences);
        this.overall = overall;
    }

    /** The averages, ascending. */
    public List<AverageEffect> effects() {
        return effects;
    }

    /**
     * The average at a number: of periods since the start, of a group, or of a period.
     *
     * @throws IllegalArgumentException if there is none
     */
    public AverageEffect at(int number) {
        return effects.stream()
                .filter(effect -> effect.at() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no effect at " + number + "; there are those at "
                        + String.join(
                                ", ",
                                effects.stream()
                                        .map(effect -> String.valueOf(effect.at()))
                                        .toList())));
    }

    /** The average of these from the start on. */
    public AverageEffect overall() {
        return overall;
    }

    /** Simultaneous 95 % intervals with Mammen's weights, 1,000 replications and the seed 1. */
    public SimultaneousBand band() {
        return band(SimultaneousBand.Multiplier.MAMMEN, REPLICATIONS, 1);
    }

    /** Simultaneous 95 % intervals, which all hold together in 95 of 100 studies; see {@link SimultaneousBand}. */
    public SimultaneousBand band(SimultaneousBand.Multiplier multiplier, int replications, long seed) {
        return SimultaneousBand.of(effects, influences, multiplier, replications, seed);
    }

    /** The covariance of the estimates, in their order. */
    public double[][] covariance() {
        return DidPart.covariance(influences);
    }

    /** All effects with pointwise and simultaneous 95 % intervals, a line for each. */
    public String table() {
        SimultaneousBand band = band();
        TextTable table = TextTable.of("", "effect", "SE", "pointwise 95 %", "all 95 %", "units");
        for (AverageEffect effect : effects) {
            table.add(
                    effect.what(),
                    number(effect.estimate()),
                    effect.standardError() == 0 ? "" : unsigned(effect.standardError()),
                    effect.standardError() == 0 ? "base" : interval(effect.ciLow(), effect.ciHigh()),
                    effect.standardError() == 0 ? "" : interval(band.low(effect), band.high(effect)),
                    String.format(Locale.ROOT, "%,d", effect.treatedUnits()));
        }
        table.add(
                overall.what(),
                number(overall.estimate()),
                unsigned(overall.standardError()),
                interval(overall.ciLow(), overall.ciHigh()),
                "",
                String.format(Locale.ROOT, "%,d", overall.treatedUnits()));
        return table.fitting(TextTable.WIDTH);
    }

    /** {@code by periods since the start, 9 effects, mean since start: +1.94 [+0.64, +3.25]}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d effects, %s: %+.4g [%+.4g, %+.4g]",
                name,
                effects.size(),
                overall.what(),
                overall.estimate(),
                overall.ciLow(),
                overall.ciHigh());
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%+.4g", value);
    }

    static String unsigned(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    static String interval(double low, double high) {
        return String.format(Locale.ROOT, "[%+.3g, %+.3g]", low, high);
    }
}
