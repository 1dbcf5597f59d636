package dk.effekt.study;

import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.effect.PathBand;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import dk.effekt.outcome.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A refutation as text of at most 80 columns. */
final class RefutationText {

    private static final String NONE = "-";

    private static final String TOGETHER = """
            limit: of the path by itself; of all: of all paths together, which decides.
            Where there is nothing, some path leaves zero out in 5 of 100 studies.
            """;

    private RefutationText() {}

    static String table(Refutation of) {
        StringBuilder text = new StringBuilder("Before the start\n").append(paths(of.before()));
        text.append(TOGETHER).append("Placebo start\n");
        text.append(of.placebo().map(RefutationText::paths).orElse("not possible\n"));
        Lines.of(of.placeboNote(), TextTable.WIDTH, "    ")
                .forEach(line -> text.append(line).append('\n'));
        if (!of.negativeControls().isEmpty()) {
            text.append("Negative controls, at the last follow-up point\n").append(controls(of.negativeControls()));
            of.calibration().ifPresent(is -> text.append(is).append('\n'));
        }
        text.append("Other ways, at the last follow-up point\n").append(variants(of.variants()));
        text.append("A hidden cause must be as strong as\n").append(hidden(of.hidden()));
        return text.append("Shares in percentage points, all else in its unit.\n")
                .toString();
    }

    /** Of each path the week in which zero is most standard errors away, beside how many its own band and that of all allow. */
    private static String paths(Effects effects) {
        TextTable table = TextTable.of("outcome", "weeks", "farthest", "week", "|z|", "limit", "of all", "whole path");
        for (int i = 0; i < effects.paths().size(); i++) {
            EffectPath path = effects.paths().get(i);
            PathBand together = effects.bands().get(i);
            Effect farthest = path.weeks().stream()
                    .reduce((a, b) -> Double.isNaN(a.estimate()) || z(b) > z(a) ? b : a)
                    .orElseThrow();
            boolean isObserved = !Double.isNaN(farthest.estimate());
            table.add(
                    path.outcome(),
                    path.firstWeek() + " to " + path.lastWeek(),
                    isObserved ? signed(farthest, farthest.estimate()) : NONE,
                    isObserved ? farthest.when().replace("week ", "") : NONE,
                    isObserved ? String.format(Locale.ROOT, "%.1f", z(farthest)) : NONE,
                    isObserved ? limit(path.band()) : NONE,
                    isObserved ? limit(together) : NONE,
                    !isObserved ? "not observed" : together.excludesZero() ? "LEAVES ZERO OUT" : within(path.band()));
        }
        return table.fitting(TextTable.WIDTH);
    }

    private static String limit(PathBand band) {
        return Double.isNaN(band.criticalValue()) ? NONE : String.format(Locale.ROOT, "%.1f", band.criticalValue());
    }

    private static String within(PathBand own) {
        return own.excludesZero() ? "beyond its limit alone" : "holds zero";
    }

    private static double z(Effect effect) {
        double z = Math.abs(effect.estimate() / effect.standardError());
        return Double.isFinite(z) ? z : 0;
    }

    private static String controls(List<Effect> negativeControls) {
        TextTable table = TextTable.of("outcome", "effect", "95 % CI");
        for (Effect effect : negativeControls) {
            table.add(
                    effect.outcome(),
                    signed(effect, effect.estimate()),
                    "[" + signed(effect, effect.ciLow()) + ", " + signed(effect, effect.ciHigh()) + "]");
        }
        return table.fitting(TextTable.WIDTH);
    }

    private static String variants(List<Refutation.Variant> variants) {
        TextTable table = TextTable.of("way", "n", "worst SMD", "effects");
        for (Refutation.Variant variant : variants) {
            table.add(
                    variant.name(),
                    Integer.toString(variant.participants()),
                    Double.isNaN(variant.worst()) ? NONE : String.format(Locale.ROOT, "%.3f", variant.worst()),
                    variant.whyNot()
                            .map(why -> "not possible")
                            .orElseGet(() -> variant.effects().stream()
                                    .map(effect -> signed(effect, effect.estimate()))
                                    .collect(Collectors.joining(" "))));
        }
        return table.fitting(TextTable.WIDTH);
    }

    private static String hidden(List<Refutation.Hidden> hidden) {
        TextTable table = TextTable.of("outcome", "when", "effect", "E-value", "of its limit", "gamma");
        for (Refutation.Hidden one : hidden) {
            table.add(
                    one.effect().outcome(),
                    one.effect().when(),
                    signed(one.effect(), one.effect().estimate()),
                    one.eValue().map(e -> ratio(e.estimate())).orElse(NONE),
                    one.eValue().map(e -> ratio(e.limit())).orElse(NONE),
                    one.gamma().isPresent() ? ratio(one.gamma().getAsDouble()) : NONE);
        }
        return table.fitting(TextTable.WIDTH);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String signed(Effect effect, double value) {
        return String.format(Locale.ROOT, "%+.1f", effect.unit() == Outcome.Unit.SHARE ? 100 * value : value);
    }
}
