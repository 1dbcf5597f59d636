package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 11", "3, 2", "4, 0"})
    void eachNumberIsDoneOnce(int threads, int size) {
        AtomicIntegerArray done = new AtomicIntegerArray(size);
        try (Workers workers = new Workers(threads)) {
            workers.share(size, (from, to) -> {
                for (int i = from; i < to; i++) {
                    done.incrementAndGet(i);
                }
            });
        }
        for (int i = 0; i < size; i++) {
            assertThat(done.get(i)).isEqualTo(1);
        }
    }

    /** Each part waits for the other, so that one thread alone would never end. */
    @Test
    void allThreadsWorkAtATime() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CyclicBarrier both = new CyclicBarrier(2);
        try (Workers workers = new Workers(2)) {
            workers.share(2, (from, to) -> {
                seen.add(Thread.currentThread());
                await(both);
            });
        }
        assertThat(seen).hasSize(2).doesNotContain(Thread.currentThread());
    }

    @Test
    void whatGoesWrongIsToldToTheCaller() {
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.share(2, (from, to) -> {
                        if (from == 1) {
                            throw new IllegalArgumentException("no");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("no");
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
