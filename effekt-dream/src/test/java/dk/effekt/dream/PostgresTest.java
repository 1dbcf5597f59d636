package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dk.effekt.input.Findings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real PostgreSQL, which hands over rows in parts. Where it cannot be started, these tests are skipped. */
class PostgresTest extends AnyDatabase {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException | RuntimeException e) {
            // It does not run as root where root may not step down from that (unshare -U), nor on every processor.
            abort("PostgreSQL does not start here: " + e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    DataSource database() {
        return server.getPostgresDatabase();
    }

    @Override
    String product() {
        return "PostgreSQL";
    }

    /** All rows at once would be two thousand million. */
    @Test
    @Timeout(60)
    void rows_are_fetched_in_parts() {
        try (Rows rows = JdbcRows.open(database(), "select generate_series(1, 2000000000) as pnr")) {
            for (int row = 1; row <= 3 * JdbcRows.MOST_AT_A_TIME; row++) {
                assertThat(rows.next(Findings.none()).orElseThrow().cell(0)).isEqualTo(Integer.toString(row));
            }
        }
    }

    @Test
    void a_row_that_the_database_cannot_make_ends_the_reading() {
        String query = "select '6101850001' as pnr, cast(case when i < 700 then '111' else '6101850001x' end as bigint)"
                + " as y_1701 from generate_series(1, 1000) as persons (i)";

        assertThatThrownBy(() -> Dream.reader().read(database(), query))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("query: the database failed after row 200, and nothing was kept"
                        + " (PSQLException, SQLState 22P02, error 0)")
                .satisfies(AnyDatabase::nothingQuoted);
    }

    @Test
    void a_connection_that_is_cut_ends_the_reading() throws SQLException {
        try (Rows rows =
                JdbcRows.open(database(), "select generate_series(1, 100000) as pnr, pg_backend_pid() as pid")) {
            Row first = rows.next(Findings.none()).orElseThrow();
            try (Connection other = database().getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("select pg_terminate_backend(" + first.cell(1) + ")");
            }
            assertThatThrownBy(() -> drain(rows))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("query: the database failed after row 200, and nothing was kept");
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageStartingWith("query: the connection cannot be given back");
        }
    }

    @Test
    void a_query_cannot_change_anything() throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (pnr text)");
            statement.execute("insert into kept values ('6101850001')");
        }

        assertThatThrownBy(() -> Dream.reader().read(database(), "delete from kept returning pnr, 111 as y_1701"))
                .hasMessageContainingAll("the database refuses the query", "SQLState 25006");
    }

    /** Java would move it to its own time zone, so that the day would depend on the machine. */
    @Test
    void a_point_in_time_with_a_time_zone_is_no_date() {
        assertThat(ParticipationList.reader()
                        .read(
                                database(),
                                "select '6101850001' as pnr, 'IPS' as indsats,"
                                        + " timestamptz '2018-01-04 00:00:00+01' as startdato, null as slutdato")
                        .report())
                .hasToString("query: 1 rows read, 0 kept, 1 refused");
    }

    private static void drain(Rows rows) {
        while (rows.next(Findings.none()).isPresent()) {
            // Only the end counts.
        }
    }

    @Override
    String longQuery() {
        return "select '6101850001' as pnr, 130 as y_2001 from pg_sleep(60)";
    }
}
