package dk.effekt.report.picture;

import dk.effekt.outcome.StatePaths;
import dk.effekt.protocol.Language;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and colours of states; the colours are told apart by those who see fewer, and have a contrast of 3 to white. */
final class StateWords {

    private record Words(String english, String danish, String colour) {}

    private static final Words JOB = new Words("in job", "i job", "#00558c");
    private static final Words EDUCATION = new Words("in education", "i uddannelse", "#3f8f6b");
    private static final Words BENEFIT = new Words("on public benefit", "på offentlig forsørgelse", "#d0762b");

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
            new Words("self-supporting", "selvforsørgende", "#8a5fa8"),
            "death, emigration, pension",
            new Words("death, emigration, pension", "død, udvandring, pension", "#6b6b6b"),
            StatePaths.OTHER,
            new Words("other", "andet", "#8c8c8c"));

    private static final List<String> FURTHER = List.of("#2b8aa0", "#4a4aa8", "#a0522d", "#5b7f1e", "#9c4f96");

    private static final Pattern PERIOD = Pattern.compile("(\\d{4})-([HQ])(\\d)");

    private StateWords() {}

    /** A period: {@code 2021-H1} is {@code 1. halvår 2021}; a name of another kind stays as it is. */
    static String period(String name, Language in) {
        Matcher parts = PERIOD.matcher(name);
        return parts.matches()
                ? in.either(
                        name,
                        parts.group(3) + ". " + (parts.group(2).equals("H") ? "halvår" : "kvartal") + " "
                                + parts.group(1))
                : name;
    }

    /** A state; a name that effekt has no words for stays as it is. */
    static String of(String state, Language in) {
        Words found = WORDS.get(state);
        return found == null ? state : in.either(found.english, found.danish);
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
