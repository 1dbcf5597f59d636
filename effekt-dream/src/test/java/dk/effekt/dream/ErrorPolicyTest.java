package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.bytes;
import static dk.effekt.dream.Given.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.DataException;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether and when refused rows stop a reading. */
class ErrorPolicyTest {

    private static final DreamReader STRICT = Dream.reader().withPolicy(ErrorPolicy.STRICT);
    private static final ParticipationReader STRICT_LIST =
            ParticipationList.reader().withPolicy(ErrorPolicy.STRICT);

    @Nested
    class Strict {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "PNR;note;y_2001|" + ANNE + ";;130|nobody;;130|" + BO + ";;x",
                    "PNR;note;y_2001|" + ANNE + ";;130|" + BO + ";;x|nobody;;130",
                    "PNR;note;y_2001|" + ANNE + ";;130|" + BO + ";130|nobody;;130",
                    "PNR;UGE;KODE|" + ANNE + ";2020w01;130|nobody;2020w01;130|" + BO + ";2020w01;x",
                    "PNR;UGE;KODE|" + ANNE + ";2020w01;130|" + BO + ";2020w01;x|nobody;2020w01;130",
                    "PNR;UGE;KODE|" + ANNE + ";2020w01;130|" + ANNE + ";2020w01;140|nobody;2020w01;130",
                })
        void stopsAtTheFirstRowThatIsRefused(String lines) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(STRICT, lines.split("\\|")))
                    .matches(e -> e.finding().kind() == Finding.Kind.ROW_REFUSED)
                    .matches(e -> e.finding().place().line() == 3);
        }

        @Test
        void readsNoFurther() {
            InputStream failing = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("read on");
                }
            };
            String rows = "PNR;y_2001\n" + "nobody;130\n".repeat(100_000);
            InputStream stream =
                    new SequenceInputStream(new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)), failing);

            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> STRICT.read(stream, "dream.csv"))
                    .withMessageContaining("dream.csv, line 2, column PNR");
        }

        @Test
        void stopsAtRowsThatRunTogether() {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(STRICT, "PNR;note;y_2001", ANNE + ";\"a;1", "b;2\";130", "nobody;;1"))
                    .withMessageContaining("dream.csv, line 2: a quoted cell");
        }

        @Test
        void stopsWhereTheFileBreaksOff() {
            String[] rows = IntStream.range(0, 2_000)
                    .mapToObj(i -> i == 0 ? "PNR;y_2001" : String.format("61%02d9%05d;1%02d", i % 12 + 1, i, i % 100))
                    .toArray(String[]::new);
            byte[] whole = gzip(bytes(rows));
            byte[] half = Arrays.copyOf(whole, whole.length / 2);

            assertThat(Dream.reader()
                            .read(new ByteArrayInputStream(half), "dream.csv")
                            .report()
                            .isComplete())
                    .isFalse();
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> STRICT.read(new ByteArrayInputStream(half), "dream.csv"))
                    .matches(e -> e.finding().reason() == Reason.TRUNCATED);
        }

        @Test
        void stopsAtRowsThatContradictEachOtherAtTheFirstByLine() {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(
                            STRICT,
                            "PNR;y_2001",
                            CARL + ";130",
                            BO + ";130",
                            ANNE + ";130",
                            ANNE + ";140",
                            BO + ";140",
                            CARL + ";140"))
                    .withMessageContaining("dream.csv, line 2: one of 2 rows that disagree");
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(
                            STRICT.periods(PeriodEnd.INCLUSIVE),
                            "PNR;FRA;TIL;KODE",
                            ANNE + ";2020w01;2020w09;130",
                            BO + ";2020w01;2020w09;130",
                            BO + ";2020w05;2020w12;140",
                            ANNE + ";2020w05;2020w12;140"))
                    .matches(e -> e.finding().reason() == Reason.CONTRADICTORY)
                    .withMessageContaining("dream.csv, line 4");
        }

        @Test
        void goesOnAtRowsThatRepeatOthersAndCountsThem() {
            Register wide = read(STRICT, "PNR;y_2001", ANNE + ";130", ANNE + ";130");
            Register inRows =
                    read(STRICT, "PNR;UGE;KODE", ANNE + ";2020w01;130", ANNE + ";2020w01;130", BO + ";2020w01;130");

            assertThat(wide.size()).isEqualTo(1);
            assertThat(wide.report().rowsRefused()).isEqualTo(1);
            assertThat(inRows.size()).isEqualTo(2);
            assertThat(inRows.report().rowsRefused()).isEqualTo(1);
        }

        @Test
        void goesOnAtRowsOutsideTheWeeksThatWereAskedFor() {
            DreamReader reader = STRICT.withSpan(WeekSpan.of(Week.of(2020, 1), Week.of(2020, 2)));

            assertThat(read(reader, "PNR;UGE;KODE", ANNE + ";2020w01;130", ANNE + ";2020w02;130")
                            .report()
                            .rowsRefused())
                    .isEqualTo(1);
        }

        @Test
        void goesOnAtWhatIsOnlyNotedOrAColumn() {
            assertThat(read(STRICT, "PNR;note;KOEN;y_2001", ANNE + ";a;ukendt;555")
                            .report()
                            .findings())
                    .hasSize(3);
        }

        @Test
        void stopsAListAtItsFirstRefusedRowButNotAtARepeatedOne() {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(
                            STRICT_LIST,
                            "PNR;Indsats;Start;Slut",
                            ANNE + ";kursus;01-02-2020;",
                            ANNE + ";;01-02-2020;",
                            "nobody;kursus;01-02-2020;"))
                    .withMessageContaining("indsats.csv, line 3, column Indsats");
            assertThat(ParticipationList.reader()
                            .withPolicy(ErrorPolicy.STRICT)
                            .read(
                                    new ByteArrayInputStream(bytes(
                                            "PNR;Indsats;Start;Slut",
                                            ANNE + ";kursus;01-02-2020;",
                                            ANNE + ";kursus;01-02-2020;")),
                                    "indsats.csv")
                            .report()
                            .rowsRefused())
                    .isEqualTo(1);
        }
    }

    @Nested
    class Limit {

        private final String[] four = {
            "PNR;y_2001", "nobody;130", ANNE + ";x", BO + ";y", CARL + ";130", CARL + ";130", "6404960004;z"
        };

        @Test
        void thatIsNotPassedChangesNothing() {
            assertThat(read(Dream.reader().withMostRefused(4), four).report())
                    .isEqualTo(read(Dream.reader(), four).report());
        }

        @Test
        void thatIsPassedStopsAndTellsTheFirstAndTheMostFrequentReason() {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(Dream.reader().withMostRefused(2), four))
                    .withMessage(
                            "dream.csv, line 4, column y_2001: 3 rows are refused, more than 2, most often (2) for the"
                                    + " reason NOT_A_CODE; the first: dream.csv, line 2, column PNR: the cell is not a person's"
                                    + " number. Correct the input, or let more be refused: withMostRefused(…).")
                    .matches(e -> e.finding().reason() == Reason.TOO_MANY_REFUSED);
        }

        @Test
        void ofNoneIsPassedByOne() {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(Dream.reader().withMostRefused(0), four))
                    .withMessageContaining("line 2, column PNR: 1 rows are refused, more than 0");
        }

        @Test
        void countsTheRowsOfAPersonWhoIsRefusedAtTheEnd() {
            String[] lines = {
                "PNR;UGE;KODE", ANNE + ";2020w01;130", ANNE + ";2020w02;130", ANNE + ";2020w03;x", BO + ";2020w01;130",
            };

            assertThat(read(Dream.reader().withMostRefused(3), lines).report().rowsRefused())
                    .isEqualTo(3);
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(Dream.reader().withMostRefused(2), lines))
                    .withMessageContainingAll(
                            "3 rows are refused, more than 2, most often (1) for the reason NOT_A_CODE",
                            "the first: dream.csv, line 4, column KODE");
        }

        @Test
        void holdsForLists() {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> read(
                            ParticipationList.reader().withMostRefused(1),
                            "PNR;Indsats;Start;Slut",
                            "nobody;kursus;01-02-2020;",
                            ANNE + ";;01-02-2020;"))
                    .withMessageContaining("indsats.csv, line 3, column Indsats: 2 rows are refused, more than 1");
        }

        @Test
        void isNotNegative() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dream.reader().withMostRefused(-1))
                    .withMessageContaining("-1");
        }
    }

    @Test
    void aReaderSaysHowItGoesAboutFaults() {
        assertThat(Dream.reader()).asString().doesNotContain("strict", "refused");
        assertThat(STRICT).asString().endsWith(", strict");
        assertThat(STRICT_LIST).asString().endsWith(", strict");
        assertThat(Dream.reader().withMostRefused(7)).asString().endsWith(", at most 7 rows refused");
    }

    private static Register read(DreamReader reader, String... lines) {
        return reader.read(new ByteArrayInputStream(bytes(lines)), "dream.csv");
    }

    private static void read(ParticipationReader reader, String... lines) {
        reader.read(new ByteArrayInputStream(bytes(lines)), "indsats.csv");
    }
}
