package dk.effekt.benchmarks.fuzz;

import dk.effekt.benchmarks.fuzz.FileTarget.Parser;
import dk.effekt.dream.Dream;
import dk.effekt.dream.DreamCodebook;
import dk.effekt.dream.ParticipationList;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read from a file on disk.
 *
 * @param seeds sound files
 * @param parsers what reads them
 */
record FileTarget(List<byte[]> seeds, List<Parser> parsers) implements Target {

    /** Reads a file. */
    interface Parser {
        Reading read(Path file);
    }

    static FileTarget codebook() {
        return new FileTarget(Seeds.codebooks(), List.of(file -> Reading.codebook(DreamCodebook.read(file))));
    }

    /** SAS data sets, read by parso. */
    static FileTarget sas() {
        return new FileTarget(
                List.of(TestFiles.resource("/sas/dream.sas7bdat"), TestFiles.resource("/sas/indsats.sas7bdat")),
                TABLES);
    }

    /** Parquet files, written by DuckDB and read by parquet-java. */
    static FileTarget parquet() {
        List<byte[]> seeds = new ArrayList<>();
        for (String compression : List.of("uncompressed", "snappy", "gzip", "zstd", "lz4_raw")) {
            for (String version : List.of("v1", "v2")) {
                seeds.add(parquet(compression, version));
            }
        }
        return new FileTarget(seeds, TABLES);
    }

    private static final List<Parser> TABLES = List.of(
            file -> Reading.register(Dream.read(file)), file -> Reading.participations(ParticipationList.read(file)));

    @Override
    public void read(byte[] content) {
        Path file = TestFiles.write(content);
        for (Parser parser : parsers) {
            Contract.holds(content, () -> Reading.of(() -> parser.read(file)));
        }
    }

    private static byte[] parquet(String compression, String version) {
        Path file = TestFiles.write(new byte[0]);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    copy (select * from (values
                        ('6101850001', 'K', date '1985-01-01', 860::smallint, 111, 111::bigint, null::double, 0.64::float),
                        ('6202900002', 'M', date '1955-02-02', 101::smallint, null, 112, 998, 1),
                        ('6202900002', 'M', date '1955-02-02', 101::smallint, null, 112, 998, 1))
                        as persons (PNR, KOEN, FOEDSELSDATO, KOMMUNE, y_1701, y_1702, y_1703, grad_2017_01))
                    to '%s' (format parquet, compression %s, parquet_version %s)
                    """.formatted(file, compression, version));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TestFiles.bytes(file);
    }
}
