package dk.effekt.report.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.LockIn;
import dk.effekt.effect.PathBand;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import java.util.List;

/** The effect week by week, with its intervals, and with the weeks of lock-in shaded. */
final class EffectPicture {

    private final EffectPath path;
    private final SmallCells rule;
    private final Language in;

    EffectPicture(EffectPath path, SmallCells rule, Language in) {
        this.path = path;
        this.rule = rule;
        this.in = in;
    }

    Picture draw(String title) {
        boolean isShare = path.unit() == Outcome.Unit.SHARE;
        double scale = isShare ? 100 : 1;
        Form form = Form.ofEffect(path.unit());
        String unit = Words.unit(path.unit(), in);
        PathBand band = path.band();
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("week since start", "uge siden start"), Form.COUNT)
                .column(in.either("effect, ", "effekt, ") + unit, form)
                .interval(form)
                .column(in.either("whole path from", "hele forløbet fra"), form)
                .column(in.either("to", "til"), form);
        Spec spec = Spec.of("effect-path", in)
                .label("week", "weeks since the start", "uger siden start")
                .label("effect", in.either("effect, ", "effekt, ") + unit)
                .label("estimate", "effect", "effekt")
                .label("eachWeek", "95 % interval of each week", "95 %-interval for hver uge")
                .label("wholePath", "95 % band of the whole path", "95 %-bånd for hele forløbet")
                .label("lockIn", "lock-in", "fastholdelse")
                .interval()
                .data("lockIn");
        spec.row("zero");
        int last = lastShown(path, rule);
        for (int week = path.firstWeek(); week <= last; week++) {
            Effect effect = path.at(week);
            table.row(week, effect.estimate(), effect.ciLow(), effect.ciHigh(), band.low(week), band.high(week));
            ObjectNode row = spec.row(Spec.ROWS).put("week", week);
            row.put("estimate", scale * effect.estimate());
            row.put("low", scale * effect.ciLow()).put("high", scale * effect.ciHigh());
            row.put("bandLow", scale * band.low(week)).put("bandHigh", scale * band.high(week));
        }
        if (last >= path.firstWeek()) {
            LockIn lockIn = path.through(last).lockIn();
            lockIn.from()
                    .ifPresent(from -> spec.row("lockIn")
                            .put("from", from)
                            .put("to", lockIn.turn().orElse(last)));
        }
        String description = last < path.firstWeek()
                ? in.either("Too few persons can be followed.", "For få personer kan følges.")
                : EffectWords.of(path, last, in);
        List<String> notes = last < path.lastWeek()
                ? List.of(in.either(
                        "Drawn as long as enough persons can be followed.", "Vist, så længe nok personer kan følges."))
                : List.of();
        return new Picture(title, description, notes, table.build(), spec.build(title, description));
    }

    /**
     * The last week up to which enough were observed in each, before the first if there is none: what comes after it is not drawn, as
     * the weeks of lock-in and sums would tell of it.
     */
    static int lastShown(EffectPath path, SmallCells rule) {
        int week = path.firstWeek();
        while (week <= path.lastWeek() && rule.allows(path.at(week))) {
            week++;
        }
        return week - 1;
    }
}
