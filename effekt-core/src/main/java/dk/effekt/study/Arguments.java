package dk.effekt.study;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.cohort.CohortDesign;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.PathEstimator;
import dk.effekt.internal.Suggest;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.Matcher;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Employment;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a clause that is read from a protocol's JSON, for those who make something of it. Every argument must be
 * asked for: one that nobody asked for is refused, as are those that are missing or of another type. Errors name the JSON path.
 * Not thread-safe.
 */
public final class Arguments {

    private static final int MOST_SHOWN = 60;

    private final ProtocolVocabulary vocabulary;
    private final String path;
    private final String kind;
    private final JsonNode node;
    private final Set<String> asked = new TreeSet<>();

    private Arguments(ProtocolVocabulary vocabulary, String path, String kind, JsonNode node) {
        this.vocabulary = vocabulary;
        this.path = path;
        this.kind = kind;
        this.node = node;
    }

    /** The fields of an object that needs no kind. */
    static Arguments ofObject(ProtocolVocabulary vocabulary, String path, String what, JsonNode node) {
        if (!node.isObject()) {
            throw at(path, shown(node) + " is no object; " + what + " is wanted");
        }
        return new Arguments(vocabulary, path, what, node);
    }

    /** A clause: an object with a kind, or the kind alone. */
    private static Arguments ofClause(ProtocolVocabulary vocabulary, String path, JsonNode node) {
        if (node.isTextual()) {
            return new Arguments(vocabulary, path, node.textValue(), node);
        }
        if (!node.isObject() || !node.path(Clause.KIND).isTextual()) {
            throw at(
                    path,
                    shown(node) + " has no kind; write an object with \"" + Clause.KIND
                            + "\" and its arguments, or the kind alone if it takes none");
        }
        Arguments made = new Arguments(vocabulary, path, node.path(Clause.KIND).textValue(), node);
        made.asked.add(Clause.KIND);
        return made;
    }

    /** The kind of the clause. */
    public String kind() {
        return kind;
    }

    /** Whether there is an argument of that name; for those that may be left out. */
    public boolean has(String name) {
        asked.add(name);
        return node.has(name);
    }

    /** A text. */
    public String text(String name) {
        return as(name, "a text", JsonNode::isTextual).textValue();
    }

    /** A whole number of the size of an {@code int}. */
    public int integer(String name) {
        return as(name, "a whole number", n -> n.isIntegralNumber() && n.canConvertToInt())
                .intValue();
    }

    /** A whole number of the size of a {@code long}. */
    public long wholeNumber(String name) {
        return as(name, "a whole number", n -> n.isIntegralNumber() && n.canConvertToLong())
                .longValue();
    }

    /** A number. */
    public double number(String name) {
        return as(name, "a number", Arguments::isNumber).doubleValue();
    }

    /** One of the constants of a type, which are written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        String word = text(name);
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> Clause.word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> at(
                        path + "." + name,
                        "no such choice as "
                                + Suggest.quoted(
                                        word,
                                        Arrays.stream(all).map(Clause::word).toList())));
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        return list(name, "a text", JsonNode::isTextual, JsonNode::textValue);
    }

    /** A list of whole numbers. */
    public List<Integer> integers(String name) {
        return list(name, "a whole number", n -> n.isIntegralNumber() && n.canConvertToInt(), JsonNode::intValue);
    }

    /** A list of numbers. */
    public List<Double> numbers(String name) {
        return list(name, "a number", Arguments::isNumber, JsonNode::doubleValue);
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
            throw at(one.path, "'" + one.kind + "' stands for " + found.size() + " covariates; one is wanted");
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
        return ofClause(vocabulary, path + "." + name, get(name, "a clause"));
    }

    /** Those of a list of clauses. */
    List<Arguments> clauses(String name) {
        return elements(name, (at, each) -> ofClause(vocabulary, at, each));
    }

    /** A list of objects that need no kind. */
    List<Arguments> objects(String name, String what) {
        return elements(name, (at, each) -> ofObject(vocabulary, at, what, each));
    }

