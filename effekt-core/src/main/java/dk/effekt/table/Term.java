package dk.effekt.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A term of a {@link Formula}: a column, a function of it, or a product of such. Made to be imported statically:
 * {@code Formula.treatment("treat").on(term("age"), square("age"), interaction("age", "male"))}. Immutable.
 */
public final class Term {

    private final List<Factor> factors;

    private Term(List<Factor> factors) {
        this.factors = factors;
    }

    static Term of(Factor factor) {
        return new Term(List.of(factor));
    }

    /**
     * A column as it is: {@code age}.
     *
     * @throws IllegalArgumentException if the name is blank or has a backquote
     */
    public static Term term(String column) {
        return of(Factor.of(column));
    }

    /** The square of a column of numbers: {@code I(age^2)}. */
    public static Term square(String column) {
        return power(column, 2);
    }

    /**
     * A power of a column of numbers: {@code I(age^3)}.
     *
     * @throws IllegalArgumentException if the exponent is below 2 or above 9
     */
    public static Term power(String column, int exponent) {
        return of(Factor.power(column, exponent));
    }

    /** The natural logarithm of a column of numbers above 0: {@code log(income)}. */
    public static Term log(String column) {
        return of(Factor.of(Factor.Function.LOG, column));
    }

    /** The square root of a column of numbers that are not negative: {@code sqrt(income)}. */
    public static Term sqrt(String column) {
        return of(Factor.of(Factor.Function.SQRT, column));
    }

    /** The values of a column, be they numbers, as categories: {@code factor(municipality)}. */
    public static Term factor(String column) {
        return of(Factor.of(Factor.Function.FACTOR, column));
    }

    /**
     * The product of columns, categories as zeros and ones: {@code age:male}. The columns by themselves are terms of their own.
     *
     * @param columns at least one; one that stands there again makes no difference
     */
    public static Term interaction(String... columns) {
        return interaction(Stream.of(columns).map(Term::term).toArray(Term[]::new));
    }

    /** The product of terms: {@code I(age^2):male}. */
    public static Term interaction(Term... terms) {
        Set<Factor> all = new LinkedHashSet<>();
        Stream.of(terms).forEach(term -> all.addAll(term.factors));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("an interaction of nothing");
        }
        return new Term(List.copyOf(all));
    }

    /** The number of factors: 1 unless it is an interaction. */
    public int degree() {
        return factors.size();
    }

    /** The names of the columns that it is made of, in order. */
    public List<String> columns() {
        return factors.stream().map(Factor::column).distinct().toList();
    }

    List<Factor> factors() {
        return factors;
    }

    /** Whether both are products of the same factors, in whichever order. */
    boolean isSameAs(Term other) {
        return degree() == other.degree() && factors.containsAll(other.factors);
    }

    /** The same product with its factors in the order of a list that holds them all. */
    Term in(List<Factor> order) {
        List<Factor> sorted = new ArrayList<>(factors);
        sorted.sort(Comparator.comparingInt(order::indexOf));
        return new Term(List.copyOf(sorted));
    }

    /** Terms are equal if they have the same factors in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Term term && factors.equals(term.factors);
    }

    @Override
    public int hashCode() {
        return factors.hashCode();
    }

    /** As it stands in a formula: {@code age:factor(municipality)}. */
    @Override
    public String toString() {
        return factors.stream().map(Factor::toString).collect(Collectors.joining(":"));
    }
}
