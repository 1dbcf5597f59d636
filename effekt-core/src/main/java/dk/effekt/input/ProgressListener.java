package dk.effekt.input;

/** Is told how far the reading of an input has come. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Hears how far the reading has come: at most five times a second, and once when the last row has been read; what is made
     * of the rows is finished after that. It is called on the thread that reads, so it should be quick. What it throws ends
     * the reading and reaches the caller; nothing is kept then.
     */
    void progressed(Progress progress);
}
