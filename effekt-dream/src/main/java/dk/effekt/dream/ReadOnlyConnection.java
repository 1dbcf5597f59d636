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

    private final Loan loan;
    private final Statement statement;
    private final QueryWatch watch;

    private ReadOnlyConnection(Loan loan) throws SQLException {
        this.loan = loan;
        loan.begin();
        this.statement = loan.connection().createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        this.watch = QueryWatch.over(statement);
    }

    static ReadOnlyConnection of(DataSource database) throws SQLException {
        Loan loan = Loan.of(database);
        try {
            return new ReadOnlyConnection(loan);
        } catch (Throwable e) {
            try (loan) {
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
        return loan.connection().getMetaData().getDatabaseProductName();
    }

    /** Closes the query, too, with its rows. What fails on the way keeps nothing else from being given back. */
    @Override
    public void close() throws SQLException {
        try (loan;
                statement) {
            watch.close();
        }
    }

    /** A connection, and how it was. */
    private record Loan(Connection connection, boolean readOnly, boolean autoCommit) implements AutoCloseable {

        static Loan of(DataSource database) throws SQLException {
            Connection connection = database.getConnection();
            try {
                return new Loan(connection, connection.isReadOnly(), connection.getAutoCommit());
            } catch (Throwable e) {
                try (connection) {
                    throw e;
                }
            }
        }

        void begin() throws SQLException {
            setReadOnly(true);
            // PostgreSQL hands over rows in parts only within a transaction; otherwise all of them at once.
            connection.setAutoCommit(false);
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                // In this order: what is not rolled back would be committed by the second.
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
}
