package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.findings;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.register;
import static dk.effekt.dream.Given.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SAS data sets, written by {@code src/test/R/sas7bdat.R}. */
class SasDataSetTest {

    private static final int ENCODING_AT = 70;
    private static final byte UTF_8 = 20;
    private static final int COLUMN_LENGTH_AT = 11_096;
    private static final int ROW_COUNT_AT = 11_528;

    @Test
    void a_data_set_is_the_same_register_as_its_rows_in_a_text() {
        Register register = Dream.read(fixture("dream"));

        assertThat(register.fingerprint())
                .isEqualTo(register(
                                "PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;y_1701;y_1702;y_1703;grad_2017_01",
                                ANNE + ";K;01-01-1985;Dansk;860;111;111;;0,64",
                                BO + ";M;02-02-1955;Ikke-vestlig;101;;112;998;1",
                                CARL + ";;;Færøsk;;730;;730;")
                        .fingerprint());
        // The first of these is SAS's ordinary missing value, the second the special one .A.
        assertThat(state(register, ANNE, 2017, 3)).isEqualTo(State.NO_BENEFIT);
        assertThat(state(register, CARL, 2017, 2)).isEqualTo(State.NO_BENEFIT);
        assertThat(register.report()).hasToString("dream.sas7bdat: 3 rows read, 3 kept, 0 refused");
        assertThat(register.report().form()).endsWith("; SAS7BDAT (by its first bytes); UTF-8");
    }

    @Test
    void a_finding_names_the_row() {
        assertThat(only(Dream.read(fixture("dream")).report()))
                .startsWith("dream.sas7bdat, line 3, column HERKOMST: 'Færøsk' is not known");
    }

    @Test
    void a_stream_is_read_like_a_file() throws IOException {
        byte[] content = Files.readAllBytes(fixture("dream"));

        assertThat(register(content).fingerprint())
                .isEqualTo(Dream.read(fixture("dream")).fingerprint());
    }

    @Test
    void a_data_set_may_be_a_list_of_participations() {
        Participations parts = ParticipationList.read(fixture("indsats"));

        // Startdato is a date in SAS, Slutdato a point in time.
        assertThat(parts.in("Vejen til jøb"))
                .containsExactly(new Participation(
                        Pseudonymizer.standard().pseudonym(ANNE),
                        new Intervention("Vejen til jøb"),
                        LocalDate.of(2018, 1, 4),
                        Optional.of(LocalDate.of(2018, 4, 6)),
                        ""));
        assertThat(parts.in("IPS").get(0).end()).isEmpty();
        assertThat(parts.report()).hasToString("indsats.sas7bdat: 2 rows read, 2 kept, 0 refused");
    }

    @Test
    void a_data_set_may_be_of_traits() {
        Register register = Dream.traits().read(fixture("indsats"), Given.register("PNR;y_1701", ANNE + ";111"));

        // Startdato is a date in SAS, Slutdato a point in time, the last day.
        DatedTrait trait = register.trait("Indsats");
        assertThat(trait.on(0, LocalDate.of(2018, 1, 3))).isEmpty();
        assertThat(trait.on(0, LocalDate.of(2018, 1, 4))).hasValue("Vejen til jøb");
        assertThat(trait.on(0, LocalDate.of(2018, 4, 6))).hasValue("Vejen til jøb");
        assertThat(trait.on(0, LocalDate.of(2018, 4, 7))).isEmpty();
        assertThat(only(trait.report()))
                .startsWith("indsats.sas7bdat, line 2: the person of the row is not in the register");
    }

    @ParameterizedTest
    @CsvSource({
        "29, ISO-8859-1, ISO-8859-1",
        "62, windows-1252, windows-1252",
        "0,  windows-1252, windows-1252 (the data set names no encoding)"
    })
    void letters_are_read_in_the_encoding_that_the_data_set_names(byte number, String encoding, String form)
            throws IOException {
        byte[] content = Files.readAllBytes(fixture("dream"));
        assertThat(content[ENCODING_AT]).isEqualTo(UTF_8);
        content[ENCODING_AT] = number;
        replace(content, "Færøsk".getBytes(StandardCharsets.UTF_8), "Færøsk  ".getBytes(encoding));

        Register register = register(content);

        assertThat(only(register.report())).contains("'Færøsk' is not known");
        assertThat(register.report().form()).endsWith("; " + form);
    }

