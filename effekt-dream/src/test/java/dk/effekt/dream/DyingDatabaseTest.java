package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Throwables;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that dies at any call: there is no half register, the message says where, and the connection is given back. */
@Timeout(60)
class DyingDatabaseTest {

    private static final int ROWS = 5;
    private static final String QUERY =
            "select 6101850000 + x as pnr, 111 as y_1701, cast(null as integer) as y_1702 from system_range(1, " + ROWS
                    + ")";
    private static final String READ =
            Dream.reader().read(Databases.h2(), QUERY).fingerprint();

    /** What is thrown; its message may hold anything. */
    private enum Death {
        OF_THE_CONNECTION(() -> new SQLException("select pnr: 6101850001", "08006", 7)),
        OF_THE_POOL(() -> new IllegalStateException("closed before select pnr: 6101850001")),
        OF_MEMORY(() -> new OutOfMemoryError("of a driver"));

        private final Supplier<Throwable> failure;

        Death(Supplier<Throwable> failure) {
            this.failure = failure;
        }
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void atAnyCallAndForever(Death death) {
        int calls = 0;
        for (boolean isAlive = false; !isAlive; calls++) {
            Mortal database = new Mortal(calls, Integer.MAX_VALUE, death.failure);
            isAlive = !hasDied(database, death);
            assertThat(database.closed).as("dead from call %s on", calls).isEqualTo(database.opened);
        }
        assertThat(calls).isGreaterThan(3 * ROWS);
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void atAnyCallAndOnce(Death death) {
        int calls = 0;
        for (boolean isReached = true; isReached; calls++) {
            Mortal database = new Mortal(calls, calls, death.failure);
            hasDied(database, death);
            isReached = database.calls > calls;
            assertThat(database.closed).as("call %s failed", calls).isEqualTo(database.opened);
            if (!Set.of("close", "rollback", "setAutoCommit", "setReadOnly", "isReadOnly")
                    .contains(database.failed)) {
                assertThat(database.left)
                        .as("call %s, of %s, failed", calls, database.failed)
                        .isIn("", "as it was");
            }
        }
        assertThat(calls).isGreaterThan(3 * ROWS);
    }

    @Test
    void atAnyRowIsToldWithTheRow() {
        for (int row = 0; row <= ROWS; row++) {
            Databases.Watched watched = new Databases.Watched(Databases.h2())
                    .failAfter(row, new SQLException("select pnr: 6101850001", "08006", 7));
            assertThatThrownBy(() -> Dream.reader().read(watched.database(), QUERY))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith(
                            "query: the database failed after row " + row + ", and nothing was kept (SQLException")
                    .satisfies(AnyDatabase::nothingQuoted);
        }
    }

    @Test
    void whoseConnectionCannotBeGivenBack() {
        Mortal database = new Mortal("close"::equals, Death.OF_THE_POOL.failure);

        assertThatThrownBy(() -> Dream.reader().read(database.source(), QUERY))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("query: the connection cannot be given back (IllegalStateException)")
                .satisfies(AnyDatabase::nothingQuoted);
    }

    @Test
    void leavesNoWatchBehind() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("effekt query watch")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    /** Whether the reading failed, as it has to if it does; otherwise it is right. */
    private static boolean hasDied(Mortal database, Death death) {
        try {
            assertThat(Dream.reader().read(database.source(), QUERY).fingerprint())
                    .isEqualTo(READ);
            return false;
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageStartingWith("query: ");
            // That the connection could not be given back either may be told beside it.
            assertThat(Throwables.getStackTraceAsString(e)).doesNotContain("6101850001", "select pnr");
            return true;
        } catch (OutOfMemoryError e) {
            assertThat(death).isEqualTo(Death.OF_MEMORY);
            return true;
        }
    }

    /** H2 in memory, some of whose calls fail. */
    private static final class Mortal {

        private static final List<Class<?>> TYPES = List.of(
                Connection.class, Statement.class, ResultSet.class, ResultSetMetaData.class, DatabaseMetaData.class);

        private final Function<String, Boolean> fails;
        private final Supplier<Throwable> failure;
        private int calls;
        private int opened;
        private int closed;
        private String failed = "";
        private String left = "";

        Mortal(int first, int last, Supplier<Throwable> failure) {
            this.fails = name -> calls >= first && calls <= last;
            this.failure = failure;
        }

        Mortal(Function<String, Boolean> fails, Supplier<Throwable> failure) {
            this.fails = fails;
            this.failure = failure;
        }

        DataSource source() {
            return mortal(DataSource.class, Databases.h2());
        }

        private <T> T mortal(Class<T> type, Object real) {
            return type.cast(Proxy.newProxyInstance(
                    Mortal.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        String name = method.getName();
                        boolean isClosing = real instanceof Connection && name.equals("close");
                        if (isClosing) {
                            Connection connection = (Connection) real;
                            left = connection.getAutoCommit() ? "as it was" : "within a transaction";
                            closed++;
                        }
                        boolean isToFail = fails.apply(name);
                        calls++;
                        if (isToFail) {
                            failed = name;
                            throw failure.get();
                        }
                        try {
                            Object result = method.invoke(real, arguments);
                            opened += result instanceof Connection ? 1 : 0;
                            return TYPES.contains(method.getReturnType())
                                    ? mortal(method.getReturnType(), result)
                                    : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
