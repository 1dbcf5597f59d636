package dk.effekt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class BlocksTest {

    private static final int MANY = 5 * Blocks.ITEMS + 1;

    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    @AfterEach
    void shutDown() {
        pool.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Blocks.ITEMS - 1, Blocks.ITEMS, Blocks.ITEMS + 1, MANY})
    void everyItemIsInOneBlockAndTheResultsAreInOrder(int items) {
        int[] expected = IntStream.range(0, items).toArray();

        for (var executor : List.of(pool, (java.util.concurrent.Executor) Runnable::run)) {
            List<int[]> blocks = Blocks.map(
                    executor, items, (from, to) -> IntStream.range(from, to).toArray());

            assertThat(blocks).allSatisfy(block -> assertThat(block).hasSizeBetween(1, Blocks.ITEMS));
            assertThat(blocks.stream().flatMapToInt(IntStream::of)).containsExactly(box(expected));
        }
    }

    @Test
    void blocksThatReachTheLargestNumberDoNotOverflow() {
        List<Integer> ends = Blocks.map(Runnable::run, Integer.MAX_VALUE, (from, to) -> to);

        assertThat(ends)
                .hasSize((Integer.MAX_VALUE - 1) / Blocks.ITEMS + 1)
                .last()
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theExecutorsThreadsWorkBesideTheCaller() throws InterruptedException {
        CountDownLatch bothAtWork = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Blocks.map(pool, 2 * Blocks.ITEMS, (from, to) -> {
            threads.add(Thread.currentThread());
            bothAtWork.countDown();
            return await(bothAtWork);
        });

        assertThat(threads).hasSize(2);
    }

    @Test
    void aThreadOfThePoolCanAskThePool() throws Exception {
        ExecutorService one = Executors.newFixedThreadPool(1);
        try {
            Future<Integer> nested = one.submit(
                    () -> Blocks.map(one, MANY, (from, to) -> to - from).size());

            assertThat(nested.get(10, TimeUnit.SECONDS)).isEqualTo(6);
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void whatAnExecutorDoesNotTakeTheCallerDoes() {
        pool.shutdown();

        assertThat(Blocks.map(pool, MANY, (from, to) -> Thread.currentThread()))
                .hasSize(6)
                .containsOnly(Thread.currentThread());
    }

    @Test
    void ofManyExceptionsTheFirstIsThrown() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Blocks.map(pool, MANY, (from, to) -> {
                    if (from > 0) {
                        throw new IllegalStateException("from " + from);
                    }
                    return to;
                }))
                .withMessage("from " + Blocks.ITEMS);
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> Blocks.map(pool, 1, (from, to) -> {
                    throw new StackOverflowError();
                }));
    }

    @Test
    void anInterruptedCallerGetsTheAnswerAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        List<Integer> results = Blocks.map(pool, MANY, (from, to) -> to - from);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(results).hasSize(6);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Integer[] box(int[] values) {
        return IntStream.of(values).boxed().toArray(Integer[]::new);
    }
}
