package dk.effekt.register;

import dk.effekt.internal.Suggest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the benefit codes mean: names, groups, and what each row rests on. Not all codes of DREAM are established, so a
 * codebook is data with a version, which users may replace. A code that it does not hold belongs to no group.
 */
public final class Codebook {

    private final String version;
    private final List<CodebookEntry> entries;
    private final CodebookEntry[] byCode = new CodebookEntry[State.LAST_CODE + 1];
    private final Map<String, Set<State>> groups = new TreeMap<>();

    private Codebook(String version, List<CodebookEntry> entries) {
        this.version = version;
        this.entries = List.copyOf(entries);
        // A single code wins over a range that covers it, whichever comes first.
        for (boolean ranges : new boolean[] {true, false}) {
            for (CodebookEntry entry : entries) {
                if (entry.isRange() == ranges) {
                    place(entry);
                }
            }
        }
        for (int code = 0; code < byCode.length; code++) {
            CodebookEntry entry = byCode[code];
            if (entry != null) {
                State state = new State(code);
                entry.groups()
                        .forEach(group -> groups.computeIfAbsent(group, g -> new TreeSet<>())
                                .add(state));
            }
        }
    }

    /**
     * A codebook of the given rows. A single code wins over a range that covers it.
     *
     * @param version what it prints as, such as {@code "effekt 2026-11"}
     * @throws IllegalArgumentException if two rows of the same kind hold the same code
     */
    public static Codebook of(String version, List<CodebookEntry> entries) {
        return new Codebook(version, entries);
    }

    private void place(CodebookEntry entry) {
        for (int code = entry.first(); code <= entry.last(); code++) {
            CodebookEntry there = byCode[code];
            if (there != null && there.isRange() == entry.isRange()) {
                throw new IllegalArgumentException("code " + code + " stands in two rows of codebook " + version);
            }
            byCode[code] = entry;
        }
    }

    /** Which edition of the table this is. */
    public String version() {
        return version;
    }

    /** The rows as they were given. */
    public List<CodebookEntry> entries() {
        return entries;
    }

    /** The row that holds a state; none for an unknown code and for weeks out of scope or not observed. */
    public Optional<CodebookEntry> entry(State state) {
        return Optional.ofNullable(byCode[state.code()]);
    }

    /** The names of all groups, in alphabetical order. */
    public Set<String> groups() {
        return Collections.unmodifiableSet(groups.keySet());
    }

    /**
     * The states of a group.
     *
     * @throws IllegalArgumentException if there is no such group; the message offers the nearest name
     */
    public StateSet group(String name) {
        Set<State> states = groups.get(name);
        if (states == null) {
            throw new IllegalArgumentException(
                    "codebook " + version + " has no group " + Suggest.quoted(name, groups.keySet()));
        }
        return StateSet.of(name, states.toArray(State[]::new));
    }

    /** All groups with their states, both in ascending order: what decides the answers, and nothing else of the codebook. */
    Map<String, Set<State>> members() {
        return Collections.unmodifiableMap(groups);
    }

    /** {@code codebook effekt 2026-11: 62 rows, 27 groups}. */
    @Override
    public String toString() {
        return "codebook " + version + ": " + entries.size() + " rows, " + groups.size() + " groups";
    }
}
