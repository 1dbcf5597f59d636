package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of key figures' periods, and of what is in no group of theirs. */
final class StatusWords {

    private record Words(String english, String danish) {}

    private static final Map<String, Words> APART = Map.of(
            "still under observation", new Words("not yet followed so long", "endnu ikke fulgt så længe"),
            "not observed", new Words("week not observed", "ugen er ikke kendt"),
            "not in the register", new Words("not in the register", "ikke i registret"));

    private static final Pattern PERIOD = Pattern.compile("(\\d{4})-([HQ])(\\d)");

    private StatusWords() {}

    /** What is counted and in no share; another name stays as it is. */
    static String apart(String name, Language in) {
        Words found = APART.get(name);
        return found == null ? name : in.either(found.english, found.danish);
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
