package dk.effekt.study;

import dk.effekt.cohort.CohortDesign;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.PathEstimator;
import dk.effekt.internal.Choices;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Suggest;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.Matcher;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Employment;
import dk.effekt.register.StateGroup;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The arguments of a clause that is read from a protocol's JSON, for those who make something of it. Every argument must be
 * asked for: one that nobody asked for is refused, as are those that are missing or of another type. Errors name the JSON path.
 * Not thread-safe.
 */
public final class Arguments {

    private final ProtocolVocabulary vocabulary;
    private final JsonFields fields;

    Arguments(ProtocolVocabulary vocabulary, JsonFields fields) {
        this.vocabulary = vocabulary;
        this.fields = fields;
    }

    /** The kind of the clause. */
    public String kind() {
        return fields.kind();
    }

    /** Whether there is an argument of that name; for those that may be left out. */
    public boolean has(String name) {
        return fields.has(name);
    }

    /** A text. */
    public String text(String name) {
        return fields.text(name);
    }

    /** A whole number of the size of an {@code int}. */
    public int integer(String name) {
        return fields.integer(name);
    }

    /** A whole number of the size of a {@code long}. */
    public long wholeNumber(String name) {
        return fields.wholeNumber(name);
    }

    /** A number. */
    public double number(String name) {
        return fields.number(name);
    }

    /** One of the constants of a type, which are written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return fields.choice(name, type);
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        return fields.texts(name);
    }

    /** A list of whole numbers. */
    public List<Integer> integers(String name) {
        return fields.integers(name);
    }

    /** A list of numbers. */
    public List<Double> numbers(String name) {
        return fields.numbers(name);
    }

    /** A group of states, as {@link StateGroup#clause()} writes it. */
    public StateGroup group(String name) {
        return clause(name).read(Arguments::toGroup);
    }

    /** A list of groups of states. */
    public List<StateGroup> groups(String name) {
        return clauses(name).stream().map(each -> each.read(Arguments::toGroup)).toList();
    }

    /** A criterion. */
    public Criterion criterion(String name) {
        return vocabulary.criterion(clause(name));
    }

    /** A list of criteria. */
    public List<Criterion> criteria(String name) {
        return clauses(name).stream().map(vocabulary::criterion).toList();
    }

    /** A covariate. */
    public Covariate covariate(String name) {
        Arguments one = clause(name);
        List<Covariate> found = vocabulary.covariates(one);
        if (found.size() != 1) {
            throw one.fields.wrong("'" + one.kind() + "' stands for " + found.size() + " covariates; one is wanted");
        }
        return found.get(0);
    }

    /** A list of covariates. */
    public List<Covariate> covariates(String name) {
        return clauses(name).stream()
                .flatMap(each -> vocabulary.covariates(each).stream())
                .toList();
    }

    /** An outcome. */
    public Outcome outcome(String name) {
        return vocabulary.outcome(clause(name));
    }

    /** A list of outcomes. */
    public List<Outcome> outcomes(String name) {
        return clauses(name).stream().map(vocabulary::outcome).toList();
    }

    /** An estimator of the effect in one week. */
    public EffectEstimator effectEstimator(String name) {
        return vocabulary.effectEstimator(clause(name));
    }

    /** A caliper, as {@link Caliper#clause()} writes it; without one if it is left out. */
    public Caliper caliper(String name) {
        return has(name)
                ? clause(name).read(is -> new Caliper(is.number("width"), is.kindAs(Caliper.Unit.class)))
                : Caliper.NONE;
    }

    CohortDesign design(String name) {
        return vocabulary.design(clause(name));
    }

    Matcher matcher(String name) {
        return vocabulary.matcher(clause(name));
    }

    PathEstimator estimator(String name) {
        return vocabulary.estimator(clause(name));
    }

    /** The arguments of a clause within this one. */
    Arguments clause(String name) {
        return new Arguments(vocabulary, fields.ofKind(name, Clause.KIND));
    }

    /** Those of a list of clauses. */
    List<Arguments> clauses(String name) {
        return fields.allOfKinds(name, Clause.KIND).stream()
                .map(each -> new Arguments(vocabulary, each))
                .toList();
    }

    /** A list of objects that need no kind, each made into something. */
    <T> List<T> objects(String name, Function<JsonFields, T> factory) {
        return fields.objects(name, factory);
    }

    /** The kind as one of the constants of a type. */
    private <E extends Enum<E>> E kindAs(Class<E> type) {
        return Choices.of(type, kind()).orElseThrow(() -> unknownKind("unit", Choices.words(type)));
    }

    private StateGroup toGroup() {
        Optional<StateGroup> named = StateGroup.composed().stream()
                .filter(group -> group.name().equals(kind()))
                .findFirst();
        if (named.isPresent() || !kind().equals(StateGroup.UNION)) {
            return named.orElseGet(() -> StateGroup.of(kind()));
        }
        List<StateGroup.Part> parts = clauses("of").stream()
                .map(each -> each.read(part -> new StateGroup.Part(
                        part.kind(),
                        part.has("employment")
                                ? Optional.of(part.choice("employment", Employment.class))
                                : Optional.empty())))
                .toList();
        return new StateGroup(text("name"), parts);
    }

    /** Makes something of the arguments; whatever is wrong is said with the path, and what is left over is refused. */
    <T> T read(Function<Arguments, T> factory) {
        return fields.read(any -> factory.apply(this));
    }

    IllegalArgumentException unknownKind(String what, List<String> known) {
        return fields.wrong("no " + what + " of kind " + Suggest.quoted(kind(), known));
    }

    /** An error at an argument. */
    IllegalArgumentException wrong(String name, String what) {
        return fields.wrong(name, what);
    }

    /** {@code age at $.eligible}. */
    @Override
    public String toString() {
        return fields.toString();
    }
}
