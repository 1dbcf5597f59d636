package dk.effekt.dream;

import com.google.common.io.CountingInputStream;
import dk.effekt.dream.WatchedRows.Bytes;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Opens a table wherever it comes from, lends its rows to a reader and closes it. A file is told by its first bytes. An interrupt
 * of the thread ends the reading, and a listener is told how far it has come.
 */
final class Sources {

    private static final byte[] SAS =
            HexFormat.of().parseHex("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011");
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private Sources() {}

    /** Reads the rows of a file. */
    static <T> T read(Path file, Conduct conduct, Function<Rows, T> reader) {
        Stopwatch stopwatch = Stopwatch.started();
        try (InputStream stream = Files.newInputStream(file)) {
            CountingInputStream counted = new CountingInputStream(stream);
            BufferedInputStream bytes = new BufferedInputStream(counted);
            if (startsWith(bytes, PARQUET)) {
                return readParquet(file, conduct, stopwatch, reader);
            }
            Bytes size = new Bytes(counted::getCount, OptionalLong.of(Files.size(file)));
            return read(bytes, Failures.name(file), rows -> reader.apply(conduct.watched(rows, size, stopwatch)));
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }

    /** Reads the rows of a stream, to its end, and leaves closing it to the caller. */
    static <T> T read(InputStream stream, String source, Conduct conduct, Function<Rows, T> reader) {
        Stopwatch stopwatch = Stopwatch.started();
        CountingInputStream counted = new CountingInputStream(stream);
        BufferedInputStream bytes = new BufferedInputStream(counted);
        Bytes size = new Bytes(counted::getCount, OptionalLong.empty());
        try {
            if (startsWith(bytes, PARQUET)) {
                throw Failures.of(
                        Reason.NOT_A_TABLE,
                        Place.of(source),
                        "this is a Parquet file, whose directory stands at its end, so that a stream of it cannot be read",
                        "Hand in the file itself: Dream.read(Path.of(\"dream.parquet\")).");
            }
            return read(bytes, source, rows -> reader.apply(conduct.watched(rows, size, stopwatch)));
        } catch (IOException e) {
            throw Failures.of(source, e);
        }
    }

    /** Runs a query and reads its rows. */
    static <T> T read(DataSource database, String query, Conduct conduct, Function<Rows, T> reader) {
        Stopwatch stopwatch = Stopwatch.started();
        try (Rows rows = JdbcRows.open(database, query)) {
            return reader.apply(conduct.watched(rows, Bytes.NONE, stopwatch));
        }
    }

    private static <T> T read(BufferedInputStream bytes, String source, Function<Rows, T> reader) throws IOException {
        if (startsWith(bytes, SAS)) {
            return readSas(bytes, source, reader);
        }
        try (Rows rows = CsvRows.open(bytes, source)) {
            return reader.apply(rows);
        }
    }

    private static <T> T readSas(BufferedInputStream stream, String source, Function<Rows, T> reader)
            throws IOException {
        try (Rows rows = SasRows.open(stream, source)) {
            return reader.apply(rows);
        } catch (LinkageError e) {
            throw Library.PARSO.missing(source, e);
        }
    }

    private static <T> T readParquet(Path file, Conduct conduct, Stopwatch stopwatch, Function<Rows, T> reader)
            throws IOException {
        String source = Failures.name(file);
        OptionalLong size = OptionalLong.of(Files.size(file));
        try (ParquetRows rows = ParquetRows.open(file, source)) {
            return reader.apply(conduct.watched(rows, new Bytes(rows::bytesRead, size), stopwatch));
        } catch (LinkageError e) {
            throw Library.PARQUET.missing(source, e);
        }
    }

    private static boolean startsWith(BufferedInputStream bytes, byte[] magic) throws IOException {
        bytes.mark(magic.length);
        byte[] head = bytes.readNBytes(magic.length);
        bytes.reset();
        return Arrays.equals(head, magic);
    }
}
