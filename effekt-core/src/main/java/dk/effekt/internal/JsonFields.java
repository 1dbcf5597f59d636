package dk.effekt.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of a JSON object, read so that nothing is passed over: a field that nobody asked for is refused, as is one that is
 * missing or of another type. Errors name the JSON path. Not thread-safe.
 */
public final class JsonFields {

    private static final int MOST_SHOWN = 60;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private final String document;
    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new TreeSet<>();

    private JsonFields(String document, String path, JsonNode node) {
        this.document = document;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw at(path, shown(node) + " is no object");
        }
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
        JsonFields root = new JsonFields(document, "$", parsed(document, json));
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
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and strings cannot fail to be written", e);
        }
    }

    /** How a choice is written: {@code BEFORE_AFTER} as {@code before-after}. */
    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there is a field of that name; for those that may be left out. */
    public boolean has(String name) {
        asked.add(name);
        return node.has(name);
    }

    /** Refuses an object without a field, which is named in words. */
    public void require(String name, String what) {
        get(name, what);
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

    /** A finite number. */
    public double number(String name) {
        return as(name, "a number", n -> n.isNumber() && Double.isFinite(n.doubleValue()))
                .doubleValue();
    }

    /** One of the constants of a type. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        String word = text(name);
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(JsonFields::word).toList();
        int at = words.indexOf(word);
        if (at < 0) {
            throw wrong(name, "no such choice as " + Suggest.quoted(word, words));
        }
        return type.getEnumConstants()[at];
    }

    /** A list of texts, empty if it is left out. */
    public List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        elements(name)
                .forEach(each -> all.add(required(path + "." + name, each, "a list of texts", JsonNode::isTextual)
                        .textValue()));
        return all;
    }

    /** A list of objects, each made into something; empty if it is left out. */
    public <T> List<T> objects(String name, Function<JsonFields, T> factory) {
        List<T> all = new ArrayList<>();
        for (JsonNode each : elements(name)) {
            all.add(new JsonFields(document, path + "." + name + "[" + all.size() + "]", each).read(factory));
        }
        return all;
    }

    /** An object made into something; empty if it is left out. */
    public <T> Optional<T> object(String name, Function<JsonFields, T> factory) {
        return has(name)
                ? Optional.of(new JsonFields(document, path + "." + name, node.get(name)).read(factory))
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

    /** An error at a field. */
    public IllegalArgumentException wrong(String name, String what) {
        return at(path + "." + name, what);
    }

    private <T> T read(Function<JsonFields, T> factory) {
        T made;
        try {
            made = factory.apply(this);
        } catch (Problem problem) {
            throw problem;
        } catch (IllegalArgumentException refused) {
            throw at(path, String.valueOf(refused.getMessage()));
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
                .orElse("there are " + String.join(", ", asked));
    }

    private JsonNode elements(String name) {
        return has(name)
                ? required(path + "." + name, node.get(name), "a list", JsonNode::isArray)
                : JsonNodeFactory.instance.arrayNode();
    }

    private JsonNode as(String name, String wanted, Predicate<JsonNode> isRight) {
        return required(path + "." + name, get(name, wanted), wanted, isRight);
    }

    private JsonNode get(String name, String wanted) {
        if (!has(name)) {
            throw at(
                    path,
                    "'" + name + "' is missing, " + wanted
                            + Suggest.nearest(name, left())
                                    .map(near -> "; did you mean it by '" + near + "'?")
                                    .orElse(""));
        }
        return node.get(name);
    }

    private JsonNode required(String where, JsonNode value, String wanted, Predicate<JsonNode> isRight) {
        if (!isRight.test(value)) {
            throw at(where, shown(value) + " is not " + wanted);
        }
        return value;
    }

    private static JsonNode parsed(String document, String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isMissingNode()) {
                throw new IllegalArgumentException(document + ": the text is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new IllegalArgumentException(document + " is not JSON" + where + ": " + e.getOriginalMessage(), e);
        }
    }

    private Problem at(String where, String what) {
        return new Problem(document + ", " + where + ": " + what);
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    @Override
    public String toString() {
        return document + " at " + path;
    }

    /** An error that says where it is. */
    private static final class Problem extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Problem(String message) {
            super(message);
        }
    }
}
