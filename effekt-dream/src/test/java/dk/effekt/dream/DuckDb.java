package dk.effekt.dream;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB, which writes the files of the tests: nothing of it is in what reads them. */
final class DuckDb {

    private DuckDb() {}

    /** Writes what a query gives as a Parquet file. */
    static void write(String query, Path file, String options) {
        run("copy (" + query + ") to '" + file + "' (format parquet" + options + ")");
    }

    /** Writes what a query gives as a text table. */
    static void writeText(String query, Path file) {
        run("copy (" + query + ") to '" + file + "' (format csv, delimiter ';', header true)");
    }

    private static void run(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
