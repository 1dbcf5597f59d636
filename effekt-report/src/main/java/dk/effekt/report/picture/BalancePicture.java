package dk.effekt.report.picture;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.matching.Balance;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How far the arms are apart in each covariate, before and after (Love 2004). */
final class BalancePicture {

    /** The least that the axis reaches to. */
    private static final double LEAST_REACH = 2 * Balance.THRESHOLD;
    /** So that a point at the end is whole. */
    private static final double ROOM = 1.04;

    private final Balance balance;
    private final UnaryOperator<String> names;
    private final Language in;
    private final boolean showsBefore;
    private final boolean showsAfter;

    /** @param names what covariates are called, by their names; each has one of its own */
    BalancePicture(Balance balance, UnaryOperator<String> names, SmallCells rule, Language in) {
        this.balance = balance;
        this.names = names;
        this.in = in;
        Balance.Sizes sizes = balance.sizes();
        this.showsBefore = rule.allows(sizes.treated()) && rule.allows(sizes.control());
        this.showsAfter = rule.allows(sizes.treatedUsed()) && rule.allows(sizes.controlUsed());
    }

    static String title(Language in) {
        return in.either("How alike those are who are compared", "Hvor ens de er, der sammenlignes");
    }

    Picture draw(String title) {
        List<Balance.Row> rows = Stream.concat(
                        balance.score().stream(),
                        balance.rows().stream()
                                .sorted(Comparator.comparingDouble((Balance.Row row) -> -Math.abs(before(row)))))
                .toList();
        String difference =
                in.either("difference of means in standard deviations", "forskel på gennemsnit i standardafvigelser");
        String before = in.either("before", "før");
        String after = in.either("after", "efter");
        double reach = ROOM
                * rows.stream()
                        .flatMap(row -> Stream.of(before(row), after(row)))
                        .filter(Double::isFinite)
                        .mapToDouble(Math::abs)
                        .reduce(LEAST_REACH, Math::max);
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("covariate", "egenskab"), Form.TEXT)
                .column(in.either("difference before", "forskel før"), Form.RATIO)
                .column(in.either("difference after", "forskel efter"), Form.RATIO);
        Spec spec = Spec.of("balance", in)
                .list("height", Names.height(rows.stream().map(this::name).toList()))
                .list("reach", reach)
                .label("difference", difference)
                .label("covariate", "covariate", "egenskab")
                .label("when", "when", "hvornår")
                .label("before", before)
                .label("after", after)
                .data(Spec.ROWS)
                .data("moves")
                .data("beyond");
        spec.row("threshold").put("difference", Balance.THRESHOLD);
        for (Balance.Row row : rows) {
            table.row(called(row), Math.abs(before(row)), Math.abs(after(row)));
            put(spec, row, before, before(row), reach);
            put(spec, row, after, after(row), reach);
            if (!Double.isNaN(before(row)) && !Double.isNaN(after(row))) {
                spec.row("moves")
                        .put("covariate", name(row))
                        .put("before", drawn(before(row), reach))
                        .put("after", drawn(after(row), reach));
            }
        }
        String description = description();
        return new Picture(title, description, notes(rows), table.build(), spec.build(title, description));
    }

    private double before(Balance.Row row) {
        return showsBefore ? row.before().smd() : Double.NaN;
    }

    private double after(Balance.Row row) {
        return showsAfter ? row.after().smd() : Double.NaN;
    }

    private String name(Balance.Row row) {
        return Names.wrapped(called(row));
    }

    private String called(Balance.Row row) {
        return names.apply(row.covariate());
    }

    /** What is infinite stands at the edge, what is not known nowhere. */
    private void put(Spec spec, Balance.Row row, String when, double smd, double reach) {
        if (!Double.isNaN(smd)) {
            double at = drawn(smd, reach);
            spec.row(Spec.ROWS).put("covariate", name(row)).put("when", when).put("difference", at);
            if (Double.isInfinite(smd)) {
                spec.row("beyond").put("covariate", name(row)).put("difference", at);
            }
        }
    }

    private static double drawn(double smd, double reach) {
        return Math.min(Math.abs(smd), reach);
    }

    private String description() {
        if (!showsAfter) {
            return in.either("Too few persons are compared.", "For få personer sammenlignes.");
        }
        long beyond = balance.rows().stream()
                .filter(row -> !(Math.abs(row.after().smd()) <= Balance.THRESHOLD))
                .count();
        String limit = Form.RATIO.write(Balance.THRESHOLD, in);
        String all = in.number(balance.rows().size());
        String counted = beyond == 0
                ? in.either(
                        "After matching or weighting none of " + all + " covariates differs by more than " + limit
                                + " standard deviations, the dashed line",
                        "Efter matchning eller vægtning er forskellen i ingen af " + all + " egenskaber større end "
                                + limit + " standardafvigelser, den stiplede linje")
                : in.either(
                        "After matching or weighting " + in.number(beyond) + " of " + all
                                + " covariates differ by more than " + limit + " standard deviations, the dashed line",
                        "Efter matchning eller vægtning er forskellen i " + in.number(beyond) + " af " + all
                                + " egenskaber større end " + limit + " standardafvigelser, den stiplede linje");
        return counted
                + balance.worst()
                        .map(row -> in.either("; the largest difference is in “", "; den største forskel er i “")
                                + called(row) + "”: "
                                + Form.RATIO.write(Math.abs(row.after().smd()), in))
                        .orElse("")
                + ".";
    }

    private List<String> notes(List<Balance.Row> rows) {
        List<String> notes = new ArrayList<>();
        if (rows.stream().anyMatch(row -> Double.isInfinite(before(row)) || Double.isInfinite(after(row)))) {
            notes.add(
                    in.either(
                            "∞: all of one group are alike, and unlike the others; there is no spread to measure the difference by.",
                            "∞: alle i den ene gruppe er ens og anderledes end de andre; der er ingen spredning at måle forskellen med."));
        }
        if (!showsBefore || !showsAfter) {
            notes.add(Names.fewPersons(in));
        }
        return notes;
    }
}
