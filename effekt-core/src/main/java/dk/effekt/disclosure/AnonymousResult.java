package dk.effekt.disclosure;

/**
 * What remains of a result when its persons are let go: text and numbers, which lead to nobody.
 *
 * @param title what it is of
 * @param text what there is to read
 * @param json what there is to go on with
 */
public record AnonymousResult(String title, String text, String json) {

    /** One line: {@code Brobygning til Uddannelse, anonymous}. */
    @Override
    public String toString() {
        return title + ", anonymous";
    }
}
