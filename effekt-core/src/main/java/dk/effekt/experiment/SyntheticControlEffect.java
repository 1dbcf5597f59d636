package dk.effekt.experiment;

import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a {@link SyntheticControl} found. Effects are in the outcome's unit.
 *
 * @param unit the one that was treated
 * @param outcome the column
 * @param start its first treated period
 * @param fit what of the outcomes before the start was to be the same
 * @param value the mean difference to the donors' mean, from the start on
 * @param errorBefore root of the mean squared difference before the start: how far the donors' mean is from the unit where it should
 *     be the same
 * @param pValue the share of all units, the treated one among them, whose root mean squared difference grew at least as much, as a
 *     multiple, from before the start to after it (Abadie, Diamond and Hainmueller 2010): exact if the treated one is as good as
 *     drawn by lot among them
 * @param ciLow lower limit of the effects, the same in all periods since the start, that are not rejected so at 5 % (Firpo and Possebom
 *     2018); infinite with fewer than 19 donors, NaN if none fits
 * @param ciHigh upper limit
 * @param donors that count, the heaviest first
 * @param path the periods in order
 * @param placebos each donor in the place of the unit, the one that grew most first
 * @param lowest the least effect that is found if one of the donors that count is left out
 * @param highest the largest
 * @param warnings what speaks against it, one line each
 */
