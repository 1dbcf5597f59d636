package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Progress;
import dk.effekt.input.ProgressListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * Rows that stop when the thread that reads them is interrupted, what was made of those before being let go with the reading;
 * and that tell a listener, if there is one, how far it has come.
 */
final class WatchedRows implements Rows {

    /** So few that a slow source is heard of in time, and so many that looking at the clock costs nothing beside them. */
    private static final int ROWS_BETWEEN_LOOKS = 16;

    private static final long NANOS_BETWEEN_CALLS = 200_000_000;

    private final Rows rows;
    private final Optional<ProgressListener> listener;
    private final Bytes bytes;
    private final Stopwatch stopwatch;
    private long lastCall;
    private long read;

    /**
     * What is known of the size of a source.
     *
     * @param read tells the bytes read so far
     * @param total how many there are, if that is known
     */
    record Bytes(LongSupplier read, OptionalLong total) {

        /** Of a source that is not stored as bytes. */
        static final Bytes NONE = new Bytes(() -> 0, OptionalLong.empty());
    }

    /** @param stopwatch started when the reading began */
    WatchedRows(Rows rows, Optional<ProgressListener> listener, Bytes bytes, Stopwatch stopwatch) {
        this.rows = rows;
        this.listener = listener;
        this.bytes = bytes;
        this.stopwatch = stopwatch;
    }

    @Override
    public Header header() {
        return rows.header();
    }

    /** The thread stays interrupted, as the caller may want to know. */
    @Override
    public Optional<Row> next(Findings findings) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(Place.of(header().source()) + ": reading was interrupted after " + read
                    + " rows; nothing was kept");
        }
        Optional<Row> next = rows.next(findings);
        read += next.isPresent() ? 1 : 0;
        if (listener.isPresent() && (next.isEmpty() || read % ROWS_BETWEEN_LOOKS == 0)) {
            tell(listener.get(), next.isEmpty());
        }
        return next;
    }

    private void tell(ProgressListener to, boolean isLast) {
        long now = stopwatch.nanos();
        if (isLast || now - lastCall >= NANOS_BETWEEN_CALLS) {
            lastCall = now;
            to.progressed(new Progress(
                    header().source(), read, bytes.read().getAsLong(), bytes.total(), Duration.ofNanos(now)));
        }
    }

    @Override
    public List<Finding> ending() {
        return rows.ending();
    }

    @Override
    public String form() {
        return rows.form();
    }

    @Override
    public boolean mayHaveDecimalComma() {
        return rows.mayHaveDecimalComma();
    }

    @Override
    public void close() {
        rows.close();
    }
}
