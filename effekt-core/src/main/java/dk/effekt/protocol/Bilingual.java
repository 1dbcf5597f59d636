package dk.effekt.protocol;

/**
 * A text in both languages, so that what says it in one says it in the other, too.
 *
 * @param english in English
 * @param danish in Danish
 */
public record Bilingual(String english, String danish) {

    /** A name that no language changes, such as one that a user gave. */
    public static Bilingual same(String text) {
        return new Bilingual(text, text);
    }

    /** The text in a language. */
    public String in(Language language) {
        return language.either(english, danish);
    }

    /** The English text. */
    @Override
    public String toString() {
        return english;
    }
}
