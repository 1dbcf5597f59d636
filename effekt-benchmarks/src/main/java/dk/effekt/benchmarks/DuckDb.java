package dk.effekt.benchmarks;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * DuckDB in this process and in memory: a table, sorted by person and week as it is filled, and the time zeros in a
 * table of their own. Columns have the narrowest types that hold them. All settings but the number of threads are the
 * defaults; tables in memory are not compressed then, which makes them larger and answers faster.
 *
 * <p>Answers come back through the JDBC driver by the chunk, which is its fastest way. Each row says in its first
 * column which place of the answers its second goes to; the places after that one take its further columns. A place
 * without a row is {@link Query#nothing()}.
 */
final class DuckDb implements SpellStore {

    private final DuckDBConnection connection;
    private final Function<Query, String> sql;
    private final long spells;
    private final long bytes;
    private int threads;

    private DuckDb(SpellData data, boolean byWeek) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        execute("SET threads = 1");
        threads = 1;
        execute("CREATE MACRO member(code) AS code IN (%s)"
                .formatted(Arrays.stream(SpellData.MEMBERS)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "))));
        execute("CREATE TABLE spells (person INTEGER, start SMALLINT, stop SMALLINT, code SMALLINT)");
        execute("CREATE TABLE zeros (person INTEGER, week SMALLINT)");
        appendSpells(data);
        spells = number("SELECT count(*) FROM spells");
        if (byWeek) {
            execute("""
                    CREATE TABLE weeks AS
                    SELECT person, unnest(range(start, stop))::SMALLINT AS week, code FROM spells""");
            execute("DROP TABLE spells");
        }
        sql = byWeek ? WeekSql::of : SpellSql::of;
        bytes = number("SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory()");
        appendTimeZeros(data.timeZeros());
    }

    static DuckDb ofSpells(SpellData data) {
        return open(data, false);
    }

    /** A row for each person and week. */
    static DuckDb ofWeeks(SpellData data) {
        return open(data, true);
    }

    private static DuckDb open(SpellData data, boolean byWeek) {
        try {
            return new DuckDb(data, byWeek);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void appendSpells(SpellData data) throws SQLException {
        try (DuckDBAppender rows = appender("spells")) {
            for (int person = 0; person < data.persons(); person++) {
                int number = person;
                data.spells(person, (start, end, code) -> append(rows, number, start, end, code));
            }
        }
    }

    private void appendTimeZeros(int[] timeZeros) throws SQLException {
        try (DuckDBAppender rows = appender("zeros")) {
            for (int person = 0; person < timeZeros.length; person++) {
                append(rows, person, timeZeros[person]);
            }
        }
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    private static void append(DuckDBAppender rows, int person, int... others) {
        try {
            rows.beginRow().append(person);
            for (int other : others) {
                rows.append((short) other);
            }
            rows.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void ask(Query query, Workers workers, int[] into) {
        Arrays.fill(into, query.nothing());
        try {
            if (workers.threads() != threads) {
                execute("SET threads = " + workers.threads());
                threads = workers.threads();
            }
            // Planned each time, as a question that is asked once would be.
            try (DuckDBPreparedStatement statement = connection.prepare(sql.apply(query));
                    DuckDBChunkedResult answer = statement.query()) {
                while (answer.nextChunk()) {
                    copy(answer.chunk(), into);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(DuckDBDataChunkReader rows, int[] into) {
        DuckDBReadableVector places = rows.vector(0);
        for (int column = 1; column < rows.columnCount(); column++) {
            DuckDBReadableVector answers = rows.vector(column);
            for (long row = 0; row < rows.rowCount(); row++) {
                into[places.getInt(row) + column - 1] = answers.getInt(row);
            }
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long spellCount() {
        return spells;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private long number(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
