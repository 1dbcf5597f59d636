package dk.effekt.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read so that nothing is passed over: a field that nobody asked for is refused, as is one that is
 * missing or of another type. Errors name the JSON path. An object may say by a field of what kind it is; one that has nothing but
 * its kind may be written as that alone. Not thread-safe.
 */
public final class JsonFields {

    private static final int MOST_SHOWN = 60;

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final PrettyPrinter ARRAYS_IN_ONE_LINE = new DefaultPrettyPrinter().withObjectIndenter(LINES);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
            .build();

    private final String document;
    private final String path;
    private final String kind;
    private final JsonNode node;
    private final Set<String> asked = new TreeSet<>();

    private JsonFields(String document, String path, String kind, JsonNode node) {
        this.document = document;
        this.path = path;
        this.kind = kind;
        this.node = node;
    }

    private static JsonFields ofObject(String document, String path, JsonNode node) {
        JsonFields made = new JsonFields(document, path, "", node);
        if (!node.isObject()) {
            throw made.wrong(shown(node) + " is no object");
        }
        return made;
    }

    private static JsonFields ofKind(String document, String path, String kindField, JsonNode node) {
        if (node.isTextual()) {
            return new JsonFields(document, path, node.textValue(), object());
        }
        JsonFields made = new JsonFields(document, path, node.path(kindField).asText(), node);
        if (!node.path(kindField).isTextual()) {
            throw made.wrong(shown(node) + " has no kind; write an object with \"" + kindField
                    + "\" and its arguments, or the kind alone if it takes none");
        }
        made.asked.add(kindField);
        return made;
    }

    /**
     * Reads a document whose outermost object says by a field of what version it is.
     *
     * @param document what messages call it
     * @param factory makes something of the fields
     * @throws IllegalArgumentException if it is no JSON, of another version, or the factory refuses it
     */
    public static <T> T read(
            String document, String json, String versionField, int version, Function<JsonFields, T> factory) {
        JsonFields root = ofObject(document, "$", parsed(document, json, versionField));
        int found = root.integer(versionField);
        if (found != version) {
            throw root.wrong(versionField, found + " is another version; this one of effekt reads " + version);
        }
        return root.read(factory);
    }

    /** An empty object, to be written. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The JSON, indented, with a line feed between lines on every system. */
    public static String write(ObjectNode root) {
        return written(MAPPER.writerWithDefaultPrettyPrinter(), root);
    }

    /** The same with what stands in an array in one line, for long results. */
    public static String writeWithArraysInOneLine(ObjectNode root) {
        return written(MAPPER.writer(ARRAYS_IN_ONE_LINE), root);
    }

    private static String written(ObjectWriter writer, ObjectNode root) {
        try {
            return writer.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and strings cannot fail to be written", e);
        }
    }

    /** What the object says that it is; empty of one that does not. */
    public String kind() {
        return kind;
    }

    /** Whether there is a field of that name; for those that may be left out. */
    public boolean has(String name) {
        asked.add(name);
        return node.has(name);
    }

    /** A text. */
    public String text(String name) {
        return as(name, "a text", JsonNode::isTextual).textValue();
    }

