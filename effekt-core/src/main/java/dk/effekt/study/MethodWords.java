package dk.effekt.study;

import dk.effekt.effect.PathEstimator;
import dk.effekt.matching.Matcher;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import dk.effekt.protocol.Language;
import java.util.Optional;

/** Matchers and estimators in sentences of a language; those of one's own by their words, or the line that they say of themselves. */
final class MethodWords {

    private final Language in;

    MethodWords(Language in) {
        this.in = in;
    }

    private String say(String english, String danish) {
        return in.either(english, danish);
    }

    /** Who of those alike is compared with whom. */
    String matcher(Matcher matcher) {
        Optional<Clause> clause = matcher.clause();
        String method = clause.map(Clause::kind).orElse("");
        String sentence = switch (method) {
            case "nearest-neighbour" -> nearest(clause.orElseThrow());
            case "optimal-pairs" ->
                say(
                        "Participants are paired with the people whose probability of starting is nearest to"
                                + " theirs, so that the distance over all pairs is the smallest.",
                        "Deltagerne parres med de personer, hvis sandsynlighed for at starte ligger nærmest deres"
                                + " egen, så den samlede afstand over alle par bliver mindst.");
            case "optimal-full", "quick-full" ->
                say(
                        "All are put into small groups of participants and others whose probabilities of starting"
                                + " are near each other.",
                        "Alle samles i små grupper af deltagere og andre, hvis sandsynligheder for at starte ligger"
                                + " nær hinanden.");
            case "exact" ->
                say(
                        "Participants are compared with all others who are equal in what must be equal.",
                        "Deltagerne sammenlignes med alle andre, der ligner dem helt i det, der skal være ens.");
            case "coarsened-exact" ->
                say(
                        "Participants are compared with all others who stand in the same bands of everything listed.",
                        "Deltagerne sammenlignes med alle andre, der ligger i samme interval af alt det nævnte.");
            case "subclassification" ->
                say(
                        "Participants are compared with others of the same class of probability of starting.",
                        "Deltagerne sammenlignes med andre i samme klasse af sandsynlighed for at starte.");
            case "inverse-propensity" ->
                say(
                        "The others are weighted by their probability of starting, so that together they look like the"
                                + " participants.",
                        "De andre vægtes efter deres sandsynlighed for at starte, så de tilsammen ligner"
                                + " deltagerne.");
            case "entropy-balancing" ->
                say(
                        "The others are weighted so that together they have exactly the averages of the participants.",
                        "De andre vægtes, så de tilsammen har nøjagtigt samme gennemsnit som deltagerne.");
            default ->
                say("The method of comparison is ", "Sammenligningen sker ved ") + said(matcher, matcher.describe())
                        + ".";
        };
        return sentence + clause.map(this::caliper).orElse("");
    }

    private String said(InWords part, String line) {
        return part.inWords(in).orElseGet(() -> "“" + line + "”");
    }

    private String nearest(Clause is) {
        long matches = is.arguments().get("matches") instanceof Long number ? number : 0;
        String many = matches == 0
                ? say("the people", "de personer")
                : matches == 1
                        ? say("the person", "den person")
                        : say("the ", "de ") + in.number(matches) + say(" people", " personer");
        return say("Each participant is compared with ", "Hver deltager sammenlignes med ")
                + many
                + say(
                        " whose probability of starting is nearest to the participant's.",
                        ", hvis sandsynlighed for at starte ligger nærmest deltagerens egen.")
                + (is.arguments().get("uses") instanceof Long uses
                        ? say(
                                        " The same person may be compared with at most ",
                                        " Samme person kan højst indgå i sammenligningen med ")
                                + in.number(uses)
                                + (uses == 1
                                        ? say(" participant.", " deltager.")
                                        : say(" participants.", " deltagere."))
                        : say(
                                " The same person may be compared with several participants.",
                                " Samme person kan indgå i sammenligningen med flere deltagere."));
    }

    private String caliper(Clause matcher) {
        if (!(matcher.arguments().get("caliper") instanceof Clause caliper)
                || !(caliper.arguments().get("width") instanceof Double width)) {
            return "";
        }
        boolean isSd = caliper.kind().equals("standard-deviations");
        return say(
                        " Nobody is compared with somebody whose score is further away than ",
                        " Ingen sammenlignes med nogen, hvis score ligger længere væk end ")
                + in.number(width)
                + (isSd
                        ? say(" standard deviations.", " standardafvigelser.")
                        : say(" on its scale.", " på dens skala."));
    }

    /** How a difference becomes an effect. */
    String estimator(PathEstimator estimator) {
        Optional<Clause> by = estimator
                .clause()
                .filter(is -> is.kind().equals("weekly"))
                .flatMap(is -> is.arguments().get("by") instanceof Clause each ? Optional.of(each) : Optional.empty());
        return switch (by.map(Clause::kind).orElse("")) {
            case "weighted-difference" ->
                say(
                        "The effect in a week is the difference between the averages of the participants and of those they are"
                                + " compared with.",
                        "Effekten i en uge er forskellen mellem gennemsnittet for deltagerne og for dem, de sammenlignes"
                                + " med.");
            case "focal-regression" ->
                say(
                        "The effect in a week is the average of the participants beside what a regression among those they are"
                                + " compared with says of people like them.",
                        "Effekten i en uge er forskellen mellem deltagernes gennemsnit og det, som en regression i"
                                + " sammenligningsgruppen forudsiger for personer som dem.");
            case "bias-corrected" ->
                say(
                        "The effect in a week is the average difference between matched people, corrected for what still differs"
                                + " between them.",
                        "Effekten i en uge er den gennemsnitlige forskel mellem matchede personer, korrigeret for det, der"
                                + " stadig adskiller dem.");
            case "regression-adjusted", "ancova" ->
                say(
                        "The effect in a week is the difference between the two groups, adjusted by a regression for what"
                                + " still differs between them.",
                        "Effekten i en uge er forskellen mellem de to grupper, justeret ved en regression for det, der"
                                + " stadig adskiller dem.");
            case "augmented" ->
                say(
                        "The effect in a week is found by weights and a regression together (AIPW), which holds if one of the"
                                + " two is right.",
                        "Effekten i en uge findes ved vægtning og regression tilsammen (AIPW); den holder, hvis blot en af de"
                                + " to er rigtig.");
            default ->
                say("The effect is found by ", "Effekten findes ved ") + said(estimator, estimator.describe()) + ".";
        };
    }
}
