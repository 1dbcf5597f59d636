package dk.effekt.benchmarks.trust;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Hears whatever is printed or logged, at any level, until it is closed. What parquet-java says below INFO is passed over: it tells the
 * whole footer of a file, in which the least and the greatest value of each column stand (docs/security.md).
 */
final class Ears implements AutoCloseable {

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final PrintStream into = new PrintStream(heard, true, StandardCharsets.UTF_8);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final Handler[] handlers = root.getHandlers();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord said) {
            boolean isDebugOfParquet = String.valueOf(said.getLoggerName()).startsWith("org.apache.parquet.")
                    && said.getLevel().intValue() < Level.INFO.intValue();
            if (!isDebugOfParquet) {
                into.print(new SimpleFormatter().format(said));
            }
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private Ears() {}

    static Ears open() {
        Ears ears = new Ears();
        System.setOut(ears.into);
        System.setErr(ears.into);
        for (Handler other : ears.handlers) {
            ears.root.removeHandler(other);
        }
        ears.handler.setLevel(Level.ALL);
        ears.root.addHandler(ears.handler);
        ears.root.setLevel(Level.ALL);
        return ears;
    }

    /** What was heard so far. */
    String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.removeHandler(handler);
        for (Handler other : handlers) {
            root.addHandler(other);
        }
        root.setLevel(level);
    }
}
