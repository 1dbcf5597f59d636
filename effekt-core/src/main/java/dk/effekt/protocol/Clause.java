package dk.effekt.protocol;

import dk.effekt.internal.Choices;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a part of a protocol is, as a value: a kind and named arguments, such as {@code age} with {@code from} 18 and {@code to}
 * 30. Two parts with equal clauses do the same.
 *
 * <pre>{@code
 * Clause.of("age").with("from", 18).with("to", 30)
 * Clause.of("weeks-in").with("group", StateGroup.BENEFIT.clause()).with("last", 52)
 * }</pre>
 *
 * @param kind what it is, lower case with hyphens
 * @param arguments by name, in the order in which they are written; each a {@link String}, a whole number as {@link Long}, a
 *     finite {@link Double}, a clause, or a list of these
 */
public record Clause(String kind, Map<String, Object> arguments) {

    /** The name under which the kind is written, which no argument may have. */
    public static final String KIND = "kind";

    public Clause {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("a clause needs a kind, such as 'age'");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            String name = argument.getKey();
            if (name.isBlank() || name.equals(KIND)) {
                throw new IllegalArgumentException(
                        "clause '" + kind + "' cannot have an argument named '" + name + "'");
            }
            copy.put(name, checked(kind, name, argument.getValue()));
        }
        arguments = Collections.unmodifiableMap(copy);
    }

    /** A clause without arguments. */
    public static Clause of(String kind) {
        return new Clause(kind, Map.of());
    }

    /** The same with a text. */
    public Clause with(String name, String value) {
        return plus(name, value);
    }

    /** The same with a whole number. */
    public Clause with(String name, long value) {
        return plus(name, value);
    }

    /**
     * The same with a number.
     *
     * @param value finite; leave the argument out for what is infinite or not known
     */
    public Clause with(String name, double value) {
        return plus(name, value);
    }

    /** The same with a choice, written in lower case with hyphens. */
    public Clause with(String name, Enum<?> value) {
        return plus(name, word(value));
    }

    /** The same with a part that has a clause itself. */
    public Clause with(String name, Clause value) {
        return plus(name, value);
    }

    /**
     * The same with a list.
     *
     * @param values texts, whole numbers, finite numbers or clauses
     */
    public Clause with(String name, List<?> values) {
        return plus(name, values);
    }

    /** How a choice is written: {@code LOG_ODDS} as {@code log-odds}. */
    public static String word(Enum<?> value) {
        return Choices.word(value);
    }

    private Clause plus(String name, Object value) {
        if (arguments.containsKey(name)) {
            throw new IllegalArgumentException("clause '" + kind + "' has two arguments named '" + name + "'");
        }
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new Clause(kind, more);
    }

    private static Object checked(String kind, String name, Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(each -> checked(kind, name, each)).toList();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof String || value instanceof Long || value instanceof Clause) {
            return value;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return value;
        }
        throw new IllegalArgumentException("argument '" + name + "' of clause '" + kind + "' is " + value
                + "; it must be a text, a whole number, a finite number, a clause, or a list of these");
    }

    /** {@code age(from 18, to 30)}. */
    @Override
    public String toString() {
        return arguments.isEmpty()
                ? kind
                : arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + " " + argument.getValue())
                        .collect(Collectors.joining(", ", kind + "(", ")"));
    }
}
