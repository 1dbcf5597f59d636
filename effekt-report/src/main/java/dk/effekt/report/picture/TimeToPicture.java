package dk.effekt.report.picture;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.keyfigures.FigureNames;
import dk.effekt.keyfigures.KeyFigure;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The shares of each period that have come to job, education and the like within some months. */
final class TimeToPicture {

    private final KeyFigures figures;
    private final int months;
    private final Language in;

    TimeToPicture(KeyFigures figures, int months, Language in) {
        this.figures = figures;
        this.months = months;
        this.in = in;
    }

    private String within() {
        return in.number(months) + in.either(months == 1 ? " month" : " months", months == 1 ? " måned" : " måneder");
    }

    String title() {
        return figures.intervention()
                + in.either(": come to within " + within(), ": nået inden " + within() + " efter start");
    }

    Picture draw(String title) {
        List<KeyFigure> rows = figures.rows(FigureNames.comeToWithin(months)).stream()
                .filter(row -> row.unit() == KeyFigure.Unit.SHARE)
                .toList();
        List<String> groups = rows.stream().map(KeyFigure::group).distinct().toList();
        List<String> names =
                rows.stream().map(row -> figures.inWords(row, in)).distinct().toList();
        String share = in.either("share of those who began", "andel af dem, der begyndte");
        String period = in.either("period", "periode");
        String group = in.either("came to", "nået til");
        DataTable.Builder table = DataTable.named(title, in)
                .column(period, Form.TEXT)
                .column(group, Form.TEXT)
                .column(share, Form.SHARE)
                .interval(Form.SHARE);
        Spec spec = Spec.of("time-to", in)
                .label("period", period)
                .label("group", group)
                .label("share", share)
                .interval()
                .list("groups", names)
                .list("colours", StateWords.colours(groups))
                .data(Spec.ROWS);
        for (KeyFigure row : rows) {
            String name = figures.inWords(row, in);
            String when = StatusWords.period(row.period(), in);
            boolean isHidden = row.visibility() == KeyFigure.Visibility.HIDDEN;
            table.row(when, name, cell(row.value(), isHidden), cell(row.low(), isHidden), cell(row.high(), isHidden));
            if (row.value().isPresent()) {
                spec.row(Spec.ROWS)
                        .put("period", when.replace(' ', '\n'))
                        .put("group", name)
                        .put("share", row.value().getAsDouble())
                        .put("low", row.low().orElse(Double.NaN))
                        .put("high", row.high().orElse(Double.NaN));
            }
        }
        String description = description(rows);
        return new Picture(title, description, notes(rows), table.build(), spec.build(title, description));
    }

    private Object cell(OptionalDouble number, boolean isHidden) {
        return isHidden ? PublishedTable.MARK : number.orElse(Double.NaN);
    }

    private String description(List<KeyFigure> rows) {
        List<KeyFigure> known =
                rows.stream().filter(row -> row.value().isPresent()).toList();
        if (known.isEmpty()) {
            return in.either("Nobody is followed so long, or too few.", "Ingen er fulgt så længe, eller for få.");
        }
        String last = known.get(known.size() - 1).period();
        List<String> shares = known.stream()
                .filter(row -> row.period().equals(last))
                .map(row -> figures.inWords(row, in) + " "
                        + Form.SHARE.write(row.value().getAsDouble(), in))
                .toList();
        return in.either("Of those who began in ", "Af dem, der begyndte i ")
                + StatusWords.period(last, in)
                + in.either(", within " + within() + ": ", ", inden " + within() + ": ")
                + String.join("; ", shares)
                + in.either(
                        ". Describes those who took part, not what the offer did.",
                        ". Det beskriver deltagerne, ikke hvad tilbuddet har gjort.");
    }

    private List<String> notes(List<KeyFigure> rows) {
        List<String> notes = new ArrayList<>();
        if (rows.stream().anyMatch(row -> row.visibility() == KeyFigure.Visibility.HIDDEN)) {
            notes.add(Names.fewPersons(in));
        }
        return notes;
    }
}
