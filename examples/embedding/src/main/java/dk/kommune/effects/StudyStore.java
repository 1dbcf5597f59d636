package dk.kommune.effects;

import dk.effekt.disclosure.RetentionPolicy;
import dk.effekt.protocol.Language;
import dk.effekt.report.EffectReport;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The protocols, and what came of them: the tables of {@code tables.sql}. Thread-safe. */
final class StudyStore {

    /** What has become of a run. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /**
     * A run as it is stored.
     *
     * @param message why it ended, empty while it runs and if it is done
     * @param result {@link StudyResult#toJson()}, until it is forgotten
     * @param published the same without small figures
     * @param report a page in Danish, without them
     */
    record Run(
            State state,
            String message,
            Optional<String> result,
            Optional<String> published,
            Optional<String> report) {}

    private final DataSource database;

    StudyStore(DataSource database) {
        this.database = database;
    }

    /**
     * Keeps a protocol under the name of its study, in place of an earlier one.
     *
     * @throws IllegalArgumentException if it is none; the message says where, and what is accepted
     */
    void keep(String json) {
        String name = Study.fromJson(json).name();
        update(
                "insert into study_protocol (name, json) values (?, ?::json)"
                        + " on conflict (name) do update set json = excluded.json",
                name,
                json);
    }

    /**
     * The JSON of a protocol.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    String protocol(String name) {
        return query("select json from study_protocol where name = ?", rows -> rows.getString(1), name).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no protocol '" + name + "'; there are "
                        + query("select name from study_protocol order by name", rows -> rows.getString(1))));
    }

    /** A new run of a protocol. */
    long begin(String protocol) {
        return query("insert into study_run (protocol) values (?) returning id", rows -> rows.getLong(1), protocol)
                .get(0);
    }

    /** Stores all of a result at once, or nothing of it. */
    void done(long run, StudyResult result) {
        update(
                "update study_run set state = ?, result = ?::json, published = ?::json, report = ? where id = ?",
                State.DONE.name(),
                result.toJson(),
                result.anonymous().json(),
                EffectReport.of(result).in(Language.DANISH).toHtml(),
                run);
    }

    /** Stores why a run came to nothing. */
    void ended(long run, State state, String message) {
        update("update study_run set state = ?, message = ? where id = ?", state.name(), message, run);
    }

    /** A run. */
    Run run(long id) {
        return query(
                        "select state, message, result, published, report from study_run where id = ?",
                        rows -> new Run(
                                State.valueOf(rows.getString(1)),
                                rows.getString(2),
                                Optional.ofNullable(rows.getString(3)),
                                Optional.ofNullable(rows.getString(4)),
                                Optional.ofNullable(rows.getString(5))),
                        id)
                .get(0);
    }

    /**
     * Empties the results whose time is up; what may be published stays.
     *
     * @return how many
     */
    int forget(LocalDate today, RetentionPolicy policy) {
        List<Long> due = query(
                        "select id, begun from study_run where result is not null",
                        rows -> policy.due(rows.getObject(2, LocalDate.class)).isAfter(today)
                                ? Optional.<Long>empty()
                                : Optional.of(rows.getLong(1)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        due.forEach(run -> update("update study_run set result = null where id = ?", run));
        return due.size();
    }

    private interface RowMaker<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> List<T> query(String sql, RowMaker<T> maker, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(maker.of(rows));
            }
            return all;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Of a driver's exception only the kind is told: its message may quote what was to be stored. */
    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the tables of studies cannot be used ("
                + e.getClass().getSimpleName() + ", SQLState " + e.getSQLState() + ")");
    }
}
