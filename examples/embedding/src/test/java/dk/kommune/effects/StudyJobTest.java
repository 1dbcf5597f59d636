package dk.kommune.effects;

import static dk.kommune.effects.TestDatabase.EXTRACT;
import static dk.kommune.effects.TestDatabase.NAME;
import static dk.kommune.effects.TestDatabase.PROTOCOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.disclosure.RetentionPolicy;
import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import dk.kommune.effects.StudyJob.Queries;
import dk.kommune.effects.StudyStore.Run;
import dk.kommune.effects.StudyStore.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(120)
class StudyJobTest {

    private static final Pseudonymizer KEY = Pseudonymizer.withKey(new byte[32]);

    /** Some seconds of rows, so that there is a midway. */
    private static final Queries SLOW = new Queries(
            "select dream.* from dream, lateral (select pg_sleep(0.001)) as slow", "select * from participation");

    private static final List<String> PROGRESS = new ArrayList<>();

    private static TestDatabase database;
    private static StudyStore store;
    private static Run done;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = TestDatabase.shared();
        store = new StudyStore(database.source());
        done = store.run(job(Queries.USUAL).run(NAME, PROGRESS::add));
    }

    private static StudyJob job(Queries queries) {
        return new StudyJob(database.source(), KEY, queries);
    }

    private static Run lastRun() throws SQLException {
        return store.run(database.number("select max(id) from study_run"));
    }

    /** Read from the extract's files, without a database; only what a source is called is the same. */
    private static StudyResult direct() {
        return Study.fromJson(PROTOCOL)
                .estimate(
                        Dream.reader().withPseudonymizer(KEY).read(EXTRACT.openDream(), "query"),
                        ParticipationList.reader().withPseudonymizer(KEY).read(EXTRACT.openParticipations(), "query"));
    }

    @Test
    void storesWhatADirectEstimateSaysToTheBit() {
        StudyResult direct = direct();

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.message()).isEmpty();
        assertThat(done.result()).contains(direct.toJson());
        assertThat(done.published()).contains(direct.anonymous().json());
        assertThat(done.report().orElseThrow()).startsWith("<!DOCTYPE html>").contains(NAME);
        assertThat(PROGRESS)
                .anyMatch(line -> line.startsWith("query: 6,000 rows"))
                .contains(NAME + ": 7 of 7 done");
    }

    @Test
    void storesAndSaysNoPersonsNumber() throws IOException {
        Set<String> numbers;
        try (BufferedReader rows =
                new BufferedReader(new InputStreamReader(EXTRACT.openDream(), StandardCharsets.UTF_8))) {
            numbers = rows.lines()
                    .skip(1)
                    .map(row -> row.substring(0, row.indexOf(';')))
                    .collect(Collectors.toSet());
        }
        assertThat(numbers).hasSize(EXTRACT.persons()).allMatch(number -> number.matches("\\d{10}"));
        assertThat(Pattern.compile("(?=(\\d{6})-?(\\d{4}))")
                        .matcher(PROGRESS + " " + done)
                        .results())
                .noneMatch(found -> numbers.contains(found.group(1) + found.group(2)));
    }

    @Test
    void anInterruptCancelsItAndIsWrittenDown() throws SQLException {
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() ->
                            job(SLOW).run(NAME, line -> Thread.currentThread().interrupt()))
                    .withMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(lastRun()).satisfies(run -> {
            assertThat(run.state()).isEqualTo(State.CANCELLED);
            assertThat(run.message()).matches("query: reading was interrupted after \\d+ rows; nothing was kept");
            assertThat(run.result()).isEmpty();
        });
    }

    @Test
    void anInterruptCancelsTheEstimateToo() throws SQLException {
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> job(Queries.USUAL).run(NAME, line -> {
                        if (line.endsWith("effects")) {
                            Thread.currentThread().interrupt();
                        }
                    }));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(lastRun().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aConnectionThatIsCutIsSaidAndWrittenDown() throws SQLException {
        String sentence = "query: the database failed after row ";

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> job(SLOW).run(NAME, line -> cutConnections()))
                .withMessageStartingWith(sentence)
                .withMessageContaining("nothing was kept");
        assertThat(lastRun()).satisfies(run -> {
            assertThat(run.state()).isEqualTo(State.FAILED);
            assertThat(run.message()).startsWith(sentence);
        });
    }

    private static void cutConnections() {
        try {
            database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where query like '%pg_sleep%' and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/postgres");

        assertThatThrownBy(() -> new StudyJob(nowhere, KEY, Queries.USUAL).run(NAME, line -> {}))
                .hasMessage("the tables of studies cannot be used (PSQLException, SQLState 08001)");
    }

    @Test
    void aQueryOfAnotherTableIsSaidAndWrittenDown() throws SQLException {
        Queries wrong = new Queries("select * from draem", "select * from participation");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> job(wrong).run(NAME, line -> {}))
                .withMessage("query: the database refuses the query; try it in the database's own tool"
                        + " (PSQLException, SQLState 42P01, error 0)");
        assertThat(lastRun().state()).isEqualTo(State.FAILED);
    }

    @Test
    void keepsNoProtocolThatCouldNotBeRun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.keep(PROTOCOL.replace("\"matches\"", "\"match\"")))
                .withMessage("protocol, $.matcher: 'nearest-neighbour' lacks 'matches', a whole number;"
                        + " did you mean it by 'match'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job(Queries.USUAL).run("IPS", line -> {}))
                .withMessage("there is no protocol 'IPS'; there are [" + NAME + "]");
    }

    @Test
    void forgetsWhatIsDueAndKeepsWhatMayBePublished() throws SQLException {
        RetentionPolicy policy = RetentionPolicy.months(12);
        long run = store.begin(NAME);
        database.execute(
                "update study_run set begun = '2024-02-29', result = '{}', published = '{}' where id = " + run);

        assertThat(store.forget(LocalDate.of(2025, 2, 27), policy)).isZero();
        assertThat(store.forget(LocalDate.of(2025, 2, 28), policy)).isEqualTo(1);
        assertThat(store.run(run).result()).isEmpty();
        assertThat(store.run(run).published()).contains("{}");
    }
}