    /** The kind as one of the constants of a type. */
    private <E extends Enum<E>> E kindAs(Class<E> type) {
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> Clause.word(one).equals(kind))
                .findFirst()
                .orElseThrow(() ->
                        unknownKind("unit", Arrays.stream(all).map(Clause::word).toList()));
    }

    private StateGroup toGroup() {
        Optional<StateGroup> named = StateGroup.composed().stream()
                .filter(group -> group.name().equals(kind))
                .findFirst();
        if (named.isPresent() || !kind.equals(StateGroup.UNION)) {
            return named.orElseGet(() -> StateGroup.of(kind));
        }
        List<StateGroup.Part> parts = clauses("of").stream()
                .map(each -> each.read(part -> new StateGroup.Part(
                        part.kind,
                        part.has("employment")
                                ? Optional.of(part.choice("employment", Employment.class))
                                : Optional.empty())))
                .toList();
        return new StateGroup(text("name"), parts);
    }

    /** Makes something of the arguments; whatever is wrong is said with the path, and what is left over is refused. */
    <T> T read(Function<Arguments, T> factory) {
        T made;
        try {
            made = factory.apply(this);
        } catch (Problem problem) {
            throw problem;
        } catch (IllegalArgumentException refused) {
            throw new Problem(prefix(path) + refused.getMessage(), refused);
        }
        requireNothingLeft();
        return made;
    }

    IllegalArgumentException unknownKind(String what, List<String> known) {
        return at(path, "no " + what + " of kind " + Suggest.quoted(kind, known));
    }

    /** An error at an argument. */
    IllegalArgumentException wrong(String name, String what) {
        return at(path + "." + name, what);
    }

    private void requireNothingLeft() {
        List<String> left = left();
        if (!left.isEmpty()) {
            String name = left.get(0);
            List<String> known = asked.stream().filter(one -> !node.has(one)).toList();
            throw at(
                    path + "." + name,
                    shown(node.get(name)) + " is given for " + quotedOr(name, known) + "; '" + kind + "' has "
                            + (asked.isEmpty() ? "no arguments" : String.join(", ", asked)));
        }
    }

    private static String quotedOr(String name, List<String> known) {
        return "'" + name + "', which is not known"
                + Suggest.nearest(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
    }

    /** The arguments that nobody has asked for. */
    private List<String> left() {
        List<String> left = new ArrayList<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                left.add(name);
            }
        }
        return left;
    }

    private JsonNode get(String name, String wanted) {
        asked.add(name);
        if (!node.has(name)) {
            throw at(
                    path,
                    "'" + kind + "' lacks '" + name + "', " + wanted
                            + Suggest.nearest(name, left())
                                    .map(near -> "; did you mean it by '" + near + "'?")
                                    .orElse(""));
        }
        return node.get(name);
    }

    private JsonNode as(String name, String wanted, Predicate<JsonNode> isRight) {
        return required(path + "." + name, get(name, wanted), wanted, isRight);
    }

    private <T> List<T> list(String name, String wanted, Predicate<JsonNode> isRight, Function<JsonNode, T> value) {
        return elements(name, (at, each) -> value.apply(required(at, each, wanted, isRight)));
    }

    private interface Element<T> {
        T of(String path, JsonNode node);
    }

    private <T> List<T> elements(String name, Element<T> element) {
        JsonNode array = as(name, "a list", JsonNode::isArray);
        List<T> all = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            all.add(element.of(path + "." + name + "[" + i + "]", array.get(i)));
        }
        return List.copyOf(all);
    }

    private static JsonNode required(String path, JsonNode node, String wanted, Predicate<JsonNode> isRight) {
        if (!isRight.test(node)) {
            throw at(path, shown(node) + " is not " + wanted);
        }
        return node;
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue());
    }

    static IllegalArgumentException at(String path, String what) {
        return new Problem(prefix(path) + what, null);
    }

    private static String prefix(String path) {
        return "protocol, " + path + ": ";
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    /** {@code age at $.eligible}. */
    @Override
    public String toString() {
        return kind + " at " + path;
    }

    /** An error that says where it is. */
    private static final class Problem extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Problem(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
