package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same whatever the database. */
abstract class AnyDatabase {

    private static final String TWO_PERSONS = """
            select '6101850001' as "PNR", 'K' as "KOEN", cast('1985-01-01' as date) as "FOEDSELSDATO",
                   cast(860 as smallint) as "KOMMUNE", cast(111 as integer) as "y_1701", cast(111 as bigint) as "y_1702",
                   cast(null as double precision) as "y_1703", cast(0.64 as real) as "grad_2017_01"
            union all
            select '6202900002', 'M', cast('1955-02-02' as date), 101, null, 112, 998, 1
            order by 1
            """;

    /** The database and what it calls itself. */
    abstract DataSource database();

    abstract String product();

    @Test
    void a_query_is_the_same_register_as_its_rows_in_a_text() {
        Register register = Dream.reader().read(database(), TWO_PERSONS);

        assertThat(register.fingerprint())
                .isEqualTo(register(
                                "PNR;KOEN;FOEDSELSDATO;KOMMUNE;y_1701;y_1702;y_1703;grad_2017_01",
                                ANNE + ";K;01-01-1985;860;111;111;;0,64",
                                BO + ";M;02-02-1955;101;;112;998;1")
                        .fingerprint());
        assertThat(register.report()).hasToString("query: 2 rows read, 2 kept, 0 refused");
        assertThat(register.report().form()).endsWith("; SQL query (" + product() + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'6101850001'",
                "cast(6101850001 as bigint)",
                "cast(6101850001 as double precision)",
                "cast(6101850001 as decimal(10, 0))",
                "cast(6101850001 as decimal(14, 2))"
            })
    void a_persons_number_may_be_of_any_type(String number) {
        Register register = Dream.reader().read(database(), "select " + number + " as pnr, 111 as y_1701");

        assertThat(state(register, ANNE, 2017, 1)).isEqualTo(State.ofCode(111));
    }

    /** A query that works for minutes before it hands over its first row. */
    abstract String longQuery();

    @Test
    @Timeout(60)
    void an_interrupt_cancels_a_query_that_is_still_at_work() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread reading = new Thread(() -> {
            try {
                Dream.reader().read(database(), longQuery());
                end.complete(new AssertionError("the query ended by itself"));
            } catch (RuntimeException e) {
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
                end.complete(e);
            }
        });
        reading.start();
        Thread.sleep(1_500);
        assertThat(end).isNotDone();

        long interrupted = System.nanoTime();
        reading.interrupt();

        assertThat(end.get(30, TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class)
                .hasMessage("query: reading was interrupted; nothing was kept");
        assertThat(Duration.ofNanos(System.nanoTime() - interrupted)).isLessThan(Duration.ofSeconds(1));
        assertThat(stillInterrupted.get()).isTrue();
    }

    @Test
    @Timeout(30)
    void an_interrupt_before_the_query_ends_it_too() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Dream.reader().read(database(), longQuery()))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_query_may_be_a_list_of_participations() {
        Participations parts = ParticipationList.reader().read(database(), """
                        select '6101850001' as pnr, 'Vejen til jøb' as indsats, cast('2018-01-04' as date) as startdato,
                               cast('2018-04-06 00:00:00' as timestamp) as slutdato
                        union all
                        select '6202900002', 'IPS', cast('2019-02-01' as date), null
                        """);

        assertThat(parts.in("Vejen til jøb"))
                .containsExactly(new Participation(
                        Pseudonymizer.standard().pseudonym(ANNE),
                        new Intervention("Vejen til jøb"),
                        LocalDate.of(2018, 1, 4),
                        Optional.of(LocalDate.of(2018, 4, 6)),
                        ""));
        assertThat(parts.in("IPS").get(0).end()).isEmpty();
    }

    @Test
    void a_finding_names_the_row() {
        String query = "select '6101850001' as pnr, '111' as y_1701 union all select '6202900002', 'x' order by 1";

        assertThat(only(Dream.reader().read(database(), query).report()))
                .matches("query, line 2, column [yY]_1701: 'x' is not a benefit code\\..*");
    }

    @Test
    void a_word_for_true_is_no_sex() {
        Register register = Dream.reader()
                .read(database(), "select '6101850001' as pnr, cast(1 as boolean) as koen, 111 as y_1701");

        assertThat(only(register.report())).contains("'true' is not known");
    }

    @Test
    void a_query_that_is_refused_is_not_quoted() {
        assertThatThrownBy(() -> Dream.reader()
                        .read(
                                database(),
                                "select cast('6101850001x' as integer) as y_1701 from nowhere where x = '6101850001'"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("query: the database refuses the query; try it in the database's own tool (")
                .hasMessageContaining("SQLState")
                .satisfies(AnyDatabase::nothingQuoted);
    }

    @Test
    void the_connection_is_given_back_as_it_was() {
        Databases.Watched watched = new Databases.Watched(database());

        Dream.reader().read(watched.database(), TWO_PERSONS);

        assertThat(watched.calls())
                .containsExactly(
                        "setReadOnly true",
                        "setAutoCommit false",
                        "setFetchSize 200",
                        "executeQuery",
                        "setFetchSize 10000",
                        "next",
                        "next",
                        "next",
                        "close",
                        "rollback",
                        "setAutoCommit true",
                        "setReadOnly false",
                        "close");
    }

    /** Neither the failure nor what caused it says anything of what stands in the query or the table. */
    static void nothingQuoted(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            assertThat(t.getMessage()).doesNotContain("610185", "0001", "nowhere", "select");
            assertThat(t.getSuppressed()).isEmpty();
        }
    }
}
