package dk.effekt.dream;

import static dk.effekt.dream.Given.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.DataException;
import dk.effekt.input.ReadReport;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files that are cut, at every byte. What is read of a text says nothing that the whole does not say: it is that of the rows that
 * are whole, with or without the one that is cut, or without the person whose row that is. A packed file tells that it is cut, and
 * a Parquet file or a data set is refused. Of data sets every 997th byte is tried here, and every one with {@code mvn -pl
 * effekt-core,effekt-dream test -Dtest=CutFilesTest -Deffekt.cuts=1 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutFilesTest {

    private static final WeekSpan SPAN = WeekSpan.of(Week.of(2017, 1), 6);
    private static final String SOURCE = "cut";
    /** Of a data set, which is large and mostly empty. */
    private static final int BYTES_BETWEEN_CUTS = Integer.getInteger("effekt.cuts", 997);

    private static final String REFUSED = "refused";

    private static final Register REGISTER =
            Given.register("PNR;y_1701", "6101850001;111", "6202900002;112", "6303950003;113");

    /** What was read, and what became of its rows. */
    private record Read(String content, Optional<ReadReport> report) {

        static final Read NOTHING = new Read(REFUSED, Optional.empty());
    }

    /** Texts whose person stands in the first cell; in the last a code or a date, of which a part is none. */
    private enum Text {
        WIDE(
                Text::wide,
                "PNR;KOEN;FOEDSELSDATO;KOMMUNE;grad_2017_01;y_1701;y_1702;y_1703",
                "6101850001;K;01-01-1985;860;0,64;111;111;",
                "620290-0002;M;02-02-1955;101;;;;112.0",
                "6303950003;;;;1;730;;730"),
        WIDE_IN_QUOTES(
                Text::wide,
                "sep=,",
                "\"PNR\",\"note\",\"y_1701\",\"y_1702\"",
                "\"6101850001\",\"født, \"\"her\"\"\",\"111\",\"112\"",
                "\"6202900002\",\"\",\"\",\"\"",
                "\"6303950003\",\"to\nlinjer\",\"113\",\"998\""),
        LONG(
                Text::dream,
                "PNR;UGE;KODE",
                "6101850001;1701;111",
                "6202900002;2017-W01;112",
                "6101850001;1702;111",
                "6202900002;1703;",
                "6101850001;1703;112"),
        PERIODS(
                (file, source) -> of(Dream.reader()
                        .periods(PeriodEnd.INCLUSIVE)
                        .withSpan(SPAN)
                        .read(file, source)),
                "PNR;KODE;FRA;TIL",
                "6101850001;111;02-01-2017;15-01-2017",
                "6202900002;112;2017-01-02;",
                "6101850001;113;2017-01-23;2017-01-29",
                "6303950003;998;16.01.2017;22.01.2017"),
        PARTICIPATIONS(
                (file, source) -> of(ParticipationList.reader().read(file, source)),
                "CPR-nr;Indsats;Startdato;Slutdato",
                "610185-0001;Vejen til jøb;04-01-2018;06-04-2018",
                "6202900002;IPS;2018-01-04;",
                "6101850001;IPS;2018-05-04;2018-06-01"),
        LONG_BY_WEEK(
                Text::dream,
                "PNR;KODE;UGE",
                "6101850001;111;1701",
                "6202900002;112;2017-W01",
                "6101850001;111;201702",
                "6202900002;112;1702",
                "6101850001;112;1703"),
        PERIODS_OF_WEEKS(
                (file, source) -> of(Dream.reader()
                        .periods(PeriodEnd.INCLUSIVE)
                        .withSpan(SPAN)
                        .read(file, source)),
                "PNR;KODE;FRA;TIL",
                "6101850001;111;1701;1702",
                "6202900002;112;2017-W01;2017-W02",
                "6202900002;112;2017W04;2017W05"),
        TRAITS(
                (file, source) -> traits(Dream.traits().read(file, source, REGISTER)),
                "CPR-nr;Uddannelse;Gyldig_fra;Gyldig_til",
                "610185-0001;grundskole;01-02-2016;31-12-2016",
                "6101850001;erhvervsuddannelse;2017-01-01;",
                "6202900002;gymnasium;;",
                "6303950003;gymnasium;;31-12-2016");

        private final BiFunction<InputStream, String, Read> reader;
        private final List<String> lines;

        Text(BiFunction<InputStream, String, Read> reader, String... lines) {
            this.reader = reader;
            this.lines = List.of(lines);
        }

        private static Read wide(InputStream file, String source) {
            return of(Dream.reader().read(file, source));
        }

        private static Read dream(InputStream file, String source) {
            return of(Dream.reader().withSpan(SPAN).read(file, source));
        }

        Read read(byte[] file) {
            try {
                return reader.apply(new ByteArrayInputStream(file), SOURCE);
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith(SOURCE).hasNoCause();
                return Read.NOTHING;
            }
        }

        byte[] file(List<String> rows, String lineBreak) {
            return String.join("", rows.stream().map(row -> row + lineBreak).toList())
                    .getBytes(StandardCharsets.UTF_8);
        }

        /** The lines above the rows. */
        int head() {
            return lines.get(0).startsWith("sep=") ? 2 : 1;
        }

        String person(String line) {
            return line.split("[;,]", 2)[0].replaceAll("[-\"]", "");
        }
    }

    @Nested
    class A_text {

        @ParameterizedTest
        @EnumSource(Text.class)
        void says_nothing_else_than_the_whole(Text text) {
            for (String lineBreak : text == Text.WIDE ? List.of("\r\n", "\n", "\r") : List.of("\r\n")) {
                byte[] whole = text.file(text.lines, lineBreak);
                for (int length = 0; length < whole.length; length++) {
                    saysNothingElse(text, Arrays.copyOf(whole, length), lineBreak);
                }
            }
        }

        private void saysNothingElse(Text text, byte[] cut, String lineBreak) {
            int whole = wholeLines(text, cut, lineBreak);
            Read read = text.read(cut);
            if (whole <= text.head()) {
                // No row stands there whole: nothing can be said of anybody but by the one that only lacks its end.
                assertThat(read.content())
                        .as("%s, cut to %s", text, cut.length)
                        .isIn(REFUSED, rows(text, text.head()), rows(text, text.head() + 1));
                return;
            }
            String next = text.lines.get(whole);
            String before = rows(text, whole);
            String with = rows(text, whole + 1);
            String without = before.lines()
                    .filter(line -> !line.startsWith(Pseudonymizer.standard().pseudonym(text.person(next)) + " "))
                    .map(line -> line + '\n')
                    .collect(Collectors.joining());
            assertThat(read.content())
                    .as("%s, cut to %s in '%s'", text, cut.length, next)
                    .isIn(without, before, with);
            ReadReport report = read.report().orElseThrow();
            boolean isCutWithinRow = text.file(text.lines.subList(0, whole), lineBreak).length < cut.length
                    && cut[cut.length - 1] != '\r';
            if (!read.content().equals(with) && isCutWithinRow) {
                assertThat(report.rowsRefused())
                        .as("%s, cut to %s in '%s'", text, cut.length, next)
                        .isPositive();
            }
            if (!isCutWithinRow && cut[cut.length - 1] != '\r') {
                assertThat(read.content()).isEqualTo(before);
                assertThat(report.rowsRefused()).isZero();
            }
        }

        /** What the first lines say. */
        private String rows(Text text, int lines) {
            return text.read(text.file(text.lines.subList(0, lines), "\n")).content();
        }

        private int wholeLines(Text text, byte[] cut, String lineBreak) {
            int lines = 0;
            while (lines < text.lines.size()
                    && text.file(text.lines.subList(0, lines + 1), lineBreak).length <= cut.length) {
                lines++;
            }
            return lines;
        }

        /** RFC 4180 allows it, and many write it so. */
        @Test
        void without_a_line_break_at_its_end_is_whole_if_its_last_cell_says_something() {
            assertThat(Text.WIDE.read("PNR;y_1701\n6101850001;111".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(Text.WIDE.read("PNR;y_1701\n6101850001;111\n".getBytes(StandardCharsets.UTF_8)));
        }

        @Test
        void that_ends_behind_a_separator_says_how_to_mend_it() {
            Read read = Text.WIDE.read("PNR;y_1701\n6101850001;111\n6202900002;".getBytes(StandardCharsets.UTF_8));

            assertThat(Given.only(read.report().orElseThrow()))
                    .isEqualTo(
                            "cut, line 3: the last row ends with a separator and no line break, as one that is cut in"
                                    + " two. Fetch the file again or, if the row is whole, end it with a line break.");
        }
    }

    @Nested
    class A_packed_text {

        /** What stands before the break is kept of a table with one row for each person or course. */
        @ParameterizedTest
        @EnumSource(Text.class)
        void is_never_taken_for_whole(Text text) {
            byte[] plain = text.file(text.lines, "\r\n");
            Set<String> beginnings = new TreeSet<>(Set.of(REFUSED));
            for (int lines = text.head(); lines <= text.lines.size(); lines++) {
                beginnings.add(text.read(text.file(text.lines.subList(0, lines), "\r\n"))
                        .content());
            }
            for (UnaryOperator<byte[]> packing :
                    List.<UnaryOperator<byte[]>>of(Given::gzip, content -> zip(Map.of("dream.csv", content)))) {
                byte[] packed = packing.apply(plain);
                assertThat(text.read(packed).content())
                        .isEqualTo(text.read(plain).content());
                for (int length = 0; length < packed.length; length++) {
                    Read read = text.read(Arrays.copyOf(packed, length));
                    assertThat(read.content()).as("%s, cut to %s", text, length).isIn(beginnings);
                    if (read.report().filter(ReadReport::isComplete).isPresent()) {
                        assertThat(read.content())
                                .as("%s, cut to %s", text, length)
                                .isEqualTo(text.read(plain).content());
                    }
                    boolean isOfMissingRowsToo =
                            text != Text.WIDE && text != Text.WIDE_IN_QUOTES && text != Text.PARTICIPATIONS;
                    assertThat(isOfMissingRowsToo
                                    && read.report()
                                            .filter(report -> !report.isComplete())
                                            .isPresent())
                            .isFalse();
                }
            }
        }
    }

    @Nested
    class A_file_of_pages {

        @Test
        void of_parquet_is_refused(@TempDir Path folder) throws IOException {
            Path file = folder.resolve("dream.parquet");
            DuckDb.write(
                    "select * from (values ('6101850001', 111, 112), ('6202900002', null, 998)) t (PNR, y_1701, y_1702)",
                    file,
                    "");
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));
                assertThatExceptionOfType(DataException.class)
                        .as("cut to %s", length)
                        .isThrownBy(() -> Dream.read(cut));
            }
        }

        /** Of the last page, which holds the rows, no row is taken. */
        @ParameterizedTest
        @EnumSource(DataSet.class)
        void of_sas_keeps_nobody(DataSet set) throws IOException {
            byte[] whole = Files.readAllBytes(SasDataSetTest.fixture(set.file));
            for (int length = 0; length < whole.length; length += BYTES_BETWEEN_CUTS) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    ReadReport report = set.reader.apply(new ByteArrayInputStream(cut));
                    assertThat(report.isComplete()).as("cut to %s", length).isFalse();
                    assertThat(report.rowsKept()).as("cut to %s", length).isZero();
                } catch (DataException e) {
                    assertThat(e).hasMessageStartingWith(SOURCE);
                }
            }
        }
    }

    private enum DataSet {
        DREAM("dream", file -> Dream.reader().read(file, SOURCE).report()),
        PARTICIPATIONS(
                "indsats", file -> ParticipationList.reader().read(file, SOURCE).report());

        private final String file;
        private final Function<InputStream, ReadReport> reader;

        DataSet(String file, Function<InputStream, ReadReport> reader) {
            this.file = file;
            this.reader = reader;
        }
    }

    private static Read of(Register register) {
        StringBuilder all = new StringBuilder();
        for (int person = 0; person < register.size(); person++) {
            Timeline timeline = register.timeline(person);
            all.append(register.personId(person));
            // Weeks that no row names any more are not of the register, and not of what is compared.
            for (Week week = SPAN.start(); week.isBefore(register.span().end()); week = week.plusWeeks(1)) {
                all.append(' ').append(timeline.stateAt(week));
            }
            all.append(' ').append(register.traits().of(person)).append('\n');
        }
        return new Read(all.toString(), Optional.of(register.report()));
    }

    private static Read of(Participations parts) {
        Set<String> all = new TreeSet<>();
        for (String intervention : parts.interventions()) {
            for (Participation one : parts.in(intervention)) {
                all.add(one.personId() + " " + intervention + " " + one.start() + " " + one.end() + '\n');
            }
        }
        return new Read(String.join("", all), Optional.of(parts.report()));
    }

    private static Read traits(Register register) {
        if (!register.traitNames().contains("Uddannelse")) {
            return new Read("", Optional.empty());
        }
        DatedTrait trait = register.trait("Uddannelse");
        StringBuilder all = new StringBuilder();
        for (int person = 0; person < register.size(); person++) {
            List<Optional<String>> values = new ArrayList<>();
            for (int year : new int[] {2015, 2016, 2017}) {
                values.add(trait.on(person, LocalDate.of(year, 6, 1)));
            }
            if (values.stream().anyMatch(Optional::isPresent)) {
                all.append(register.personId(person) + " " + values + '\n');
            }
        }
        return new Read(all.toString(), Optional.of(trait.report()));
    }
}
