package dk.effekt.protocol;

import java.util.Locale;

/** A language that texts are written in, with its form of numbers. */
public enum Language {
    /** English: 1,234.5. */
    ENGLISH,
    /** Danish: 1.234,5. */
    DANISH;

    /** The one of two texts that is in this language. */
    public String either(String english, String danish) {
        return this == ENGLISH ? english : danish;
    }

    /** A whole number with its thousands apart. */
    public String number(long value) {
        return numeral(String.format(Locale.ROOT, "%,d", value));
    }

    /** A number with as many decimals as it has; one that is whole without any. */
    public String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
                ? number((long) value)
                : numeral(Double.toString(value));
    }

    /** Several things in one sentence: {@code a, b and c}. */
    public String and(java.util.List<String> things) {
        return joined(things, either(" and ", " og "));
    }

    /** Several alternatives in one sentence: {@code a, b or c}. */
    public String or(java.util.List<String> things) {
        return joined(things, either(" or ", " eller "));
    }

    private static String joined(java.util.List<String> things, String last) {
        int end = things.size() - 1;
        return end < 1 ? String.join("", things) : String.join(", ", things.subList(0, end)) + last + things.get(end);
    }

    /** A number that is written in English, {@code 1,234.5}, as this language writes it. */
    public String numeral(String english) {
        return this == ENGLISH
                ? english
                : english.replace(',', ';').replace('.', ',').replace(';', '.');
    }
}
