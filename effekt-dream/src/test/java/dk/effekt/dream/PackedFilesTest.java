package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.bytes;
import static dk.effekt.dream.Given.gzip;
import static dk.effekt.dream.Given.has;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in archives, and files that are made to fill the machine. */
class PackedFilesTest {

    private static final byte[] DREAM = bytes("PNR;y_1701", ANNE + ";111", BO + ";130");
    private static final byte[] NOTE = bytes("Read me first");

    @Nested
    class A_zip_archive {

        @Test
        void with_one_file_is_read_as_that_file() {
            Register register = register(zip(Map.of("udtraek/dream.csv", DREAM)));

            assertThat(register.fingerprint()).isEqualTo(register(DREAM).fingerprint());
            assertThat(register.report().form()).endsWith("; zip (by its first bytes), file udtraek/dream.csv");
        }

        @Test
        void may_hold_a_list_of_participations() {
            byte[] list = bytes("CPR;Indsats;Start;Slut", ANNE + ";IPS;01-02-2019;");

            assertThat(Given.participations(zip(Map.of("indsats.csv", list))).in("IPS"))
                    .hasSize(1);
        }

        @Test
        void may_have_folders_and_what_macos_adds() {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("udtraek/", new byte[0]);
            files.put("udtraek/dream.csv", DREAM);
            files.put("__MACOSX/udtraek/._dream.csv", new byte[] {0, 5, 22, 7});

            assertThat(register(zip(files)).size()).isEqualTo(2);
        }

        /** As macOS writes it, and as Windows does; its name is shown as far as its encoding can be told. */
        @ParameterizedTest
        @CsvSource({"UTF-8, udtræk.csv", "IBM850, udtr k.csv"})
        void may_name_its_file_in_an_encoding_that_it_does_not_tell(String encoding, String shown) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(packed, StandardCharsets.ISO_8859_1)) {
                out.putNextEntry(
                        new ZipEntry(new String("udtræk.csv".getBytes(encoding), StandardCharsets.ISO_8859_1)));
                out.write(DREAM);
            }

            Register register = register(packed.toByteArray());

