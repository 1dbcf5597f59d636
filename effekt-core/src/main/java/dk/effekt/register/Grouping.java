package dk.effekt.register;

import dk.effekt.internal.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A published or chosen way to divide what a week can be into classes that exclude each other. Not every week is in a class:
 * one that was not observed never is, and one out of scope only where a class names it.
 *
 * @param name what it prints as
 * @param source where the division stands, so that it can be looked up
 * @param classes the classes in the order of the source, each under its name
 * @param rest the class, if any, that takes every code which no other class lists, known or not
 */
public record Grouping(String name, String source, List<StateSet> classes, Optional<String> rest) {

    /** The class that {@link #unknownApart} adds. */
    public static final String UNKNOWN_CODE = "unknown-code";

    public Grouping {
        classes = List.copyOf(classes);
        List<String> names = classes.stream().map(StateSet::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "grouping '" + name + "' needs classes of different names, not " + names);
        }
        for (int i = 0; i < classes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (classes.get(i).intersects(classes.get(j))) {
                    throw new IllegalArgumentException("a week can be in the classes '" + classes.get(j) + "' and '"
                            + classes.get(i) + "' of grouping '" + name + "' at once; classes exclude each other");
                }
            }
        }
        if (rest.isPresent() && !names.contains(rest.get())) {
            throw new IllegalArgumentException(
                    "grouping '" + name + "' has no class " + Suggest.quoted(rest.get(), names) + " to take the rest");
        }
    }

    /**
     * A grouping in which a code that no class lists is in no class.
     *
     * @throws IllegalArgumentException if there is no class, or two share a name or a week
     */
    public static Grouping of(String name, String source, List<StateSet> classes) {
        return new Grouping(name, source, classes, Optional.empty());
    }

    /**
     * The same with one more class, for every benefit code that no class lists. No kind of blank belongs to it.
     *
     * @throws IllegalArgumentException if there is a class of that name, or one for the rest
     */
    public Grouping withRest(String className) {
        if (rest.isPresent()) {
            throw new IllegalArgumentException("the rest of grouping '" + name + "' is '" + rest.get() + "' already");
        }
        StateSet left = codes(className, code -> true);
        for (StateSet each : classes) {
            left = left.minus(each);
        }
        List<StateSet> all = new ArrayList<>(classes);
        all.add(left.named(className));
        return new Grouping(name, source, all, Optional.of(className));
    }

    /**
     * The same, but codes which a codebook does not hold leave the class of the rest for a class {@value #UNKNOWN_CODE}: they
     * are in the rest only because nobody knows them, and this shows how much of it they are.
     *
     * @throws IllegalArgumentException if no class takes the rest
     */
    public Grouping unknownApart(Codebook codebook) {
        String from = rest.orElseThrow(() -> new IllegalArgumentException(
                "grouping '" + name + "' has no class for the rest, so unknown codes are in none"));
        StateSet unknown = codes(UNKNOWN_CODE, code -> codebook.entry(code).isEmpty());
        List<StateSet> all = new ArrayList<>();
        for (StateSet each : classes) {
            all.add(each.name().equals(from) ? each.minus(unknown).named(from) : each);
        }
        all.add(set(from).and(unknown).named(UNKNOWN_CODE));
        return new Grouping(name, source, all, rest);
    }

    /** The name of the class that a week is in; none if it is in none, or that cannot be told without the employment. */
    public Optional<String> of(State state, Employment employment) {
        return classes.stream()
                .filter(each -> each.contains(state, employment))
                .map(StateSet::name)
                .findFirst();
    }

    /**
     * A class by its name.
     *
     * @throws IllegalArgumentException if there is none; the message offers the nearest name
     */
    public StateSet set(String className) {
        return classes.stream()
                .filter(each -> each.name().equals(className))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("grouping '" + name + "' has no class "
                        + Suggest.quoted(
                                className, classes.stream().map(StateSet::name).toList())));
    }

    /** Whether a class asks for the employment ratio. */
    public boolean usesEmployment() {
        return classes.stream().anyMatch(StateSet::usesEmployment);
    }

    /** One line: {@code PMC9893621: no-benefit, health-benefit, other-benefit (every other code)}. */
    @Override
    public String toString() {
        return name + ": "
                + classes.stream()
                        .map(StateSet::name)
                        .map(each -> rest.filter(each::equals).isPresent() ? each + " (every other code)" : each)
                        .collect(Collectors.joining(", "));
    }

    private static StateSet codes(String name, Predicate<State> wanted) {
        return StateSet.of(
                name,
                IntStream.rangeClosed(State.FIRST_CODE, State.LAST_CODE)
                        .mapToObj(State::ofCode)
                        .filter(wanted)
                        .toArray(State[]::new));
    }
}
