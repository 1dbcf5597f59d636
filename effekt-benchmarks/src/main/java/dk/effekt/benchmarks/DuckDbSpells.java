package dk.effekt.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB in memory, on one thread: a table of spells, sorted by person as it is filled, joined with the time zeros, which stand
 * in a table of their own. The answer comes back through JDBC, as it would to any Java program.
 */
final class DuckDbSpells implements SpellStore {

    /** The filter, since DuckDB's least and greatest pass over NULL: without it, nobody's spells count as a full window. */
    private static final String QUESTION = """
            SELECT z.person, coalesce(sum(least(s.stop, z.week) - greatest(s.start, z.week - %d))
              FILTER (WHERE s.person IS NOT NULL), 0)::INTEGER
            FROM zeros z LEFT JOIN spells s
              ON s.person = z.person AND s.stop > z.week - %d AND s.start < z.week AND s.code IN (%s)
            GROUP BY z.person""".formatted(
                    SpellData.WINDOW,
                    SpellData.WINDOW,
                    Arrays.stream(SpellData.MEMBERS).mapToObj(Integer::toString).collect(Collectors.joining(", ")));

    private final Connection connection;
    private int[] loadedTimeZeros = {};

    DuckDbSpells(SpellData data) {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET threads = 1");
                statement.execute("CREATE TABLE spells (person INTEGER, start INTEGER, stop INTEGER, code INTEGER)");
                statement.execute("CREATE TABLE zeros (person INTEGER, week INTEGER)");
            }
            load(data);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void load(SpellData data) throws SQLException {
        try (DuckDBAppender rows = appender("spells")) {
            for (int person = 0; person < data.persons(); person++) {
                int[] open = {-1, 0};
                int number = person;
                data.spells(person, (week, code) -> {
                    append(rows, number, open[0], week, open[1]);
                    open[0] = week;
                    open[1] = code;
                });
                append(rows, number, open[0], SpellData.SPAN.length(), open[1]);
            }
        }
    }

    private static void append(DuckDBAppender rows, int person, int start, int stop, int code) {
        if (start < 0) {
            return;
        }
        try {
            rows.beginRow();
            rows.append(person);
            rows.append(start);
            rows.append(stop);
            rows.append(code);
            rows.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    @Override
    public void weeksInWindow(int[] timeZeros, int[] into) {
        try {
            if (!Arrays.equals(loadedTimeZeros, timeZeros)) {
                loadTimeZeros(timeZeros);
            }
            // Planned each time: a plan made before the tables were filled is wrong about their size, and fails.
            try (Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery(QUESTION)) {
                while (answer.next()) {
                    into[answer.getInt(1)] = answer.getInt(2);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once: the question is timed, not the loading. */
    private void loadTimeZeros(int[] timeZeros) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM zeros");
        }
        try (DuckDBAppender rows = appender("zeros")) {
            for (int person = 0; person < timeZeros.length; person++) {
                rows.beginRow();
                rows.append(person);
                rows.append(timeZeros[person]);
                rows.endRow();
            }
        }
        loadedTimeZeros = timeZeros.clone();
    }

    @Override
    public long spellCount() {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM spells")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
