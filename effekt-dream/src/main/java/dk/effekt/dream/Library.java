package dk.effekt.dream;

import dk.effekt.input.Place;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A library that reads one kind of file and that only those have who read such files. */
enum Library {
    PARSO("a SAS data set", "com.epam:parso:2.0.14"),
    PARQUET("a Parquet file", "blue.strategic.parquet:parquet-floor:2.3");

    private final String reads;
    private final String coordinates;

    Library(String reads, String coordinates) {
        this.reads = reads;
        this.coordinates = coordinates;
    }

    /** Its coordinates in Maven, with the version that effekt is tested with. */
    String coordinates() {
        return coordinates;
    }

    /** The library, or a part of it, is missing or of a version that does not fit: no fault of the file. */
    UncheckedIOException missing(String source, LinkageError cause) {
        return new UncheckedIOException(
                Place.mask(source) + ": this is " + reads + ", and the library that reads it is not on the class path,"
                        + " or not whole. Add " + coordinates + " to your dependencies",
                new IOException(cause));
    }
}
