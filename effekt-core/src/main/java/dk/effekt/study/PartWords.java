package dk.effekt.study;

import dk.effekt.internal.Places;
import dk.effekt.outcome.FirstExit;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Criteria, covariates and outcomes in words of a language, as parts of sentences. What is not effekt's own is called by its
 * name.
 */
final class PartWords {

    /** How a criterion begins that is not met, in either language. */
    private static final Map<String, String> DENIED = Map.of(
            "is ", "is not ",
            "has been ", "has not been ",
            "has “", "does not have “",
            "lives ", "does not live ",
            "er ", "ikke er ",
            "har ", "ikke har ",
            "bor ", "ikke bor ");

    /** How it begins if it was met then. */
    private static final Map<String, String> PAST = Map.of(
            "is ", "was ",
            "has been ", "had been ",
            "has “", "had “",
            "er ", "var ",
            "har været ", "havde været ",
            "har “", "havde “");

    private final Language in;
    /** What parts of one's own say of themselves, for where they stand within others. */
    private final Map<Clause, String> own;

    PartWords(Language in, Map<Clause, String> own) {
        this.in = in;
        this.own = own;
    }

    private String say(String english, String danish) {
        return in.either(english, danish);
    }

    /** What a person does who meets a criterion: {@code is on cash assistance}. */
    String criterion(Clause is) {
        return switch (is.kind()) {
            case "age" ->
                say("is ", "er ")
                        + number(is, "from")
                        + say(" to ", " til ")
                        + in.number(whole(is, "to") - 1)
                        + say(" years old", " år");
            case "sex" -> say("is a ", "er ") + sex(is);
            case "municipality" ->
                say("lives in municipality ", "bor i kommune ")
                        + in.or(list(is, "codes").stream().map(Object::toString).toList());
            case "trait" ->
                say("has ", "har ")
                        + quoted(is, "name")
                        + say(" registered as ", " registreret som ")
                        + in.or(list(is, "values").stream()
                                .map(value -> "“" + value + "”")
                                .toList());
            case "receiving" -> say("is ", "er ") + place(is, "group");
            case "receiving-for" ->
                say("has been ", "har været ")
                        + place(is, "group")
                        + say(" for at least ", " i mindst ")
                        + weeks(is, "atLeastWeeks")
                        + say(" in a row", " i træk");
            case "receiving-at-most" ->
                say("has been ", "har været ")
                        + place(is, "group")
                        + say(" for at most ", " i højst ")
                        + weeks(is, "atMostWeeks")
                        + say(" in a row", " i træk");
            case "received-at-least" ->
                say("has been ", "har været ") + place(is, "group") + say(" in at least ", " i mindst ") + ofLast(is);
            case "received-at-most" ->
                say("has been ", "har været ") + place(is, "group") + say(" in at most ", " i højst ") + ofLast(is);
            case "not-yet-in" ->
                say("has not begun in ", "endnu ikke er startet i ") + quoted(is, "intervention") + say(" yet", "");
            case "not-in-last" ->
                say("has not taken part in ", "ikke har deltaget i ")
                        + quoted(is, "intervention")
                        + lastWeeks(is, "weeks");
            case "not" ->
                turned(clause(is, "of"), DENIED)
                        .orElseGet(() -> say("is not one who ", "ikke er en, der ") + criterion(clause(is, "of")));
            case "and" -> in.and(criteria(is));
            case "or" -> say("either ", "enten ") + in.or(criteria(is));
            case "earlier" ->
                turned(clause(is, "of"), PAST)
                        .map(was -> in.either(
                                was + " " + weeks(is, "weeks") + " earlier", weeks(is, "weeks") + " tidligere " + was))
                        .orElseGet(() -> say("was, ", "for ")
                                + weeks(is, "weeks")
                                + say(" earlier, one who ", " siden var en, der ")
                                + criterion(clause(is, "of")));
            default -> other(is);
        };
    }

    /** A criterion with its verb turned; empty if it is of several, or none of effekt's. */
    private Optional<String> turned(Clause is, Map<String, String> verbs) {
        if (List.of("and", "or", "not", "earlier").contains(is.kind())) {
            return Optional.empty();
        }
        String words = criterion(is);
        return verbs.keySet().stream()
                .filter(words::startsWith)
                .findFirst()
                .map(verb -> verbs.get(verb) + words.substring(verb.length()));
    }

