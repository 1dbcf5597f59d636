package dk.effekt.table;

import dk.effekt.internal.Suggest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a formula, by recursive descent.
 *
 * <pre>
 * formula   = [ treatment ] "~" sum
 * treatment = name [ "==" ( text | number ) ]
 * sum       = part { ( "+" | "-" ) part }
 * part      = "1" | product { "*" product }
 * product   = factor { ":" factor }
 * factor    = "(" sum ")" | name | "I(" name "^" digit ")" | ( "log" | "sqrt" | "factor" ) "(" name ")"
 * </pre>
 */
final class FormulaParser {

    private static final List<String> FUNCTIONS = List.of("I", "log", "sqrt", "factor");
    private static final Pattern LEVEL =
            Pattern.compile("\"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"|-?\\d+(?:\\.\\d+)?", Pattern.DOTALL);
    private static final int MOST_TERMS = 1000;
    private static final int DEEPEST = 100;

    private final String text;
    /** Each factor where the text first names it. */
    private final List<Factor> order = new ArrayList<>();

    private int at;
    private int depth;

    FormulaParser(String text) {
        this.text = text;
    }

    Formula parse() {
        Optional<String> treatment = Optional.empty();
        Optional<String> level = Optional.empty();
        skip(0);
        if (peek() != '~') {
            treatment = Optional.of(name("the name of the treatment column or ~"));
            if (text.startsWith("==", at)) {
                skip(2);
                level = Optional.of(level());
            }
        }
        expect('~', "~ between the treatment and the covariates");
        List<Term> terms = sum();
        if (at < text.length()) {
            throw expected("+, -, *, : or the end");
        }
        return Formula.of(treatment, level, terms, order);
    }

    private List<Term> sum() {
        List<Term> terms = new ArrayList<>(part(false));
        while (peek() == '+' || peek() == '-') {
            boolean isRemoved = peek() == '-';
            int before = at;
            skip(1);
            List<Term> more = part(isRemoved);
            if (isRemoved) {
                remove(terms, more, before);
            } else {
                add(terms, more, before);
            }
        }
        return terms;
    }

    private void add(List<Term> terms, List<Term> more, int place) {
        for (Term term : more) {
            if (terms.stream().noneMatch(term::isSameAs)) {
                terms.add(term);
            }
        }
        if (terms.size() > MOST_TERMS) {
            throw tooManyTerms(place);
        }
    }

    private void remove(List<Term> terms, List<Term> fewer, int place) {
        for (Term term : fewer) {
            if (!terms.removeIf(term::isSameAs)) {
                throw failure(place, "there is no term " + term + " to take away");
            }
        }
    }

    private List<Term> part(boolean isRemoved) {
        if (peek() == '0' || (peek() == '1' && isRemoved)) {
            throw failure(at, "the intercept cannot be taken away; there always is one");
        }
        if (peek() == '1') {
            skip(1);
            return List.of();
        }
        List<Term> terms = product();
        while (peek() == '*') {
            int before = at;
            skip(1);
            List<Term> right = product();
            List<Term> both = new ArrayList<>(terms);
            add(both, right, before);
            add(both, products(terms, right, before), before);
            terms = both;
        }
        return terms;
    }

    private List<Term> product() {
        List<Term> terms = factor();
        while (peek() == ':') {
            int before = at;
            skip(1);
            List<Term> products = new ArrayList<>();
            add(products, products(terms, factor(), before), before);
            terms = products;
        }
        return terms;
    }

    private List<Term> products(List<Term> left, List<Term> right, int place) {
        if ((long) left.size() * right.size() > MOST_TERMS) {
            throw tooManyTerms(place);
        }
        return left.stream()
                .flatMap(a -> right.stream().map(b -> Term.interaction(a, b)))
                .toList();
    }

    private List<Term> factor() {
        if (peek() == '(') {
            int before = at;
            if (++depth > DEEPEST) {
                throw failure(before, "there are more than " + DEEPEST + " parentheses in each other");
            }
            skip(1);
            List<Term> terms = sum();
            expect(')', "+, -, *, : or )");
            depth--;
            return terms;
        }
        int start = at;
        boolean isQuoted = peek() == '`';
        String name = name("the name of a column");
        Factor factor = peek() == '(' && !isQuoted ? function(name, start) : Factor.of(name);
        if (!order.contains(factor)) {
            order.add(factor);
        }
        return List.of(Term.of(factor));
    }

    private Factor function(String word, int start) {
        Factor.Function function = Arrays.stream(Factor.Function.values())
                .filter(known -> known != Factor.Function.NONE && known.word.equals(word))
                .findFirst()
                .orElseThrow(() -> failure(
                        start,
                        "there is no function " + Suggest.quoted(word, FUNCTIONS)
                                + " (make a column of it beforehand)"));
        expect('(', "(");
        String column = name("the name of a column");
        int exponent = 1;
        if (function == Factor.Function.POWER) {
            expect('^', "^ and an exponent, as in I(" + Factor.quoted(column) + "^2)");
            exponent = peek() - '0';
            if (exponent < 2 || exponent > Factor.MOST) {
                throw expected("an exponent from 2 to " + Factor.MOST);
            }
            skip(1);
        }
        expect(')', ")");
        return new Factor(function, column, exponent);
    }

    private String name(String what) {
        int start = at;
        if (peek() == '`') {
            int end = text.indexOf('`', at + 1);
            if (end < 0) {
                throw failure(start, "the backquote that begins here has no end");
            }
            String name = text.substring(at + 1, end);
            if (name.isBlank()) {
                throw failure(start, "the name in backquotes is blank");
            }
            skip(end + 1 - at);
            return name;
        }
        Matcher name = Factor.NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw expected(what);
        }
        if (name.group().equals(".")) {
            throw failure(start, "'.' for all other columns is not understood; name the columns");
        }
        skip(name.end() - at);
        return name.group();
    }

    /** The level of the treated: a text in quotes or a number. */
    private String level() {
        Matcher level = LEVEL.matcher(text).region(at, text.length());
        if (!level.lookingAt()) {
            throw expected("the level of the treated, in double quotes");
        }
        skip(level.end() - at);
        return level.group(1) == null ? level.group() : level.group(1).replaceAll("\\\\(.)", "$1");
    }

    private void expect(char wanted, String what) {
        if (peek() != wanted) {
            throw expected(what);
        }
        skip(1);
    }

    /** The character that stands here; 0 at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skip(int characters) {
        at += characters;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        String found =
                at < text.length() ? "'" + new StringBuilder().appendCodePoint(text.codePointAt(at)) + "'" : "the end";
        return failure(at, "expected " + what + " but found " + found);
    }

    private IllegalArgumentException tooManyTerms(int place) {
        return failure(place, "there are more than " + MOST_TERMS + " terms");
    }

    private IllegalArgumentException failure(int place, String what) {
        return new IllegalArgumentException("formula \"" + text + "\", character " + (place + 1) + ": " + what);
    }
}
