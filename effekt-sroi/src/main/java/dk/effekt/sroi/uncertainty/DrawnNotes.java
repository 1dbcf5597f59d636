package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Choices;
import dk.effekt.sroi.Parameter;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is and what is not in an interval that comes of drawing. */
final class DrawnNotes {

    private DrawnNotes() {}

    static List<String> of(JointParameters parameters, MonteCarlo settings) {
        Map<Parameter.Kind, Integer> counts = new EnumMap<>(Parameter.Kind.class);
        parameters.all().forEach(parameter -> counts.merge(parameter.kind(), 1, Integer::sum));
        List<String> notes = new ArrayList<>();
        String drawn = counts.entrySet().stream()
                .map(entry -> Format.count(entry.getValue(), Choices.word(entry.getKey())))
                .collect(Collectors.joining(", "));
        notes.add("Drawn (" + settings + "): "
                + (drawn.isEmpty() ? "nothing; no number of the map has a distribution" : drawn)
                + (parameters.effects() > 1
                        ? "; effects jointly normal with their covariance, all else independent"
                        : "")
                + ".");
        notes.add("Not in any interval: numbers without a distribution, choices such as discounting and years unless"
                + " scenarios are drawn, and what a study's design cannot see.");
        if (parameters.size() > 0) {
            notes.add("MC error: standard error of having drawn only so many times; more draws make it smaller, not the"
                    + " interval.");
        }
        if (IntStream.range(0, parameters.size()).anyMatch(parameters::isDropOff)) {
            notes.add("Drop-off is uncertain and taken several times: the mean of draws is not the value at its mean.");
        }
        return List.copyOf(notes);
    }
}
