package dk.effekt.intervention;

import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom an offer is for. What is not said leaves nobody out.
 *
 * @param fromAge youngest age in years, inclusive; 0 if not said
 * @param belowAge oldest age, exclusive, above {@code fromAge}: 18 to 30 is 18 to 29 years old; {@link #NO_LIMIT} if not said
 * @param benefits names of groups of states, as {@link StateGroup#name()} has them, of which one is received; any if empty
 * @param readiness classes, in the words of the register's trait, of which one holds; any if empty
 */
public record TargetGroup(int fromAge, int belowAge, Set<String> benefits, Set<String> readiness) {

    /** The age limit of an offer without one. */
    public static final int NO_LIMIT = 150;

    /** Everybody. */
    public static final TargetGroup ANYONE = new TargetGroup(0, NO_LIMIT, Set.of(), Set.of());

    public TargetGroup {
        if (fromAge < 0 || belowAge <= fromAge || belowAge > NO_LIMIT) {
            throw new IllegalArgumentException("age from " + fromAge + " to below " + belowAge
                    + " holds nobody; it goes from 0 up to " + NO_LIMIT);
        }
        benefits = Collections.unmodifiableSet(new TreeSet<>(Words.of("benefit", benefits)));
        readiness = Collections.unmodifiableSet(new TreeSet<>(Words.of("readiness", readiness)));
    }

    /** The same from an age to just below another. */
    public TargetGroup aged(int fromYears, int toYears) {
        return new TargetGroup(fromYears, toYears, benefits, readiness);
    }

    /** The same for those in one of some groups of states, each one of the codebook's or one that {@link StateGroup#composed()} has. */
    public TargetGroup receiving(StateGroup... groups) {
        return new TargetGroup(
                fromAge,
                belowAge,
                new TreeSet<>(Arrays.stream(groups).map(StateGroup::name).toList()),
                readiness);
    }

    /** The same for those in one of some classes of readiness. */
    public TargetGroup ready(String... classes) {
        return new TargetGroup(fromAge, belowAge, benefits, new TreeSet<>(List.of(classes)));
    }

    /** Whether persons of an age, in whole years, belong to it. */
    public boolean holdsAge(int age) {
        return age >= fromAge && (age < belowAge || belowAge == NO_LIMIT);
    }

    /** Whether it leaves out no age. */
    public boolean holdsEveryAge() {
        return fromAge == 0 && belowAge == NO_LIMIT;
    }

    /** {@code aged 18 to 29, educational-assistance}, or {@code anyone}. */
    @Override
    public String toString() {
        return words(fromAge, belowAge, benefits, readiness);
    }

    /** What is said of a group, and nothing of what is not. */
    static String words(int from, int below, Set<String> benefits, Set<String> readiness) {
        List<String> said = new ArrayList<>();
        if (from > 0 || below < NO_LIMIT) {
            said.add(ages(from, below));
        }
        for (Set<String> words : List.of(benefits, readiness)) {
            if (!words.isEmpty()) {
                said.add(String.join(" or ", words));
            }
        }
        return said.isEmpty() ? "anyone" : String.join(", ", said);
    }

    static String ages(int from, int below) {
        return below == NO_LIMIT
                ? from == 0 ? "any age" : "aged " + from + " or more"
                : from == 0
                        ? "aged below " + below
                        : from == below - 1 ? "aged " + from : "aged " + from + " to " + (below - 1);
    }
}
