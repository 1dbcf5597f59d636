package dk.effekt.report.picture;

import dk.effekt.internal.StateNames;
import dk.effekt.protocol.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and colours of states; the colours are told apart by those who see fewer, and have a contrast of 3 to white. */
final class StateWords {

    private static final Map<String, String> COLOURS = Map.of(
            "job",
            GroupColours.BLUE,
            "wage-work",
            GroupColours.BLUE,
            "education",
            GroupColours.GREEN,
            "income-replacement",
            GroupColours.ORANGE,
            "educational-assistance",
            "#b0475c",
            "cash-assistance",
            "#7a6a1f",
            "self-support",
            GroupColours.PURPLE,
            "death, emigration, pension",
            GroupColours.GREY,
            "other",
            "#8c8c8c",
            "in none of these",
            GroupColours.GREY);

    private static final List<String> FURTHER = List.of("#2b8aa0", "#4a4aa8", "#a0522d", "#5b7f1e", "#9c4f96");

    private StateWords() {}

    /** A state; a name that effekt has no words for stays as it is. */
    static String of(String state, Language in) {
        return in.either(StateNames.english(state), StateNames.danish(state));
    }

    /** The colour that a state has in all pictures; empty if it has none. */
    static Optional<String> colour(String state) {
        return Optional.ofNullable(COLOURS.get(state));
    }

    /** A colour for each, those without one of their own in turns. */
    static List<String> colours(List<String> states) {
        List<String> unknown =
                states.stream().filter(state -> !COLOURS.containsKey(state)).toList();
        return states.stream()
                .map(state ->
                        COLOURS.getOrDefault(state, FURTHER.get(Math.max(0, unknown.indexOf(state)) % FURTHER.size())))
                .toList();
    }
}
