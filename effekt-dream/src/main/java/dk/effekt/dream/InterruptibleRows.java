package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Rows that stop when the thread that reads them is interrupted; what was made of those before is let go with the reading. */
final class InterruptibleRows implements Rows {

    private final Rows rows;
    private long read;

    InterruptibleRows(Rows rows) {
        this.rows = rows;
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
        read++;
        return rows.next(findings);
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