    private List<String> criteria(Clause is) {
        List<String> words = new ArrayList<>();
        list(is, "of").forEach(part -> words.add(criterion((Clause) part)));
        return words;
    }

    /** {@code in the last 52 weeks}. */
    private String lastWeeks(Clause is, String name) {
        return whole(is, name) == 1
                ? say(" in the last week", " i den seneste uge")
                : say(" in the last ", " i de seneste ") + weeks(is, name);
    }

    /** {@code 26 of the last 52 weeks}. */
    private String ofLast(Clause is) {
        return number(is, "weeks") + say(" of the last ", " af de seneste ") + weeks(is, "ofLastWeeks");
    }

    private String sex(Clause is) {
        return switch (String.valueOf(is.arguments().get("sex"))) {
            case "woman" -> say("woman", "kvinde");
            case "man" -> say("man", "mand");
            default -> say("person of unknown sex", "af ukendt køn");
        };
    }

    /** What people are alike in: {@code weeks in job in the last 52 weeks}. */
    String covariate(Clause is) {
        return switch (is.kind()) {
            case "age" -> say("age", "alder");
            case "sex" -> say("sex", "køn");
            case "origin" -> say("origin", "herkomst");
            case "municipality" -> say("municipality", "kommune");
            case "calendar-week" -> say("calendar week", "kalenderuge");
            case "of-municipality" ->
                quoted(is, "name") + say(" in the municipality the month before", " i kommunen måneden før");
            case "days-since-birthday" ->
                say("days since turning ", "dage siden ") + number(is, "years") + say(" years old", "-årsfødselsdagen");
            case "start-year" -> say("year of the start", "startår");
            case "bands" ->
                covariate(clause(is, "of"))
                        + say(" (divided at ", " (opdelt ved ")
                        + in.and(list(is, "from").stream()
                                .map(limit -> in.number((Double) limit))
                                .toList())
                        + ")";
            case "trait" -> quoted(is, "name");
            case "trait-number" -> quoted(is, "name") + say(" as a number", " som tal");
            case "weeks-in" -> say("weeks ", "antal uger ") + place(is, "group") + lastWeeks(is, "last");
            case "history-blocks" ->
                say("weeks ", "antal uger ")
                        + place(is, "group")
                        + say(", period by period over the last ", ", periode for periode, i de seneste ")
                        + weeks(is, "last");
            case "history-block" ->
                say("weeks ", "antal uger ")
                        + place(is, "group")
                        + say(" in the period that began ", " i den periode, der begyndte ")
                        + weeks(is, "farthestWeek")
                        + say(" before", " før");
            case "current-spell-length" -> say("weeks in a row ", "antal uger i træk ") + place(is, "group");
            default -> other(is);
        };
    }

    /** What is looked at, and what is hoped for if it is less: {@code the share on cash assistance (the lower the better)}. */
    String outcomeWithAim(Clause is) {
        String aim = "less".equals(is.arguments().get("aim"))
                ? say(" (the lower the better)", " (jo lavere, jo bedre)")
                : "";
        return outcome(is) + aim;
    }

    /** What is looked at: {@code the share in job}. */
    String outcome(Clause is) {
        return switch (is.kind()) {
            case "in" -> say("the share ", "andelen ") + place(is, "group");
            case "weeks-in" ->
                say("the number of weeks ", "antal uger ")
                        + place(is, "group")
                        + say(" since the start", " siden start");
            case "paid-hours" -> say("ordinary paid hours since the start", "ordinære løntimer siden start");
            case "sustained-exit" ->
                say("the share who have begun at least ", "andelen, der er begyndt på mindst ")
                        + weeks(is, "weeks")
                        + say(" in a row ", " i træk ")
                        + place(is, "destination");
            case "came-to" ->
                say("the share who since the start have been ", "andelen, der siden start har været ")
                        + place(is, "destination")
                        + (list(is, "before").isEmpty()
                                ? ""
                                : say(" and not before that ", " og ikke forinden ") + places(is, "before"));
            case "not-come-to" ->
                say("the share who since the start have not been ", "andelen, der siden start ikke har været ")
                        + places(is, "destinations");
            case "left" ->
                say("the share who are no longer ", "andelen, der ikke længere er ") + place(is, "from") + rule(is);
            case "left-for" ->
                say("the share who are no longer ", "andelen, der ikke længere er ")
                        + place(is, "from")
                        + say(" and were first ", " og først kom ")
                        + destination(String.valueOf(is.arguments().get("destination")))
                        + rule(is);
            case "returned" ->
                say("the share of returners, who are back ", "andelen af gengangere, dvs. dem, der igen er ")
                        + place(is, "benefit")
                        + say(" within ", " inden for ")
                        + number(is, "withinMonths")
                        + (whole(is, "withinMonths") == 1 ? say(" month", " måned") : say(" months", " måneder"))
                        + rule(is);
            default -> other(is);
        };
    }