            assertThat(register.fingerprint()).isEqualTo(register(DREAM).fingerprint());
            assertThat(register.report().form()).endsWith(", file " + shown);
        }

        @Test
        void may_name_its_file_in_the_encoding_that_it_tells() {
            assertThat(register(zip(Map.of("udtræk-č.csv", DREAM))).report().form())
                    .endsWith(", file udtræk-č.csv");
        }

        @Test
        void whose_name_is_not_in_the_encoding_that_it_tells_is_damaged() {
            byte[] packed = zip(Map.of("dræm.csv", DREAM));
            packed[indexOf(packed, "æ".getBytes(StandardCharsets.UTF_8))] = (byte) 0xFF;

            assertThatThrownBy(() -> register(packed))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("dream.csv", "damaged in its first bytes", "unpack it yourself");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void with_several_files_is_refused_and_lists_them(boolean noteFirst) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(noteFirst ? "laesmig.txt" : "dream.csv", noteFirst ? NOTE : DREAM);
            files.put(noteFirst ? "dream.csv" : "laesmig.txt", noteFirst ? DREAM : NOTE);

            assertThatThrownBy(() -> register(zip(files)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(
                            "dream.csv: the zip archive holds several files",
                            "'laesmig.txt'",
                            "'dream.csv'",
                            "Hand in one");
        }

        @Test
        void with_another_file_after_a_large_one_is_refused_too() {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("dream.csv", manyPersons());
            files.put("mere.csv", DREAM);

            assertThatThrownBy(() -> register(zip(files)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("holds several files: 'dream.csv', 'mere.csv';");
        }

        @Test
        void that_is_a_workbook_is_told_how_to_export() {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8));
            files.put("xl/workbook.xml", "<workbook/>".getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> register(zip(files)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("workbook (.xlsx)", "Save As", "CSV UTF-8");
        }

        @Test
        void without_a_file_is_refused() {
            assertThatThrownBy(() -> register(zip(Map.of())))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("holds no file");
        }

        @Test
        void that_holds_something_else_than_a_table_is_refused() {
            byte[] inner = zip(Map.of("dream.csv", DREAM));

            assertThatThrownBy(() -> register(zip(Map.of("dream.zip", inner))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("zip archive");
        }

        @Test
        void that_breaks_off_keeps_what_stood_before() {
            byte[] packed = zip(Map.of("dream.csv", manyPersons()));

            Register register = register(Arrays.copyOf(packed, packed.length / 2));

            assertThat(register.report().isComplete()).isFalse();
            assertThat(register.size()).isPositive();
            assertThat(register.report().rowsRefused()).isLessThanOrEqualTo(1);
        }

        @Test
        void that_has_a_damaged_sum_is_not_taken_for_whole() {
            byte[] packed = zip(Map.of("dream.csv", DREAM));
            // The sum stands behind the data, after the signature of its descriptor.
            int descriptor = indexOf(packed, new byte[] {'P', 'K', 7, 8});
            packed[descriptor + 4] ^= 1;

            assertThat(register(packed).report().isComplete()).isFalse();
        }

        @Test
        void that_breaks_off_in_its_first_bytes_is_no_extract() {
            byte[] packed = zip(Map.of("dream.csv", DREAM));

            assertThatThrownBy(() -> register(Arrays.copyOf(packed, 12)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("dream.csv", "Hand in one CSV file");
        }
    }

    @Nested
    class A_gzip_file_that_breaks_off {

        private final List<String> persons = IntStream.range(0, 3000)
                .mapToObj(i -> "6" + String.format("%09d", i))
                .toList();

        @ParameterizedTest
        @ValueSource(doubles = {0.3, 0.5, 0.9, 0.999})
        void keeps_every_row_before_the_break(double share, @TempDir Path folder) throws IOException {
            Path file = folder.resolve("dream.csv.gz");
            byte[] packed = gzip(extract());
            Files.write(file, Arrays.copyOf(packed, (int) (packed.length * share)));

            Register register = Dream.read(file);

            assertThat(register.report().isComplete()).isFalse();
            assertThat(register.report().rowsRefused()).isLessThanOrEqualTo(1);
            assertThat(register.size()).isPositive();
            // Rows kept are the first ones, without a gap, and the break is said to stand right after them.
            assertThat(persons.subList(0, register.size())).allMatch(person -> has(register, person));
            Finding broken = register.report().findings().stream()
                    .filter(f -> f.kind() == Finding.Kind.INCOMPLETE)
                    .findFirst()
                    .orElseThrow();
            assertThat(broken.place().line()).isEqualTo(register.size() + 2);
            assertThat(broken.toString())
                    .contains("dream.csv.gz, line ", "breaks off or is damaged", "Fetch the file again");
        }

        @Test
        void without_its_last_bytes_only_keeps_all_rows_and_is_incomplete() {
            byte[] packed = gzip(extract());

            Register register = register(Arrays.copyOf(packed, packed.length - 8));

            assertThat(register.size()).isEqualTo(persons.size());
            assertThat(register.report().isComplete()).isFalse();
        }

        @Test
        void within_its_header_is_no_extract() {
            byte[] packed = gzip(extract());

            assertThatThrownBy(() -> register(Arrays.copyOf(packed, 6)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("dream.csv", "breaks off", "Fetch the file again");
        }

        @Test
        void in_a_damaged_place_is_broken_off_there() {
            byte[] packed = gzip(extract());
            Arrays.fill(packed, packed.length / 2, packed.length / 2 + 200, (byte) 0xFF);

            Register register = register(packed);

            assertThat(register.report().isComplete()).isFalse();
            assertThat(register.size()).isPositive();
        }

        private byte[] extract() {
            Random random = new Random(1);
            List<String> lines = new ArrayList<>(List.of("PNR;y_1701;y_1702;y_1703"));
            for (String person : persons) {
                lines.add(person + ";" + (100 + random.nextInt(900)) + ";;" + (100 + random.nextInt(900)));
            }
            return bytes(lines.toArray(String[]::new));
        }
    }

    @Nested
    class Bombs {

        @Test
        void of_gzip_are_refused() throws IOException {
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(bomb)) {
                blowUp(out);
            }

            assertThatThrownBy(() -> register(bomb.toByteArray()))
                    .isInstanceOfSatisfying(
                            DataException.class,
                            e -> assertThat(e.finding().reason()).isEqualTo(Reason.TOO_LARGE))
                    .hasMessageContaining("dream.csv: the packed file grows more than 1000-fold");
        }

        @Test
        void of_zip_are_refused() throws IOException {
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bomb)) {
                out.putNextEntry(new ZipEntry("dream.csv"));
                blowUp(out);
                out.closeEntry();
            }

            assertThatThrownBy(() -> unpack(bomb))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("grows more than 1000-fold");
        }

        @Test
        void that_hide_behind_a_small_file_are_refused() throws IOException {
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bomb)) {
                out.putNextEntry(new ZipEntry("dream.csv"));
                out.write(DREAM);
                out.putNextEntry(new ZipEntry("__MACOSX/._dream.csv"));
                blowUp(out);
                out.closeEntry();
            }

            assertThatThrownBy(() -> register(bomb.toByteArray()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("grows more than 1000-fold");
        }

        @Test
        void are_not_seen_in_an_extract_without_a_single_code() throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                String blanks = ";".repeat(2300) + "\n";
                for (int person = 0; person < 100_000; person++) {
                    out.write((person + blanks).getBytes(StandardCharsets.UTF_8));
                }
            }

            assertThat(unpack(packed)).isGreaterThan(300L * packed.size()).isGreaterThan(200L << 20);
        }

        private long unpack(ByteArrayOutputStream packed) throws IOException {
            return Unpacked.open(new ByteArrayInputStream(packed.toByteArray()), "dream.csv")
                    .transferTo(OutputStream.nullOutputStream());
        }

        /** A header, and 300 MB of blank lines below it, which are passed over one by one. */
        private void blowUp(OutputStream out) throws IOException {
            out.write(bytes("PNR;y_1701"));
            byte[] lines = new byte[1 << 20];
            Arrays.fill(lines, (byte) '\n');
            for (int megabyte = 0; megabyte < 300; megabyte++) {
                out.write(lines);
            }
        }
    }

    @Nested
    class Rows_without_end {

        @ParameterizedTest
        @ValueSource(strings = {"1", ";", "1;", "\""})
        void end_the_reading_and_not_the_memory(String repeated) {
            InputStream endless = new SequenceInputStream(
                    new ByteArrayInputStream(bytes("PNR;y_1701", ANNE + ";111", BO + ";\"")), new Repeated(repeated));

            Register register = Dream.reader().read(endless, "dream.csv");

            assertThat(Given.has(register, ANNE)).isTrue();
            assertThat(register.size()).isEqualTo(1);
            assertThat(register.report().isComplete()).isFalse();
            assertThat(register.report().summary()).contains("dream.csv, line 3", "16384 cells");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", ";", "y_1701;"})
        void are_no_header(String repeated) {
            assertThatThrownBy(() -> Dream.reader().read(new Repeated(repeated), "dream.csv"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("more than 16384 columns");
        }

        /** The same characters for a gigabyte. */
        private static final class Repeated extends InputStream {

            private final byte[] text;
            private long left = 1L << 30;
            private int at;

            Repeated(String text) {
                this.text = text.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public int read() {
                at = (at + 1) % text.length;
                return left-- > 0 ? text[at] : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int read = (int) Math.min(length, left);
                for (int i = 0; i < read; i++) {
                    into[offset + i] = (byte) read();
                }
                return read == 0 ? -1 : read;
            }
        }
    }

    private static byte[] manyPersons() {
        StringBuilder text = new StringBuilder("PNR;y_1701;y_1702\n");
        Random random = new Random(1);
        for (int person = 0; person < 100_000; person++) {
            text.append("6")
                    .append(100_000_000 + person)
                    .append(';')
                    .append(100 + random.nextInt(900))
                    .append(";\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i < all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
