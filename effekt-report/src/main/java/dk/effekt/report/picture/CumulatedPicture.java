package dk.effekt.report.picture;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.LockIn;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The effect summed since the start, with the week in which what was lost at first is made up for. */
final class CumulatedPicture {

    private final EffectPath path;
    private final SmallCells rule;
    private final Language in;
    private final String unit;

    CumulatedPicture(EffectPath path, SmallCells rule, Language in) {
        this.path = path;
        this.rule = rule;
        this.in = in;
        this.unit = path.unit() == Outcome.Unit.HOURS ? in.either("hours", "timer") : in.either("weeks", "uger");
    }

    static String title(EffectPath path, Language in) {
        return path.outcome() + in.either(": summed since the start", ": lagt sammen siden start");
    }

    Picture draw(String title) {
        String sum =
                unit + in.either(" more (+) or fewer (−) since the start", " flere (+) eller færre (−) siden start");
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("week since start", "uge siden start"), Form.COUNT)
                .column(sum, Form.DIFFERENCE)
                .interval(Form.DIFFERENCE);
        LockIn lockIn = path.lockIn();
        int last = EffectPicture.lastShown(path, rule);
        String estimate = in.either("effect, summed", "effekt, lagt sammen");
        String interval = in.either("95 % interval of each sum", "95 %-interval for hver sum");
        String madeUp = in.either(
                "when the loss is made up for, with its 95 % interval",
                "hvornår tabet er indhentet, med 95 %-interval");
        Spec spec = Spec.of("cumulated", in)
                .label("week", "weeks since the start", "uger siden start")
                .label("sum", sum)
                .list(
                        "series",
                        shown(lockIn.breakEvenEarliest(), last).isPresent()
                                ? List.of(estimate, interval, madeUp)
                                : List.of(estimate, interval))
                .label("estimate", estimate)
                .label("interval", interval)
                .label("breakEven", madeUp)
                .interval()
                .data("reach")
                .data("breakEven");
        spec.row("zero");
        for (int week = path.firstWeek(); week <= last; week++) {
            Effect effect = sum(week);
            table.row(week, effect.estimate(), effect.ciLow(), effect.ciHigh());
            spec.row(Spec.ROWS)
                    .put("week", week)
                    .put("estimate", effect.estimate())
                    .put("low", effect.ciLow())
                    .put("high", effect.ciHigh());
        }
        OptionalInt breakEven = shown(lockIn.breakEven(), last);
        breakEven.ifPresent(week -> spec.row("breakEven").put("week", week));
        shown(lockIn.breakEvenEarliest(), last)
                .ifPresent(from -> spec.row("reach")
                        .put("from", from)
                        .put("to", shown(lockIn.breakEvenLatest(), last).orElse(last)));
        String description = description(lockIn, last);
        List<String> notes = new ArrayList<>();
        if (last < path.lastWeek()) {
            notes.add(in.either(
                    "Drawn as long as enough persons can be followed.", "Vist, så længe nok personer kan følges."));
        }
        return new Picture(title, description, notes, table.build(), spec.build(title, description));
    }

    private Effect sum(int week) {
        return path.unit() == Outcome.Unit.SHARE ? path.cumulated(path.firstWeek(), week) : path.at(week);
    }

    private static OptionalInt shown(OptionalInt week, int last) {
        return week.isPresent() && week.getAsInt() <= last ? week : OptionalInt.empty();
    }

    private String description(LockIn lockIn, int last) {
        if (last < path.firstWeek()) {
            return in.either("Too few persons can be followed.", "For få personer kan følges.");
        }
        Effect end = sum(last);
        return in.either("From the start through week ", "Fra start til og med uge ")
                + last
                + in.either(" the effect adds up to ", " bliver effekten i alt ")
                + Form.DIFFERENCE.write(end.estimate(), in) + " " + unit
                + in.either(" (95 % confidence interval ", " (95 %-sikkerhedsinterval ")
                + Form.DIFFERENCE.write(end.ciLow(), in)
                + in.either(" to ", " til ")
                + Form.DIFFERENCE.write(end.ciHigh(), in)
                + "). " + breakEven(lockIn, last);
    }

    private String breakEven(LockIn lockIn, int last) {
        if (!lockIn.isThere()) {
            return in.either("There is no lock-in to make up for.", "Der er ingen fastholdelse at indhente.");
        }
        OptionalInt week = shown(lockIn.breakEven(), last);
        String estimate = week.isPresent()
                ? in.either(
                                "What was lost at first is made up for by week ",
                                "Det, der først blev tabt, er indhentet i uge ")
                        + week.getAsInt()
                : in.either(
                        "What was lost is not made up for by then",
                        "Det, der blev tabt, er ikke indhentet på det tidspunkt");
        OptionalInt earliest = shown(lockIn.breakEvenEarliest(), last);
        if (earliest.isEmpty()) {
            return estimate + ".";
        }
        OptionalInt latest = shown(lockIn.breakEvenLatest(), last);
        return estimate
                + in.either(" (95 % confidence interval: week ", " (95 %-sikkerhedsinterval: uge ")
                + earliest.getAsInt()
                + (latest.isPresent()
                        ? in.either(" to ", " til ") + latest.getAsInt()
                        : in.either(" or later, or never", " eller senere, eller aldrig"))
                + ").";
    }
}
