package dk.effekt.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads, which share out work by ranges of equal length. */
final class Workers implements AutoCloseable {

    /** Does a part of the work. */
    interface Part {

        /**
         * Does what is to be done for some numbers.
         *
         * @param from the first
         * @param to the one after the last
         */
        void run(int from, int to);
    }

    private final int threads;
    private final ExecutorService pool;

    /**
     * Starts no thread before there is work.
     *
     * @param threads at least 1
     */
    Workers(int threads) {
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads);
    }

    /** How many threads there are. */
    int threads() {
        return threads;
    }

    /** Does the work for all numbers from 0 to just before a given one, and returns when it is done. */
    void share(int size, Part part) {
        List<Callable<Void>> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int from = (int) ((long) size * i / threads);
            int to = (int) ((long) size * (i + 1) / threads);
            parts.add(() -> {
                part.run(from, to);
                return null;
            });
        }
        try {
            for (Future<Void> done : pool.invokeAll(parts)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
