package dk.effekt.keyfigures;

import dk.effekt.register.Register;
import java.util.List;

/**
 * How one figure is counted, or some that rest on the same courses. Each has a class of its own, with all that was asked of it; a
 * new figure is a new class and a method of {@link KeyFiguresBuilder}.
 */
interface Counting {

    /** What the register lacks for it, each with how to mend it. It is counted only if there is nothing. */
    default List<String> missingIn(Register register) {
        return List.of();
    }

    /** The figures, in the order in which they are read. */
    List<Figure> of(Courses courses, Periods periods);
}
