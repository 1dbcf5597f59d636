package dk.effekt.report.picture;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.SurvivalCurve;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Steps of survival curves with their intervals. Each step of a line is of as many rows as the rule asks for: what fewer do is drawn
 * with what follows, and a line ends where too few are left.
 */
final class CurvesPicture {

    /**
     * A line.
     *
     * @param cause by which people leave; {@link SurvivalCurve#ANY_CAUSE} shows who is still there
     */
    record Line(String name, String colour, SurvivalCurve curve, int cause) {

        private boolean isSurvival() {
            return cause == SurvivalCurve.ANY_CAUSE;
        }

        private double share(double time) {
            return isSurvival() ? curve.survival(time) : curve.incidence(cause, time);
        }

        private Optional<SurvivalCurve.Interval> interval(double time) {
            return curve.incidenceInterval(cause, time)
                    .map(of -> isSurvival() ? new SurvivalCurve.Interval(1 - of.high(), 1 - of.low()) : of);
        }

        private double atStart() {
            return isSurvival() ? 1 : 0;
        }
    }

    private final List<Line> lines;
    private final SmallCells rule;
    private final Language in;
    private boolean joinsSome;

    CurvesPicture(List<Line> lines, SmallCells rule, Language in) {
        this.lines = List.copyOf(lines);
        this.rule = rule;
        this.in = in;
    }

    Picture draw(String title, String share) {
        String week = in.either("weeks since the start", "uger siden start");
        String what = in.either("line", "linje");
        DataTable.Builder table = DataTable.named(title, in)
                .column(what, Form.TEXT)
                .column(week, Form.DECIMAL)
                .column(share, Form.SHARE)
                .interval(Form.SHARE)
                .column(in.either("still followed", "stadig fulgt"), Form.COUNT);
        Spec spec = Spec.of("curves", in)
                .label("week", week)
                .label("share", share)
                .label("what", what)
                .interval()
                .list("lines", lines.stream().map(Line::name).toList())
                .list("colours", lines.stream().map(Line::colour).toList())
                .data(Spec.ROWS);
        List<String> ends = new ArrayList<>();
        for (Line line : lines) {
            ends.add(put(line, table, spec));
        }
        String description = share + in.either(", at the end of each line: ", ", ved slutningen af hver linje: ")
                + String.join("; ", ends) + ".";
        return new Picture(
                title,
                Words.capitalised(description),
                notes(),
                table.build(),
                spec.build(title, Words.capitalised(description)));
    }

    /** Draws one line. Returns where it ends, in words. */
    private String put(Line line, DataTable.Builder table, Spec spec) {
        double[] times = line.curve.times();
        int[] atRisk = line.curve.rowsAtRisk();
        int[] leaving = line.curve.rowsLeaving(line.cause);
        if (!rule.allows(atRisk[0])) {
            return line.name + in.either(" too few", " for få");
        }
        double drawn = line.atStart();
        point(spec, line, 0, drawn, Optional.of(new SurvivalCurve.Interval(drawn, drawn)));
        table.row(line.name, 0, drawn, Double.NaN, Double.NaN, atRisk[0]);
        Optional<SurvivalCurve.Interval> interval = Optional.empty();
        int since = 0;
        int at = 0;
        for (; at < times.length && rule.allows(atRisk[at]); at++) {
            since += leaving[at];
            if (since > 0 && rule.allows(since)) {
                drawn = line.share(times[at]);
                interval = line.interval(times[at]);
                int after = at + 1 < times.length ? atRisk[at + 1] : 0;
                point(spec, line, times[at], drawn, interval);
                table.row(
                        line.name,
                        times[at],
                        drawn,
                        interval.map(SurvivalCurve.Interval::low).orElse(Double.NaN),
                        interval.map(SurvivalCurve.Interval::high).orElse(Double.NaN),
                        rule.allows(after) ? after : PublishedTable.MARK);
                since = 0;
            } else {
                joinsSome |= since > 0;
            }
        }
        joinsSome |= at < times.length;
        double end = times[at - 1];
        point(spec, line, end, drawn, interval);
        return line.name + " " + Form.SHARE.write(drawn, in) + in.either(" in week ", " i uge ") + in.number(end);
    }

    private static void point(
            Spec spec, Line line, double week, double share, Optional<SurvivalCurve.Interval> interval) {
        spec.row(Spec.ROWS)
                .put("line", line.name)
                .put("week", week)
                .put("share", share)
                .put("low", interval.map(SurvivalCurve.Interval::low).orElse(Double.NaN))
                .put("high", interval.map(SurvivalCurve.Interval::high).orElse(Double.NaN));
    }

    private List<String> notes() {
        return joinsSome
                ? List.of(
                        in.either(
                                "Steps of too few persons are drawn together with the next; a line ends where too few are left.",
                                "Trin med for få personer er tegnet sammen med det næste; en linje slutter, hvor der er for få tilbage."))
                : List.of();
    }
}
