package dk.effekt.dream;

import dk.effekt.input.Reason;
import dk.effekt.internal.Suggest;
import dk.effekt.register.MonthlySeries;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the columns of an extract are named.
 *
 * @param columns those of which there is one
 * @param weeks those of which there is one for each week
 * @param months those of which there is one for each month, by what they say
 * @param traits those of which there is one for each month or year, by the name of the trait
 */
record DreamNames(
        ColumnNames<DreamColumn> columns,
        ColumnFamily weeks,
        Map<MonthlySeries, ColumnFamily> months,
        Map<String, ColumnFamily> traits) {

    static final DreamNames KNOWN = new DreamNames(
            ColumnNames.known(DreamColumn.class, DreamColumn::names),
            ColumnFamily.WEEKS,
            ColumnFamily.MONTHS,
            ColumnFamily.TRAITS);

    private static final Map<String, String> FAMILIES = Map.of(
            "y####", "y_YYWW",
            "grad######", "grad_YYYY_MM",
            "timer######", "timer_YYYY_MM",
            "branche######", "branche_YYYY_MM",
            "kommune####", "kommune_YYYY",
            "kommune######", "kommune_YYYY_MM");

    DreamNames withColumn(DreamColumn kind, String nameOrExpression) {
        return new DreamNames(columns.with(kind, nameOrExpression), weeks, months, traits);
    }

    DreamNames withWeeks(String expression) {
        return new DreamNames(columns, weeks.statedAs(expression, 1, 2, "uge_(\\d{4})"), months, traits);
    }

    DreamNames withMonths(MonthlySeries series, String expression) {
        Map<MonthlySeries, ColumnFamily> more = new EnumMap<>(months);
        String column = series == MonthlySeries.PAID_HOURS ? "timer" : "grad";
        more.put(series, months(series).statedAs(expression, 2, 2, column + "_(\\d{4})_(\\d{2})"));
        return new DreamNames(columns, weeks, more, traits);
    }

    /** @throws IllegalArgumentException if the name is blank, or the expression none, or it has no group or more than two */
    DreamNames withTrait(String name, String expression) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a trait is blank");
        }
        String stripped = name.strip();
        Map<String, ColumnFamily> more = new TreeMap<>(traits);
        more.put(stripped, trait(stripped).statedAs(expression, 1, 2, "branche_(\\d{4})_(\\d{2})"));
        return new DreamNames(columns, weeks, months, more);
    }

    /** The columns of a trait. */
    ColumnFamily trait(String name) {
        return traits.getOrDefault(name, ColumnFamily.trait(name));
    }

    /** The columns of a monthly series. */
    ColumnFamily months(MonthlySeries series) {
        return Objects.requireNonNull(months.get(series));
    }

    /** All that have a column for each time. */
    Stream<ColumnFamily> families() {
        return Stream.of(Stream.of(weeks), months.values().stream(), traits.values().stream())
                .flatMap(families -> families);
    }

    /**
     * The family that a column belongs to, if any: one that the user states rather than one that is known.
     *
     * @throws dk.effekt.input.DataException if it fits two that the user states
     */
    Optional<ColumnFamily> family(Header header, int column) {
        String name = header.names().get(column);
        List<ColumnFamily> fitting = families()
                .filter(family -> family.match(name).matches())
                .sorted(Comparator.comparing(family -> !family.stated()))
                .toList();
        if (fitting.size() > 1 && fitting.get(1).stated()) {
            throw Failures.of(
                    Reason.AMBIGUOUS,
                    header.at(column),
                    "the column fits " + fitting.get(0) + " and " + fitting.get(1),
                    "State expressions of which only one fits.");
        }
        return fitting.stream().findFirst();
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
        if (layout.form() != Form.WIDE) {
            families().filter(ColumnFamily::stated).findFirst().ifPresent(family -> {
                throw new IllegalArgumentException(family + " are" + noUse + "them");
            });
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

    /** The known way to name weeks, months or years that is nearest to a name. */
    Optional<String> nearestFamily(String columnName) {
        String shape = columnName.replaceAll("[_ -]", "").replaceAll("\\d", "#");
        return Suggest.nearest(shape, FAMILIES.keySet()).map(FAMILIES::get);
    }

    /** What the user states of it, for one line; empty if nothing. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(columns.toString()), families().map(ColumnFamily::toString))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
