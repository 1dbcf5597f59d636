package dk.effekt.disclosure;

import com.google.common.base.Preconditions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * What people are split by in a table, a spanning variable: each of them has one of its levels.
 *
 * @param name such as {@code age}; tables of the same people with a dimension of the same name are linked
 * @param levels at least one, different from each other, none of them {@code total}; people of whom the level is not known have
 *     a level of their own
 */
public record Dimension(String name, List<String> levels) {

    /** What the margins are called. */
    static final String TOTAL = "total";

    public Dimension {
        levels = List.copyOf(levels);
        Preconditions.checkArgument(!name.isBlank(), "the dimension has no name");
        Preconditions.checkArgument(!levels.isEmpty(), "dimension '%s' has no level", name);
        for (String level : levels) {
            Preconditions.checkArgument(
                    !level.isBlank(), "dimension '%s' has a level without a name: %s", name, levels);
            Preconditions.checkArgument(
                    !level.toLowerCase(Locale.ROOT).equals(TOTAL),
                    "dimension '%s' has a level '%s', which is what the margin is called; give it another name",
                    name,
                    level);
        }
        Preconditions.checkArgument(
                new HashSet<>(levels).size() == levels.size(), "dimension '%s' has a level twice: %s", name, levels);
    }

    /** A dimension with its levels. */
    public static Dimension of(String name, String... levels) {
        return new Dimension(name, List.of(levels));
    }

    /** Number of levels. */
    public int size() {
        return levels.size();
    }

    /** One line: {@code age: 18-24, 25-29}. */
    @Override
    public String toString() {
        return name + ": " + String.join(", ", levels);
    }
}
