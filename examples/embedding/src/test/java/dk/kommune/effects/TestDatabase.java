package dk.kommune.effects;

import static org.junit.jupiter.api.Assumptions.abort;

import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.study.Study;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A PostgreSQL of its own with the synthetic extract, as a municipal system would have the real one. */
final class TestDatabase {

    static final SyntheticExtract EXTRACT = SyntheticExtract.embedded();

    static final String PROTOCOL = resource("brobygning.json");
    static final String NAME = Study.fromJson(PROTOCOL).name();

    private static TestDatabase shared;

    private final EmbeddedPostgres server;

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** One for all tests, which ends with this JVM. */
    static synchronized TestDatabase shared() throws SQLException, IOException {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static TestDatabase start() throws SQLException, IOException {
        TestDatabase started = new TestDatabase(server());
        started.execute(resource("tables.sql"));
        started.load("dream", EXTRACT.openDream(), StandardCharsets.UTF_8);
        started.load("participation", EXTRACT.openParticipations(), Charset.forName("windows-1252"));
        new StudyStore(started.source()).keep(PROTOCOL);
        return started;
    }

    /** A number that a query finds. */
    long number(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException | RuntimeException e) {
            // It does not run as root where root may not step down from that (unshare -U), nor on every processor.
            return abort("PostgreSQL does not start here: " + e);
        }
    }

    DataSource source() {
        return server.getPostgresDatabase();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A table as wide as the file. */
    private void load(String table, InputStream file, Charset charset) throws SQLException, IOException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, charset))) {
            statement.execute(Arrays.stream(lines.readLine().split(";"))
                    .map(column -> '"' + column + "\" text")
                    .collect(Collectors.joining(", ", "create table " + table + " (", ")")));
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv, delimiter ';')", lines);
        }
    }

    private static String resource(String name) {
        try (InputStream in = TestDatabase.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
