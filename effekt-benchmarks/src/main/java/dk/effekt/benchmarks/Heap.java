package dk.effekt.benchmarks;

/** What lives on the heap. */
final class Heap {

    private static final long PAUSE_MILLIS = 50;

    private Heap() {}

    /**
     * The bytes that are in use when all garbage is gone. To the byte with the parallel collector; the serial one leaves
     * some garbage where it lies, and G1 counts the whole of each region that a large array begins.
     */
    static long used() {
        long used = collect();
        // References to what was collected are cleared by other threads, and only then does the rest go.
        for (long now = collect(); now < used; now = collect()) {
            used = now;
        }
        return used;
    }

    private static long collect() {
        System.gc();
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
