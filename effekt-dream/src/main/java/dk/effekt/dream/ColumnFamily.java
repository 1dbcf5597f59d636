package dk.effekt.dream;

import dk.effekt.input.Reason;
import dk.effekt.register.MonthlySeries;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The names of columns that differ in a week or month only: an expression with the numbers in groups.
 *
 * @param setting the reader's method that states it
 * @param pattern fits the whole name, whatever the case of its letters
 * @param stated whether the user states it
 */
record ColumnFamily(String setting, Pattern pattern, boolean stated) {

    static final ColumnFamily WEEKS = known("weeks", "y_?(\\d{3,4})");
    /** That for hours is a name that no source confirms. */
    static final Map<MonthlySeries, ColumnFamily> MONTHS = Map.of(
            MonthlySeries.EMPLOYMENT_RATIO, known("months of the employment ratio", "grad_?(\\d{4})_?(\\d{2})"),
            MonthlySeries.PAID_HOURS, known("months of the paid hours", "timer_?(\\d{4})_?(\\d{2})"));

    /** The trait that says where a person lives. */
    static final String MUNICIPALITY = "municipality";

    /** By trait. Of these, {@code branche} and {@code ak} are attested; no source confirms the name of the third. */
    static final Map<String, ColumnFamily> TRAITS = Map.of(
            "industry",
            trait("industry", "branche_?(\\d{4})_?(\\d{2})"),
            "unemployment fund",
            trait("unemployment fund", "ak_?(\\d{4}|\\d{2})"),
            MUNICIPALITY,
            trait(MUNICIPALITY, "kommune_?(\\d{4})(?:_?(\\d{2}))?"));

    /** A family of which nothing is known but what it says. */
    static ColumnFamily trait(String name) {
        return TRAITS.getOrDefault(name, trait(name, ""));
    }

    private static ColumnFamily trait(String name, String expression) {
        return known("columns of the trait '" + name + "'", expression);
    }

    private static ColumnFamily known(String setting, String expression) {
        return new ColumnFamily(setting, Pattern.compile(expression, Pattern.CASE_INSENSITIVE), false);
    }

    /**
     * The same family under other names.
     *
     * @param expression with at least and at most so many groups
     * @throws IllegalArgumentException if it is no expression, or has more or fewer groups
     */
    ColumnFamily statedAs(String expression, int leastGroups, int mostGroups, String example) {
        String what = setting + " \"" + expression + "\"";
        try {
            Pattern other = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            int groups = other.matcher("").groupCount();
            if (groups < leastGroups || groups > mostGroups) {
                throw new IllegalArgumentException(
                        what + " has " + groups + " groups; put the numbers in brackets, such as " + example);
            }
            return new ColumnFamily(setting, other, true);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    what + " is no regular expression: " + e.getDescription() + "; write it such as " + example, e);
        }
    }

    /** A name beside the expression. */
    Matcher match(String name) {
        return pattern.matcher(name);
    }

    /** Whether a header has such a column. */
    boolean isIn(Header header) {
        return header.names().stream().anyMatch(name -> match(name).matches());
    }

    /**
     * Stops if the user states names of which a header has none.
     *
     * @throws dk.effekt.input.DataException that shows the columns
     */
    void requireIfStated(Header header) {
        if (stated && !isIn(header)) {
            throw Failures.of(
                    Reason.MISSING_COLUMN,
                    header.place(),
                    "no column fits " + setting + " '" + pattern + "'; the columns are " + header.shown(),
                    "State an expression that fits the whole of each name.");
        }
    }

    /** {@code weeks 'uge_(\\d{4})'}; empty if nothing is stated. */
    @Override
    public String toString() {
        return stated ? setting + " '" + pattern + "'" : "";
    }
}
