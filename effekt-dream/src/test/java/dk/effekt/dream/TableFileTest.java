package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.DataException;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.matching.PropensityModels;
import dk.effekt.table.Formula;
import dk.effekt.table.Keys;
import dk.effekt.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table is read as, and what becomes of a faulty one. */
class TableFileTest {

    private static final Path ORACLES = Path.of("..", "effekt-core", "src", "test", "resources", "oracles");

    /** R: {@code glm(F, binomial, read.csv("synth.csv", stringsAsFactors = TRUE))}, converged; see primitives_synth.json. */
    @Test
    void synth_csv_gives_the_coefficients_of_glm() throws IOException {
        Table synth = TableFile.read(ORACLES.resolve("synth.csv"));
        Formula formula = Formula.parse("treat ~ age + male + origin + benefit_weeks + emp_share + prev_act");
        DesignMatrix x = formula.design(synth);
        JsonNode expected = new ObjectMapper()
                .readTree(ORACLES.resolve("primitives_synth.json").toFile())
                .path("synth_glm_converged");

        assertThat(synth).hasToString("1,500 rows of 11 columns: id, treat, age, male, origin, benefit_weeks, …");
        assertThat(x.names())
                .containsExactly(
                        "age", "male", "originNONWEST", "originWEST", "benefit_weeks", "emp_share", "prev_act");
        PropensityModels.logistic()
                .fit(formula.treated(synth), x)
                .coefficients()
                .forEach((name, value) -> assertThat(value)
                        .as(name)
                        .isCloseTo(expected.path(name).doubleValue(), org.assertj.core.api.Assertions.within(1e-12)));
    }

