package dk.effekt.study;

import dk.effekt.cohort.CohortDesign;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.PathEstimator;
import dk.effekt.matching.Matcher;
import dk.effekt.outcome.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the kinds in a protocol's JSON mean: for each a factory that makes it of its {@link Arguments}. {@link #effekt()} has all
 * that effekt brings. To one's own criterion, covariate, outcome or method belong two things: it says itself ({@link
 * Covariate#clause()} and its like), and its kind is added here. Immutable.
 *
 * <pre>{@code
 * ProtocolVocabulary ours = ProtocolVocabulary.effekt()
 *     .withCovariate("distance-to-jobcentre", arguments -> new Distance(arguments.text("office")));
 * Study.fromJson(json, ours);
 * }</pre>
 */
public final class ProtocolVocabulary {

    private static final ProtocolVocabulary EFFEKT = OwnKinds.vocabulary();

    private final Kinds<Criterion> criteria;
    private final Kinds<List<Covariate>> covariates;
    private final Kinds<Outcome> outcomes;
    private final Kinds<CohortDesign> designs;
    private final Kinds<Matcher> matchers;
    private final Kinds<PathEstimator> estimators;
    private final Kinds<EffectEstimator> effectEstimators;

    ProtocolVocabulary(
            Kinds<Criterion> criteria,
            Kinds<List<Covariate>> covariates,
            Kinds<Outcome> outcomes,
            Kinds<CohortDesign> designs,
            Kinds<Matcher> matchers,
            Kinds<PathEstimator> estimators,
            Kinds<EffectEstimator> effectEstimators) {
        this.criteria = criteria;
        this.covariates = covariates;
        this.outcomes = outcomes;
        this.designs = designs;
        this.matchers = matchers;
        this.estimators = estimators;
        this.effectEstimators = effectEstimators;
    }

    /** All that effekt brings. */
    public static ProtocolVocabulary effekt() {
        return EFFEKT;
    }

    /**
     * The same with a kind of criterion.
     *
     * @throws IllegalArgumentException if there is one of that kind
     */
    public ProtocolVocabulary withCriterion(String kind, Function<Arguments, Criterion> factory) {
        return new ProtocolVocabulary(
                criteria.with(kind, factory), covariates, outcomes, designs, matchers, estimators, effectEstimators);
    }

    /**
     * The same with a kind of covariate.
     *
     * @throws IllegalArgumentException if there is one of that kind
     */
    public ProtocolVocabulary withCovariate(String kind, Function<Arguments, Covariate> factory) {
        return new ProtocolVocabulary(
                criteria,
                covariates.with(kind, factory.andThen(List::of)),
                outcomes,
                designs,
                matchers,
                estimators,
                effectEstimators);
    }

    /**
     * The same with a kind of outcome. The argument {@code aim} is read for every outcome; a factory does not ask for it.
     *
     * @throws IllegalArgumentException if there is one of that kind
     */
    public ProtocolVocabulary withOutcome(String kind, Function<Arguments, Outcome> factory) {
        return new ProtocolVocabulary(
                criteria, covariates, outcomes.with(kind, factory), designs, matchers, estimators, effectEstimators);
    }

    /**
     * The same with a kind of design.
     *
     * @throws IllegalArgumentException if there is one of that kind
     */
    public ProtocolVocabulary withDesign(String kind, Function<Arguments, CohortDesign> factory) {
        return new ProtocolVocabulary(
                criteria, covariates, outcomes, designs.with(kind, factory), matchers, estimators, effectEstimators);
    }

    /**
     * The same with a kind of matcher.
     *
     * @throws IllegalArgumentException if there is one of that kind
     */
    public ProtocolVocabulary withMatcher(String kind, Function<Arguments, Matcher> factory) {
        return new ProtocolVocabulary(
                criteria, covariates, outcomes, designs, matchers.with(kind, factory), estimators, effectEstimators);
    }

    /**
     * The same with a kind of estimator of whole paths.
     *
     * @throws IllegalArgumentException if there is one of that kind
     */
    public ProtocolVocabulary withEstimator(String kind, Function<Arguments, PathEstimator> factory) {
        return new ProtocolVocabulary(
                criteria, covariates, outcomes, designs, matchers, estimators.with(kind, factory), effectEstimators);
    }

    /**
     * The same with a kind of estimator of the effect in one week, which stands in {@code weekly}.
     *
     * @throws IllegalArgumentException if there is one of that kind
     */
    public ProtocolVocabulary withEffectEstimator(String kind, Function<Arguments, EffectEstimator> factory) {
        return new ProtocolVocabulary(
                criteria, covariates, outcomes, designs, matchers, estimators, effectEstimators.with(kind, factory));
    }

    Criterion criterion(Arguments arguments) {
        return criteria.make(arguments);
    }

    List<Covariate> covariates(Arguments arguments) {
        return covariates.make(arguments);
    }

    Outcome outcome(Arguments arguments) {
        boolean isAimed = arguments.has("aim");
        Outcome outcome = outcomes.make(arguments);
        return isAimed ? outcome.aimingAt(arguments.choice("aim", Outcome.Aim.class)) : outcome;
    }

    CohortDesign design(Arguments arguments) {
        return designs.make(arguments);
    }

    Matcher matcher(Arguments arguments) {
        return matchers.make(arguments);
    }

    PathEstimator estimator(Arguments arguments) {
        return estimators.make(arguments);
    }

    EffectEstimator effectEstimator(Arguments arguments) {
        return effectEstimators.make(arguments);
    }

    /** The kinds, one line for each role. */
    public String table() {
        return String.join(
                "\n",
                List.of(
                        criteria.line(),
                        covariates.line(),
                        outcomes.line(),
                        designs.line(),
                        matchers.line(),
                        estimators.line(),
                        effectEstimators.line()));
    }

    /** {@code 16 kinds of criterion, 11 of covariate, 8 of outcome}. */
    @Override
    public String toString() {
        return criteria.factories().size() + " kinds of criterion, "
                + covariates.factories().size() + " of covariate, "
                + outcomes.factories().size() + " of outcome";
    }

    /**
     * The kinds of one role.
     *
     * @param what the role
     * @param factories by kind
     */
    record Kinds<T>(String what, Map<String, Function<Arguments, T>> factories) {

        Kinds {
            factories = Collections.unmodifiableMap(new TreeMap<>(factories));
        }

        static <T> Kinds<T> of(String what) {
            return new Kinds<>(what, Map.of());
        }

        Kinds<T> with(String kind, Function<Arguments, T> factory) {
            if (factories.containsKey(kind)) {
                throw new IllegalArgumentException("there is a " + what + " of kind '" + kind
                        + "'; give yours another name, such as '" + kind + "-2'");
            }
            Map<String, Function<Arguments, T>> more = new TreeMap<>(factories);
            more.put(kind, factory);
            return new Kinds<>(what, more);
        }

        T make(Arguments arguments) {
            Function<Arguments, T> factory = factories.get(arguments.kind());
            if (factory == null) {
                throw arguments.unknownKind(what, List.copyOf(factories.keySet()));
            }
            return arguments.read(factory);
        }

        String line() {
            return what + ": " + String.join(", ", factories.keySet());
        }
    }
}
