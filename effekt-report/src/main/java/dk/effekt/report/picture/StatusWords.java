package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of key figures' periods. */
final class StatusWords {

    private static final Pattern PERIOD = Pattern.compile("(\\d{4})-([HQ])(\\d)");

    private StatusWords() {}

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
