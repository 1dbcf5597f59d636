package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.bytes;
import static dk.effekt.dream.Given.gzip;
import static dk.effekt.dream.Given.has;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.calendar.Week;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a faulty extract: the message says file, line, column and remedy, and nothing else is lost. */
class HostileExtractTest {

    @Nested
    class Columns {

        @Test
        void a_week_that_does_not_exist_is_left_out() {
            Register register = register("PNR;y_2551;y_2552;y_2553;y_2601", ANNE + ";111;111;111;112");

            assertThat(only(register.report()))
                    .isEqualTo(
                            "dream.csv, line 1, column y_2553: the column was left out: 2025 has no week 53; its last"
                                    + " week is 2025-W52. Name the week, month or year that it holds.");
            assertThat(register.span().length()).isEqualTo(3);
            assertThat(state(register, ANNE, 2026, 1)).isEqualTo(State.ofCode(112));
        }

        @Test
        void two_columns_for_one_week_are_both_left_out() {
            Register register = Dream.reader()
                    .withMissingWeeks(MissingWeeks.NOT_OBSERVED)
                    .read(
                            new ByteArrayInputStream(
                                    bytes("PNR;y_0701;y_0702;y_702;y_0703", ANNE + ";111;112;113;114")),
                            "dream.csv");

            assertThat(only(register.report()))
                    .contains(
                            "dream.csv, line 1, column y_0702",
                            "columns 3 and 4 say the same thing",
                            "not observed",
                            "Keep one");
            assertThat(state(register, ANNE, 2007, 2)).isEqualTo(State.NOT_OBSERVED);
            assertThat(state(register, ANNE, 2007, 3)).isEqualTo(State.ofCode(114));
        }

        @Test
        void two_columns_for_a_week_in_the_middle_stop_the_reading() {
            assertThatThrownBy(() -> register("PNR;y_0701;y_0702;y_702;y_0703", ANNE + ";111;112;113;114"))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "dream.csv, line 1, column y_0702: columns 3 and 4 say the same thing; none was read, and the"
                                    + " extract has no other for 2007-W02 (2 times, first here). Keep one of the columns.");
        }

