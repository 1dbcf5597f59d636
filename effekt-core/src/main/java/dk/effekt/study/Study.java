package dk.effekt.study;

import com.google.common.hash.Hashing;
import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.CohortDesign;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.Effects;
import dk.effekt.effect.PathEstimator;
import dk.effekt.internal.Missing;
import dk.effekt.internal.Resources;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.PropensityScore;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A protocol: whom an intervention is measured on, whom they are compared with, on what, and for how long. Immutable; made
 * with {@link #named(String)}, and applied with {@link #estimate}.
 *
 * <p>The same protocol on the same register and participations gives the same result, to the bit.
 */
public final class Study {

    /** Those of an estimate. */
    private static final int STEPS = 7;

    private final String name;
    private final String intervention;
    private final Criterion eligible;
    private final CohortDesign design;
    private final List<Covariate> exactly;
    private final List<Covariate> matchedOn;
    private final PropensityScore.Scale scale;
    private final Matcher matcher;
    private final PathEstimator estimator;
    private final List<FollowUp> followUps;
    private final List<Outcome> outcomes;
    private final List<Covariate> subgroups;
    private final List<Outcome> negativeControls;
    private final List<ProtocolCheck> checks;

    Study(StudyBuilder builder) {
        this.name = builder.name;
        this.intervention = builder.intervention.orElseThrow(
                () -> builder.incomplete("whose participants it is about", "participantsOf(\"…\")"));
        this.eligible = builder.eligible.orElseThrow(
                () -> builder.incomplete("who is eligible", "eligible(age(18, 30).and(receiving(…)))"));
        this.design = builder.design;
        this.exactly = List.copyOf(builder.exactly);
        this.matchedOn = List.copyOf(builder.matchedOn);
        this.scale = builder.scale;
        this.matcher = builder.matcher;
        this.estimator = builder.estimator;
        this.followUps = builder.followUps.stream().sorted().distinct().toList();
        this.outcomes = List.copyOf(builder.outcomes);
        this.subgroups = List.copyOf(builder.subgroups);
        this.negativeControls = List.copyOf(builder.negativeControls);
        if (followUps.isEmpty()) {
            throw builder.incomplete("when to follow up", "followUp(months(1, 3, 6, 12, 18))");
        }
        if (outcomes.isEmpty()) {
            throw builder.incomplete("which outcomes to look at", "outcomes(inJobOrEducation())");
        }
        if (exactly.isEmpty() && matchedOn.isEmpty()) {
            throw builder.incomplete("what to match on", "matchedOn(age(), …) or .exactlyOn(sex(), …)");
        }
        requireDistinct("covariates to match on", matchedOn.stream().map(Covariate::name));
        requireDistinct(
                "outcomes",
                Stream.concat(outcomes.stream(), negativeControls.stream()).map(Outcome::name));
        requireDistinct("subgroups", subgroups.stream().map(Covariate::name));
        requireDistinct("covariates to match exactly on", exactly.stream().map(Covariate::name));
        this.checks = List.copyOf(builder.checks);
        ProtocolChecks.requireNoErrors(this, ProtocolChecks.of(this));
    }

    /** Begins a study with the name that its result prints. */
    public static StudyBuilder named(String name) {
        return new StudyBuilder(name);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The intervention whose participants it is about. */
    public String intervention() {
        return intervention;
    }

    /** The outcomes it looks at. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** The points at which it reports, in order. */
    public List<FollowUp> followUps() {
        return followUps;
    }

    /** The last week since the start that it looks at: that of the last follow-up point. */
    public int horizon() {
        return followUps.get(followUps.size() - 1).weeks();
    }

    /**
     * Estimates the effects.
     *
     * @throws IllegalArgumentException if the register lacks something that the protocol asks for (the message lists all of
     *     it), if nobody took part in the intervention, if no participant is left or can be matched, or if the propensity
     *     model has no solution
     */
    public StudyResult estimate(Register register, Participations participations) {
        return estimate(register, participations, progress -> {});
    }

    /**
     * The same, telling a listener how far it has come. The result is the same, too.
     *
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays so
     */
    public StudyResult estimate(Register register, Participations participations, StudyListener listener) {
        StudyData data = StudyData.of(this, register, participations);
        Steps steps = new Steps(this, "estimating", STEPS, listener);
        steps.next("who can be compared", data::cohort);
        Comparison comparison = steps.next("who is compared with whom", data::comparison);
        OutcomeMatrix measured = steps.next("outcomes", data::measured);
        ProtocolReport checked = steps.next("checks", () -> ProtocolChecks.of(data));
        ProtocolChecks.requireNoErrors(this, checked);
        Effects effects = steps.next(
                "effects",
                () -> estimator.estimate(
                        comparison.sample(), measured, comparison.cohort().persons(), design.contrast()));
        Provenance provenance =
                steps.next("fingerprints of the input", () -> Provenance.of(this, register, participations));
        SecondOpinion opinion = steps.next("second opinion", () -> SecondOpinion.of(comparison));
        steps.end();
        return new StudyResult(this, provenance, comparison, checked, effects, opinion);
    }

    /**
     * Checks the protocol and the data it is to be applied to, as far as that can be before an effect is estimated: what would
     * stop the estimate, what will stand as a warning in its result, and what is worth knowing.
     */
    public ProtocolReport check(Register register, Participations participations) {
        return ProtocolChecks.of(StudyData.of(this, register, participations));
    }

    /**
     * The protocol in whole sentences, for a council's annex: the question, who is compared with whom, from when and for how
     * long, what is looked at and what is checked. Parts that are not effekt's own are called by their names.
     */
    public String text(Language language) {
        return ProtocolText.of(this, language);
    }

    /**
     * What an outcome is in words, as a part of a sentence: {@code the share in job}. One that is not effekt's own and has no words is
     * called by its name.
     */
    public String inWords(Outcome outcome, Language language) {
        return ProtocolText.outcome(this, outcome, language);
    }

    /** What a covariate is in words, as a part of a sentence: {@code weeks in job in the last 52 weeks}; else its name. */
    public String inWords(Covariate covariate, Language language) {
        return ProtocolText.covariate(this, covariate, language);
    }

    /** What a person does who meets a criterion, in words: {@code is 18 to 29 years old}; else by its name. */
    public String inWords(Criterion criterion, Language language) {
        return ProtocolText.criterion(this, criterion, language);
    }

    /** The protocol as text, one line for each choice. */
    public String protocol() {
        return String.join(
                "\n",
                "study: " + name,
                "participants of: " + intervention,
                "eligible: " + eligible.name(),
                "design: " + design.describe(),
                "exactly on: "
                        + names(Stream.concat(
                                Stream.of(
                                        design.weeksAlike() == 1
                                                ? "start week"
                                                : "start in the same " + design.weeksAlike() + " weeks"),
                                exactly.stream().map(Covariate::name))),
                "matched on: "
                        + (matchedOn.isEmpty()
                                ? "nothing more"
                                : names(matchedOn.stream().map(Covariate::name))),
                "score: logistic propensity, "
                        + scale.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "matching: " + matcher.describe(),
                "estimator: " + estimator.describe(),
                "beside it: " + SecondOpinion.method(this),
                "follow-up: " + names(followUps.stream().map(FollowUp::toString)),
                "outcomes: " + names(outcomes.stream().map(Outcome::name)),
                "for whom: "
                        + (subgroups.isEmpty()
                                ? "all"
                                : names(subgroups.stream().map(Covariate::name))),
                "negative controls: "
                        + (negativeControls.isEmpty()
                                ? "none"
                                : names(negativeControls.stream().map(Outcome::name))),
                "where: " + names(groups().map(StateGroup::definition)),
                "");
    }

    /**
     * The SHA-256 of the {@linkplain #protocol() protocol} followed by its {@linkplain #toJson() JSON}, which also says what no
     * name does, in hexadecimal. Of a part of one's own that cannot be written it holds the name alone, of which a note tells.
     */
    public String hash() {
        String whole = protocol() + StudyJson.ofSaidParts(this);
        return Hashing.sha256().hashString(whole, StandardCharsets.UTF_8).toString();
    }

    /**
     * The protocol as JSON, from which {@link #fromJson(String)} makes an equal study. Every choice is written out, also those
     * left to a default. Its {@code effektProtocol} is the version of the schema, 1. Checks of one's own are no choices and are not
     * written; give them to the study that was read by {@link #checkedBy}.
     *
     * @throws IllegalArgumentException if a part of one's own does not {@linkplain Covariate#clause() say} what it is; the
     *     message names all such parts
     */
    public String toJson() {
        return StudyJson.write(this);
    }

    /** The study that a JSON speaks of, with what effekt brings. */
    public static Study fromJson(String json) {
        return fromJson(json, ProtocolVocabulary.effekt());
    }

    /**
     * The study that a JSON speaks of.
     *
     * @throws IllegalArgumentException if it is no JSON, lacks a field, has one that is not known, or a value that is not of
     *     its type or not accepted; the message names the path, the value and the nearest spelling
     */
    public static Study fromJson(String json, ProtocolVocabulary vocabulary) {
        return StudyJson.read(json, vocabulary);
    }

    /**
     * A JSON Schema (draft 2020-12) of protocols, with the unit and range of every field, for editors and for systems that check a
     * document before they keep it. What it refuses, {@link #fromJson(String)} refuses, too; that also sees contradictions. Kinds of
     * one's own are unknown to it. It lies in the jar as {@code dk/effekt/study/protocol.schema.json}.
     */
    public static String jsonSchema() {
        return Resources.text(Study.class, "protocol.schema.json");
    }

    /** One line. */
    @Override
    public String toString() {
        return "study '" + name + "' of '" + intervention + "', " + outcomes.size() + " outcomes to week " + horizon();
    }

    /** The groups that the protocol asks for, in the order in which it names them. */
    Stream<StateGroup> groups() {
        return Stream.of(
                        eligible.groups().stream(),
                        covariates().flatMap(c -> c.groups().stream()),
                        Stream.concat(outcomes.stream(), negativeControls.stream())
                                .flatMap(o -> o.groups().stream()))
                .flatMap(all -> all)
                .distinct();
    }

    private Stream<Covariate> covariates() {
        return Stream.of(exactly, matchedOn, subgroups).flatMap(List::stream);
    }

    void requireAll(Register register) {
        List<String> missing = Stream.of(
                        eligible.missingIn(register).stream(),
                        covariates().flatMap(c -> c.missingIn(register).stream()),
                        Stream.concat(outcomes.stream(), negativeControls.stream())
                                .flatMap(o -> o.missingIn(register).stream()))
                .flatMap(lines -> lines)
                .distinct()
                .toList();
        Missing.requireNoneOr("study '" + name + "' cannot be estimated on this register", missing);
    }

    /** What treated and untreated must meet. */
    public Criterion eligible() {
        return eligible;
    }

    /** Who is compared from which week. */
    public CohortDesign design() {
        return design;
    }

    /** On what matches must be equal, beside the week of the start. */
    public List<Covariate> exactly() {
        return exactly;
    }

    /** On what matches must be alike: the covariates of the propensity score. */
    public List<Covariate> matchedOn() {
        return matchedOn;
    }

    /** On which scale scores are compared. */
    public PropensityScore.Scale scale() {
        return scale;
    }

    /** How matches are found. */
    public Matcher matcher() {
        return matcher;
    }

    /** How effects are estimated. */
    public PathEstimator estimator() {
        return estimator;
    }

    /** Outcomes that the programme cannot change. */
    public List<Outcome> negativeControls() {
        return negativeControls;
    }

    /** The subgroups that it declares beforehand. */
    public List<Covariate> subgroups() {
        return subgroups;
    }

    /** The checks that it has beside effekt's. */
    List<ProtocolCheck> checks() {
        return checks;
    }

    /** The same study with checks beside those that it has, such as one that was read from JSON, which knows none of one's own. */
    public Study checkedBy(ProtocolCheck... more) {
        return toBuilder().checkedBy(more).build();
    }

    /** The same study, whose design and criteria know the participations that it is estimated on. */
    Study given(Participations participations) {
        return toBuilder()
                .design(design.given(participations))
                .eligible(eligible.given(participations))
                .build();
    }

    /** The same study with another way to match. */
    Study matching(Matcher other) {
        return toBuilder().matcher(other).build();
    }

    /** What its covariates are about: their names up to the first comma, each once. */
    List<String> blocks() {
        return matchedOn.stream().map(Study::block).distinct().toList();
    }

    /** The same study without the covariates that are about something; empty if none are left. */
    Optional<Study> without(String block) {
        StudyBuilder less = toBuilder();
        less.matchedOn.removeIf(covariate -> block(covariate).equals(block));
        return less.matchedOn.isEmpty() ? Optional.empty() : Optional.of(less.build());
    }

    private static String block(Covariate covariate) {
        int comma = covariate.name().indexOf(',');
        return comma < 0 ? covariate.name() : covariate.name().substring(0, comma);
    }

    private StudyBuilder toBuilder() {
        StudyBuilder builder = new StudyBuilder(name);
        builder.intervention = Optional.of(intervention);
        builder.eligible = Optional.of(eligible);
        builder.design = design;
        builder.exactly.addAll(exactly);
        builder.matchedOn.addAll(matchedOn);
        builder.scale = scale;
        builder.matcher = matcher;
        builder.estimator = estimator;
        builder.followUps.addAll(followUps);
        builder.outcomes.addAll(outcomes);
        builder.subgroups.addAll(subgroups);
        builder.negativeControls.addAll(negativeControls);
        builder.checks.addAll(checks);
        return builder;
    }

    /** How many weeks before time zero its covariates look at. */
    public int historyWeeks() {
        return covariates().mapToInt(Covariate::historyWeeks).max().orElse(0);
    }

    /** An error that names the study. */
    IllegalArgumentException cannot(String why) {
        return new IllegalArgumentException("study '" + name + "': " + why);
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining("; "));
    }

    private static void requireDistinct(String what, Stream<String> names) {
        List<String> all = names.toList();
        if (all.stream().distinct().count() != all.size()) {
            throw new IllegalArgumentException(what + " have the same name twice: " + all);
        }
    }
}
