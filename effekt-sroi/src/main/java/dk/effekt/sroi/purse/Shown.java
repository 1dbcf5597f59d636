package dk.effekt.sroi.purse;

import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.SmallCells;
import java.util.Locale;
import java.util.OptionalLong;

/** What of the ladder's counts, and of what rests on so many people, may be printed under a rule. */
record Shown(SmallCells rule) {

    /** What stands for what is hidden, as in other published tables. */
    static final String HIDDEN = "..";

    /** A count of people, courses or events; none if it is hidden. */
    OptionalLong seen(long count) {
        return count > Integer.MAX_VALUE
                ? OptionalLong.of(count)
                : rule.protect(CountTable.list("count", Dimension.of("of", "all"), count))
                        .count(0, 0);
    }

    String count(long count) {
        OptionalLong seen = seen(count);
        return seen.isPresent() ? number(seen.getAsLong()) : HIDDEN;
    }

    /** {@code 3 persons}, {@code few persons}: some in a sentence, what is said of one and of several behind. */
    String some(long count, String one, String several) {
        OptionalLong seen = seen(count);
        return seen.isPresent()
                ? number(seen.getAsLong()) + " " + (seen.getAsLong() == 1 ? one : several)
                : "few " + several;
    }

    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A text that rests on so many people. */
    String of(long persons, String text) {
        return rule.allows(persons) ? text : HIDDEN;
    }

    /** What stands below a table in which something is hidden, or that is not for others. */
    String below(String table) {
        if (!rule.isProtected()) {
            return rule.describe() + ".";
        }
        return table.contains(HIDDEN) ? HIDDEN + " is hidden: " + rule.describe() + "." : "";
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