        @Test
        void without_a_person_column_there_is_no_register() {
            assertThatThrownBy(() -> register("NAVN;y_1701", "x;111"))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "dream.csv, line 1: no column holds the person's number; the columns are 'NAVN', 'y_1701'."
                                    + " Name it PNR, or say its name: Dream.reader().column(DreamColumn.PERSON, \"…\"); if"
                                    + " the columns run together, separate them by semicolons.");
        }

        @Test
        void two_person_columns_are_one_too_many() {
            assertThatThrownBy(() -> register("PNR;CPR;y_1701", ANNE + ";" + BO + ";111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("dream.csv, line 1, column CPR", "same thing as PNR", "Keep one");
        }

        @Test
        void without_a_week_column_there_is_no_register() {
            assertThatThrownBy(() -> register("PNR;KOEN", ANNE + ";K"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("dream.csv, line 1", "lacks columns y_YYWW to be wide", ".weeks(");
            assertThatThrownBy(() -> register("PNR;y_2553", ANNE + ";111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("column y_2553", "2025 has no week 53");
        }

        @Test
        void a_file_without_a_header_is_told_apart() {
            assertThatThrownBy(() -> register(ANNE + ";K;16-07-1987;860;111", BO + ";M;16-07-1987;860;111"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(
                            "dream.csv, line 1", "first line holds a person's data", "header line: PNR;");
        }
    }

    @Nested
    class RowFaults {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "too short       | 6303950003;K;01-01-1990;111;112       | WRONG_LENGTH | line 3 | 5 cells where the header has 6 | Export the row again",
                    "too long        | 6303950003;K;01-01-1990;111;112;1;1   | WRONG_LENGTH | line 3 | 7 cells where the header has 6 | Export the row again",
                    "no person       | ;K;01-01-1990;111;112;1               | NOT_A_PERSON | line 3, column PNR | missing | ten digits",
                    "no number       | Hans Hansen;K;01-01-1990;111;112;1    | NOT_A_PERSON | line 3, column PNR | not a person's number | ten digits",
                    "a date          | 01-01-1990;K;01-01-1990;111;112;1     | NOT_A_PERSON | line 3, column PNR | not a person's number | ten digits",
                    "rounded         | 6,30395E+09;K;01-01-1990;111;112;1    | NOT_A_PERSON | line 3, column PNR | spreadsheet | as text",
                    "no code         | 6303950003;K;01-01-1990;111;x1;1      | NOT_A_CODE | line 3, column y_1702 | 'x1' | three digits",
                    "code too low    | 6303950003;K;01-01-1990;099;111;1     | NOT_A_CODE | line 3, column y_1701 | '099' | three digits",
                    "broken code     | 6303950003;K;01-01-1990;111.5;111;1   | NOT_A_CODE | line 3, column y_1701 | '111.5' | three digits",
                    "no ratio        | 6303950003;K;01-01-1990;111;112;fuld  | NOT_A_NUMBER | line 3, column grad_2017_01 | 'fuld' | 0,64",
                    "negative ratio  | 6303950003;K;01-01-1990;111;112;-0,5  | NOT_A_NUMBER | line 3, column grad_2017_01 | '-0,5' | 0,64",
                    "ratio too high  | 6303950003;K;01-01-1990;111;112;160   | NOT_A_NUMBER | line 3, column grad_2017_01 | '160' | 0,64",
                    "no such day     | 6303950003;K;31-02-1990;111;112;1     | NOT_A_DATE | line 3, column FOEDSELSDATO | not a date | dd-mm-yyyy",
                    "two-digit year  | 6303950003;K;01-01-90;111;112;1       | NOT_A_DATE | line 3, column FOEDSELSDATO | not a date | dd-mm-yyyy",
                })
        void a_faulty_row_is_refused_whole(
                String what, String row, Reason reason, String place, String detail, String remedy) {
            Register register = register(
                    "PNR;KOEN;FOEDSELSDATO;y_1701;y_1702;grad_2017_01",
                    ANNE + ";K;16-07-1987;111;112;0,5",
                    row,
                    BO + ";M;16-07-1987;130;;");

            assertThat(only(register.report())).contains("dream.csv, " + place, detail, remedy);
            assertThat(register.report().refusedByReason()).containsEntry(reason, 1L);
            assertThat(register.report().rowsRead()).isEqualTo(3);
            assertThat(register.size()).isEqualTo(2);
            assertThat(state(register, BO, 2017, 1)).isEqualTo(State.ofCode(130));
        }

        @Test
        void a_person_twice_word_for_word_is_kept_once() {
            Register register = register("PNR;y_1701", ANNE + ";111", BO + ";130", ANNE + ";111");

            assertThat(only(register.report()))
                    .contains("dream.csv, line 4", "repeats the person of line 2", "one is kept");
            assertThat(register.size()).isEqualTo(2);
        }

        @Test
        void a_person_twice_with_different_weeks_is_not_kept() {
            Register register = register("PNR;y_1701", ANNE + ";111", BO + ";130", ANNE + ";112");

            assertThat(register.report().findings())
                    .extracting(Finding::toString)
                    .satisfiesExactly(
                            one -> assertThat(one)
                                    .startsWith("dream.csv, line 2: ")
                                    .contains("line 4", "none is kept"),
                            other -> assertThat(other)
                                    .startsWith("dream.csv, line 4: ")
                                    .contains("Keep the row that is right"));
            assertThat(has(register, ANNE)).isFalse();
            assertThat(has(register, BO)).isTrue();
        }

        @Test
        void a_code_that_the_codebook_lacks_is_kept_and_counted() {
            Register register = register("PNR;y_1701;y_1702;y_1703", ANNE + ";111;555;555", BO + ";555;;777");

            assertThat(register.report().findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "dream.csv, line 2, column y_1702: code 555 is not in the codebook effekt 2026-11; it was kept"
                                    + " and belongs to no group; it occurs from 2017-W01 to 2017-W03 (3 times, first here). Add it to the codebook.",
                            "dream.csv, line 3, column y_1703: code 777 is not in the codebook effekt 2026-11; it was kept"
                                    + " and belongs to no group; it occurs in 2017-W03. Add it to the codebook.");
            assertThat(state(register, ANNE, 2017, 3)).isEqualTo(State.ofCode(555));
            assertThat(register.report().rowsRefused()).isZero();
        }

        @Test
        void lines_are_counted_right_after_a_cell_of_two_lines() {
            Register register = register("PNR;note;y_1701", ANNE + ";\"one\r\ntwo\";111", BO + ";;x");

            assertThat(Given.findings(register.report(), Reason.NOT_A_CODE)
                            .get(0)
                            .place()
                            .line())
                    .isEqualTo(4);
        }

        @Test
        void stray_quotes_do_not_mix_two_persons_into_one() {
            // Three cells, the second of them 12 tommer;111⏎6202900002;13.
            Register register =
                    register("PNR;note;y_1701", ANNE + ";\"12 tommer;111", BO + ";13\";130", CARL + ";;140");

            assertThat(register.report().findings())
                    .filteredOn(f -> f.kind() == Finding.Kind.ROW_REFUSED)
                    .singleElement()
                    .asString()
                    .contains("dream.csv, line 2", "stray quote");
            assertThat(has(register, CARL)).isTrue();
        }

        @Test
        void a_quote_that_is_never_closed_makes_the_extract_incomplete() {
            Register register = register("PNR;note;y_1701", ANNE + ";;111", BO + ";\"x;130", CARL + ";;140");

            assertThat(register.report().isComplete()).isFalse();
            assertThat(register.report().summary())
                    .contains("dream.csv, line 3", "a quoted cell has no end", "stray quote");
            assertThat(has(register, ANNE)).isTrue();
        }

        @Test
        void a_scheduled_run_can_insist_on_every_row() {
            Register register = register("PNR;y_1701", ANNE + ";x");

            assertThatThrownBy(() -> register.report().requireAllKept())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("line 2, column y_1701");
        }
    }

    @Nested
    class Forms {

        private final String header = "PNR;HERKOMST;note;y_1701;grad_2017_01";
        private final Register plain = register(header, ANNE + ";Dansk;Blåbærgrød;111;0,5");

        @Test
        void separators_encodings_packing_and_decimal_signs_make_no_difference() {
            String rows = "PNR\tHERKOMST\tnote\ty_1701\tgrad_2017_01\n" + ANNE + "\tDansk\tBlåbærgrød\t111\t0.5\n";
            Charset danish = Charset.forName("windows-1252");
            List<byte[]> variants = List.of(
                    rows.getBytes(StandardCharsets.UTF_8),
                    rows.getBytes(danish),
                    ("\uFEFF" + rows).getBytes(StandardCharsets.UTF_8),
                    gzip(rows.getBytes(danish)),
                    rows.replace('\t', ',').getBytes(StandardCharsets.UTF_8),
                    rows.replace('\t', '|').replace("\n", "\r").getBytes(StandardCharsets.UTF_8),
                    ("sep=,\r\n" + rows.replace('\t', ',')).getBytes(StandardCharsets.UTF_8),
                    rows.replace("\t", "\";\"")
                            .replace("\n", "\"\n")
                            .replace("PNR", "\"PNR")
                            .replace(ANNE, "\"" + ANNE)
                            .getBytes(StandardCharsets.UTF_8),
                    rows.strip().getBytes(StandardCharsets.UTF_8),
                    rows.replace("\n", "\n\n").getBytes(StandardCharsets.UTF_8));

            assertThat(variants)
                    .allSatisfy(variant ->
                            assertThat(register(variant).fingerprint()).isEqualTo(plain.fingerprint()));
        }

        @Test
        void the_report_says_how_it_was_read() {
            String rows = "PNR;KØN;y_1701;grad_2017_01\r\n" + ANNE + ";K;111;0,5\r\n";

            assertThat(register(gzip(rows.getBytes(Charset.forName("windows-1252"))))
                            .report()
                            .form())
                    .isEqualTo(
                            "wide, 1 week y_1701 to y_1701, employment ratio of 1 month grad_2017_01 to grad_2017_01, decimal comma;"
                                    + " CSV separated by ';' (3 in the header); windows-1252 (some bytes are not UTF-8);"
                                    + " gzip (by its first bytes)");
            assertThat(register(rows.getBytes(StandardCharsets.UTF_8)).report().form())
                    .contains("UTF-8 (every byte fits)");
        }

        @Test
        void danish_letters_of_windows_1252_are_read_rightly() {
            String rows = "PNR;KØN;y_1701\r\n" + ANNE + ";K;111\r\n";
            Register register = register(rows.getBytes(Charset.forName("windows-1252")));

            assertThat(register.report().findings()).isEmpty();
            assertThat(Given.participations(("CPR;Indsats;Start;Slut\r\n" + ANNE + ";Ærø på Tværs;01-01-2018;\r\n")
                                    .getBytes(Charset.forName("windows-1252")))
                            .interventions())
                    .containsExactly("Ærø på Tværs");
        }

        @Test
        void a_stray_byte_does_not_spoil_a_text_in_utf_8() {
            byte[] text = bytes("CPR;Indsats;Start;Slut", ANNE + ";Ærø på Tv#rs;01-01-2018;");
            for (int i = 0; i < text.length; i++) {
                text[i] = text[i] == '#' ? (byte) 0xE6 : text[i];
            }

            assertThat(Given.participations(text).interventions()).containsExactly("Ærø på Tværs");
            assertThat(Given.participations(text).report().form()).contains("UTF-8, 1 bytes that do not fit");
        }

        @Test
        void a_stray_byte_in_a_last_line_without_an_end_is_counted_once() {
            byte[] text = bytes("CPR;Indsats;Start;Slut", ANNE + ";Ærø på Tv#rs;01-01-2018;");
            for (int i = 0; i < text.length; i++) {
                text[i] = text[i] == '#' ? (byte) 0xE6 : text[i];
            }

            assertThat(Given.participations(Arrays.copyOf(text, text.length - 2))
                            .report()
                            .form())
                    .contains("UTF-8, 1 bytes that do not fit");
        }

        @Test
        void several_gzip_files_in_one_are_read_to_the_end() throws IOException {
            byte[] first = gzip(bytes("PNR;y_1701", ANNE + ";111"));
            byte[] second = gzip(bytes(BO + ";130"));
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            // A stream that never says that anything is available, as of a network.
            InputStream slow = new ByteArrayInputStream(both) {
                @Override
                public synchronized int available() {
                    return 0;
                }

                @Override
                public synchronized int read(byte[] into, int offset, int length) {
                    return super.read(into, offset, Math.min(length, 1));
                }
            };

            assertThat(Dream.reader().read(slow, "dream.csv.gz").size()).isEqualTo(2);
        }
    }

    @Nested
    class Files_that_are_no_extract {

        @ParameterizedTest
        @CsvSource({
            "d0cf11e0a1b11ae1, Excel workbook, Save As",
            "484541444552205245434f52442a2a2a2a2a2a2a, SAS transport file, proc export",
            "1f8b, gzip twice, once",
            "fffe50004e00, UTF-16, UTF-8",
            "feff0050004e, UTF-16, UTF-8",
            "50004e005200, UTF-16, UTF-8"
        })
        void a_file_of_another_kind_is_named_with_the_way_to_export_it(String magic, String name, String remedy) {
            byte[] head = HexFormat.of().parseHex(magic);

            assertThatThrownBy(() -> register(gzip(head)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("dream.csv: ", name, remedy);
            if (!magic.equals("1f8b")) {
                assertThatThrownBy(() -> register(head))
                        .isInstanceOf(DataException.class)
                        .hasMessageContainingAll("dream.csv: ", name, remedy);
            }
        }

        @Test
        void a_text_in_utf_16_is_refused() {
            assertThatThrownBy(() -> register("PNR;y_1701\r\n".getBytes(StandardCharsets.UTF_16)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("UTF-16", "Save it as UTF-8");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\r\n \r\n", "\uFEFF"})
        void an_empty_file_is_no_extract(String content) {
            assertThatThrownBy(() -> register(content.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("dream.csv: the file is empty", "Fetch the file again");
        }

        @Test
        void a_header_without_rows_is_a_register_without_persons() {
            Register register = register("PNR;y_1701");

            assertThat(register.size()).isZero();
            assertThat(only(register.report())).contains("dream.csv, line 1", "no persons below the header");
            assertThat(register.report().isComplete()).isTrue();
        }

        @Test
        void a_file_that_is_not_there_is_named(@TempDir Path folder) {
            assertThatThrownBy(() -> Dream.read(folder.resolve("drem.csv")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContainingAll("there is no such file", "Check the path");
        }

        @Test
        void a_stream_that_fails_is_not_taken_for_a_short_one() {
            byte[] content = bytes("PNR;y_1701", ANNE + ";111");
            InputStream failing = new ByteArrayInputStream(content) {
                private boolean failed;

                @Override
                public synchronized int read(byte[] into, int offset, int length) {
                    int n = super.read(into, offset, length);
                    if (n < 0) {
                        failed = true;
                        throw new UncheckedIOException(new IOException("connection reset"));
                    }
                    return n;
                }
            };

            assertThatThrownBy(() -> Dream.reader().read(failing, "dream.csv"))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void one_fault_does_not_hide_another() {
        Register register = register(
                "PNR;y_1701;y_1753;grad_2017_01;x",
                ANNE + ";111;111;0,5;1",
                BO + ";11;111;0,5;1",
                ";;;;",
                CARL + ";111;111;;1",
                CARL + ";112;111;;1");

        assertThat(register.report().rowsRead()).isEqualTo(5);
        assertThat(register.report().rowsKept()).isEqualTo(1);
        assertThat(register.report().refusedByReason())
                .containsEntry(Reason.NOT_A_CODE, 1L)
                .containsEntry(Reason.NOT_A_PERSON, 1L)
                .containsEntry(Reason.CONTRADICTORY, 2L);
        assertThat(register.timeline(0).stateAt(Week.of(2017, 1))).isEqualTo(State.ofCode(111));
    }
}
