package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.Findings;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collections;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** How the rows of a query come, and what becomes of a database that fails. */
class JdbcRowsTest {

    private static final String MANY = "select x as pnr, 111 as y_1701 from system_range(1, 1000)";

    @Test
    void rows_are_pulled_one_by_one() {
        Databases.Watched watched = new Databases.Watched(Databases.h2());

        try (Rows rows = JdbcRows.open(watched.database(), MANY)) {
            assertThat(watched.calls())
                    .containsSubsequence("setAutoCommit false", "setFetchSize 200", "executeQuery")
                    .doesNotContain("next");
            for (int row = 1; row <= 300; row++) {
                rows.next(Findings.none());
                assertThat(Collections.frequency(watched.calls(), "next")).isEqualTo(row);
            }
        }
    }

    @Test
    void a_failure_on_the_way_names_the_row_and_leaves_nothing() {
        Databases.Watched watched = new Databases.Watched(Databases.h2())
                .failAfter(17, new SQLException("row of 6101850001 in select pnr from nowhere", "08006", 7));

        assertThatThrownBy(() -> Dream.reader().read(watched.database(), MANY))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("query: the database failed after row 17, and nothing was kept"
                        + " (SQLException, SQLState 08006, error 7)")
                .satisfies(AnyDatabase::nothingQuoted);
        assertThat(watched.calls())
                .endsWith("next", "close", "rollback", "setAutoCommit true", "setReadOnly false", "close");
    }

    @Test
    void a_query_that_is_refused_gives_the_connection_back() {
        Databases.Watched watched = new Databases.Watched(Databases.h2());

        assertThatThrownBy(() -> Dream.reader().read(watched.database(), "select from where"))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(watched.calls())
                .endsWith("executeQuery", "close", "rollback", "setAutoCommit true", "setReadOnly false", "close");
    }

    @Test
    void a_date_is_a_date_however_the_driver_writes_it() {
        Databases.Watched watched =
                new Databases.Watched(Databases.h2()).writing(text -> text.replaceAll("(....)-(..)-(..)", "$3/$2 $1"));

        try (Rows rows = JdbcRows.open(watched.database(), "select date '2018-01-04', '2018-01-04'")) {
            assertThat(rows.next(Findings.none()).orElseThrow().cells()).containsExactly("2018-01-04", "04/01 2018");
        }
    }

    @Test
    void a_database_that_cannot_be_reached() {
        JdbcDataSource none = new JdbcDataSource();
        none.setURL("jdbc:h2:mem:none;IFEXISTS=TRUE");

        assertThatThrownBy(() -> Dream.reader().read(none, MANY))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("query: the database cannot be reached (");
        assertThatThrownBy(() -> Dream.reader().read(Databases.failing(), MANY))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("query: the database cannot be reached (IllegalStateException)")
                .satisfies(AnyDatabase::nothingQuoted);
    }

    @Test
    void without_rows_there_are_no_persons() {
        assertThat(Given.only(Dream.reader()
                        .read(Databases.h2(), MANY + " where x < 0")
                        .report()))
                .startsWith("query: there are no persons below the header");
    }
}
