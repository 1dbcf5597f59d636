package dk.effekt.dream;

/** How long a reading has lasted. Nothing else here looks at the clock, and what it says goes into no result. */
final class Stopwatch {

    private final long start = System.nanoTime();

    private Stopwatch() {}

    static Stopwatch started() {
        return new Stopwatch();
    }

    /** The nanoseconds since it was started. */
    long nanos() {
        return System.nanoTime() - start;
    }
}
