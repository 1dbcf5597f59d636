package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.internal.Interruption;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The rows of a database query, fetched in parts. They have no lines: what counts as one is the row's number, from 1. */
final class JdbcRows implements Rows {

    /** Rows fetched at first. A row of DREAM has some 2,000 cells, each an object in the driver: 200 rows take some 10 MB. */
    static final int FETCH_SIZE = 200;
    /** Rows of a few cells, as of a long table, go by the million: more at a time, so as not to wait for each part. */
    static final int MOST_AT_A_TIME = 10_000;

    private static final int CELLS_AT_A_TIME = 400_000;

    private static final String SOURCE = "query";
    private static final String READING = SOURCE + ": reading";
    /**
     * What Java writes in one way and drivers in several: numbers with exponents, words for true. Times are left to the driver,
     * since Java would move them to its own time zone.
     */
    private static final Set<Integer> WRITTEN_BY_JAVA = Set.of(
            Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE, Types.BOOLEAN, Types.BIT, Types.DATE);

    private final ReadOnlyConnection connection;
    private final ResultSet results;
    private final String product;
    private final Header header;
    private final boolean[] writtenByJava;
    private long row;

    private JdbcRows(ReadOnlyConnection connection, String query) throws SQLException {
        this.connection = connection;
        this.product = connection.product();
        this.results = connection.run(query, FETCH_SIZE);
        ResultSetMetaData meta = results.getMetaData();
        int width = meta.getColumnCount();
        List<String> labels = new ArrayList<>(width);
        this.writtenByJava = new boolean[width];
        for (int c = 0; c < width; c++) {
            labels.add(meta.getColumnLabel(c + 1));
            writtenByJava[c] = WRITTEN_BY_JAVA.contains(meta.getColumnType(c + 1));
        }
        this.header = new Header(SOURCE, 0, labels);
        fetch(Math.max(FETCH_SIZE, Math.min(MOST_AT_A_TIME, CELLS_AT_A_TIME / Math.max(1, width))));
    }

    /** A hint for the parts to come, now that the width is known. */
    private void fetch(int rowsAtATime) throws SQLException {
        try {
            results.setFetchSize(rowsAtATime);
        } catch (SQLFeatureNotSupportedException e) {
            // Then they come as they did.
        }
    }

    /**
     * The rows of a query.
     *
     * @throws java.io.UncheckedIOException if the database cannot be reached or refuses the query
     */
    static Rows open(DataSource database, String query) {
        ReadOnlyConnection connection;
        try {
            connection = ReadOnlyConnection.of(database);
        } catch (SQLException | RuntimeException e) {
            // A pool of connections throws what it likes, and gives none to a thread that is interrupted.
            Interruption.check(READING);
            throw Failures.ofDatabase(SOURCE + ": the database cannot be reached", e);
        }
        try {
            return new JdbcRows(connection, query);
        } catch (SQLException | RuntimeException e) {
            giveBack(connection);
            Interruption.check(READING);
            throw Failures.ofDatabase(
                    SOURCE + ": the database refuses the query; try it in the database's own tool", e);
        } catch (Error e) {
            // Such as that there is no memory left: a pool would miss the connection for as long as the program runs.
            giveBack(connection);
            throw e;
        }
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Optional<Row> next(Findings findings) {
        try {
            if (!results.next()) {
                return Optional.empty();
            }
            List<String> cells = new ArrayList<>(writtenByJava.length);
            for (int c = 0; c < writtenByJava.length; c++) {
                cells.add(CellText.of(writtenByJava[c] ? results.getObject(c + 1) : results.getString(c + 1)));
            }
            row++;
            return Optional.of(new Row(header, row, cells));
        } catch (SQLException | RuntimeException e) {
            // What the driver says then is that the query was cancelled.
            Interruption.check(READING);
            throw Failures.ofDatabase(SOURCE + ": the database failed after row " + row + ", and nothing was kept", e);
        }
    }

    @Override
    public List<Finding> ending() {
        return List.of();
    }

    @Override
    public String form() {
        return "SQL query (" + product + ")";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            Interruption.check(READING);
            throw Failures.ofDatabase(SOURCE + ": the connection cannot be given back", e);
        }
    }

    /** After a failure, which is what the caller should hear of: a further one follows from it. */
    private static void giveBack(ReadOnlyConnection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // Says nothing new, and could quote the query.
        }
    }
}
