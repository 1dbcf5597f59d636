package dk.effekt.table;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.util.FastMath;

/** Makes columns of numbers of the terms of a formula. */
final class Design {

    /** How categories become numbers. */
    enum Coding {
        /** A column for every level but the first, or for every level where a term does not stand beside what it builds on. */
        CONTRASTS,
        /** A column for every level. */
        ALL_LEVELS,
        /** The same with √½ in place of 1, so that two different categories are 1 apart. */
        COORDINATES;

        private boolean hasAllLevels() {
            return this != CONTRASTS;
        }

        private double one() {
            return this == COORDINATES ? Math.sqrt(0.5) : 1;
        }
    }

    /** More are an identity rather than a category, and would fill the memory. */
    private static final int MOST_LEVELS = 1000;

    private final Table table;
    private final List<Term> terms;
    private final Coding coding;

    /** A column that is not yet written down. */
    private record Named(String name, IntToDoubleFunction values) {

        Named times(Named other) {
            return new Named(
                    name + ":" + other.name, row -> values.applyAsDouble(row) * other.values.applyAsDouble(row));
        }
    }

    private Design(Table table, List<Term> terms, Coding coding) {
        this.table = table;
        this.terms = terms;
        this.coding = coding;
    }

    static DesignMatrix of(List<Term> terms, Table table, Coding coding) {
        Formula.requireKnown(
                terms.stream()
                        .flatMap(term -> term.columns().stream())
                        .distinct()
                        .toList(),
                table);
        return new Design(table, terms, coding).matrix();
    }

    private DesignMatrix matrix() {
        DesignMatrix matrix = DesignMatrix.withoutColumns(table.rows());
        for (int t = 0; t < terms.size(); t++) {
            for (Named column : columns(t)) {
                double[] values = new double[table.rows()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = column.values.applyAsDouble(row);
                }
                // One by one: in the matrix, zeros and ones take a quarter of the room.
                matrix = matrix.and(DesignMatrix.of(List.of(column.name), values));
            }
        }
        return matrix;
    }

    /** Of an interaction, the levels of the first factor change fastest, as in R. */
    private List<Named> columns(int term) {
        List<Named> product = new ArrayList<>();
        for (Factor factor : terms.get(term).factors()) {
            List<Named> columns = columns(factor, coding.hasAllLevels() || !isBuiltOn(term, factor));
            if (product.isEmpty()) {
                product.addAll(columns);
            } else {
                List<Named> left = List.copyOf(product);
                product.clear();
                columns.forEach(column -> left.forEach(before -> product.add(before.times(column))));
            }
        }
        return product;
    }

    /**
     * Whether a term before this one holds all its factors but the given one, so that the levels of that one need only be told
     * from the first.
     */
    private boolean isBuiltOn(int term, Factor factor) {
        Set<Factor> others = new HashSet<>(terms.get(term).factors());
        others.remove(factor);
        return others.isEmpty()
                || terms.subList(0, term).stream()
                        .anyMatch(before -> before.factors().containsAll(others));
    }

    private List<Named> columns(Factor factor, boolean allLevels) {
        Column column = table.column(factor.column());
        return switch (factor.function()) {
            case NONE ->
                column instanceof Column.Numbers numbers
                        ? List.of(new Named(factor.toString(), row -> numbers.values()[row]))
                        : levels(factor, column.coded(), allLevels);
            case FACTOR -> levels(factor, column.coded(), allLevels);
            case POWER -> List.of(function(factor, value -> FastMath.pow(value, factor.exponent()), ""));
            case LOG -> List.of(function(factor, FastMath::log, "numbers above 0"));
            case SQRT -> List.of(function(factor, Math::sqrt, "numbers from 0"));
        };
    }

    private List<Named> levels(Factor factor, Column.Categories column, boolean allLevels) {
        int count = column.levels().size();
        if (count > MOST_LEVELS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "column '%s' has %,d categories, each of which would be a column; leave it out, match exactly on it, or make a"
                            + " column of fewer",
                    factor.column(),
                    count));
        }
        List<Named> columns = new ArrayList<>();
        // A single level is constant: told as such, with the others, where that matters.
        for (int level = allLevels || count == 1 ? 0 : 1; level < count; level++) {
            int one = level;
            columns.add(new Named(
                    factor + column.levels().get(level), row -> column.codes()[row] == one ? coding.one() : 0));
        }
        return columns;
    }

    /** @param needs of which numbers the function has a value; empty if of all */
    private Named function(Factor factor, DoubleUnaryOperator function, String needs) {
        if (!(table.column(factor.column()) instanceof Column.Numbers numbers)) {
            throw new IllegalArgumentException(
                    factor + " needs a column of numbers; '" + factor.column() + "' holds categories");
        }
        double[] values = new double[table.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = function.applyAsDouble(numbers.values()[row]);
        }
        int[] without = table.rowsWith(row -> !Double.isFinite(values[row]));
        if (without.length > 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s has no value in %,d of %,d rows, first in row %d, where %s is %s%s",
                    factor,
                    without.length,
                    values.length,
                    without[0],
                    factor.column(),
                    Column.Numbers.shown(numbers.values()[without[0]]),
                    needs.isEmpty() ? "" : "; it needs " + needs));
        }
        return new Named(factor.toString(), row -> values[row]);
    }
}
