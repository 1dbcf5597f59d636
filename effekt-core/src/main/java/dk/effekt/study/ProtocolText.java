package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Criterion;
import dk.effekt.cohort.HeadToHeadDesign;
import dk.effekt.cohort.LaterStarts;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.covariate.Covariate;
import dk.effekt.internal.Lines;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A protocol in whole sentences for those who decide, of at most 80 columns. */
final class ProtocolText {

    private static final int COLUMNS = 80;

    private final Study study;
    private final Language in;
    private final PartWords words;
    private final MethodWords methods;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> told = new HashSet<>();

    static String outcome(Study study, Outcome outcome, Language in) {
        ProtocolText text = new ProtocolText(study, in);
        return text.said(outcome, text.words::outcome);
    }

    static String covariate(Study study, Covariate covariate, Language in) {
        return String.join(", ", new ProtocolText(study, in).covariates(List.of(covariate)));
    }

    static String criterion(Study study, Criterion criterion, Language in) {
        return new ProtocolText(study, criterion, in).said(criterion);
    }

    static String check(ProtocolFinding finding, Language in) {
        return new PartWords(in, Map.of()).check(finding.check());
    }

    private ProtocolText(Study study, Language in) {
        this(study, study.eligible(), in);
    }

    /** One that may speak of a criterion, whose parts may have words of their own. */
    private ProtocolText(Study study, Criterion criterion, Language in) {
        Map<Clause, String> own = new HashMap<>();
        withParts(criterion)
                .forEach(part ->
                        part.clause().ifPresent(clause -> part.inWords(in).ifPresent(said -> own.put(clause, said))));
        this.study = study;
        this.in = in;
        this.words = new PartWords(in, own);
        this.methods = new MethodWords(in);
    }

    static String of(Study study, Language language) {
        ProtocolText text = new ProtocolText(study, language);
        text.question();
        text.who();
        text.comparison();
        text.time();
        text.effects();
        text.checks();
        return text.text.toString();
    }

    private String say(String english, String danish) {
        return in.either(english, danish);
    }

    private void question() {
        text.append(study.name()).append('\n');
        heading("The question", "Spørgsmålet");
        paragraph(
                "How much more do those reach who start in “" + study.intervention()
                        + "” than they would have reached anyway? It was settled before any result was seen whom they are"
                        + " compared with, in what, and for how long.",
                "Hvor meget mere opnår de, der starter i “" + study.intervention()
                        + "”, end de ellers ville have opnået? Før noget resultat er set, er det fastlagt, hvem de"
                        + " sammenlignes med, på hvilke mål og hvor længe.");
    }

    private void who() {
        heading("Who", "Hvem");
        paragraph(
                "Participants and those they are compared with are held to the same test in the same week. It asks for a"
                        + " person who",
                "Deltagerne og dem, de sammenlignes med, skal opfylde de samme krav i samme uge. Det skal være en person,"
                        + " som");
        List<String> conditions = new ArrayList<>();
        for (Criterion criterion : study.eligible().conjuncts()) {
            conditions.add(said(criterion));
        }
        items(conditions);
        explain(withParts(study.eligible()));
        paragraph(
                "A person's first participation counts; whoever started before is no longer compared with anybody.",
                "Det er personens første deltagelse, der tæller; den, som allerede er startet, indgår ikke længere i"
                        + " sammenligningen.");
    }

