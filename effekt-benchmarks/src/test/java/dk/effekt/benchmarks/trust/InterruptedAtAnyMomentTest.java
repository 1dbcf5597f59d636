package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.benchmarks.trust.Town.Question;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is at work when its thread is interrupted, it ends with the right answer or with a {@link CancellationException}, the
 * thread staying interrupted; and the same objects give the right answer afterwards. Three moments of each in every build; more with
 * {@code mvn test -Dtest=InterruptedAtAnyMomentTest -Deffekt.moments=200 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(600)
class InterruptedAtAnyMomentTest {

    private static final int MOMENTS = Integer.getInteger("effekt.moments", 3);
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final Town TOWN = Town.of(150, 7);
    private static final Town OF_TWO = TOWN.on(TWO);

    /** What came of a work that was interrupted; no answer if it was cancelled. */
    private record End(Optional<String> answer, boolean isStillInterrupted) {}

    @AfterAll
    static void shutDown() {
        TWO.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void endsWithAnAnswerOrNothing(Question question) throws Exception {
        String answer = question.answer(TOWN);
        long start = System.nanoTime();
        assertThat(question.answer(TOWN)).isEqualTo(answer);
        long nanos = System.nanoTime() - start;

        SplittableRandom random = new SplittableRandom(question.ordinal());
        for (int moment = 0; moment < MOMENTS; moment++) {
            Town town = moment % 2 == 0 ? TOWN : OF_TWO;
            End end = interrupted(question, town, moment == 0 ? 0 : random.nextLong(nanos + 1));
            end.answer()
                    .ifPresentOrElse(
                            said -> assertThat(said).isEqualTo(answer),
                            () -> assertThat(end.isStillInterrupted()).isTrue());
        }
        assertThat(question.answer(TOWN)).isEqualTo(answer);
        assertThat(question.answer(OF_TWO)).isEqualTo(answer);
    }

    private static End interrupted(Question question, Town town, long afterNanos) throws Exception {
        CompletableFuture<End> end = new CompletableFuture<>();
        Thread work = new Thread(() -> {
            try {
                end.complete(new End(Optional.of(question.answer(town)), false));
            } catch (CancellationException e) {
                end.complete(new End(Optional.empty(), Thread.currentThread().isInterrupted()));
            } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
            }
        });
        work.start();
        TimeUnit.NANOSECONDS.sleep(afterNanos);
        work.interrupt();
        return end.get(120, TimeUnit.SECONDS);
    }
}
