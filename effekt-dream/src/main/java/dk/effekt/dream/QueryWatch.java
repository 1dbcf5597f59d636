package dk.effekt.dream;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * Cancels a query when the thread that reads it is interrupted: while the database works, that thread waits in the driver and
 * would not notice.
 */
final class QueryWatch implements AutoCloseable {

    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final Thread reader = Thread.currentThread();
    private final Statement statement;
    private final Thread watch;
    private boolean closed;

    private QueryWatch(Statement statement) {
        this.statement = statement;
        this.watch = new Thread(this::watch, "effekt query watch");
        watch.setDaemon(true);
    }

    /** Watches over a statement of this thread until it is closed. */
    static QueryWatch over(Statement statement) {
        QueryWatch watch = new QueryWatch(statement);
        watch.watch.start();
        return watch;
    }

    private void watch() {
        try {
            while (true) {
                if (reader.isInterrupted()) {
                    // More than once: a query that has not begun yet cannot be cancelled, and would.
                    cancel();
                }
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            // There is nothing left to watch over.
        } catch (SQLException | RuntimeException e) {
            // Not every driver can; then the reading ends when the database hands over the next row.
        }
    }

    /** Not after closing: another may have the connection then. */
    private synchronized void cancel() throws SQLException {
        if (!closed) {
            statement.cancel();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.interrupt();
    }
}
