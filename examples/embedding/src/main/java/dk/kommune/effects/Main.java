package dk.kommune.effects;

import dk.effekt.disclosure.Pseudonymizer;
import dk.kommune.effects.StudyJob.Queries;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs a stored protocol from a schedule: {@code java -cp … dk.kommune.effects.Main "Brobygning til Uddannelse"}. Ctrl-C, the signal of a
 * service that stops, and the longest time of the {@link Settings} cancel it, and are written down. Exit code: 0 if it is done, 1 if it
 * failed, 2 if its time was up.
 */
final class Main {

    private static final Logger LOG = System.getLogger(Main.class.getName());
    private static final int SECONDS_TO_END = 30;

    private Main() {}

    public static void main(String[] arguments) {
        Thread worker = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            worker.interrupt();
            await(ended);
        }));
        int code = 1;
        try {
            code = run(Settings.of(System.getenv()), arguments);
        } catch (CancellationException e) {
            LOG.log(Level.WARNING, e.getMessage());
            code = 2;
        } catch (RuntimeException e) {
            // The message is effekt's or our own, which name no person: a driver's was left behind on the way.
            LOG.log(Level.ERROR, e.getMessage());
        } finally {
            ended.countDown();
        }
        System.exit(code);
    }

    private static int run(Settings settings, String... arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("one argument is wanted, the name of a stored protocol");
        }
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Pseudonymizer key = settings.key()) {
            clock.schedule(Thread.currentThread()::interrupt, settings.longest().toMillis(), TimeUnit.MILLISECONDS);
            long run = new StudyJob(settings.database(), key, Queries.USUAL)
                    .run(arguments[0], line -> LOG.log(Level.INFO, line));
            LOG.log(Level.INFO, "stored as run {0}", run);
            return 0;
        } finally {
            clock.shutdownNow();
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
