package dk.effekt.keyfigures;

import dk.effekt.intervention.Participation;
import dk.effekt.protocol.Bilingual;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts why courses ended, and after how long.
 *
 * @param mapping what the words of the list mean; otherwise each stands for itself
 */
record Endings(Optional<EndReasons> mapping) implements Counting {

    @Override
    public List<Figure> of(Courses courses, Periods periods) {
        List<String> reasons = reasons(words(courses, periods).keySet());
        Bilingual by = mapping.map(of -> new Bilingual(
                        "the words of the list by the mapping '" + of.name() + "'",
                        "listens ord, delt op efter »" + of.title().danish() + "«"))
                .orElse(new Bilingual("the words of the list as they stand", "listens ord, som de står"));
        Breakdown byReason = Breakdown.empty(
                new Bilingual(FigureNames.BY_REASON, "afsluttede, efter årsag"),
                new Bilingual(
                        "Courses that ended in the period, by " + by.english() + ". Who finishes two counts twice.",
                        "Forløb, der sluttede i perioden, efter " + by.danish()
                                + ". Den, der afslutter to, tæller to gange."),
                Base.FINISHED,
                reasons.stream().map(this::group).toList(),
                List.of(),
                periods.size());
        Days days = new Days(periods.size(), reasons.size());
        Map<String, Integer> places = new HashMap<>();
        for (int course = 0; course < courses.size(); course++) {
            if (periods.holds(courses.end(course))) {
                Participation of = courses.get(course);
                int period = periods.at(courses.end(course));
                int reason = places.computeIfAbsent(of.endReason(), word -> reasons.indexOf(reason(word)));
                byReason.add(period, reason);
                days.add(period, reason, (int)
                        (of.end().orElseThrow().toEpochDay() - of.start().toEpochDay() + 1));
            }
        }
        return List.of(
                byReason,
                new Lengths(
                        new Bilingual(FigureNames.LENGTH, "varighed af afsluttede forløb, uger"),
                        new Bilingual(
                                "From the first day to the last, both counted, in weeks of seven days.",
                                "Fra den første dag til den sidste, begge medregnet, i uger på syv dage."),
                        byReason,
                        reasons.size(),
                        days.ascending()));
    }

    /** Words of the list that the mapping does not hold, and on how many courses they stand. */
    List<Measured.Note> notMapped(Courses courses, Periods periods) {
        Map<String, Long> notMapped = new TreeMap<>();
        words(courses, periods).forEach((word, count) -> {
            if (mapping.isPresent() && mapping.get().of(word).isEmpty()) {
                notMapped.merge(word.strip(), count, Long::sum);
            }
        });
        return notMapped.entrySet().stream()
                .map(word -> new Measured.Note(word.getKey(), word.getValue()))
                .toList();
    }

    /** As they stand on courses that ended in some period, with the number of these. */
    private static Map<String, Long> words(Courses courses, Periods periods) {
        Map<String, Long> words = new HashMap<>();
        for (int course = 0; course < courses.size(); course++) {
            if (periods.holds(courses.end(course))) {
                words.merge(courses.get(course).endReason(), 1L, Long::sum);
            }
        }
        return words;
    }

    /** Those of the mapping, and what else occurs. */
    private List<String> reasons(Set<String> words) {
        List<String> reasons = new ArrayList<>(mapping.map(EndReasons::reasons).orElse(List.of()));
        Set<String> more = new TreeSet<>(words.stream().map(this::reason).toList());
        more.removeAll(reasons);
        List<String> last = new ArrayList<>(List.of(EndReasons.NOT_STATED, EndReasons.NOT_MAPPED));
        last.retainAll(more);
        more.removeAll(last);
        reasons.addAll(more);
        reasons.addAll(last);
        return reasons.isEmpty() ? List.of(EndReasons.NOT_STATED) : reasons;
    }

    private Group group(String reason) {
        return mapping.map(of -> of.group(reason)).orElseGet(() -> EndReasons.own(reason));
    }

    private String reason(String word) {
        return mapping.map(known -> known.of(word).orElse(EndReasons.NOT_MAPPED))
                .orElse(word.isBlank() ? EndReasons.NOT_STATED : word.strip());
    }
}
