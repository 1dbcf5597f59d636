package dk.effekt.dream;

import dk.effekt.table.Table;
import java.nio.file.Path;

/** Reads any table, one row a unit: {@code Table people = TableFile.read(Path.of("people.csv"))}. */
public final class TableFile {

    private TableFile() {}

    /**
     * Reads a table with the standard options. {@link TableFileReader} describes the format.
     *
     * @return the table; its {@link Table#report()} says how the file was understood
     * @throws dk.effekt.input.DataException if a row is faulty, or nothing can be had from the file
     * @throws java.io.UncheckedIOException if it cannot be opened or read
     */
    public static Table read(Path file) {
        return reader().read(file);
    }

    /** A reader with the standard options, to change. */
    public static TableFileReader reader() {
        return TableFileReader.withDefaults();
    }
}
