package dk.effekt.table;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which column of a table tells the treated, and which are covariates, in the language of R's model formulae (Chambers and
 * Hastie 1992, section 2.4): {@code Formula.parse("treat ~ age + I(age^2) + origin")} means the same as {@code
 * Formula.treatment("treat").on(term("age"), square("age"), term("origin"))}. Immutable.
 *
 * <table>
 *   <caption>What may stand right of the ~</caption>
 *   <tr><td>{@code age}, {@code `weeks on benefit`}</td><td>a column; in backquotes if its name is not a letter followed by
 *       letters, digits, {@code _} and {@code .}</td></tr>
 *   <tr><td>{@code I(age^2)}, {@code log(age)}, {@code sqrt(age)}</td><td>a power from 2 to 9, the natural logarithm, the square
 *       root of a column of numbers</td></tr>
 *   <tr><td>{@code factor(municipality)}</td><td>the values of a column, be they numbers, as categories</td></tr>
 *   <tr><td>{@code age:male}</td><td>the product of two or more</td></tr>
 *   <tr><td>{@code age * male}</td><td>{@code age + male + age:male}, also of sums in parentheses</td></tr>
 *   <tr><td>{@code a * b - a}</td><td>all terms but one</td></tr>
 *   <tr><td>{@code 1}</td><td>nothing; {@code treat ~ 1} has no covariates</td></tr>
 * </table>
 *
 * <p>Left of the ~ stands a column of zeros and ones, or {@code sector == "private"}: the treated are those of that level.
 * Terms come by the number of their factors, then as they are written; a term that is there twice counts once.
 */
public final class Formula {

    private final Optional<String> treatment;
    private final Optional<String> treatedLevel;
    /** By degree, each with its factors in the order in which the formula first names them. */
    private final List<Term> terms;

    private final String text;

    private Formula(Optional<String> treatment, Optional<String> treatedLevel, List<Term> terms, String text) {
        this.treatment = treatment;
        this.treatedLevel = treatedLevel;
        this.terms = terms;
        this.text = text;
    }

    /**
     * A formula with a treatment.
     *
     * @throws IllegalArgumentException if it is none; the message says at which character, and what is expected there
     */
    public static Formula parse(String formula) {
        Formula parsed = new FormulaParser(formula).parse();
        if (parsed.treatment.isEmpty()) {
            throw new IllegalArgumentException("formula \"" + formula
                    + "\" names no treatment left of the ~; read it with Formula.covariates if it has none");
        }
        return parsed;
    }

    /**
     * A formula without a treatment, such as {@code "~ male + origin"}.
     *
     * @throws IllegalArgumentException if it is none; the message says at which character, and what is expected there
     */
    public static Formula covariates(String formula) {
        Formula parsed = new FormulaParser(formula).parse();
        if (parsed.treatment.isPresent()) {
            throw new IllegalArgumentException(
                    "formula \"" + formula + "\" names a treatment, for which there is no use here; begin it with ~");
        }
        return parsed;
    }

    /** A formula without a treatment, of terms. */
    public static Formula covariates(Term... terms) {
        return of(Optional.empty(), Optional.empty(), List.of(terms));
    }

    /**
     * A formula with a treatment and, until {@link #on} adds them, no covariates.
     *
     * @throws IllegalArgumentException if the name is blank or has a backquote
     */
    public static Formula treatment(String column) {
        return of(Optional.of(Factor.of(column).column()), Optional.empty(), List.of());
    }

    private static Formula of(Optional<String> treatment, Optional<String> treatedLevel, List<Term> terms) {
        return of(treatment, treatedLevel, terms, order(terms));
    }

    /**
     * The formula of terms.
     *
     * @param order every factor of the terms, and maybe others, as the formula first names them
     */
    static Formula of(Optional<String> treatment, Optional<String> treatedLevel, List<Term> terms, List<Factor> order) {
        List<Term> sorted = new ArrayList<>();
        for (Term term : terms) {
            if (sorted.stream().noneMatch(term::isSameAs)) {
                sorted.add(term.in(order));
            }
        }
        sorted.sort(Comparator.comparingInt(Term::degree));
        treatment.ifPresent(column -> requireNoCovariate(column, sorted));
        return new Formula(treatment, treatedLevel, List.copyOf(sorted), text(treatment, treatedLevel, sorted, order));
    }

    /** The same formula with more terms. */
    public Formula on(Term... more) {
        return of(
                treatment,
                treatedLevel,
                Stream.concat(terms.stream(), Stream.of(more)).toList());
    }

    /**
     * The same formula for a treatment column that is not of zeros and ones.
     *
     * @param level the level of the treated; all other rows are untreated
     * @throws IllegalArgumentException if the formula has no treatment
     */
    public Formula withTreatedLevel(String level) {
        requireTreatment();
        return of(treatment, Optional.of(level), terms);
    }

    /** The column that tells the treated, if the formula has one. */
    public Optional<String> treatment() {
        return treatment;
    }

    /** The level of the treated, if one is stated. */
    public Optional<String> treatedLevel() {
        return treatedLevel;
    }

    /** The terms: by the number of their factors, then as they are written. */
    public List<Term> terms() {
        return terms;
    }

    /** The names of all columns that a table must have, the treatment first. */
    public List<String> columns() {
        return Stream.concat(treatment.stream(), terms.stream().flatMap(term -> term.columns().stream()))
                .distinct()
                .toList();
    }

