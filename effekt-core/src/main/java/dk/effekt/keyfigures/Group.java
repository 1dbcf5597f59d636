package dk.effekt.keyfigures;

import dk.effekt.internal.StateNames;
import dk.effekt.protocol.Bilingual;
import dk.effekt.register.Grouping;
import java.util.List;
import java.util.stream.Stream;

/**
 * A group of a figure.
 *
 * @param name by which it is asked for
 * @param words what it is called
 */
record Group(String name, Bilingual words) {

    private static final String IN_NONE = "in none of these";

    /** One that users or data named. */
    static Group named(String name) {
        return new Group(name, Bilingual.same(name));
    }

    static Group of(String english, String danish) {
        return new Group(english, new Bilingual(english, danish));
    }

    static Group state(String name) {
        return new Group(name, new Bilingual(StateNames.english(name), StateNames.danish(name)));
    }

    /** The classes of a grouping, in their order, and what a week in none of them is called. */
    static List<Group> classesOf(Grouping grouping) {
        return Stream.concat(grouping.classes().stream().map(set -> state(set.name())), Stream.of(state(IN_NONE)))
                .toList();
    }

    /** {@code all, mean} of {@code all}. */
    Group mean() {
        return new Group(name + ", mean", new Bilingual(words.english() + ", mean", words.danish() + ", gennemsnit"));
    }
}
