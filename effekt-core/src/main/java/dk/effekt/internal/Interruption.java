package dk.effekt.internal;

import java.util.concurrent.CancellationException;

/** Ends long work on a thread that is interrupted. */
public final class Interruption {

    private static final int ITEMS_BETWEEN_CHECKS = 1 << 16;

    private Interruption() {}

    /**
     * Stops if the thread is interrupted; it stays so, as the caller may want to know.
     *
     * @param work what is done, such as {@code building the register}
     * @throws CancellationException if it is
     */
    public static void check(String work) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(work + " was interrupted; nothing was kept");
        }
    }

    /** Does so before each 65,536th of many items that take no time by themselves. */
    public static void checkAt(int item, String work) {
        if (item % ITEMS_BETWEEN_CHECKS == 0) {
            check(work);
        }
    }
}