    /** Beside a reader that splits lines at commas. */
    @Test
    void synth_csv_is_read_to_the_bit() throws IOException {
        Table synth = TableFile.read(ORACLES.resolve("synth.csv"));
        List<String[]> lines = Files.readAllLines(ORACLES.resolve("synth.csv")).stream()
                .map(line -> line.split(","))
                .toList();

        assertThat(synth.names()).containsExactly(lines.get(0));
        for (int c = 0; c < synth.names().size(); c++) {
            int column = c;
            String name = synth.names().get(c);
            String[] cells = lines.stream().skip(1).map(line -> line[column]).toArray(String[]::new);
            if (List.of("id", "origin", "municipality").contains(name)) {
                assertThat(synth.categories(name)).containsExactly(cells);
            } else {
                assertThat(synth.numbers(name))
                        .containsExactly(Arrays.stream(cells)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
        assertThat(synth.report()).hasToString("synth.csv: 1,500 rows read, 1,500 kept, 0 refused");
        assertThat(synth.report().form())
                .isEqualTo("table of 11 columns; CSV separated by ',' (10 in the header); ASCII");
        assertThat(synth.report().volume().cells()).isEqualTo(16_500);
        assertThat(synth.report().findings()).isEmpty();
    }

    @Test
    void a_file_may_be_packed_and_in_any_encoding_and_separation(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("borgere.csv.gz");
        byte[] text = "alder;køn;løn\n31;mand;1,5\n28;\"kvi;nde\";-0,25\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, Given.gzip(text));

        Table table = TableFile.read(file);

        assertThat(table.names()).containsExactly("alder", "køn", "løn");
        assertThat(table.numbers("alder")).containsExactly(31, 28);
        assertThat(table.categories("køn")).containsExactly("mand", "kvi;nde");
        assertThat(table.numbers("løn")).containsExactly(1.5, -0.25);
        assertThat(table.report().form()).contains("';'", "windows-1252");
    }

    @Test
    void a_column_of_numbers_is_numeric() {
        Table table = read("a,b,c,d", "1,-2.5,1e-05,", "+7,.5,3E2,NA", "NA,5.,0,NaN", " 3 ,.,0.0,\"\"");

        assertThat(table.numbers("a")).containsExactly(1, 7, Double.NaN, 3);
        assertThat(table.numbers("b")).containsExactly(-2.5, 0.5, 5, Double.NaN);
        assertThat(table.numbers("c")).containsExactly(1e-5, 300, 0, 0);
        assertThat(table.numbers("d")).containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1 2",
                "0x1p3",
                "1d",
                "1.2.3",
                "1e",
                "1e+",
                "-",
                "1e999",
                "Infinity",
                "Inf",
                "1_000",
                "1,5",
                "1,234.5",
                "0101",
                "-01",
                "00.5",
                "1234567890123456",
                "TRUE",
                "2024-01-31",
                "١"
            })
    void a_column_with_anything_else_holds_categories(String cell) {
        Table table = read("a,b", "1,x", "\"" + cell + "\",y", " ,z");

        assertThat(table.categories("a")).containsExactly("1", cell, "");
    }

    @Test
    void a_code_keeps_its_zeros_and_may_be_stated() {
        assertThat(read("kommune", "0101", "860").levels("kommune")).containsExactly("0101", "860");
        assertThat(read("kommune", "101", "860").isNumeric("kommune")).isTrue();
        assertThat(read(TableFile.reader().category("kommune"), "kommune", "101", "860")
                        .levels("kommune"))
                .containsExactly("101", "860");
        assertThat(read(TableFile.reader().number("kommune"), "kommune", "0101", "860")
                        .numbers("kommune"))
                .containsExactly(101, 860);
    }

    @Test
    void a_decimal_comma_is_read_where_commas_do_not_separate() {
        for (String separator : List.of(";", "\t", "|")) {
            assertThat(read("a" + separator + "b", "0,5" + separator + "1", "2" + separator + "1")
                            .numbers("a"))
                    .containsExactly(0.5, 2);
        }
        assertThat(read("a,b", "\"0,5\",1", "2,1").isNumeric("a")).isFalse();
    }

    @Test
    void two_decimal_signs_in_a_column_are_no_numbers() {
        Table table = read("løn;b", "0,5;1", "1.234;1");

        assertThat(table.categories("løn")).containsExactly("0,5", "1.234");
        assertThat(only(table.report()))
                .isEqualTo(
                        "people.csv, line 3, column løn: some numbers have a decimal comma, others a decimal point, one of"
                                + " which may separate thousands; they are read as categories. Export the column with one decimal sign"
                                + " and without separators of thousands.");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(TableFile.reader().number("løn"), "løn;b", "0,5;1", "1.234;1"))
                .withMessageStartingWith("people.csv, line 3, column løn: some numbers have a decimal comma");
    }

    @Test
    void what_mostly_looks_like_numbers_is_noted() {
        Table table = read("a", "1", "2", "unknown", "4");

        assertThat(table.levels("a")).containsExactly("1", "2", "4", "unknown");
        assertThat(only(table.report()))
                .isEqualTo(
                        "people.csv, line 4, column a: most cells of the column are numbers, this one is none; all are read"
                                + " as categories. Correct the cell or leave it blank, or say category(\"…\") if categories are meant.");
        assertThat(read(TableFile.reader().category("a"), "a", "1", "2", "unknown", "4")
                        .report()
                        .findings())
                .isEmpty();
        assertThat(read("a", "1", "x", "y").report().findings()).isEmpty();
    }

    @Test
    void a_ragged_row_stops_the_reading() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read("a,b", "1,2", "1,2,3", "4,5"))
                .withMessage(
                        "people.csv, line 3: the row has 3 cells where the header has 2. Export the row again; text with a"
                                + " separator in it, or a decimal comma between commas, needs quotes.")
                .satisfies(e -> assertThat(e.finding().reason()).isEqualTo(Reason.WRONG_LENGTH));
        assertThatExceptionOfType(DataException.class).isThrownBy(() -> read("a,b", "1", "1,2"));
    }

    @Test
    void a_ragged_row_may_be_refused_and_reported() {
        Table table = read(TableFile.reader().withPolicy(ErrorPolicy.COLLECT), "a,b", "1,2", "1,2,3", "4,5");

        assertThat(table.numbers("a")).containsExactly(1, 4);
        assertThat(table.report()).hasToString("people.csv: 3 rows read, 2 kept, 1 refused");
        assertThat(table.report().findings()).extracting(Finding::reason).containsExactly(Reason.WRONG_LENGTH);
        assertThat(table.report().volume().cells()).isEqualTo(7);
    }

    @Test
    void a_cell_that_is_not_what_is_stated_refuses_its_row() {
        TableFileReader reader = TableFile.reader().number("age");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(reader, "age,b", "31,x", "old,y"))
                .withMessage(
                        "people.csv, line 3, column age: 'old' is not a number. Write a number without separators of"
                                + " thousands, or leave it blank.");
        assertThat(read(reader.withPolicy(ErrorPolicy.COLLECT), "age,b", "31,x", "old,y", ",z")
                        .numbers("age"))
                .containsExactly(31, Double.NaN);
    }

    @Test
    void a_file_that_breaks_off_stops_the_reading() {
        byte[] packed = Given.gzip(Given.bytes("a,b", "1,2", "3,4"));
        byte[] cut = Arrays.copyOf(packed, packed.length - 9);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableFile.reader().read(new ByteArrayInputStream(cut), "people.csv"))
                .satisfies(e -> assertThat(e.finding().reason()).isEqualTo(Reason.TRUNCATED));
    }

    @Test
    void rows_that_repeat_each_other_are_all_kept() {
        assertThat(read("a,b", "1,x", "1,x", "1,x").rows()).isEqualTo(3);
    }

    @Test
    void names_are_those_of_the_header() {
        assertThat(read(",age , Køn", "1,2,3").names()).containsExactly("1", "age", "Køn");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read("a,b,a", "1,2,3"))
                .withMessage("people.csv, line 1, column a: a second column of this name. Rename one of the two.");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(TableFile.reader().category("municipalty"), "age,municipality", "1,2"))
                .withMessage(
                        "people.csv, line 1: there is no column 'municipalty'; did you mean 'municipality'? State the name"
                                + " as it stands in the header.");
    }

    @Test
    void a_table_without_rows_is_noted() {
        Table table = read("a,b");

        assertThat(table.rows()).isZero();
        assertThat(table.report().findings()).extracting(Finding::reason).containsExactly(Reason.EMPTY);
    }

    @Test
    void persons_become_pseudonyms() {
        Table table = read(TableFile.reader().pseudonym("cpr"), "cpr,age", "610185-0001,31", BO + ",28");

        assertThat(table.categories("cpr"))
                .containsExactly(
                        Long.toString(Pseudonymizer.standard().pseudonym(ANNE)),
                        Long.toString(Pseudonymizer.standard().pseudonym(BO)));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(TableFile.reader().pseudonym("cpr"), "cpr,age", ",31"))
                .satisfies(e -> assertThat(e.finding().reason()).isEqualTo(Reason.NOT_A_PERSON));
        byte[] key = new byte[16];
        assertThat(read(
                                TableFile.reader().pseudonym("cpr").withPseudonymizer(Pseudonymizer.withKey(key)),
                                "cpr,age",
                                ANNE + ",31")
                        .categories("cpr"))
                .containsExactly(Long.toString(Pseudonymizer.withKey(key).pseudonym(ANNE)));
    }

    @Test
    void how_persons_are_told_is_of_no_use_without_their_column() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        TableFile.reader().withPersonKey(PersonKey.CIVIL_REGISTRATION_NUMBER), "cpr,age", ANNE + ",1"))
                .withMessageContaining("say pseudonym(\"…\")");
    }

    @Test
    void a_number_of_a_person_is_hidden_wherever_it_stands() {
        Table table = read(
                "number,text,decimal,short,exponent",
                ANNE + ",see " + ANNE + ",0.6101850001," + BO + ",6.202900002e9",
                "1,6.101850001E9 or 610185-0001,1,101850004,3");

        assertThat(table.categories("number")).containsExactly("######-####", "1");
        assertThat(table.categories("text")).containsExactly("see ######-####", "######-#### or ######-####");
        assertThat(table.numbers("decimal")).containsExactly(0.6101850001, 1);
        assertThat(table.categories("short")).containsExactly("######-####", "######-####");
        assertThat(table.isNumeric("exponent")).isFalse();
        assertThat(table.report().findings()).extracting(Finding::reason).containsOnly(Reason.AMBIGUOUS);
        assertThat(table + table.table() + table.head() + table.report().summary())
                .doesNotContain(ANNE, BO, "101850004", "610185-0001");
        assertThat(read(TableFile.reader().number("turnover"), "turnover", "1234567890")
                        .numbers("turnover"))
                .containsExactly(1234567890);
    }

    @Test
    void longer_keys_stay_as_they_are() {
        String hash = "ab12345678901234cd";
        Table table = read("id,hash", "1234567890123456789," + hash, "-8000000000000000001," + hash);

        assertThat(table.categories("id")).containsExactly("1234567890123456789", "-8000000000000000001");
        assertThat(table.categories("hash")).containsExactly(hash, hash);
    }

    @Test
    void no_message_shows_the_number_of_a_person() {
        TableFileReader reader = TableFile.reader().number("age").category("b");
        for (String[] lines : List.of(
                new String[] {"age,b", "see " + ANNE + ",1"},
                new String[] {"age,b", ANNE + ",1,2"},
                new String[] {ANNE + "," + BO, "1,2"},
                new String[] {"x " + ANNE + ",y " + BO, "1,2"},
                new String[] {"\"" + ANNE, "x"})) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(reader, lines))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(ANNE, BO));
        }
        Table table = read("x " + ANNE + ",ø610185-0001", "1,2");
        assertThat(table.names()).containsExactly("x ######-####", "ø######-####");
    }

    @Test
    void a_query_gives_a_table(@TempDir Path folder) {
        Table table = TableFile.reader().read(Databases.h2(), """
                select 31 as "age", 'DK' as "origin", cast(0.64 as real) as "share", true as "job"
                union all select null, 'WEST', 1.5, false order by 4 desc
                """);

        assertThat(table.numbers("age")).containsExactly(31, Double.NaN);
        assertThat(table.categories("origin")).containsExactly("DK", "WEST");
        assertThat(table.numbers("share")).containsExactly(0.64, 1.5);
        assertThat(Formula.treatment("job").treated(table)).containsExactly(true, false);
    }

    @Test
    void keys_of_codes_are_labelled_by_their_text() {
        Keys keys = Formula.covariates("~ kommune + male").keys(read("kommune,male", "0101,1", "0860,0", "0101,1"));

        assertThat(keys.numbers()).containsExactly(0, 1, 0);
        assertThat(keys.label(0)).isEqualTo("kommune 0101, male 1");
    }

    @Test
    void says_what_is_stated() {
        assertThat(TableFile.reader()).hasToString("table reader: pseudonymizer with the public key, strict");
        assertThat(TableFile.reader().category("kommune").pseudonym("cpr").withPolicy(ErrorPolicy.COLLECT))
                .hasToString("table reader: pseudonymizer with the public key, category 'kommune', pseudonym 'cpr'");
    }

    private static Table read(String... lines) {
        return read(TableFile.reader(), lines);
    }

    private static Table read(TableFileReader reader, String... lines) {
        return reader.read(new ByteArrayInputStream(Given.bytes(lines)), "people.csv");
    }
}
