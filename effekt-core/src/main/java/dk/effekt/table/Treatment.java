package dk.effekt.table;

import dk.effekt.internal.Suggest;
import java.util.List;
import java.util.Optional;

/** Tells the treated by a column. */
final class Treatment {

    private static final List<List<String>> NO_AND_YES = List.of(List.of("0", "1"), List.of("false", "true"));

    private Treatment() {}

    static boolean[] of(String name, Optional<String> level, Table table) {
        Column.Categories column = table.column(name).coded();
        Formula.requireKnown(List.of(name), table);
        List<String> levels = column.levels();
        String treated = level.map(wanted -> known(name, wanted, levels)).orElseGet(() -> yes(name, levels));
        int code = levels.indexOf(treated);
        boolean[] isTreated = new boolean[table.rows()];
        for (int row = 0; row < isTreated.length; row++) {
            isTreated[row] = column.codes()[row] == code;
        }
        return isTreated;
    }

    private static String known(String name, String level, List<String> levels) {
        if (!levels.contains(level)) {
            throw new IllegalArgumentException(
                    "the treatment '" + name + "' has no level " + Suggest.quoted(level, levels));
        }
        return level;
    }

    /** The level that means treated; any text if there is none, as nobody is. */
    private static String yes(String name, List<String> levels) {
        for (List<String> noAndYes : NO_AND_YES) {
            if (levels.stream().allMatch(level -> noAndYes.stream().anyMatch(level::equalsIgnoreCase))) {
                return levels.stream()
                        .filter(noAndYes.get(1)::equalsIgnoreCase)
                        .findFirst()
                        .orElse("");
            }
        }
        String first = levels.get(levels.size() - 1);
        throw new IllegalArgumentException("nothing says which values of the treatment '" + name + "' mean treated ("
                + TableText.levels(levels) + "); it is a column of 0 and 1, or state the level of the treated: "
                + Factor.quoted(name) + " == \"" + first + "\" left of the ~, or withTreatedLevel(\"" + first + "\")");
    }
}