    @Test
    void no_cut_goes_unnoticed() throws IOException {
        byte[] content = Files.readAllBytes(fixture("dream"));
        int kept = 0;
        for (int length = 0; length < content.length; length += 61) {
            byte[] cut = Arrays.copyOf(content, length);
            try {
                Register register = register(cut);
                assertThat(register.report().isComplete())
                        .as("cut to " + length)
                        .isFalse();
                assertThat(findings(register.report(), Reason.TRUNCATED))
                        .extracting(Finding::toString)
                        .containsExactly(
                                "dream.csv, line 1: the data set breaks off or is damaged here, before the last"
                                        + " of its 3 rows; rows before it were read, whatever stood after it is missing."
                                        + " Fetch the file again.");
                kept++;
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith("dream.csv");
            }
        }
        // The last page holds the rows, the one before it the names of the columns.
        assertThat(kept).isEqualTo(4096 / 61);
    }

    @Test
    void a_damaged_head_is_refused_since_columns_would_change_places() throws IOException {
        byte[] content = Files.readAllBytes(fixture("dream"));
        int text = indexOf(content, new byte[] {(byte) 0xfd, -1, -1, -1, -1, -1, -1, -1});
        byte[] shorter = content.clone();
        // The last names are out of reach, and the format of the birth date: parso goes on without a word.
        shorter[text + 8] -= 12;
        byte[] nameless = content.clone();
        nameless[text] = 0;
        // What says how many rows there are, and how long.
        byte[] rowless = content.clone();
        rowless[indexOf(content, new byte[] {(byte) 0xf7, (byte) 0xf7, (byte) 0xf7, (byte) 0xf7})] = 0;

        // The length of the first column.
        byte[] endless = content.clone();
        Arrays.fill(endless, COLUMN_LENGTH_AT, COLUMN_LENGTH_AT + 3, (byte) 0xFF);
        endless[COLUMN_LENGTH_AT + 3] = 0x7F;

        for (byte[] damaged : List.of(shorter, nameless, rowless, endless)) {
            assertThatThrownBy(() -> register(damaged))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(
                            "dream.csv: the SAS data set breaks off or is damaged in its head",
                            "proc export data=dream");
        }
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_damaged_number_of_rows_does_not_go_on_without_end() throws IOException {
        byte[] content = Files.readAllBytes(fixture("dream"));
        assertThat(content[ROW_COUNT_AT]).isEqualTo((byte) 3);
        Arrays.fill(content, ROW_COUNT_AT, ROW_COUNT_AT + 7, (byte) 0xFF);

        assertThat(register(content).report()).hasToString("dream.csv: 3 rows read, 3 kept, 0 refused");
    }

    @Test
    void a_packed_data_set_is_to_be_unpacked() throws IOException {
        byte[] packed = Given.gzip(Files.readAllBytes(fixture("dream")));

        assertThatThrownBy(() -> register(packed))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("dream.csv: the file is a packed SAS data set", "Unpack it");
    }

    @Test
    void a_stream_that_fails_is_not_taken_for_a_short_one() throws IOException {
        byte[] content = Files.readAllBytes(fixture("dream"));
        for (int sound : new int[] {1000, 15_000}) {
            InputStream stream =
                    new SequenceInputStream(new ByteArrayInputStream(content, 0, sound), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("the share is gone");
                        }
                    });
            assertThatThrownBy(() -> Dream.reader().read(stream, "dream.sas7bdat"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("dream.sas7bdat: reading failed after row 0")
                    .hasRootCauseMessage("the share is gone");
        }
    }

    static Path fixture(String name) {
        return Path.of("src/test/resources/sas", name + ".sas7bdat");
    }

    /** Puts other bytes in the place of those that stand there, and after them. */
    private static void replace(byte[] content, byte[] old, byte[] other) {
        System.arraycopy(other, 0, content, indexOf(content, old), other.length);
    }

    private static int indexOf(byte[] content, byte[] part) {
        for (int i = 0; i <= content.length - part.length; i++) {
            if (Arrays.equals(content, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