    private void comparison() {
        heading("Compared with whom", "Sammenlignet med hvem");
        if (study.design() instanceof RiskSetDesign design) {
            boolean isBefore = design.test() == RiskSetDesign.AtRisk.END_OF_WEEK_BEFORE;
            boolean areKept = design.laterStarts() == LaterStarts.KEPT;
            paragraph(
                    "Whoever starts in a week is compared with people who could have started in the same week and had not"
                            + " started yet. "
                            + (areKept
                                    ? "Some of them start later; they stay in the comparison, for nobody knew then who would."
                                            + " The effect is that of starting now rather than not yet."
                                    : "Those of them who start later are followed until then, and the others who could have"
                                            + " started count for more in their place. The effect is that of starting now"
                                            + " rather than not at all in the time looked at.")
                            + " The test is made "
                            + (isBefore
                                    ? "at the end of the week before the start, and results count from the week of the start."
                                    : "through the week of the start, and results count from the week after it."),
                    "Den, der starter i en uge, sammenlignes med personer, som kunne være startet i samme uge og endnu ikke"
                            + " var startet. "
                            + (areKept
                                    ? "Nogle af dem starter senere; de bliver i sammenligningen, for på det tidspunkt vidste"
                                            + " ingen, hvem det ville blive. Effekten viser, hvad det betyder at starte nu frem"
                                            + " for endnu ikke at være startet."
                                    : "De af dem, der starter senere, følges indtil da, og de øvrige, som kunne være startet,"
                                            + " tæller mere i deres sted. Effekten viser, hvad det betyder at starte nu frem"
                                            + " for slet ikke at starte i den periode, der ses på.")
                            + " Kravene skal være opfyldt "
                            + (isBefore
                                    ? "ved udgangen af ugen før start, og resultater tæller fra startugen."
                                    : "til og med startugen, og resultater tæller fra ugen efter."));
        } else if (study.design() instanceof HeadToHeadDesign design) {
            paragraph(
                    "Those who first start in it are compared with those who first start in “" + design.other()
                            + "”, each from the week of the own start. The effect is that of the one rather than the other,"
                            + " and says nothing of what both have over no start. The test is made at the end of the week"
                            + " before, and results count from the week of the start.",
                    "De, der først starter her, sammenlignes med dem, der først starter i “" + design.other()
                            + "”, hver fra sin egen startuge. Effekten viser forskellen på de to indsatser og siger intet om,"
                            + " hvad de hver især giver i forhold til slet ikke at starte. Kravene skal være opfyldt ved udgangen af ugen"
                            + " før start, og resultater tæller fra startugen.");
        } else {
            String design = study.design()
                    .inWords(in)
                    .orElseGet(() -> named(study.design().describe()));
            paragraph("The design is " + design + ".", "Designet er " + design + ".");
        }
        List<String> exactly = new ArrayList<>(List.of(weeksAlike()));
        exactly.addAll(covariates(study.exactly()));
        paragraph("They must be equal in " + in.and(exactly) + ".", "De skal have samme " + in.and(exactly) + ".");
        if (!study.matchedOn().isEmpty()) {
            paragraph(
                    "From what was known before the start, it is reckoned how likely each of them was to start (propensity"
                            + " score). That takes in",
                    "Ud fra det, man vidste før start, beregnes, hvor sandsynligt det var, at hver af dem ville starte"
                            + " (propensity score). Heri indgår");
            items(covariates(study.matchedOn()));
        }
        explain(Stream.concat(study.exactly().stream(), study.matchedOn().stream()));
        paragraph(methods.matcher(study.matcher()));
        explain(Stream.of(study.design(), study.matcher()));
    }

    private String weeksAlike() {
        int weeks = study.design().weeksAlike();
        return weeks == 1
                ? say("week of the start", "startuge")
                : say("the ", "startperiode på ") + in.number(weeks) + say(" weeks in which the start lies", " uger");
    }

    private void time() {
        heading("For how long", "Hvor længe");
        List<String> points = new ArrayList<>();
        for (FollowUp point : study.followUps()) {
            points.add(in.number(point.months())
                    + (point.months() == 1 ? say(" month", " måned") : say(" months", " måneder"))
                    + say(" (week ", " (uge ") + in.number(point.weeks())
                    + (point.rule() == FollowUp.Rule.JOBINDSATS_DAYS ? say(", as Jobindsats", ", som Jobindsats") : "")
                    + ")");
        }
        paragraph(
                "All are followed week by week, and results are reported after " + in.and(points)
                        + ". Few leave while they take part (lock-in), so that early figures say little of the effect.",
                "Alle følges uge for uge, og resultaterne opgøres efter " + in.and(points)
                        + ". Mens deltagerne er i indsatsen, er der få, der afgår (fastlåsning), så de tidlige tal siger"
                        + " kun lidt om effekten.");
    }

    private void effects() {
        heading("What is looked at", "Hvad der måles");
        items(outcomes(study.outcomes()));
        explain(Stream.concat(study.outcomes().stream(), study.negativeControls().stream()));
        paragraph(methods.estimator(study.estimator()));
        explain(Stream.of(study.estimator()));
        paragraph(
                "Every effect comes with a 95 % confidence interval; the errors heed that one person may be compared several"
                        + " times.",
                "Hver effekt angives med et 95 %-sikkerhedsinterval; der er taget højde for, at samme person kan indgå flere"
                        + " gange.");
        if (!study.negativeControls().isEmpty()) {
            List<String> controls = outcomes(study.negativeControls());
            paragraph(
                    "Beside it stand outcomes that the programme cannot change, and on which it should show nothing: "
                            + in.and(controls) + ".",
                    "Desuden ses der på forhold, som indsatsen ikke kan påvirke, og hvor der derfor ikke bør vise sig en"
                            + " effekt: " + in.and(controls) + ".");
        }
        if (!study.subgroups().isEmpty()) {
            List<String> groups = covariates(study.subgroups());
            paragraph(
                    "It was settled beforehand that effects are also told apart by " + in.and(groups) + ".",
                    "Det er på forhånd fastlagt, at effekterne også opgøres efter " + in.and(groups) + ".");
            explain(study.subgroups().stream());
        }
    }

