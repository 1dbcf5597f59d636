package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.benchmarks.trust.Town.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Eight threads that share one register, one study and one result answer as one does, to the bit. The town is small; larger with
 * {@code mvn test -Dtest=EightThreadsTest -Deffekt.town=2000 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(300)
class EightThreadsTest {

    private static final int THREADS = 8;
    private static final Town TOWN = Town.of(Integer.getInteger("effekt.town", 100), 7);
    private static final Map<Question, String> ANSWERS =
            answers(Town.of(TOWN.extract().persons(), 7), List.of(Question.values()));

    /** Every other thread works alone. */
    @Test
    void withAnExecutorOfTwoThatTheyShare() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            rightTogether(List.of(TOWN, TOWN.on(two)), threads);
        } finally {
            threads.shutdownNow();
            two.shutdownNow();
        }
    }

    /** Each thread of the executor waits for an answer that has to come from the executor. */
    @Test
    void asThreadsOfTheExecutorThatTheyShare() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Town town = TOWN.on(two);
            List<Callable<Map<Question, String>>> work = IntStream.range(0, THREADS / 2)
                    .<Callable<Map<Question, String>>>mapToObj(task -> () -> answers(town, some(task)))
                    .toList();

            for (Future<Map<Question, String>> done : two.invokeAll(work)) {
                assertThat(ANSWERS).containsAllEntriesOf(done.get(200, TimeUnit.SECONDS));
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void withAnExecutorThatIsShutDownMeanwhile() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        Town town = TOWN.on(two);
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<Map<Question, String>> done = one.submit(
                    () -> answers(town, List.of(Question.ESTIMATE, Question.KEY_FIGURES, Question.VALUE_MAP)));
            two.shutdown();

            assertThat(ANSWERS).containsAllEntriesOf(done.get(200, TimeUnit.SECONDS));
        } finally {
            one.shutdownNow();
        }
    }

    /** All begin at once, each with questions of its own. */
    private static void rightTogether(List<Town> towns, ExecutorService threads) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Map<Question, String>>> begun = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Town town = towns.get(thread % towns.size());
            List<Question> questions = some(thread);
            begun.add(threads.submit(() -> {
                start.await();
                return answers(town, questions);
            }));
        }
        for (Future<Map<Question, String>> one : begun) {
            assertThat(ANSWERS).containsAllEntriesOf(one.get(200, TimeUnit.SECONDS));
        }
    }

    /** Four of them, so that each is asked by several threads, in another order. */
    private static List<Question> some(int thread) {
        List<Question> questions = new ArrayList<>(List.of(Question.values()));
        Collections.rotate(questions, thread);
        return questions.subList(0, 4);
    }

    private static Map<Question, String> answers(Town town, List<Question> questions) {
        Map<Question, String> answers = new EnumMap<>(Question.class);
        questions.forEach(question -> answers.put(question, question.answer(town)));
        return answers;
    }
}
