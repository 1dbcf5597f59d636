package dk.kommune.effects;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import dk.kommune.effects.StudyStore.State;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Runs one stored protocol on the rows of the database, and stores what comes of it. Several may run at once, each on a thread of its own;
 * interrupting that thread cancels it.
 */
final class StudyJob {

    /** Beyond this an extract is not a few rows off, but another file than was meant. */
    private static final long MOST_REFUSED = 1_000;

    /**
     * Where the rows come from.
     *
     * @param dream SQL of the DREAM rows, in one of the forms that effekt-dream reads
     * @param participations SQL of who took part in what
     */
    record Queries(String dream, String participations) {

        static final Queries USUAL = new Queries("select * from dream", "select * from participation");
    }

    private final DataSource database;
    private final StudyStore store;
    private final Pseudonymizer key;
    private final Queries queries;

    StudyJob(DataSource database, Pseudonymizer key, Queries queries) {
        this.database = database;
        this.store = new StudyStore(database);
        this.key = key;
        this.queries = queries;
    }

    /**
     * Runs it now, on this thread.
     *
     * @param progress hears in one line how far it has come, some times a second; no line names a person
     * @return the run's number
     * @throws CancellationException if the thread is interrupted; it stays so
     * @throws RuntimeException if it fails; the message is for whoever is to mend it, and names no person
     */
    long run(String protocol, Consumer<String> progress) {
        Study study = Study.fromJson(store.protocol(protocol));
        long run = store.begin(protocol);
        try {
            store.done(run, estimate(study, progress));
            return run;
        } catch (CancellationException cancelled) {
            end(run, State.CANCELLED, cancelled);
            throw cancelled;
        } catch (RuntimeException failure) {
            end(run, State.FAILED, failure);
            throw failure;
        }
    }

    private StudyResult estimate(Study study, Consumer<String> progress) {
        Register register = Dream.reader()
                .withPseudonymizer(key)
                .withMostRefused(MOST_REFUSED)
                .withProgress(rows -> progress.accept(rows.toString()))
                .read(database, queries.dream());
        Participations participations = ParticipationList.reader()
                .withPseudonymizer(key)
                .withMostRefused(MOST_REFUSED)
                .read(database, queries.participations());
        return study.estimate(register, participations, steps -> progress.accept(steps.toString()));
    }

    /** What ended the run is what the caller should hear of, even if it cannot be written down. */
    private void end(long run, State state, RuntimeException why) {
        // Pools refuse a connection to a thread that is interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            store.ended(run, state, String.valueOf(why.getMessage()));
        } catch (RuntimeException alsoFailed) {
            why.addSuppressed(alsoFailed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
