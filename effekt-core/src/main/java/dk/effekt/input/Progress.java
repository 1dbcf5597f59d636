package dk.effekt.input;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far the reading of an input has come.
 *
 * @param source the file's name, or what else is read
 * @param rows rows read so far, below the header
 * @param bytes bytes of the source as it is stored that have been read so far: of a packed file, packed ones; 0 for a
 *     database. A reader takes bytes in blocks, so they run somewhat ahead of the rows
 * @param totalBytes the size of the source; absent for a stream and a database
 * @param elapsed since the reading began
 */
public record Progress(String source, long rows, long bytes, OptionalLong totalBytes, Duration elapsed) {

    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;

    public Progress {
        source = Place.mask(source);
    }

    /** Bytes read in a second, on average so far; 0 at the very beginning. */
    public double bytesPerSecond() {
        return perSecond(bytes);
    }

    /** Rows read in a second, on average so far; 0 at the very beginning. */
    public double rowsPerSecond() {
        return perSecond(rows);
    }

    /** How much of the source has been read, from 0 to 1; absent where its size is not known. */
    public OptionalDouble share() {
        return totalBytes.isPresent() && totalBytes.getAsLong() > 0
                ? OptionalDouble.of(Math.min(1, (double) bytes / totalBytes.getAsLong()))
                : OptionalDouble.empty();
    }

    /** One line: {@code dream.csv.gz: 41 %, 812,000 rows, 96.0 MB/s}; rows a second where bytes are not known. */
    @Override
    public String toString() {
        String part = share().isPresent() ? String.format(Locale.ROOT, "%.0f %%, ", 100 * share().getAsDouble()) : "";
        String rate = bytes == 0
                ? String.format(Locale.ROOT, "%,.0f rows/s", rowsPerSecond())
                : String.format(Locale.ROOT, "%.1f MB/s", bytesPerSecond() / MEGA);
        return source + ": " + part + ReadReport.withCommas(rows) + " rows, " + rate;
    }

    private double perSecond(long count) {
        return elapsed.isZero() ? 0 : count * NANOS / elapsed.toNanos();
    }
}
