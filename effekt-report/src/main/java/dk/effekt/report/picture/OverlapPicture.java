package dk.effekt.report.picture;

import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.Margins;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.matching.Overlap;
import dk.effekt.protocol.Language;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The scores of both arms, as shares of each: participants upwards, those they may be compared with downwards. */
final class OverlapPicture {

    private static final int TREATED = 0;
    private static final int CONTROL = 1;
    /** How far from the line the mark of a hidden bar stands, in pixels. */
    private static final int OFFSET = 9;

    private static final MathContext DIGITS = new MathContext(3);

    private final Overlap overlap;
    private final SmallCells rule;
    private final Language in;
    private final String[] arms;

    OverlapPicture(Overlap overlap, SmallCells rule, Language in) {
        this.overlap = overlap;
        this.rule = rule;
        this.in = in;
        this.arms = new String[] {
            in.either("participants", "deltagere"), in.either("comparison group", "sammenligningsgruppe")
        };
    }

    static String title(Language in) {
        return in.either("Whether there are people to compare with", "Om der er nogen at sammenligne med");
    }

    Picture draw(String title) {
        PublishedTable seen = rule.protect(counts());
        String score = isPropensity()
                ? in.either("estimated probability of taking part", "beregnet sandsynlighed for at deltage")
                : overlap.score();
        DataTable.Builder table = DataTable.named(title, in)
                .column(score, Form.TEXT)
                .column(arms[TREATED], Form.SHARE)
                .column(arms[CONTROL], Form.SHARE);
        Spec spec = Spec.of("overlap", in)
                .label("score", score)
                .label("share", "share of the group", "andel af gruppen")
                .label("group", "group", "gruppe")
                .label("treated", arms[TREATED])
                .label("control", arms[CONTROL])
                .label(
                        "equipoise",
                        "equipoise: neither bound to take part nor not to",
                        "equipoise: hverken oplagt at deltage eller at lade være")
                .data(Spec.ROWS)
                .data("hidden")
                .data("equipoise");
        spec.row("zero");
        for (int bin = 0; bin < overlap.bins().size(); bin++) {
            OptionalDouble treated = seen.shareOfColumn(bin, TREATED);
            OptionalDouble control = seen.shareOfColumn(bin, CONTROL);
            put(spec, bin, TREATED, treated);
            put(spec, bin, CONTROL, control);
            table.row(name(bin), cell(treated), cell(control));
        }
        equipoise(spec);
        List<String> notes = new ArrayList<>();
        if (seen.hidden() > 0) {
            notes.add(in.either("..: hidden. ", "..: skjult. ") + Names.fewPersons(in));
        }
        String description = description();
        return new Picture(title, description, notes, table.build(), spec.build(title, description));
    }

    private CountTable counts() {
        long[][] counts = new long[overlap.bins().size()][];
        List<String> names = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            Overlap.Bin of = overlap.bins().get(bin);
            counts[bin] = new long[] {of.treated(), of.control()};
            names.add("bin " + (bin + 1));
        }
        return CountTable.of(
                        "Scores", new Dimension("score", names), Dimension.of("arm", "treated", "untreated"), counts)
                .withMargins(Margins.COLUMNS);
    }

    /** A propensity score is a probability; others are distances of some kind, in the words of what made them. */
    private boolean isPropensity() {
        return !Double.isNaN(overlap.equipoise());
    }

    private Object cell(OptionalDouble share) {
        return share.isPresent() ? share.getAsDouble() : PublishedTable.MARK;
    }

    private void put(Spec spec, int bin, int arm, OptionalDouble share) {
        Overlap.Bin of = overlap.bins().get(bin);
        if (share.isEmpty()) {
            spec.row("hidden")
                    .put("middle", (of.from() + of.to()) / 2)
                    .put("offset", arm == TREATED ? -OFFSET : OFFSET);
            return;
        }
        spec.row(Spec.ROWS)
                .put("from", rounded(of.from()))
                .put("to", rounded(of.to()))
                .put("bin", name(bin))
                .put("arm", arms[arm])
                .put("share", share.getAsDouble())
                .put("height", arm == TREATED ? share.getAsDouble() : -share.getAsDouble());
    }

    private String name(int bin) {
        Overlap.Bin of = overlap.bins().get(bin);
        return written(of.from()) + "–" + written(of.to());
    }

    private String written(double score) {
        return in.numeral(BigDecimal.valueOf(rounded(score)).toPlainString()).replace('-', '−');
    }

    /** The outermost scores are those of two persons: they are not told to the last digit. */
    private static double rounded(double score) {
        return BigDecimal.valueOf(score).round(DIGITS).doubleValue();
    }

    private void equipoise(Spec spec) {
        double first = overlap.bins().get(0).from();
        double last = overlap.bins().get(overlap.bins().size() - 1).to();
        double from = Math.max(first, overlap.equipoiseFrom());
        double to = Math.min(last, overlap.equipoiseTo());
        if (from < to) {
            spec.row("equipoise").put("from", rounded(from)).put("to", rounded(to));
        }
    }

    private String description() {
        if (!rule.allows(overlap.treated().rows())
                || !rule.allows(overlap.control().rows())) {
            return in.either("Too few persons for a picture.", "For få personer til et billede.");
        }
        String bars = in.either(
                "The bars show how the probability of taking part is spread: among participants upwards, in the comparison group before matching downwards.",
                "Søjlerne viser, hvordan sandsynligheden for at deltage fordeler sig: blandt deltagerne opad, i sammenligningsgruppen før matchning nedad.");
        return isPropensity()
                ? bars
                        + in.either(
                                " Grey is where people of either group could as well have been in the other; ",
                                " Gråt er det område, hvor folk fra den ene gruppe lige så godt kunne have været i den anden; ")
                        + Math.round(100 * overlap.equipoise())
                        + in.either(" % of all are there.", " % af alle ligger der.")
                : bars;
    }
}
