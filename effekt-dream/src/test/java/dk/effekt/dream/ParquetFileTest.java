package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.DataException;
import dk.effekt.input.Reason;
import dk.effekt.intervention.Participations;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files, written by DuckDB. */
class ParquetFileTest {

    private static final String TWO_PERSONS = """
            select * from (values
                ('6101850001', 'K', date '1985-01-01', 860::smallint, 111::integer, 111::bigint, null::double, 0.64::float),
                ('6202900002', 'M', date '1955-02-02', 101::smallint, null, 112, 998, 1)
            ) as persons (PNR, KOEN, FOEDSELSDATO, KOMMUNE, y_1701, y_1702, y_1703, grad_2017_01)
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "uncompressed, v1",
        "uncompressed, v2",
        "snappy, v1",
        "snappy, v2",
        "gzip, v1",
        "gzip, v2",
        "zstd, v1",
        "zstd, v2",
        "lz4_raw, v1",
        "lz4_raw, v2"
    })
    void a_file_is_the_same_register_as_its_rows_in_a_text(String compression, String version) {
        Register register = read(TWO_PERSONS, ", compression " + compression + ", parquet_version " + version);

        assertThat(register.fingerprint())
                .isEqualTo(register(
                                "PNR;KOEN;FOEDSELSDATO;KOMMUNE;y_1701;y_1702;y_1703;grad_2017_01",
                                ANNE + ";K;01-01-1985;860;111;111;;0,64",
                                BO + ";M;02-02-1955;101;;112;998;1")
                        .fingerprint());
        assertThat(register.report()).hasToString("dream.parquet: 2 rows read, 2 kept, 0 refused");
        assertThat(register.report().form()).endsWith("; Parquet (by its first bytes)");
    }

    @Test
    void a_file_may_be_of_traits() {
        Path file = written(
                "select '6101850001' as PNR, date '2018-01-04' as Fra, 2.5::double as Score union all"
                        + " select '6101850001', date '2018-02-04', null",
                "");

        DatedTrait trait =
                Dream.traits().read(file, register("PNR;y_1701", ANNE + ";111")).trait("Score");

        assertThat(trait.number(0, LocalDate.of(2018, 1, 3))).isNaN();
        assertThat(trait.number(0, LocalDate.of(2018, 2, 3))).isEqualTo(2.5);
        assertThat(trait.number(0, LocalDate.of(2018, 2, 4))).isNaN();
        assertThat(trait.report()).hasToString(file.getFileName() + ": 2 rows read, 2 kept, 0 refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void row_groups_and_pages_make_no_difference(String version) {
        // 5,000 persons in three row groups, 60 weeks with runs, without and blank throughout: dictionaries, plain,
        // deltas.
        StringBuilder query = new StringBuilder("select '61' || lpad(i::varchar, 8, '0') as PNR");
        for (int week = 1; week <= 52; week++) {
            query.append(
                    ", case when hash(i, %1$d) %% 3 = 0 then null else 100 + hash(i // 7, %1$d) %% 800 end as y_17%1$02d"
                            .formatted(week));
        }
        query.append(", round(i / 5000.0, 4)::double as grad_2017_01 from range(5000) as persons (i)");
        Path text = folder.resolve("dream.csv");
        DuckDb.writeText(query.toString(), text);

        Register register = read(query.toString(), ", row_group_size 2048, parquet_version " + version);

        assertThat(register.size()).isEqualTo(5000);
        assertThat(register.fingerprint()).isEqualTo(Dream.read(text).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6101850001::bigint",
                "6101850001::double",
                "6101850001::decimal(10, 0)",
                "6101850001::decimal(12, 2)",
                "6101850001::decimal(30, 2)",
                "'6101850001'::blob"
            })
    void a_persons_number_may_be_of_any_type(String number) {
        Register register = read("select " + number + " as PNR, 111 as y_1701", "");

        assertThat(state(register, ANNE, 2017, 1)).isEqualTo(State.ofCode(111));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "140::smallint",
                "140::utinyint",
                "140::uinteger",
                "140::ubigint",
                "140::float",
                "140.0::double",
                "140::decimal(4, 1)",
                "'140'"
            })
    void a_code_may_be_of_any_type(String code) {
        Register register = read("select '6101850001' as PNR, " + code + " as y_1701", "");

        assertThat(state(register, ANNE, 2017, 1)).isEqualTo(State.ofCode(140));
    }

    @Test
    void a_number_that_is_not_one_is_blank() {
        Register register = read("select '6101850001' as PNR, 'NaN'::double as y_1701", "");

        assertThat(state(register, ANNE, 2017, 1)).isEqualTo(State.NO_BENEFIT);
    }

    @Test
    void a_file_may_be_a_list_of_participations() {
        Path file = folder.resolve("indsats.parquet");
        DuckDb.write(
                "select '6101850001' as PNR, 'Vejen til jøb' as Indsats, date '2018-01-04' as Startdato,"
                        + " timestamp '2018-04-06 00:00:00' as Slutdato",
                file,
                "");

        Participations parts = ParticipationList.read(file);

        assertThat(parts.in("Vejen til jøb"))
                .singleElement()
                .satisfies(part -> assertThat(part.start() + " " + part.end().orElseThrow())
                        .isEqualTo("2018-01-04 2018-04-06"));
    }

    @Test
    void a_finding_names_the_row() {
        Register register =
                read("select * from (values ('6101850001', 'x'), ('6202900002', '111')) t (PNR, y_1701)", "");

        assertThat(only(register.report()))
                .isEqualTo(
                        "dream.parquet, line 1, column y_1701: 'x' is not a benefit code. Write three digits or leave it"
                                + " blank.");
    }

    @Test
    void a_file_without_rows_is_a_register_without_persons() {
        Register register = read(TWO_PERSONS + " where PNR = ''", "");

        assertThat(register.size()).isZero();
        assertThat(only(register.report())).startsWith("dream.parquet: there are no persons below the header");
    }

    @Test
    void a_list_in_a_cell_is_refused() {
        assertThatThrownBy(() -> read("select '6101850001' as PNR, [111, 112] as y_1701", ""))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "dream.parquet, column y_1701: the column holds lists or structures. Write the file without it;"
                                + " each cell must hold one value.");
    }

    @Test
    void a_compression_that_is_not_read_is_named() {
        assertThatThrownBy(() -> read(TWO_PERSONS, ", compression brotli"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("dream.parquet, column PNR", "BROTLI", "zstd, snappy, gzip");
    }

    @Test
    void a_file_that_breaks_off_is_refused() throws IOException {
        byte[] content = Files.readAllBytes(written(TWO_PERSONS, ""));
        for (int length = 4; length < content.length; length += 13) {
            Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(content, length));
            assertThatThrownBy(() -> Dream.read(cut))
                    .as("cut to " + length)
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(
                            "cut.parquet: the Parquet file breaks off, is damaged", "Fetch the file again");
        }
    }

    @Test
    void a_damaged_page_leaves_nothing_half_read() throws IOException {
        Path file = written(TWO_PERSONS, ", compression zstd");
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, 4, 40, (byte) 0xff);
        Files.write(file, content);

        assertThatThrownBy(() -> Dream.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("dream.parquet", "is damaged", "nothing of it was kept")
                .hasNoCause();
    }

    /** Lengths stand in the file, and parquet-java takes what they say. */
    @Test
    void a_damaged_length_does_not_fill_the_memory() throws IOException {
        byte[] content = Files.readAllBytes(written(TWO_PERSONS, ", compression uncompressed"));
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        // The pages of the first columns; those of the others are alike.
        for (int at = 4; at < 400; at++) {
            byte[] damaged = content.clone();
            // A number in Parquet's way of writing those, seven bits to a byte: 2^28 - 1.
            System.arraycopy(new byte[] {-1, -1, -1, 0x7F}, 0, damaged, at, 4);
            Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
            try {
                Dream.read(file);
            } catch (DataException e) {
                reasons.add(e.finding().reason());
            }
        }
        assertThat(reasons).contains(Reason.TOO_LARGE, Reason.TRUNCATED);
    }

    @Test
    void a_stream_is_refused_with_the_way_out() throws IOException {
        byte[] content = Files.readAllBytes(written(TWO_PERSONS, ""));

        assertThatThrownBy(() -> register(content))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("dream.csv: this is a Parquet file", "Dream.read(Path.of(\"dream.parquet\"))");
        assertThatThrownBy(() -> register(Given.gzip(content)))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("dream.csv: the file is a packed Parquet file", "Unpack it");
    }

    private Register read(String query, String options) {
        return Dream.read(written(query, options));
    }

    private Path written(String query, String options) {
        Path file = folder.resolve("dream.parquet");
        DuckDb.write(query, file, options);
        return file;
    }
}