    /**
     * Which rows are treated: those with 1 in a column of zeros and ones, those with {@code 1} or {@code true}, in whichever
     * case, in a column of {@code 0} and {@code 1} or {@code false} and {@code true}, or those of the {@linkplain
     * #withTreatedLevel level} that is stated.
     *
     * @throws IllegalArgumentException if the formula names no treatment, the table lacks it, a value is missing, nothing tells
     *     which values mean treated, or no row has the level that is stated
     */
    public boolean[] treated(Table table) {
        return Treatment.of(requireTreatment(), treatedLevel, table);
    }

    /**
     * The covariates as columns for a regression, one row for each of the table's, in the coding, order and under the names of
     * R's {@code model.matrix} with treatment contrasts and without the intercept: numbers as they are, and for categories a
     * column of zeros and ones for every level but the first, called {@code originNONWEST}. Where the terms leave out what an
     * interaction builds on, as {@code age:origin} does without {@code age}, it has all levels, by the rule of Chambers and
     * Hastie (1992, page 38). A number as a level goes by all its digits.
     *
     * @throws IllegalArgumentException if the table lacks a column, a value is missing, a function has no value, or a column is
     *     constant or {@linkplain DesignMatrix#requireFullRank follows from others}; the message names all of them
     */
    public DesignMatrix design(Table table) {
        DesignMatrix design = Design.of(terms, table, Design.Coding.CONTRASTS);
        design.requireFullRank();
        return design;
    }

    /**
     * The covariates as columns to compare: as {@link #design}, but with a column for every level of each category, of two
     * levels, too, as MatchIt shows them. Columns may be constant or follow from others.
     *
     * @throws IllegalArgumentException if the table lacks a column, a value is missing, or a function has no value
     */
    public DesignMatrix balance(Table table) {
        return Design.of(terms, table, Design.Coding.ALL_LEVELS);
    }

    /**
     * The covariates as coordinates to measure distances in: as {@link #balance}, but with √½ where that has 1 for a level, so
     * that two rows of different categories are 1 apart, whichever they are (MatchIt's coding for its Euclidean distances).
     *
     * @throws IllegalArgumentException if the table lacks a column, a value is missing, or a function has no value
     */
    public DesignMatrix coordinates(Table table) {
        return Design.of(terms, table, Design.Coding.COORDINATES);
    }

    /**
     * The rows that agree in every column that the formula names right of the ~: categories by level, numbers by value.
     *
     * @throws IllegalArgumentException if the table lacks a column, a value is missing, a term is a power, logarithm or root, or
     *     there are no terms
     */
    public Keys keys(Table table) {
        return Keys.of(terms, table);
    }

    /**
     * Which rows have a value in every column that the formula names: {@code table.where(formula.complete(table))} has no missing
     * ones.
     *
     * @throws IllegalArgumentException if the table lacks a column
     */
    public boolean[] complete(Table table) {
        boolean[] complete = new boolean[table.rows()];
        List<Column> all = columns().stream().map(table::column).toList();
        for (int row = 0; row < complete.length; row++) {
            int at = row;
            complete[row] = all.stream().noneMatch(column -> column.isMissing(at));
        }
        return complete;
    }

    /** Formulas are equal if they mean the same: treatment, level of the treated, and terms in their order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Formula formula && text.equals(formula.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The formula as it can be parsed, products written out: {@code treat ~ age + male + age:male}. */
    @Override
    public String toString() {
        return text;
    }

    /** @throws IllegalArgumentException that names every column with missing values, if there are any */
    static void requireKnown(List<String> names, Table table) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            Column column = table.column(name);
            int[] rows = table.rowsWith(column::isMissing);
            if (rows.length > 0) {
                missing.add(String.format(Locale.ROOT, "'%s' in %,d, first in row %d", name, rows.length, rows[0]));
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "of %,d rows values are missing: %s; leave the columns out, or the rows: table.where(formula.complete(table))",
                    table.rows(),
                    String.join("; ", missing)));
        }
    }

    private String requireTreatment() {
        return treatment.orElseThrow(() ->
                new IllegalArgumentException("formula \"" + text + "\" names no treatment: write it left of the ~"));
    }

    private static void requireNoCovariate(String treatment, List<Term> terms) {
        for (Term term : terms) {
            if (term.columns().contains(treatment)) {
                throw new IllegalArgumentException("the treatment '" + treatment + "' is a covariate, too, in the term "
                        + term + "; it tells treated from untreated with certainty");
            }
        }
    }

    /** Every factor where terms first name it. */
    private static List<Factor> order(List<Term> terms) {
        Set<Factor> order = new LinkedHashSet<>();
        terms.forEach(term -> order.addAll(term.factors()));
        return List.copyOf(order);
    }

    private static String text(
            Optional<String> treatment, Optional<String> treatedLevel, List<Term> terms, List<Factor> order) {
        String left = treatment
                .map(column -> Factor.quoted(column)
                        + treatedLevel.map(Formula::equalTo).orElse("") + " ")
                .orElse("");
        List<Factor> asTheyStand = order(terms);
        boolean isPlain = terms.stream().allMatch(term -> term.equals(term.in(asTheyStand)));
        String right = terms.isEmpty() ? "1" : joined(terms, " + ");
        if (!isPlain) {
            // In `~ b:a + a + b`, b comes before a in the product and after it by itself: b + a - b - a says so first.
            List<Factor> first = order.stream().filter(asTheyStand::contains).toList();
            right = joined(first, " + ") + " - " + joined(first, " - ") + " + " + right;
        }
        return left + "~ " + right;
    }

    private static String equalTo(String level) {
        return " == \"" + level.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String joined(List<?> items, String separator) {
        return items.stream().map(Object::toString).collect(Collectors.joining(separator));
    }
}
