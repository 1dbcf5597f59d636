package dk.effekt.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Formulas beside a model that knows sets of names and nothing else. */
class FormulaPropertyTest {

    /** An expression as text, and the terms that it stands for. */
    private record Expression(String text, List<Set<String>> terms) {

        static Expression of(String name) {
            return new Expression(name, List.of(new TreeSet<>(Set.of(name))));
        }

        Expression with(String sign, Expression other) {
            List<Set<String>> products = new ArrayList<>();
            terms.forEach(a -> other.terms.forEach(b -> {
                Set<String> both = new TreeSet<>(a);
                both.addAll(b);
                products.add(both);
            }));
            List<Set<String>> all = new ArrayList<>(sign.equals(":") ? List.of() : terms);
            switch (sign) {
                case "+" -> all.addAll(other.terms);
                case "*" -> {
                    all.addAll(other.terms);
                    all.addAll(products);
                }
                default -> all.addAll(products);
            }
            String left = sign.equals("+") ? text : "(" + text + ")";
            String right = sign.equals("+") ? other.text : "(" + other.text + ")";
            return new Expression(left + sign + right, all.stream().distinct().toList());
        }
    }

    @Property(tries = 1000)
    void operatorsMeanWhatTheyMeanForSets(@ForAll("expressions") Expression expression) {
        List<Set<String>> expected = new ArrayList<>(expression.terms);
        expected.sort(Comparator.comparingInt(Set::size));

        List<Set<String>> found = new ArrayList<>();
        Formula.covariates("~" + expression.text).terms().forEach(term -> found.add(new TreeSet<>(term.columns())));
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 1000)
    void factorsOfATermAreInTheOrderInWhichTheTextNamesThem(@ForAll("expressions") Expression expression) {
        for (Term term : Formula.covariates("~" + expression.text).terms()) {
            assertThat(term.columns()).isSortedAccordingTo(Comparator.comparingInt(expression.text::indexOf));
        }
    }

    @Property(tries = 1000)
    void whatIsPrintedMeansTheSame(@ForAll("expressions") Expression expression, @ForAll("names") String treatment) {
        Formula formula = Formula.parse(Factor.quoted(treatment + "!") + "~" + expression.text);

        Formula again = Formula.parse(formula.toString());

        assertThat(again).isEqualTo(formula).hasToString(formula.toString());
        assertThat(again.terms()).isEqualTo(formula.terms());
    }

    @Property(tries = 500)
    void whatIsBuiltOfTermsIsPrintedSoThatItMeansTheSame(
            @ForAll("terms") List<Term> terms, @ForAll("names") String treatment, @ForAll String level) {
        Formula built =
                Formula.treatment(treatment + "!").withTreatedLevel(level).on(terms.toArray(Term[]::new));

        Formula parsed = Formula.parse(built.toString());

        assertThat(parsed).isEqualTo(built);
        assertThat(parsed.terms()).isEqualTo(built.terms());
        assertThat(parsed.treatment()).contains(treatment + "!");
        assertThat(parsed.treatedLevel()).contains(level);
    }

    @Property(tries = 1000)
    void whateverIsWrittenIsAFormulaOrRefused(@ForAll("texts") String text) {
        try {
            assertThat(Formula.parse(Formula.parse(text).toString())).isEqualTo(Formula.parse(text));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)formula \".*\", character \\d+: .*");
        }
    }

    @Provide
    Arbitrary<Expression> expressions() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of("a", "b", "c", "d").map(Expression::of),
                () -> Arbitraries.of("a", "b", "c", "d").map(Expression::of),
                () -> Combinators.combine(Arbitraries.of("+", "*", ":"), expressions(), expressions())
                        .as((sign, left, right) -> left.with(sign, right)));
    }

    @Provide
    Arbitrary<List<Term>> terms() {
        Arbitrary<Factor> factors = Combinators.combine(
                        names(),
                        Arbitraries.of(Factor.Function.class),
                        Arbitraries.integers().between(2, 9))
                .as((name, function, exponent) ->
                        new Factor(function, name, function == Factor.Function.POWER ? exponent : 1));
        return factors.map(Term::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(several -> Term.interaction(several.toArray(Term[]::new)))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("age", "x.1", "_y", "år", ".", "a b", "1st", "a:b", "~", "\"", "\\", "log", "I"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(5).filter(s -> !s.isBlank() && s.indexOf('`') < 0));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab~~++-*:()^29`.\" =1Ilog")
                .ofMaxLength(14)
                .map(text -> text.contains("~") ? "t" + text : "t ~ " + text);
    }
}
