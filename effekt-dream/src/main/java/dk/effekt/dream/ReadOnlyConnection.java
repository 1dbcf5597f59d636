package dk.effekt.dream;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A connection borrowed for one query: in a transaction, which is rolled back, and read-only where the driver can. It is given
 * back as it was.
 */
final class ReadOnlyConnection implements AutoCloseable {

    private final Connection connection;
    private final boolean readOnly;
    private final boolean autoCommit;
    private final Statement statement;
    private final QueryWatch watch;

    private ReadOnlyConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.readOnly = connection.isReadOnly();
        this.autoCommit = connection.getAutoCommit();
        setReadOnly(true);
        // PostgreSQL hands over rows in parts only within a transaction; otherwise all of them at once.
        connection.setAutoCommit(false);
        this.statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        this.watch = QueryWatch.over(statement);
    }

    static ReadOnlyConnection of(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            return new ReadOnlyConnection(connection);
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /** Runs the query; its rows are fetched so many at a time. */
    ResultSet run(String query, int rowsAtATime) throws SQLException {
        statement.setFetchSize(rowsAtATime);
        return statement.executeQuery(query);
    }

    /** What the database calls itself. */
    String product() throws SQLException {
        return connection.getMetaData().getDatabaseProductName();
    }

    /** Closes the query, too, with its rows. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            watch.close();
            statement.close();
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            setReadOnly(readOnly);
        }
    }

    /** A hint to the database, which not every driver takes; what is rolled back changes nothing either way. */
    private void setReadOnly(boolean wanted) throws SQLException {
        try {
            connection.setReadOnly(wanted);
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
        }
    }
}