public record SyntheticControlEffect(
        String unit,
        String outcome,
        int start,
        SyntheticControl.Fit fit,
        double value,
        double errorBefore,
        double pValue,
        double ciLow,
        double ciHigh,
        List<Donor> donors,
        List<Point> path,
        List<Placebo> placebos,
        double lowest,
        double highest,
        List<String> warnings) {

    private static final double LEVEL = 0.05;
    private static final int FEW_BEFORE = 8;
    private static final int MOST_SHOWN = 8;

    /**
     * A unit that counts in the mean.
     *
     * @param weight above 0; all add up to 1
     */
    public record Donor(String unit, double weight) {}

    /**
     * A period.
     *
     * @param observed the unit's outcome
     * @param synthetic the donors' mean
     */
    public record Point(int period, double observed, double synthetic) {

        /** What lies between them: the effect from the start on, and before it what the fit leaves. */
        public double gap() {
            return observed - synthetic;
        }
    }

    /**
     * A donor in the place of the unit, beside the other donors.
     *
     * @param value its mean difference from the start on
     * @param errorBefore root of its mean squared difference before the start
     * @param ratio of the same after it to that
     */
    public record Placebo(String unit, double value, double errorBefore, double ratio) {

        static Placebo of(String unit, SyntheticUnit fitted) {
            return new Placebo(unit, fitted.effect(), fitted.errorBefore(), fitted.ratio());
        }
    }

    record Question(String outcome, String unit, int start, int[] periods, SyntheticControl.Fit fit) {}

    public SyntheticControlEffect {
        donors = List.copyOf(donors);
        path = List.copyOf(path);
        placebos = List.copyOf(placebos);
        warnings = List.copyOf(warnings);
    }

    static SyntheticControlEffect of(
            Question question,
            SyntheticUnit own,
            List<String> donorNames,
            List<Placebo> all,
            List<SyntheticUnit> withoutOne,
            List<String> incomplete) {
        List<Placebo> placebos = all.stream()
                .sorted(Comparator.comparingDouble((Placebo p) -> -p.ratio()).thenComparing(Placebo::unit))
                .toList();
        long asMuch = placebos.stream().filter(p -> p.ratio() >= own.ratio()).count();
        double halfWidth = halfWidth(own, placebos);
        List<Donor> donors = IntStream.range(0, donorNames.size())
                .filter(d -> own.weights()[d] > 0)
                .mapToObj(d -> new Donor(donorNames.get(d), own.weights()[d]))
                .sorted(Comparator.comparingDouble((Donor d) -> -d.weight()).thenComparing(Donor::unit))
                .toList();
        double[] effects =
                withoutOne.stream().mapToDouble(SyntheticUnit::effect).toArray();
        return new SyntheticControlEffect(
                question.unit,
                question.outcome,
                question.start,
                question.fit,
                own.effect(),
                own.errorBefore(),
                (1.0 + asMuch) / (placebos.size() + 1),
                own.effect() - halfWidth,
                own.effect() + halfWidth,
                donors,
                IntStream.range(0, question.periods.length)
                        .mapToObj(t -> new Point(question.periods[t], own.observed()[t], own.synthetic()[t]))
                        .toList(),
                placebos,
                Arrays.stream(effects).min().orElse(Double.NaN),
                Arrays.stream(effects).max().orElse(Double.NaN),
                warnings(question, own, placebos, incomplete));
    }

    /**
     * A constant effect c leaves a mean square of variance + (mean − c)² after the start; c is kept while that is no more than the
     * largest multiple, of what is left before, that is not rejected.
     */
    private static double halfWidth(SyntheticUnit own, List<Placebo> placebos) {
        int rejecting = (int) (LEVEL * (placebos.size() + 1) + 1e-9);
        if (rejecting == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double most = placebos.get(rejecting - 1).ratio() * own.errorBefore();
        double variance = own.errorAfter() * own.errorAfter() - own.effect() * own.effect();
        double left = most * most - Math.max(0, variance);
        return left < 0 ? Double.NaN : Math.sqrt(left);
    }

    private static List<String> warnings(
            Question question, SyntheticUnit own, List<Placebo> placebos, List<String> incomplete) {
        List<String> warnings = new ArrayList<>();
        long above = nearer(placebos, own.errorBefore());
        if (isFarOff(placebos, own.errorBefore())) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "before the start the donors' mean is %.3g off, more than for %d of %d donors: no mean of donors went the"
                            + " same way%s",
                    own.errorBefore(),
                    above,
                    placebos.size(),
                    question.fit == SyntheticControl.Fit.LEVELS ? "; fittedTo(DEMEANED) asks for changes alone" : ""));
        }
        if (own.before() < FEW_BEFORE) {
            warnings.add(own.before() + " periods before the start: a mean of " + placebos.size()
                    + " donors may fit them by chance; ask for shorter periods, or go further back");
        }
        if (isPerfect(placebos, own.before(), own.errorBefore(), own.observed()[0])) {
            warnings.add("the fit is perfect, so that other weights may fit as well, and the p-value says nothing");
        }
        if (placebos.size() + 1 < 1 / LEVEL) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "with %d donors no p-value is below %.2g, and there is no interval",
                    placebos.size(),
                    1.0 / (placebos.size() + 1)));
        }
        if (!incomplete.isEmpty()) {
            warnings.add(incomplete.size() + " units lack an outcome in some period and are no donors: "
                    + String.join(", ", incomplete));
        }
        return warnings;
    }

    private static long nearer(List<Placebo> placebos, double errorBefore) {
        return placebos.stream().filter(p -> p.errorBefore() < errorBefore).count();
    }

    private static boolean isFarOff(List<Placebo> placebos, double errorBefore) {
        return nearer(placebos, errorBefore) >= 0.9 * placebos.size() && errorBefore > 0;
    }

    private static boolean isPerfect(List<Placebo> placebos, int before, double errorBefore, double level) {
        return placebos.size() >= before && errorBefore <= 1e-9 * (1 + Math.abs(level));
    }

    /**
     * Whether the donors' mean went the unit's way before the start: not further off than for nine of ten donors in the unit's place, and
     * not by a perfect fit, which other weights may give as well. {@link #warnings} say so where not.
     */
    public boolean isAlikeBefore() {
        int before = (int) path.stream().filter(point -> point.period < start).count();
        return !isFarOff(placebos, errorBefore) && !isPerfect(placebos, before, errorBefore, path.get(0).observed);
    }

    /** The effect, the donors, the path and the warnings, as text of lines under 80 columns. */
    public String table() {
        StringBuilder text = new StringBuilder(lines(String.format(
                Locale.ROOT,
                "Synthetic control of '%s' in '%s', from %d on: %s, p = %.2g; %s to %s if one donor is left out; %.3g off"
                        + " before, fitted to %s of %d periods",
                outcome,
                unit,
                start,
                effect(),
                pValue,
                AverageEffects.number(lowest),
                AverageEffects.number(highest),
                errorBefore,
                fit,
                path.stream().filter(point -> point.period < start).count())));
        TextTable of = TextTable.of("donor", "weight");
        donors.stream()
                .limit(MOST_SHOWN)
                .forEach(donor -> of.add(donor.unit, String.format(Locale.ROOT, "%.3f", donor.weight)));
        text.append('\n').append(of.fitting(TextTable.WIDTH));
        if (donors.size() > MOST_SHOWN) {
            text.append("and ").append(donors.size() - MOST_SHOWN).append(" lighter ones\n");
        }
        TextTable periods = TextTable.of("period", "observed", "donors' mean", "difference");
        path.forEach(point -> periods.add(
                (point.period == start ? "> " : "") + point.period,
                AverageEffects.unsigned(point.observed),
                AverageEffects.unsigned(point.synthetic),
                AverageEffects.number(point.gap())));
        text.append('\n').append(periods.fitting(TextTable.WIDTH));
        warnings.forEach(warning -> text.append(lines("Warning: " + warning)));
        return text.toString();
    }

    /** {@code 'job' in '851' from 8087 on: +0.031 [+0.012, +0.050], p = 0.025}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "'%s' in '%s' from %d on: %s, p = %.2g", outcome, unit, start, effect(), pValue);
    }

    private String effect() {
        return AverageEffects.number(value)
                + (Double.isFinite(ciLow) ? " " + AverageEffects.interval(ciLow, ciHigh) : "");
    }

    private static String lines(String text) {
        return String.join("\n", Lines.of(text, TextTable.WIDTH, "  ")) + "\n";
    }
}
