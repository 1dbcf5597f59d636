package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Progress;
import dk.effekt.input.ProgressListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Rows that tell a listener how far their reading has come. */
final class ProgressRows implements Rows {

    /** So few that a slow source is heard of in time, and so many that looking at the clock costs nothing beside them. */
    private static final int ROWS_BETWEEN_LOOKS = 16;

    private static final long NANOS_BETWEEN_CALLS = 200_000_000;

    private final Rows rows;
    private final ProgressListener listener;
    private final Bytes bytes;
    private final Stopwatch stopwatch;
    /** In nanoseconds since the beginning. */
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
    ProgressRows(Rows rows, ProgressListener listener, Bytes bytes, Stopwatch stopwatch) {
        this.rows = rows;
        this.listener = listener;
        this.bytes = bytes;
        this.stopwatch = stopwatch;
    }

    @Override
    public Header header() {
        return rows.header();
    }

    @Override
    public Optional<Row> next(Findings findings) {
        Optional<Row> next = rows.next(findings);
        if (next.isEmpty()) {
            tell(stopwatch.nanos());
        } else if (++read % ROWS_BETWEEN_LOOKS == 0) {
            long now = stopwatch.nanos();
            if (now - lastCall >= NANOS_BETWEEN_CALLS) {
                lastCall = now;
                tell(now);
            }
        }
        return next;
    }

    private void tell(long now) {
        listener.progressed(
                new Progress(header().source(), read, bytes.read().getAsLong(), bytes.total(), Duration.ofNanos(now)));
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
    public void close() {
        rows.close();
    }
}
