package dk.effekt.intervention;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Short texts that may stand in a list in one cell of a table. */
final class Words {

    /** Stands between the words of a cell. */
    static final String BETWEEN = "|";

    private Words() {}

    /**
     * The words without spaces around them.
     *
     * @param what they are, in the singular
     * @throws IllegalArgumentException if one is blank or holds what separates words
     */
    static List<String> of(String what, Collection<String> words) {
        List<String> stripped = words.stream().map(String::strip).toList();
        Optional<String> wrong = stripped.stream()
                .filter(word -> word.isEmpty() || word.chars().anyMatch(c -> "|;,\n\r\"".indexOf(c) >= 0))
                .findFirst();
        wrong.ifPresent(word -> {
            throw new IllegalArgumentException(
                    what + " '" + word + "' is blank or holds one of | ; , \" or a line break, which separate them");
        });
        return stripped;
    }
}
