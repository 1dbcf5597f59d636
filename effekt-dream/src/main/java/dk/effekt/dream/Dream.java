package dk.effekt.dream;

import dk.effekt.register.Register;
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

    /** A reader with the standard options, to change. */
    public static DreamReader reader() {
        return DreamReader.withDefaults();
    }
}
