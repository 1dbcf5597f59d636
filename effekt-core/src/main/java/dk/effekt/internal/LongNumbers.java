package dk.effekt.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides what could be a person's number in a text that is shown as a whole. */
public final class LongNumbers {

    /** A person's number, or more digits in a row than are shown of any text. */
    private static final Pattern MANY_DIGITS = Pattern.compile("\\d{6}[-\\s]\\d{4}|\\d{7,}");

    private LongNumbers() {}

    /** The text with a # for each digit of a long number. */
    public static String hidden(String text) {
        return MANY_DIGITS
                .matcher(text)
                .replaceAll(number -> Matcher.quoteReplacement(number.group().replaceAll("\\d", "#")));
    }
}
