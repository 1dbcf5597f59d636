package dk.effekt.dream;

import dk.effekt.internal.Suggest;
import dk.effekt.register.StateGroup;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of groups that a code table is looked at with.
 *
 * @param known all names that one may have meant
 */
record CodebookGroups(Set<String> known) {

    private static final List<StateGroup> CONSTANTS = List.of(
            StateGroup.EDUCATIONAL_ASSISTANCE,
            StateGroup.CASH_ASSISTANCE,
            StateGroup.UNEMPLOYMENT_BENEFIT,
            StateGroup.SICKNESS_BENEFIT,
            StateGroup.IN_MEASURE,
            StateGroup.BENEFIT,
            StateGroup.JOB_OR_EDUCATION,
            StateGroup.SELF_SUPPORT);

    /** The given names and those that effekt asks for. */
    static CodebookGroups of(Collection<String> names) {
        Set<String> known = new TreeSet<>(names);
        known.addAll(asked().keySet());
        return new CodebookGroups(known);
    }

    /** The groups that effekt asks for, each with what becomes of a table without it. */
    static Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        CONSTANTS.forEach(constant -> constant.parts()
                .forEach(part ->
                        asked.putIfAbsent(part.group(), "a study that asks for '" + constant + "' is refused")));
        asked.put("censoring", "blank weeks after emigration, pension or death count as without benefit");
        return asked;
    }

    /**
     * The known name that a name is probably a misspelling of. A name that only adds words, such as
     * {@code cash-assistance-young}, is none; nor is one beside the right name in the same row.
     *
     * @param beside all names of the row
     */
    Optional<String> meant(String name, Set<String> beside) {
        return known.contains(name)
                ? Optional.empty()
                : Suggest.nearest(name, known)
                        .filter(near -> !("-" + name + "-").contains("-" + near + "-") && !beside.contains(near));
    }
}
