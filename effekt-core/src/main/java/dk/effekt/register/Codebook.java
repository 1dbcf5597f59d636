package dk.effekt.register;

import dk.effekt.input.ReadReport;
import dk.effekt.internal.Suggest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
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
    private final ReadReport report;
    private final CodebookEntry[] byCode = new CodebookEntry[State.LAST_CODE + 1];
    private final Map<String, Set<State>> groups = new TreeMap<>();

    private Codebook(String version, List<CodebookEntry> entries, ReadReport report) {
        this.version = version;
        this.entries = List.copyOf(entries);
        this.report = report;
        requireOneMeaning();
        // The last one stays: a single code wins over a range that covers it, and the latest row over those before.
        entries.stream()
                .sorted(Comparator.comparing(CodebookEntry::isRange)
                        .reversed()
                        .thenComparing(entry -> entry.validFrom().orElse(LocalDate.MIN)))
                .forEach(entry -> Arrays.fill(byCode, entry.first(), entry.last() + 1, entry));
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
     * A codebook of the given rows. A single code wins over a range that covers it. Several rows may hold a code one after
     * the other, if only its names change: a code is in the same groups in all weeks.
     *
     * @param version what it prints as, such as {@code "effekt 2026-11"}
     * @throws IllegalArgumentException if two rows of the same kind hold the same code on the same day, or put it in different
     *     groups
     */
    public static Codebook of(String version, List<CodebookEntry> entries) {
        return of(version, entries, ReadReport.ofMemory(entries.size()));
    }

    /**
     * The same for rows that were read from somewhere.
     *
     * @param report what was remarked upon while they were read
     */
    public static Codebook of(String version, List<CodebookEntry> entries, ReadReport report) {
        return new Codebook(version, entries, report);
    }

    private void requireOneMeaning() {
        for (int i = 0; i < entries.size(); i++) {
            for (int j = 0; j < i; j++) {
                CodebookEntry one = entries.get(j);
                CodebookEntry other = entries.get(i);
                if (!one.sharesCode(other)) {
                    continue;
                }
                int code = Math.max(one.first(), other.first());
                if (one.overlaps(other)) {
                    throw new IllegalArgumentException("code " + code + " stands in two rows of codebook " + version);
                }
                if (!one.groups().equals(other.groups())) {
                    throw new IllegalArgumentException(
                            "code " + code + " is in other groups in another row of codebook " + version
                                    + "; it must be in the same in all weeks");
                }
            }
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

    /** What was remarked upon while it was read; a snapshot of a register does not keep it. */
    public ReadReport report() {
        return report;
    }

    /**
     * The row that holds a state, the latest if there are several; none for an unknown code and for weeks out of scope or
     * not observed.
     */
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

    /** {@code codebook effekt 2026-11: 64 rows, 35 groups}, and how many notes are in its report, if any. */
    @Override
    public String toString() {
        return "codebook " + version + ": " + entries.size() + " rows, " + groups.size() + " groups"
                + (report.findings().isEmpty() ? "" : "; " + report.findings().size() + " notes in its report");
    }
}
