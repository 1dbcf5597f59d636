package dk.effekt.dream;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.FileFailures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Makes the exceptions of this package. */
final class Failures {

    private Failures() {}

    /** Nothing can be had from the input, for a fault in what it holds. */
    static DataException of(Reason reason, Place place, String detail, String remedy) {
        return DataException.of(new Finding(Finding.Kind.INCOMPLETE, reason, place, detail, remedy, 1));
    }

    /**
     * A library asked for more memory than there is. What it asks for stands in the file, so that a damaged byte can ask for
     * gigabytes, and is not given any of it: the memory is as it was before.
     */
    static DataException tooLarge(String source) {
        return of(
                Reason.TOO_LARGE,
                Place.of(source),
                "the file asks for more memory at once than there is: it is damaged, or too large for this machine;"
                        + " nothing of it was kept",
                "Fetch the file again; if it is sound, give Java more memory (-Xmx) or write it as CSV.");
    }

    /** What messages call a file. */
    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** The file could not be opened or read: no fault of its content. */
    static UncheckedIOException of(Path file, IOException cause) {
        return of(file.toString(), cause);
    }

    /** The input could not be opened or read: no fault of its content. */
    static UncheckedIOException of(String input, IOException cause) {
        String why = cause instanceof NoSuchFileException
                ? "there is no such file. Check the path; a relative one starts at "
                        + Path.of("").toAbsolutePath()
                : cause instanceof AccessDeniedException
                        ? "access is denied. Ask for the right to read it"
                        : "reading failed (" + cause.getClass().getSimpleName() + "). Try again";
        return new UncheckedIOException(Place.mask(input) + ": " + why, FileFailures.withoutNumbers(cause));
    }

    /**
     * The database failed. Of its exception only the kind is told: its message may quote the query or a cell.
     *
     * @param what what it could not do
     */
    static UncheckedIOException ofDatabase(String what, Exception cause) {
        String kind = cause.getClass().getSimpleName()
                + (cause instanceof SQLException sql
                        ? ", SQLState " + sql.getSQLState() + ", error " + sql.getErrorCode()
                        : "");
        IOException nameless = new IOException(kind);
        nameless.setStackTrace(cause.getStackTrace());
        return new UncheckedIOException(what + " (" + kind + ")", nameless);
    }
}