    private void checks() {
        heading("What is checked", "Hvad der kontrolleres");
        items(List.of(
                say(
                        "whether the two groups resemble each other in all that is known of them before the start",
                        "om de to grupper ligner hinanden i alt det, man ved om dem før start"),
                say(
                        "whether there are enough participants, and an extract that reaches far enough, to find an effect",
                        "om der er deltagere nok, og om udtrækket rækker langt nok, til at finde en effekt"),
                say(
                        "whether an effect shows where there can be none: before the start, and with starts moved to an earlier"
                                + " week",
                        "om der viser sig en effekt, hvor der ikke kan være nogen: før start, og når starten flyttes til en"
                                + " tidligere uge"),
                say(
                        "whether the answer stays the same with other choices and by another method",
                        "om svaret bliver det samme med andre valg og med en anden metode"),
                say(
                        "how strong a cause that nobody measured would have to be to explain the effect away",
                        "hvor stærk en årsag, som ingen har målt, skulle være for at bortforklare effekten")));
        paragraph(
                "What the registers do not know, such as motivation, can still tell the groups apart. Protocol "
                        + study.hash().substring(0, 12) + ".",
                "Forhold, som registrene ikke kender, fx motivation, kan stadig adskille grupperne. Protokol "
                        + study.hash().substring(0, 12) + ".");
    }

    private List<String> outcomes(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> said(outcome, words::outcomeWithAim))
                .toList();
    }

    private String said(Outcome outcome, Function<Clause, String> how) {
        return outcome.inWords(in)
                .or(() -> own(outcome, Outcome.class, outcome.clause()).map(how))
                .orElseGet(() -> named(outcome.name()));
    }

    private String said(Criterion criterion) {
        return criterion
                .inWords(in)
                .or(() -> own(criterion, Criterion.class, criterion.clause()).map(words::criterion))
                .orElseGet(() -> say("meets ", "opfylder ") + named(criterion.name()));
    }

    private static Stream<Criterion> withParts(Criterion criterion) {
        return Stream.concat(Stream.of(criterion), criterion.parts().stream().flatMap(ProtocolText::withParts));
    }

    /** In their order; whole histories in one. */
    private List<String> covariates(List<Covariate> covariates) {
        List<String> said = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        for (Covariate covariate : covariates) {
            Optional<String> itself = covariate.inWords(in);
            Optional<Clause> clause =
                    itself.isPresent() ? Optional.empty() : own(covariate, Covariate.class, covariate.clause());
            clause.ifPresent(clauses::add);
            if (clause.isEmpty()) {
                addTo(said, clauses);
                said.add(itself.orElseGet(() -> named(covariate.name())));
            }
        }
        addTo(said, clauses);
        return said;
    }

    private void addTo(List<String> said, List<Clause> clauses) {
        HistoryBlocks.joined(clauses).forEach(clause -> said.add(words.covariate(clause)));
        clauses.clear();
    }

    /** What has to be known of parts, once each. */
    private void explain(Stream<? extends InWords> parts) {
        parts.flatMap(part -> part.explanation(in).stream()).filter(told::add).forEach(this::paragraph);
    }

    /** The clause of a part that effekt brought, for which there are words. */
    private static Optional<Clause> own(Object part, Class<?> home, Optional<Clause> clause) {
        return clause.filter(any -> part.getClass().getPackageName().equals(home.getPackageName()));
    }

    private String named(String name) {
        return "“" + name + "”";
    }

    private void heading(String english, String danish) {
        text.append('\n').append(say(english, danish)).append('\n');
    }

    private void paragraph(String english, String danish) {
        paragraph(say(english, danish));
    }

    private void paragraph(String sentences) {
        Lines.of(sentences, COLUMNS, "").forEach(line -> text.append(line).append('\n'));
    }

    private void items(List<String> items) {
        for (String item : items) {
            Lines.of("  - " + item, COLUMNS, "    ")
                    .forEach(line -> text.append(line).append('\n'));
        }
    }
}
