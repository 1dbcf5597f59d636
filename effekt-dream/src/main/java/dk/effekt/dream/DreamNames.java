package dk.effekt.dream;

import dk.effekt.internal.Suggest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the columns of an extract are named.
 *
 * @param columns those of which there is one
 * @param weeks those of which there is one for each week
 * @param months those of which there is one for each month
 */
record DreamNames(ColumnNames<DreamColumn> columns, ColumnFamily weeks, ColumnFamily months) {

    static final DreamNames KNOWN = new DreamNames(
            ColumnNames.known(DreamColumn.class, DreamColumn::names), ColumnFamily.WEEKS, ColumnFamily.MONTHS);

    private static final Map<String, String> FAMILIES = Map.of("y####", "y_YYWW", "grad######", "grad_YYYY_MM");

    DreamNames withColumn(DreamColumn kind, String nameOrExpression) {
        return new DreamNames(columns.with(kind, nameOrExpression), weeks, months);
    }

    DreamNames withWeeks(String expression) {
        return new DreamNames(columns, weeks.statedAs(expression, 1, 2, "uge_(\\d{4})"), months);
    }

    DreamNames withMonths(String expression) {
        return new DreamNames(columns, weeks, months.statedAs(expression, 2, 2, "grad_(\\d{4})_(\\d{2})"));
    }

    /**
     * Stops if a name is stated for something that a table of this layout does not have.
     *
     * @throws IllegalArgumentException that names it
     */
    void requireUseIn(Layout layout) {
        String noUse = " stated, but a " + layout.form().word() + " table has no use for ";
        for (DreamColumn kind : columns.stated()) {
            if (!layout.kinds().contains(kind)) {
                throw new IllegalArgumentException("column " + kind + " is" + noUse + "it");
            }
        }
        if (layout.form() != Form.WIDE && (weeks.stated() || months.stated())) {
            throw new IllegalArgumentException((weeks.stated() ? weeks : months) + " are" + noUse + "them");
        }
    }

    /**
     * The known name that is nearest to one that is not.
     *
     * @param among the kinds of which the table has no column yet
     */
    Optional<String> nearest(String columnName, Collection<DreamColumn> among) {
        return columns.nearest(columnName, among);
    }

    /** The known way to name weeks or months that is nearest to a name. */
    Optional<String> nearestFamily(String columnName) {
        String shape = columnName.replaceAll("[_ -]", "").replaceAll("\\d", "#");
        return Suggest.nearest(shape, FAMILIES.keySet()).map(FAMILIES::get);
    }

    /** What the user states of it, for one line; empty if nothing. */
    @Override
    public String toString() {
        return Stream.of(columns.toString(), weeks.toString(), months.toString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
