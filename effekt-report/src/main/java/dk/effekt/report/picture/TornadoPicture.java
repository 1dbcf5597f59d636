package dk.effekt.report.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Lines;
import dk.effekt.protocol.Language;
import dk.effekt.sroi.uncertainty.Tornado;
import java.util.ArrayList;
import java.util.List;

/** What matters most for the net present value, one parameter at a time. */
final class TornadoPicture {

    /** As many bars as are drawn. */
    private static final int MOST = 15;

    /** Pixels of a bar and what parts it from the next. */
    private static final int STEP = 40;

    private static final int LETTERS = 34;
    private static final int LETTERS_AT_ENDS = 16;

    private final Tornado tornado;
    private final Language in;
    private final MoneyUnit unit;

    TornadoPicture(Tornado tornado, Language in) {
        if (tornado.bars().isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing in '" + tornado.name() + "' is uncertain, and there is no bar to draw; give "
                            + "quantities standard errors and kroner distributions, or the tornado withRange(…)");
        }
        this.tornado = tornado;
        this.in = in;
        double largest = Math.abs(tornado.netPresentValue());
        for (Tornado.Bar bar : tornado.bars()) {
            largest = Math.max(largest, Math.max(Math.abs(bar.netAtLow()), Math.abs(bar.netAtHigh())));
        }
        this.unit = MoneyUnit.upTo(largest);
    }

    Picture draw() {
        String title = in.either("What matters most: ", "Hvad der betyder mest: ") + tornado.name();
        String low = in.either("at its low value", "ved lav værdi");
        String high = in.either("at its high value", "ved høj værdi");
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("one at a time", "én ad gangen"), Form.TEXT)
                .column(in.either("low", "lav"), Form.TEXT)
                .column(in.either("high", "høj"), Form.TEXT)
                .column(in.either("net present value at low, kr", "nettonutidsværdi ved lav, kr."), Form.KRONER)
                .column(in.either("at high, kr", "ved høj, kr."), Form.KRONER);
        List<Tornado.Bar> drawn =
                tornado.bars().subList(0, Math.min(MOST, tornado.bars().size()));
        Spec spec = Spec.of("tornado", in)
                .label("net", in.either("net present value, ", "nettonutidsværdi, ") + unit.title(tornado.basis(), in))
                .label("name", "one at a time", "én ad gangen")
                .label("value", "value", "værdi")
                .label("kroner", "net present value", "nettonutidsværdi")
                .list("bars", drawn.stream().map(this::name).toList())
                .list("ends", List.of(low, high))
                .list("height", STEP * drawn.size());
        spec.row("baseline")
                .put("net", unit.of(tornado.netPresentValue()))
                .put(
                        "label",
                        in.either("all at their means: ", "alt ved sit gennemsnit: ")
                                + MoneyUnit.write(tornado.netPresentValue(), in));
        spec.row("zero");
        for (Tornado.Bar bar : tornado.bars()) {
            table.row(
                    ParameterWords.name(bar.name(), in),
                    ParameterWords.value(bar.low(), in),
                    ParameterWords.value(bar.high(), in),
                    bar.netAtLow(),
                    bar.netAtHigh());
        }
        for (Tornado.Bar bar : drawn) {
            // Where both ends lie on one side, the longer part is under the shorter.
            boolean isLowLonger = Math.abs(bar.netAtLow() - tornado.netPresentValue())
                    >= Math.abs(bar.netAtHigh() - tornado.netPresentValue());
            add(spec, bar, isLowLonger ? low : high, isLowLonger);
            add(spec, bar, isLowLonger ? high : low, !isLowLonger);
        }
        String description = description();
        return new Picture(title, description, notes(), table.build(), spec.build(title, description));
    }

    private void add(Spec spec, Tornado.Bar bar, String end, boolean isLow) {
        double net = isLow ? bar.netAtLow() : bar.netAtHigh();
        double other = isLow ? bar.netAtHigh() : bar.netAtLow();
        String value = ParameterWords.value(isLow ? bar.low() : bar.high(), in);
        ObjectNode row = spec.row(Spec.ROWS).put("bar", name(bar)).put("end", end);
        row.put("from", unit.of(tornado.netPresentValue())).put("to", unit.of(net));
        row.put("value", value).put("kroner", MoneyUnit.write(net, in));
        boolean isLeft = net < tornado.netPresentValue() || (net == tornado.netPresentValue() && other > net);
        boolean isOutermost = isLeft ? net <= other : net >= other;
        String label = value.length() <= LETTERS_AT_ENDS ? value : value.substring(0, LETTERS_AT_ENDS - 1) + "…";
        row.put("leftLabel", isOutermost && isLeft ? label : "");
        row.put("rightLabel", isOutermost && !isLeft ? label : "");
    }

    private String name(Tornado.Bar bar) {
        return String.join("\n", Lines.of(ParameterWords.name(bar.name(), in), LETTERS, ""));
    }

    private String description() {
        Tornado.Bar first = tornado.bars().get(0);
        String net = MoneyUnit.write(tornado.netPresentValue(), in);
        double least = Math.min(first.netAtLow(), first.netAtHigh());
        double most = Math.max(first.netAtLow(), first.netAtHigh());
        long changing = tornado.bars().stream()
                .filter(bar ->
                        Math.min(bar.netAtLow(), bar.netAtHigh()) <= 0 && Math.max(bar.netAtLow(), bar.netAtHigh()) > 0)
                .count();
        String text = in.either("The net present value is ", "Nettonutidsværdien er ")
                + net
                + " "
                + MoneyUnit.words(tornado.basis(), in)
                + in.either(
                        " with everything at its mean. What matters most is '",
                        " med alt ved sit gennemsnit. Mest betyder \u00bb")
                + ParameterWords.name(first.name(), in)
                + in.either("': from ", "\u00ab: fra ")
                + MoneyUnit.range(least, most, in);
        return MoneyUnit.sentence(text)
                + " "
                + (changing == 0
                        ? in.either(
                                "None alone decides whether it pays.",
                                "Ingen enkelt af dem afgør alene, om det betaler sig.")
                        : in.number(changing)
                                + in.either(
                                        changing == 1
                                                ? " of them alone decides whether it pays."
                                                : " of them alone decide whether it pays.",
                                        " af dem kan alene afgøre, om det betaler sig."));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(in.either(
                "At the ends stand the low and the high value: the 2.5 % and 97.5 % quantiles, or as stated; all else is at its mean."
                        + " What varies together is understated.",
                "Ved enderne står den lave og den høje værdi: 2,5 %- og 97,5 %-fraktilen, eller som angivet; alt andet er ved sit"
                        + " gennemsnit. Det, der varierer sammen, undervurderes."));
        int left = tornado.bars().size() - MOST;
        if (left > 0) {
            notes.add(in.either(
                    "The " + left + " that matter least are in the table only.",
                    "De " + left + ", der betyder mindst, står kun i tabellen."));
        }
        return notes;
    }
}
