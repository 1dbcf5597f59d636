package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of key figures' groups and periods. */
final class StatusWords {

    private record Words(String english, String danish, String colour) {}

    private static final Map<String, Words> GROUPS = Map.of(
            "wage-work", new Words("in job", "i job", GroupColours.BLUE),
            "education", new Words("in education", "i uddannelse", GroupColours.GREEN),
            "income-replacement", new Words("on public benefit", "på offentlig forsørgelse", GroupColours.ORANGE),
            "self-support", new Words("self-supporting", "selvforsørgende", GroupColours.PURPLE),
            "in none of these", new Words("other", "andet", GroupColours.GREY));

    private static final Map<String, Words> APART = Map.of(
            "still under observation", new Words("not yet followed so long", "endnu ikke fulgt så længe", ""),
            "not observed", new Words("week not observed", "ugen er ikke kendt", ""),
            "not in the register", new Words("not in the register", "ikke i registret", ""));

    private static final Pattern PERIOD = Pattern.compile("(\\d{4})-([HQ])(\\d)");

    private StatusWords() {}

    /** A group; a name that no grouping of effekt has stays as it is. */
    static String group(String name, Language in) {
        return in(GROUPS, name, in);
    }

    /** What is counted and in no share. */
    static String apart(String name, Language in) {
        return in(APART, name, in);
    }

    private static String in(Map<String, Words> words, String name, Language in) {
        Words found = words.get(name);
        return found == null ? name : in.either(found.english, found.danish);
    }

    /** The colour that a group has in all pictures; nothing if it has none. */
    static String colour(String name) {
        Words found = GROUPS.get(name);
        return found == null ? "" : found.colour;
    }

    /** A period: {@code 2021-H1} is {@code 1. halvår 2021}; a name of another kind stays as it is. */
    static String period(String name, Language in) {
        Matcher parts = PERIOD.matcher(name);
        if (!parts.matches()) {
            return name;
        }
        String number = parts.group(3);
        String year = parts.group(1);
        return parts.group(2).equals("H")
                ? in.either(number.equals("1") ? "first half of " : "second half of ", number + ". halvår ") + year
                : in.either("quarter " + number + " of ", number + ". kvartal ") + year;
    }

    /** {@code 12 months after}. */
    static String after(int months, Language in) {
        return in.number(months)
                + in.either(months == 1 ? " month" : " months", months == 1 ? " måned" : " måneder")
                + in.either(" after the end", " efter afslutning");
    }
}
