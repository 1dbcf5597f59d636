package dk.effekt.report.picture;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.evidence.Direction;
import dk.effekt.evidence.Evidence;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.evidence.FoundEffect;
import dk.effekt.evidence.OfferEvidence;
import dk.effekt.internal.Lines;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Effects of several studies below each other, with their intervals (a forest plot). */
final class FoundPicture {

    private static final int LETTERS = 38;
    private static final int LINE = 15;
    private static final int GAP = 18;

    private final SmallCells rule;
    private final Language in;
    private final List<Row> rows = new ArrayList<>();
    private boolean isSomeHidden;

    private record Row(String offer, Evidence study, FoundEffect effect, Direction direction, String label) {}

    FoundPicture(EvidenceMap map, SmallCells rule, Language in) {
        this.rule = rule;
        this.in = in;
        Set<String> taken = new HashSet<>();
        for (OfferEvidence offer : map.offers()) {
            for (Evidence study : offer.studies()) {
                for (FoundEffect effect : study.effects()) {
                    add(offer.offer().name(), study, effect, taken);
                }
            }
        }
    }

    private void add(String offer, Evidence study, FoundEffect effect, Set<String> taken) {
        if (effect.unit().filter(Outcome.Unit.SHARE::equals).isEmpty()) {
            return;
        }
        if (!effect.isAllowedBy(rule)) {
            isSomeHidden = true;
            return;
        }
        String label = lines(offer + ": " + effect.words().in(in));
        if (!taken.add(label)) {
            label = lines(
                    offer + ": " + effect.words().in(in) + ", " + study.titleIn(in) + " (" + (rows.size() + 1) + ")");
            taken.add(label);
        }
        Direction direction = study.directions().getOrDefault(effect.outcome(), Direction.NO_EFFECT);
        rows.add(new Row(offer, study, effect, direction, label));
    }

    private static String lines(String text) {
        return String.join("\n", Lines.of(text, LETTERS, ""));
    }

    Optional<Picture> draw() {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String title = in.either("Effects of our own studies", "Effekter i vores egne undersøgelser");
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("offer", "tilbud"), Form.TEXT)
                .column(in.either("outcome", "mål"), Form.TEXT)
                .column(in.either("study", "undersøgelse"), Form.TEXT)
                .column(in.either("effect, percentage points", "effekt, procentpoint"), Form.POINTS)
                .interval(Form.POINTS)
                .column(in.either("participants", "deltagere"), Form.COUNT);
        List<String> names = Stream.of(Direction.values())
                .map(direction -> direction.inWords(in))
                .toList();
        int lines = rows.stream()
                .mapToInt(row -> row.label.split("\n", -1).length)
                .max()
                .orElse(1);
        Spec spec = Spec.of("found", in)
                .label("effect", "effect, percentage points", "effekt, procentpoint")
                .label("what", "effect of", "effekt af")
                .label("finds", "finds", "fund")
                .label("interval", "with 95 % interval", "med 95 %-interval")
                .list("directions", names)
                .list("colours", List.of(GroupColours.GREEN, GroupColours.GREY, GroupColours.ORANGE))
                .list("bars", rows.stream().map(Row::label).toList())
                .list("height", (GAP + LINE * lines) * rows.size());
        for (Row row : rows) {
            FoundEffect effect = row.effect;
            table.row(
                    row.offer,
                    effect.words().in(in),
                    row.study.titleIn(in),
                    effect.estimate(),
                    effect.ciLow(),
                    effect.ciHigh(),
                    effect.treated().isPresent() ? (double) effect.treated().getAsInt() : Double.NaN);
            spec.row(Spec.ROWS)
                    .put("bar", row.label)
                    .put("estimate", 100 * effect.estimate())
                    .put("low", 100 * effect.ciLow())
                    .put("high", 100 * effect.ciHigh())
                    .put("direction", row.direction.inWords(in))
                    .put("label", interval(effect));
        }
        spec.row("zero");
        String description = description();
        return Optional.of(new Picture(title, description, notes(), table.build(), spec.build(title, description)));
    }

    private String interval(FoundEffect effect) {
        return Form.POINTS.write(effect.estimate(), in) + " [" + Form.POINTS.write(effect.ciLow(), in) + "; "
                + Form.POINTS.write(effect.ciHigh(), in) + "]";
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            long count = rows.stream().filter(row -> row.direction == direction).count();
            if (count > 0) {
                parts.add(in.number(count) + " " + direction.inWords(in));
            }
        }
        return in.either("Of ", "Af ")
                + in.number(rows.size())
                + in.either(
                        rows.size() == 1 ? " effect: " : " effects: ", rows.size() == 1 ? " effekt: " : " effekter: ")
                + in.and(parts)
                + ".";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(in.either(
                "Beside what would have happened anyway, with 95 % confidence intervals. Positive is what the offer is for: more in job,"
                        + " fewer on benefit.",
                "I forhold til det, der ellers ville være sket, med 95 %-sikkerhedsintervaller. Positivt er det, tilbuddet er til for:"
                        + " flere i job, færre på ydelse."));
        if (isSomeHidden) {
            notes.add(Names.fewPersons(in));
        }
        return notes;
    }
}
