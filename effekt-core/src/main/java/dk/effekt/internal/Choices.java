package dk.effekt.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The constants of an enum as words: lower case with hyphens, {@code BEFORE_AFTER} as {@code before-after}. */
public final class Choices {

    private Choices() {}

    /** How a choice is written. */
    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How all of a type are written. */
    public static List<String> words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choices::word).toList();
    }

    /** The one that is written so, if there is any. */
    public static <E extends Enum<E>> Optional<E> of(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> word(one).equals(word))
                .findFirst();
    }
}
