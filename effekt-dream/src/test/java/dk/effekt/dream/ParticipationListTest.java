package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.participations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.DataException;
import dk.effekt.input.Reason;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list of participations is read as, and what becomes of a faulty one. */
class ParticipationListTest {

    private static final String HEADER = "CPR-nr;Indsats;Startdato;Slutdato;Afslutningsårsag";

    @Test
    void a_row_is_a_participation(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("indsats.csv.gz");
        Files.write(
                file,
                Given.gzip(Given.bytes(
                        HEADER,
                        "610185-0001;Brobygning til Uddannelse;04-01-2018;06-04-2018;gennemført",
                        "620290-0002;IPS;2019-02-01;;")));

        Participations parts = ParticipationList.read(file);

        assertThat(parts.in("Brobygning til Uddannelse"))
                .containsExactly(new Participation(
                        Pseudonymizer.standard().pseudonym(ANNE),
                        new Intervention("Brobygning til Uddannelse"),
                        LocalDate.of(2018, 1, 4),
                        Optional.of(LocalDate.of(2018, 4, 6)),
                        "gennemført"));
        assertThat(parts.in("IPS").get(0).end()).isEmpty();
        assertThat(parts.report()).hasToString("indsats.csv.gz: 2 rows read, 2 kept, 0 refused");
        assertThat(parts.report().form())
                .startsWith(
                        "participations by CPR-nr, Indsats, Startdato, Slutdato, Afslutningsårsag; CSV separated by ';'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PNR;Tilbud;Start;Slut",
                "cpr;INDSATS;STARTDATO;SLUTDATO",
                "Personnummer;Tilbudsnavn;Fra dato;Til dato",
                "person_id;intervention;start_date;end_date",
                "CPR-nr.;Indsatsnavn;Fra;Til"
            })
    void columns_go_under_danish_and_english_names(String header) {
        assertThat(participations(header, ANNE + ";IPS;01-02-2019;").in("IPS")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no person       | ;IPS;01-02-2019;;                       | NOT_A_PERSON  | column CPR-nr | missing | ten digits",
                "no number       | Hansen;IPS;01-02-2019;;                 | NOT_A_PERSON  | column CPR-nr | not a person's number | ten digits",
                "no name         | 6202900002;;01-02-2019;;                | MISSING_VALUE | column Indsats | name is missing | took part in",
                "no start        | 6202900002;IPS;;01-02-2019;             | MISSING_VALUE | column Startdato | start date is missing | dd-mm-yyyy",
                "no date         | 6202900002;IPS;snart;;                  | NOT_A_DATE    | column Startdato | 'snart' is not a date | dd-mm-yyyy",
                "no such day     | 6202900002;IPS;01-02-2019;31-02-2019;   | NOT_A_DATE    | column Slutdato | not a date | dd-mm-yyyy",
                "American date   | 6202900002;IPS;02/28/2019;;             | NOT_A_DATE    | column Startdato | not a date | dd-mm-yyyy",
                "reversed        | 6202900002;IPS;01-02-2019;01-01-2019;   | REVERSED      | column Slutdato | end on 2019-01-01 lies before the start on 2019-02-01 | Correct",
                "too short       | 6202900002;IPS;01-02-2019;              | WRONG_LENGTH  | line 3 | 4 cells where the header has 5 | Export the row again"
            })
    void a_faulty_row_is_refused(String what, String row, Reason reason, String place, String detail, String remedy) {
        Participations parts = participations(HEADER, ANNE + ";IPS;01-02-2019;;", row, BO + ";IPS;01-02-2019;;");

        assertThat(only(parts.report())).contains("indsats.csv, line 3", place, detail, remedy);
        assertThat(parts.report().refusedByReason()).containsEntry(reason, 1L);
        assertThat(parts.size()).isEqualTo(2);
    }

    @Test
    void a_row_twice_is_kept_once() {
        Participations parts = participations(HEADER, ANNE + ";IPS;01-02-2019;;x", "610185-0001;IPS;2019-02-01;;x");

        assertThat(only(parts.report())).contains("line 3", "repeats the participation of line 2");
        assertThat(parts.size()).isEqualTo(1);
    }

    @Test
    void the_order_of_rows_makes_no_difference() {
        String one = ANNE + ";IPS;01-02-2019;;";
        String other = BO + ";IPS;01-02-2018;;";

        assertThat(participations(HEADER, one, other).in("IPS"))
                .isEqualTo(participations(HEADER, other, one).in("IPS"));
    }

    @ParameterizedTest
    @CsvSource({
        "Indsats;Startdato;Slutdato, no column PNR",
        "CPR;Startdato;Slutdato, no column Indsats",
        "CPR;Indsats;Slutdato, no column Startdato",
        "CPR;Indsats;Startdato, no column Slutdato"
    })
    void a_missing_column_is_named(String header, String message) {
        assertThatThrownBy(() -> participations(header, "x;y;z"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("indsats.csv, line 1", message, "Export with a header line");
    }

    @Test
    void a_second_column_for_the_same_thing_is_one_too_many() {
        assertThatThrownBy(() -> participations("CPR;Indsats;Start;Startdato;Slut", "x;y;z;z;z"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("line 1, column Startdato", "same thing as Start", "Keep one");
    }

    @Test
    void a_list_without_a_header_is_told_apart() {
        assertThatThrownBy(() -> participations("610185-0001;IPS;01-02-2019;;"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("first line holds a person's data", "header line");
    }

    @Test
    void other_columns_are_reported() {
        Participations parts = participations("CPR;Indsats;Start;Slut;Sagsbehandler", ANNE + ";IPS;01-02-2019;;AB");

        assertThat(only(parts.report())).contains("line 1, column Sagsbehandler", "not known");
    }

    @Test
    void a_header_without_rows_is_an_empty_list() {
        Participations parts = participations(HEADER);

        assertThat(parts.size()).isZero();
        assertThat(only(parts.report())).contains("no participations below the header");
    }

    @Test
    void register_and_list_meet_under_the_same_key() {
        Pseudonymizer own =
                Pseudonymizer.withKey("a key that nobody knows".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var stream = new java.io.ByteArrayInputStream(Given.bytes(HEADER, "610185-0001;IPS;01-02-2019;;"));

        Participations parts = ParticipationList.reader().withPseudonymizer(own).read(stream, "indsats.csv");

        assertThat(parts.in("IPS").get(0).personId()).isEqualTo(own.pseudonym(ANNE));
    }
}
