package dk.effekt.report.picture;

import dk.effekt.outcome.StatePaths;
import dk.effekt.protocol.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and colours of states; the colours are told apart by those who see fewer, and have a contrast of 3 to white. */
final class StateWords {

    private record Words(String english, String danish, String colour) {}

    private static final Words JOB = new Words("in job", "i job", GroupColours.BLUE);
    private static final Words EDUCATION = new Words("in education", "i uddannelse", GroupColours.GREEN);
    private static final Words BENEFIT =
            new Words("on public benefit", "på offentlig forsørgelse", GroupColours.ORANGE);

    private static final Map<String, Words> WORDS = Map.of(
            "job",
            JOB,
            "wage-work",
            JOB,
            "education",
            EDUCATION,
            "income-replacement",
            BENEFIT,
            "educational-assistance",
            new Words("on educational assistance", "på uddannelseshjælp", "#b0475c"),
            "cash-assistance",
            new Words("on cash assistance", "på kontanthjælp", "#7a6a1f"),
            "self-support",
            new Words("self-supporting", "selvforsørgende", GroupColours.PURPLE),
            "death, emigration, pension",
            new Words("death, emigration, pension", "død, udvandring, pension", GroupColours.GREY),
            StatePaths.OTHER,
            new Words("other", "andet", "#8c8c8c"),
            "in none of these",
            new Words("other", "andet", GroupColours.GREY));

    private static final List<String> FURTHER = List.of("#2b8aa0", "#4a4aa8", "#a0522d", "#5b7f1e", "#9c4f96");

    private StateWords() {}

    /** A state; a name that effekt has no words for stays as it is. */
    static String of(String state, Language in) {
        Words found = WORDS.get(state);
        return found == null ? state : in.either(found.english, found.danish);
    }

    /** The colour that a state has in all pictures; empty if it has none. */
    static Optional<String> colour(String state) {
        return Optional.ofNullable(WORDS.get(state)).map(Words::colour);
    }

    /** A colour for each, those without one of their own in turns. */
    static List<String> colours(List<String> states) {
        List<String> unknown =
                states.stream().filter(state -> !WORDS.containsKey(state)).toList();
        return states.stream()
                .map(state -> WORDS.containsKey(state)
                        ? WORDS.get(state).colour
                        : FURTHER.get(unknown.indexOf(state) % FURTHER.size()))
                .toList();
    }
}