    /** A text, empty if it is left out. */
    public String textOrNone(String name) {
        return has(name) ? text(name) : "";
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

    /** A finite number. */
    public double number(String name) {
        return as(name, "a number", JsonFields::isNumber).doubleValue();
    }

    /** One of the constants of a type. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        String word = text(name);
        return Choices.of(type, word)
                .orElseThrow(() -> wrong(name, "no such choice as " + Suggest.quoted(word, Choices.words(type))));
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        return list(name, "a text", JsonNode::isTextual, JsonNode::textValue);
    }

    /** A list of texts, empty if it is left out. */
    public List<String> textsOrNone(String name) {
        return has(name) ? texts(name) : List.of();
    }

    /** A list of whole numbers of the size of an {@code int}. */
    public List<Integer> integers(String name) {
        return list(name, "a whole number", n -> n.isIntegralNumber() && n.canConvertToInt(), JsonNode::intValue);
    }

    /** A list of finite numbers. */
    public List<Double> numbers(String name) {
        return list(name, "a number", JsonFields::isNumber, JsonNode::doubleValue);
    }

    /** A list of objects, each made into something. */
    public <T> List<T> objects(String name, Function<JsonFields, T> factory) {
        return elements(name, (at, each) -> ofObject(document, at, each).read(factory));
    }

    /** An object that says by a field of what kind it is, or its kind alone; to be {@linkplain #read read}. */
    public JsonFields ofKind(String name, String kindField) {
        return ofKind(document, path + "." + name, kindField, get(name, "an object of some kind"));
    }

    /** A list of such objects. */
    public List<JsonFields> allOfKinds(String name, String kindField) {
        return elements(name, (at, each) -> ofKind(document, at, kindField, each));
    }

    /** An object made into something; empty if it is left out. */
    public <T> Optional<T> object(String name, Function<JsonFields, T> factory) {
        return has(name)
                ? Optional.of(
                        ofObject(document, path + "." + name, node.get(name)).read(factory))
                : Optional.empty();
    }

    /** The names of the fields, for an object whose names are the user's; all of them are then to be read. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<String> left() {
        return names().stream().filter(one -> !asked.contains(one)).toList();
    }

    /** An error at the object. */
    public IllegalArgumentException wrong(String what) {
        return at(path, what, null);
    }

    /** An error at a field. */
    public IllegalArgumentException wrong(String name, String what) {
        return at(path + "." + name, what, null);
    }

    /** Makes something of the fields; whatever is wrong is said with the path, and what is left over is refused. */
    public <T> T read(Function<JsonFields, T> factory) {
        T made;
        try {
            made = factory.apply(this);
        } catch (Problem problem) {
            throw problem;
        } catch (IllegalArgumentException refused) {
            throw at(path, String.valueOf(refused.getMessage()), refused);
        }
        for (String name : left()) {
            throw wrong(name, "the field is not known; " + known(name));
        }
        return made;
    }

    private String known(String name) {
        List<String> absent = asked.stream().filter(one -> !node.has(one)).toList();
        return Suggest.nearest(name, absent)
                .map(near -> "did you mean '" + near + "'?")
                .orElse((kind.isEmpty() ? "there are " : "'" + kind + "' has ")
                        + (asked.isEmpty() ? "no arguments" : String.join(", ", asked)));
    }

    private JsonNode as(String name, String wanted, Predicate<JsonNode> isRight) {
        return required(path + "." + name, get(name, wanted), wanted, isRight);
    }

    private JsonNode get(String name, String wanted) {
        if (!has(name)) {
            throw wrong((kind.isEmpty() ? "'" + name + "' is missing, " : "'" + kind + "' lacks '" + name + "', ")
                    + wanted
                    + Suggest.nearest(name, left())
                            .map(near -> "; did you mean it by '" + near + "'?")
                            .orElse(""));
        }
        return node.get(name);
    }

    private interface Element<T> {
        T of(String path, JsonNode node);
    }

    private <T> List<T> elements(String name, Element<T> element) {
        JsonNode array = as(name, "a list", JsonNode::isArray);
        List<T> all = new ArrayList<>();
        for (JsonNode each : array) {
            all.add(element.of(path + "." + name + "[" + all.size() + "]", each));
        }
        return List.copyOf(all);
    }

    private <T> List<T> list(String name, String wanted, Predicate<JsonNode> isRight, Function<JsonNode, T> value) {
        return elements(name, (at, each) -> value.apply(required(at, each, wanted, isRight)));
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue());
    }

    private JsonNode required(String where, JsonNode value, String wanted, Predicate<JsonNode> isRight) {
        if (!isRight.test(value)) {
            throw at(where, shown(value) + " is not " + wanted, null);
        }
        return value;
    }

    private static JsonNode parsed(String document, String json, String versionField) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isMissingNode()) {
                throw new IllegalArgumentException(
                        document + ": the text is empty; an object with \"" + versionField + "\" is wanted");
            }
            return node;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            // Without its cause, which holds the whole text, and that may be one of persons that was taken for a
            // protocol.
            throw new IllegalArgumentException(
                    document + " is not JSON" + where + ": " + LongNumbers.hidden(e.getOriginalMessage()));
        }
    }

    private Problem at(String where, String what, @Nullable Throwable cause) {
        return new Problem(document + ", " + where + ": " + what, cause);
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    /** {@code age at $.eligible}. */
    @Override
    public String toString() {
        return (kind.isEmpty() ? document : kind) + " at " + path;
    }

    /** An error that says where it is. */
    private static final class Problem extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Problem(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
