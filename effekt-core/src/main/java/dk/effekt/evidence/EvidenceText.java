package dk.effekt.evidence;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A map of evidence as text. */
final class EvidenceText {

    private EvidenceText() {}

    static String table(List<OfferEvidence> offers) {
        StringBuilder text = new StringBuilder(grades(offers));
        boolean isAsked = offers.stream().anyMatch(one -> one.sustainable().isPresent());
        if (isAsked) {
            line(
                    text,
                    "matched, lottery: points of a share from which on a study of the year's starters would find an effect.");
            if (offers.stream()
                    .flatMap(one -> one.sustainable().stream())
                    .anyMatch(study -> study.starters().isEmpty())) {
                line(text, PublishedTable.MARK + " is hidden: so few started in the year.");
            }
        }
        if (offers.stream().anyMatch(one -> !one.knowledge().isEmpty())) {
            text.append('\n').append(knowledge(offers));
            line(text, "Weights as on Jobeffekter.dk; below 1 there are few studies.");
            spelledOtherwise(offers)
                    .forEach(names -> line(
                            text, "Counted apart, though they may be one outcome: " + String.join(", ", names) + "."));
        }
        if (offers.stream().anyMatch(one -> !one.studies().isEmpty())) {
            text.append('\n');
            offers.forEach(one -> one.studies().forEach(study -> study(text, study)));
        }
        return text.toString();
    }

    private static String grades(List<OfferEvidence> offers) {
        TextTable table = TextTable.of("offer", "rests on", "SØM", "studies", "starters", "matched", "lottery");
        for (OfferEvidence one : offers) {
            Optional<Sustainable> could = one.sustainable();
            table.add(
                    one.offer().name(),
                    one.grade().toString(),
                    one.grade().soemLevel().isPresent()
                            ? String.valueOf(one.grade().soemLevel().getAsInt())
                            : "-",
                    String.valueOf(one.studies().size()),
                    could.map(Sustainable::number).orElse("-"),
                    could.map(study -> Sustainable.points(study.matched())).orElse("-"),
                    could.map(study -> Sustainable.points(study.lottery())).orElse("-"));
        }
        return table.fitting(TextTable.WIDTH);
    }

    private static String knowledge(List<OfferEvidence> offers) {
        TextTable table = TextTable.of("offer: outcome", "weight", "positive", "studies say");
        for (OfferEvidence one : offers) {
            for (Knowledge knowledge : one.knowledge()) {
                table.add(
                        one.offer().name() + ": " + knowledge.outcome(),
                        String.format(Locale.ROOT, "%.2f", knowledge.total()),
                        knowledge.total() > 0
                                ? String.format(Locale.ROOT, "%.0f %%", 100 * knowledge.positive() / knowledge.total())
                                : "-",
                        knowledge.says());
            }
        }
        return table.fitting(TextTable.WIDTH);
    }

    /** Names of outcomes that differ in nothing but case and signs between their letters. */
    private static List<List<String>> spelledOtherwise(List<OfferEvidence> offers) {
        TreeMap<String, TreeSet<String>> alike = new TreeMap<>();
        for (OfferEvidence one : offers) {
            for (Knowledge knowledge : one.knowledge()) {
                String letters = knowledge.outcome().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
                alike.computeIfAbsent(letters, any -> new TreeSet<>()).add("'" + knowledge.outcome() + "'");
            }
        }
        return alike.values().stream()
                .filter(names -> names.size() > 1)
                .<List<String>>map(List::copyOf)
                .toList();
    }

    private static void study(StringBuilder text, Evidence study) {
        line(
                text,
                study.offer() + ": " + study.title() + " (" + study.grade()
                        + study.weight()
                                .map(weight -> String.format(Locale.ROOT, ", weight %.2f", weight.value()))
                                .orElse(", no weight")
                        + ")");
        line(
                text,
                study.directions().isEmpty()
                        ? "  claims nothing"
                        : study.directions().entrySet().stream()
                                .map(found -> found.getKey() + " " + found.getValue())
                                .collect(Collectors.joining(", ", "  finds ", "")));
        study.reservations()
                .forEach(reservation -> Lines.of("  - " + reservation, TextTable.WIDTH, "    ")
                        .forEach(part -> text.append(part).append('\n')));
    }

    private static void line(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "    ")
                .forEach(part -> text.append(part).append('\n'));
    }
}
