package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import dk.effekt.study.Study;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of steps and of covariates in words; what a study asks for itself it has the words for. */
final class StepWords {

    private static final Map<String, String> DANISH = Map.ofEntries(
            Map.entry("participations", "deltagelser"),
            Map.entry("offers", "tilbud"),
            Map.entry("the person's first", "personens første"),
            Map.entry("the person's first, in the register", "personens første, i registret"),
            Map.entry("person in the register", "personen er i registret"),
            Map.entry("start in the register's weeks", "start i registrets uger"),
            Map.entry("someone to compare with in the stratum", "nogen at sammenligne med i samme gruppe"),
            Map.entry("within the caliper", "nogen, der ligner nok"),
            Map.entry("someone near enough who is not taken", "nogen, der ligner nok og ikke er brugt"),
            Map.entry("kept by the method", "beholdt af metoden"));

    private static final Map<String, String> SCORES = Map.of(
            "propensity score", "sandsynlighed for at deltage",
            "log odds of the propensity score", "sandsynlighed for at deltage (log odds)",
            "linear predictor of the propensity score", "sandsynlighed for at deltage (lineær prædiktor)");

    /** Those of sex and origin. */
    private static final Map<String, String> LEVELS = Map.of(
            "=man", "=mand",
            "=woman", "=kvinde",
            "=danish", "=dansk",
            "=western", "=vestlig",
            "=non-western", "=ikke-vestlig",
            "=unknown", "=ukendt");

    private static final Pattern HISTORY =
            Pattern.compile("start in the register's weeks, after (\\d+) weeks of history");

    /** In a clause that is not a sentence of its own, Danish denies before the verb. */
    private static final Pattern DENIED = Pattern.compile("^ikke (er|har|bor) ");

    private StepWords() {}

    /** Steps, and in the words of a study its conditions. */
    static String of(String step, Study study, Language in) {
        return study.eligible().conjuncts().stream()
                .filter(criterion -> criterion.name().equals(step))
                .findFirst()
                .map(criterion -> DENIED.matcher(study.inWords(criterion, in)).replaceFirst("$1 ikke "))
                .orElseGet(() -> of(step, in));
    }

    /** A covariate of a study, or one of its columns, such as a single municipality. */
    static String covariate(String name, Study study, Language in) {
        return Stream.concat(study.exactly().stream(), study.matchedOn().stream())
                .filter(covariate -> name.equals(covariate.name()) || name.startsWith(covariate.name() + "="))
                .findFirst()
                .map(covariate -> study.inWords(covariate, in)
                        + level(name.substring(covariate.name().length()), in))
                .orElseGet(() -> covariate(name, in));
    }

    /** @param level such as {@code =western}; empty for the covariate itself */
    private static String level(String level, Language in) {
        return in.either(level, LEVELS.getOrDefault(level, level));
    }

    /** A covariate; the score is among them. */
    static String covariate(String name, Language in) {
        return in.either(name, SCORES.getOrDefault(name, name));
    }

    static String of(String step, Language in) {
        Matcher history = HISTORY.matcher(step);
        return history.matches()
                ? in.either(step, "start i registrets uger, efter " + history.group(1) + " ugers historik")
                : in.either(step, DANISH.getOrDefault(step, step));
    }
}
