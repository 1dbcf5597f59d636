package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import dk.effekt.sroi.uncertainty.Acceptability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The probability of being best, option by option. */
final class AcceptabilityPicture {

    private final Acceptability curve;
    private final Language in;
    private final List<Acceptability.Point> points;

    AcceptabilityPicture(Acceptability curve, Language in) {
        if (curve.options().size() > GroupColours.MOST) {
            throw new IllegalArgumentException(
                    curve.options().size() + " options cannot be told apart by colours; compare at most "
                            + (GroupColours.MOST - 1) + " value maps, doing nothing being one more");
        }
        this.curve = curve;
        this.in = in;
        this.points = curve.points().stream()
                .sorted(Comparator.comparingDouble(Acceptability.Point::value))
                .toList();
    }

    Picture draw() {
        String over = over();
        String title =
                in.either("The probability of being best, by ", "Sandsynligheden for at være bedst, efter ") + over;
        DataTable.Builder table = DataTable.named(title, in).column(over, Form.RATIO);
        List<String> names = curve.options().stream().map(this::name).toList();
        names.forEach(name -> table.column(name, Form.SHARE));
        table.column(in.either("highest mean", "højeste gennemsnit"), Form.TEXT);
        Spec spec = Spec.of("acceptability", in)
                .label("over", over)
                .label("probability", "probability of being best", "sandsynlighed for at være bedst")
                .label("option", "option", "valg")
                .label("mean", "mean net present value", "gennemsnitlig nettonutidsværdi")
                .list("options", names)
                .list("colours", colours(names.size()));
        for (Acceptability.Point point : points) {
            List<Object> cells = new ArrayList<>(List.of(point.value()));
            for (int k = 0; k < names.size(); k++) {
                double probability = point.probabilities().get(k);
                cells.add(probability);
                spec.row(Spec.ROWS)
                        .put("value", point.value())
                        .put("option", names.get(k))
                        .put("probability", probability)
                        .put("share", Form.SHARE.write(probability, in))
                        .put("mean", MoneyUnit.write(point.means().get(k), in))
                        .put("size", curve.options().get(k).equals(point.frontier()) ? 90 : 0);
            }
            cells.add(name(point.frontier()));
            table.row(cells.toArray());
        }
        String description = description();
        List<String> notes = List.of(in.either(
                "A dot marks the option with the highest mean net present value, which need not be the one that is most probably"
                        + " best.",
                "En prik viser det valg, der har den højeste gennemsnitlige nettonutidsværdi; det behøver ikke være det, der"
                        + " oftest er bedst."));
        return new Picture(title, description, notes, table.build(), spec.build(title, description));
    }

    private static List<String> colours(int count) {
        List<String> colours = new ArrayList<>(List.of(
                GroupColours.GREY, GroupColours.BLUE, GroupColours.ORANGE, GroupColours.GREEN, GroupColours.PURPLE));
        while (colours.size() < count) {
            colours.add(GroupColours.unlike(colours));
        }
        return colours.subList(0, count);
    }

    private String over() {
        return curve.over().equals("kr per unit of wellbeing")
                ? in.either(curve.over(), "kr. pr. enhed trivsel")
                : ParameterWords.name(curve.over(), in);
    }

    private String name(String option) {
        return option.equals(curve.options().get(0)) ? in.either(option, "ingen indsats") : option;
    }

    private String description() {
        Acceptability.Point first = points.get(0);
        Acceptability.Point last = points.get(points.size() - 1);
        String text = sentence(first);
        return points.size() == 1 ? text : text + " " + sentence(last);
    }

    private String sentence(Acceptability.Point point) {
        int best = 0;
        for (int k = 1; k < point.probabilities().size(); k++) {
            best = point.probabilities().get(k) > point.probabilities().get(best) ? k : best;
        }
        return in.either("At ", "Ved ")
                + in.number(point.value())
                + in.either(" '", " er \u00bb")
                + name(curve.options().get(best))
                + in.either("' is best with a probability of ", "\u00ab bedst med en sandsynlighed på ")
                + Form.SHARE.write(point.probabilities().get(best), in)
                + ".";
    }
}
