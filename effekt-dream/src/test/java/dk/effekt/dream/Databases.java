package dk.effekt.dream;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases for the tests, and one that writes down what is asked of it. */
final class Databases {

    private Databases() {}

    /** H2 in memory. */
    static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");
        return database;
    }

    /** DuckDB in memory. */
    static DataSource duckDb() {
        return connectingBy((proxy, method, arguments) -> DriverManager.getConnection("jdbc:duckdb:"));
    }

    /** A pool of connections that is closed. */
    static DataSource failing() {
        return connectingBy((proxy, method, arguments) -> {
            throw new IllegalStateException("closed before select 6101850001");
        });
    }

    private static DataSource connectingBy(InvocationHandler connect) {
        return (DataSource)
                Proxy.newProxyInstance(Databases.class.getClassLoader(), new Class<?>[] {DataSource.class}, connect);
    }

    /** Another database, whose calls are written down and whose result can fail. */
    static final class Watched {

        private static final Set<Class<?>> WATCHED =
                Set.of(DataSource.class, Connection.class, Statement.class, ResultSet.class);

        private final DataSource database;
        private final List<String> calls = new ArrayList<>();
        private int rowsUntilFailure = Integer.MAX_VALUE;
        private SQLException failure = new SQLException();
        private UnaryOperator<String> text = UnaryOperator.identity();

        Watched(DataSource database) {
            this.database = watch(DataSource.class, database);
        }

        DataSource database() {
            return database;
        }

        /** What was called that changes something or moves on, in order: {@code setFetchSize 200}, {@code next}. */
        List<String> calls() {
            return calls;
        }

        /** Writes cells in its own way, where it is asked for text. */
        Watched writing(UnaryOperator<String> way) {
            text = way;
            return this;
        }

        Watched failAfter(int rows, SQLException with) {
            rowsUntilFailure = rows;
            failure = with;
            return this;
        }

        private <T> T watch(Class<T> type, Object real) {
            return type.cast(Proxy.newProxyInstance(
                    Databases.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        String name = method.getName();
                        if (name.matches("next|close|rollback|commit|set.*|execute.*")) {
                            calls.add(name + (name.startsWith("set") ? " " + arguments[0] : ""));
                        }
                        if (name.equals("next") && rowsUntilFailure-- == 0) {
                            throw failure;
                        }
                        try {
                            Object result = method.invoke(real, arguments);
                            Class<?> returned = method.getReturnType();
                            return WATCHED.contains(returned)
                                    ? watch(returned, result)
                                    : result instanceof String string && name.equals("getString")
                                            ? text.apply(string)
                                            : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
