package dk.effekt.table;

import java.util.regex.Pattern;

/**
 * One of the factors of a term: a column, or a function of it.
 *
 * @param function what is made of the column
 * @param column its name
 * @param exponent that of a power, otherwise 1
 */
record Factor(Function function, String column, int exponent) {

    /** What is made of a column. */
    enum Function {
        /** Nothing. */
        NONE(""),
        /** Its numbers raised to a power. */
        POWER("I"),
        /** Its natural logarithms. */
        LOG("log"),
        /** Its square roots. */
        SQRT("sqrt"),
        /** Its values as categories. */
        FACTOR("factor");

        final String word;

        Function(String word) {
            this.word = word;
        }
    }

    static final int MOST = 9;

    /** What needs no backquotes. */
    static final Pattern NAME = Pattern.compile("(\\p{L}|_|\\.(?!\\p{N}))[\\p{L}\\p{N}_.]*");

    Factor {
        if (column.isBlank() || column.indexOf('`') >= 0) {
            throw new IllegalArgumentException(
                    "the name of a column in a formula is not blank and has no backquote: \"" + column + "\"");
        }
        if (function == Function.POWER ? exponent < 2 || exponent > MOST : exponent != 1) {
            throw new IllegalArgumentException(
                    "a power is at least 2 and at most " + MOST + ": I(" + quoted(column) + "^" + exponent + ")");
        }
    }

    static Factor of(String column) {
        return of(Function.NONE, column);
    }

    static Factor of(Function function, String column) {
        return new Factor(function, column, 1);
    }

    static Factor power(String column, int exponent) {
        return new Factor(Function.POWER, column, exponent);
    }

    /** A name as it stands in a formula: in backquotes if it is none by itself. */
    static String quoted(String name) {
        return NAME.matcher(name).matches() && !name.equals(".") ? name : "`" + name + "`";
    }

    /** {@code age}, {@code I(age^2)}, {@code log(age)}. */
    @Override
    public String toString() {
        String name = quoted(column);
        return switch (function) {
            case NONE -> name;
            case POWER -> "I(" + name + "^" + exponent + ")";
            case LOG, SQRT, FACTOR -> function.word + "(" + name + ")";
        };
    }
}