    /** When time away from a benefit ends its spell. */
    private String rule(Clause is) {
        return switch (String.valueOf(is.arguments().get("rule"))) {
            case "no-gap" ->
                say(
                        " (a spell ends with the first week away)",
                        " (et forløb slutter med den første uge uden for gruppen)");
            case "gap-of-4-weeks" ->
                say(" (a spell ends with four weeks away)", " (et forløb slutter med fire uger uden for gruppen)");
            default ->
                say(
                        " (a spell ends with a full calendar month away)",
                        " (et forløb slutter med en hel kalendermåned uden for gruppen)");
        };
    }

    /** What a check of protocol and data looks at, by its name; one that effekt did not bring is called by it. */
    String check(String name) {
        return switch (name) {
            case "codes" -> say("codes that no source confirms", "koder, som ingen kilde bekræfter");
            case "window" ->
                say("history or follow-up beyond the register", "historik eller opfølgning ud over registret");
            case "strata" -> say("participants with nobody to compare with", "deltagere uden nogen at sammenligne med");
            case "lock-in" ->
                say("follow-up while people still take part", "opfølgning, mens deltagerne stadig er i gang");
            case "size" -> say("few participants", "få deltagere");
            case "aim" -> say("what counts as a gain", "hvad der regnes som en gevinst");
            case "caliper" -> say("how alike those compared must be", "hvor ens de sammenlignede skal være");
            case "covariates" -> say("covariates that repeat others", "egenskaber, der gentager andre");
            case "outcomes" -> say("outcomes that are the same for all", "mål, der er ens for alle");
            case "eligibility" -> say("criteria that nobody meets", "betingelser, som ingen opfylder");
            case "contradiction" -> say("criteria that contradict each other", "betingelser, der modsiger hinanden");
            case "after-time-zero" -> say("what is known after the start only", "det, der først vides efter start");
            default -> name;
        };
    }

    /** Where somebody in a group is: {@code on cash assistance}. */
    private String place(Clause is, String name) {
        return place(clause(is, name));
    }

    private String places(Clause is, String name) {
        return in.or(list(is, name).stream().map(group -> place((Clause) group)).toList());
    }

    private String place(Clause group) {
        if (group.arguments().isEmpty()) {
            return placeNamed(group.kind());
        }
        List<String> parts = list(group, "of").stream()
                .map(part -> part((Clause) part))
                .distinct()
                .toList();
        return in.or(parts);
    }

    private String part(Clause part) {
        Object employment = part.arguments().get("employment");
        String place = placeNamed(part.kind());
        return employment == null
                ? place
                : place
                        + ("employed".equals(employment)
                                ? say(" and employed", " og i beskæftigelse")
                                : say(" and not employed", " og ikke i beskæftigelse"));
    }

    private String placeNamed(String group) {
        return say(Places.english(group), Places.danish(group));
    }

    private String destination(String group) {
        return group.equals(FirstExit.OTHER) ? say("elsewhere", "et andet sted hen") : placeNamed(group);
    }

    /** A part of one's own within another, by its clause. */
    private String other(Clause is) {
        return Optional.ofNullable(own.get(is)).orElseGet(() -> say("does “", "gør “") + is + "”");
    }

    private String weeks(Clause is, String name) {
        return number(is, name) + (whole(is, name) == 1 ? say(" week", " uge") : say(" weeks", " uger"));
    }

    private String number(Clause is, String name) {
        return in.number(whole(is, name));
    }

    private static long whole(Clause is, String name) {
        return is.arguments().get(name) instanceof Long number ? number : 0;
    }

    private static String quoted(Clause is, String name) {
        return "“" + is.arguments().get(name) + "”";
    }

    private static Clause clause(Clause is, String name) {
        return is.arguments().get(name) instanceof Clause clause ? clause : Clause.of("?");
    }

    private static List<?> list(Clause is, String name) {
        return is.arguments().get(name) instanceof List<?> list ? list : List.of();
    }
}
