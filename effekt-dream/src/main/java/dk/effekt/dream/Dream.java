package dk.effekt.dream;

import dk.effekt.register.Register;
import dk.effekt.register.Revision;
import java.nio.file.Path;

/** Reads DREAM extracts: {@code Register register = Dream.read(Path.of("dream.csv.gz"))}. */
public final class Dream {

    private Dream() {}

    /**
     * Reads an extract with the standard options. {@link DreamReader} describes the format.
     *
     * @return the register; its {@link Register#report()} says what became of every row
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws java.io.UncheckedIOException if it cannot be opened or read
     */
    public static Register read(Path file) {
        return reader().read(file);
    }

    /**
     * Merges two editions of an extract: the newer holds where both speak of a person's week or month, and what it changes is
     * counted by code. {@link Revision} says more.
     *
     * @throws IllegalArgumentException if they seem to be swapped, or have nobody in common
     */
    public static Revision merge(Register older, Register newer) {
        return Revision.of(older, newer);
    }

    /**
     * A reader of what further files know of persons, with the standard options, to change:
     * {@code register = Dream.traits().read(Path.of("uddannelse.csv"), register)}. {@link TraitReader} describes the format.
     */
    public static TraitReader traits() {
        return TraitReader.withDefaults();
    }

    /**
     * A reader of ordinary paid hours in a file of their own, with the standard options, to change:
     * {@code register = Dream.hours().read(Path.of("timer.csv"), register)}. {@link HoursReader} describes the format.
     */
    public static HoursReader hours() {
        return HoursReader.withDefaults();
    }

    /** A reader with the standard options, to change. */
    public static DreamReader reader() {
        return DreamReader.withDefaults();
    }
}
