package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.DataException;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Reason;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.LegalBasis;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Provision;
import dk.effekt.intervention.TargetGroup;
import dk.effekt.intervention.UnitCost;
import dk.effekt.register.StateGroup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table of offers is read as, and what becomes of a faulty row. */
class OfferListTest {

    private static final String HEADER =
            "Indsats;Ejer;Lovgrundlag;Paragraf;Alder fra;Alder til;Ydelse;Visitation;Pladser;"
                    + "Pris pr. deltager;Pris pr. uge;Intern/ekstern;Elementer";

    private static InterventionCatalogue read(String... lines) {
        return OfferList.reader().read(new ByteArrayInputStream(Given.bytes(lines)), "tilbud.csv");
    }

    @Test
    void a_row_is_an_offer(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tilbud.csv");
        Files.write(
                file,
                (HEADER
                                + "\r\nBrobygning til Uddannelse;Unge og uddannelse;kan-opgave;§ 12;18;29;Uddannelseshjælp, kontanthjælp;"
                                + "uddannelsesparat;60;28.000,50 kr.;;intern;mentor, praktik\r\nSamtaler;;Skal;;;;;;;;;;\r\n")
                        .getBytes(Charset.forName("windows-1252")));

        InterventionCatalogue catalogue = OfferList.read(file);

        assertThat(catalogue.offers())
                .containsExactly(
                        Offer.named("Brobygning til Uddannelse")
                                .withOwner("Unge og uddannelse")
                                .withLegalBasis(LegalBasis.OPTIONAL, "§ 12")
                                .withTargets(TargetGroup.ANYONE
                                        .aged(18, 30)
                                        .receiving(StateGroup.EDUCATIONAL_ASSISTANCE, StateGroup.CASH_ASSISTANCE)
                                        .ready("uddannelsesparat"))
                                .withPlaces(60)
                                .withUnitCost(UnitCost.perParticipant(28_000.5))
                                .withProvision(Provision.INTERNAL)
                                .withElements("mentor", "praktik"),
                        Offer.named("Samtaler").withLegalBasis(LegalBasis.MANDATORY, ""));
        assertThat(catalogue.report()).hasToString("tilbud.csv: 2 rows read, 2 kept, 0 refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Indsats", "TILBUDSNAVN", "navn", "name", "Intervention"})
    void the_name_goes_under_danish_and_english_names(String header) {
        assertThat(read(header, "IPS").offers()).containsExactly(Offer.named("IPS"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28000 | 28000", "28.000 | 28000", "1.028.000,25 | 1028000.25", "28000,5 | 28000.5", "28.5 | 28.5",
                "28.50 | 28.5", "28.1250 | 28.125", "0 | 0", "1.500 kr | 1500", "28000 kr. | 28000"
            })
    void kroner_are_read_as_danes_write_them(String cell, double kroner) {
        assertThat(read("Indsats;Pris pr. uge", "IPS;" + cell).offer("IPS").unitCost())
                .contains(UnitCost.perWeek(kroner));
    }

    @Test
    void an_oldest_age_belongs_to_the_group_or_not_as_the_column_says() {
        assertThat(read("Indsats;Alder til", "IPS;29").offer("IPS").targets().belowAge())
                .isEqualTo(30);
        assertThat(read("Indsats;Alder under", "IPS;30").offer("IPS").targets().belowAge())
                .isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ";;;;;;;;;;;;           | MISSING_VALUE | column Indsats: the offer's name is missing",
                "A;;måske;;;;;;;;;;     | UNKNOWN_VALUE | column Lovgrundlag: 'måske' is not known here. Write skal or kan",
                "A;;;;atten;;;;;;;;     | NOT_A_NUMBER  | column Alder fra: 'atten' is no whole number",
                "A;;;;30;29;;;;;;;      | REVERSED      | column Alder til: '29' leaves no age from 30",
                "A;;;;160;;;;;;;;       | REVERSED      | column Alder fra: '160' leaves no age from 160 up to 150",
                "A;;;;101850001;;;;;;;; | REVERSED     | column Alder fra: '#########' leaves no age from ######### up to 150",
                "A;;;;;;kontanthjalp;;;;;; | UNKNOWN_VALUE | 'kontanthjalp' is no benefit; did you mean 'kontanthjælp'?",
                "A;;;;;;;;20,5;;;;      | NOT_A_NUMBER  | column Pladser: '20,5' is no whole number",
                "A;;;;;;;;;meget;;;     | NOT_A_NUMBER  | 'meget' is no amount of kroner. Write 28000 or 28.000,50",
                "A;;;;;;;;;1;2;;        | AMBIGUOUS     | column Pris pr. uge: '2' stands beside a cost per participant",
                "A;;;;;;;;;;;begge;     | UNKNOWN_VALUE | column Intern/ekstern: 'begge' is not known here",
                "A;B                    | WRONG_LENGTH  | 2 cells"
            })
    void a_faulty_row_is_refused_and_counted(String row, Reason reason, String message) {
        InterventionCatalogue catalogue = read(HEADER, row, "Sound;;;;;;;;;;;;");

        assertThat(catalogue.offers()).containsExactly(Offer.named("Sound"));
        assertThat(catalogue.report().refusedByReason()).containsExactly(Map.entry(reason, 1L));
        assertThat(Given.only(catalogue.report())).contains(message);
        assertThatThrownBy(() -> OfferList.reader()
                        .withPolicy(ErrorPolicy.STRICT)
                        .read(new ByteArrayInputStream(Given.bytes(HEADER, row)), "tilbud.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    @Test
    void two_rows_of_a_name_are_one_if_they_say_the_same_and_none_otherwise() {
        InterventionCatalogue catalogue = read("Indsats;Pladser", "A;10", "A;10", "B;10", "B;20", "C;5");

        assertThat(catalogue.offers()).extracting(Offer::name).containsExactly("A", "C");
        assertThat(catalogue.report().refusedByReason())
                .containsOnly(Map.entry(Reason.REPEATED, 1L), Map.entry(Reason.CONTRADICTORY, 2L));
    }

    @Test
    void an_unknown_column_is_reported_with_the_nearest() {
        assertThat(Given.only(read("Indsats;Plader", "A;10").report()))
                .contains(
                        "column Plader: the column is not known and was not read; the nearest name that is known is Pladser");
        assertThat(OfferList.reader()
                        .column(OfferColumn.PLACES, "Plader")
                        .read(new ByteArrayInputStream(Given.bytes("Indsats;Plader", "A;10")), "x")
                        .offer("A")
                        .places())
                .hasValue(10);
        assertThatThrownBy(() -> read("Pladser", "10"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no column Indsats");
    }

    @Test
    void benefits_are_groups_of_a_codebook_of_ones_own() {
        InterventionCatalogue catalogue = OfferList.reader()
                .withCodebook(DreamCodebook.standard())
                .read(new ByteArrayInputStream(Given.bytes("Indsats;Ydelse", "A;resource-course|job")), "x");

        assertThat(catalogue.offer("A").targets().benefits()).isEqualTo(Set.of("resource-course", "job"));
    }

    /** All Danish names stand for groups of the codebook that comes with effekt. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kontanthjælp",
                "uddannelseshjælp",
                "dagpenge",
                "sygedagpenge",
                "ledighedsydelse",
                "ressourceforløb",
                "jobafklaring",
                "revalidering",
                "fleksjob",
                "førtidspension"
            })
    void danish_names_of_benefits_are_known(String benefit) {
        assertThat(DreamCodebook.standard().groups())
                .containsAll(read("Indsats;Ydelse", "A;" + benefit)
                        .offer("A")
                        .targets()
                        .benefits());
    }

    @Test
    void a_line_break_in_a_cell_is_a_space() {
        assertThat(read("Indsats;Ejer", "A;\"Job og\r\nVirksomhed\"").offer("A").owner())
                .isEqualTo("Job og Virksomhed");
    }

    @Test
    void an_empty_list_says_so() {
        assertThat(Given.only(read("Indsats").report())).contains("there are no offers below the header");
    }

    @Test
    void numbers_of_persons_are_hidden() {
        assertThat(read("Indsats;Ejer", "A;Hansen 010185-1234").offer("A").owner())
                .isEqualTo("Hansen ######-####");
    }

    /** A program that takes the number for a measurement writes it so; what was rounded tells nobody. */
    @Test
    void numbers_of_persons_with_an_exponent_are_hidden() {
        assertThat(read("Indsats;Ejer", "A;se 6.101850001E9 og 6,101850001e+09, ikke 6,10E+09")
                        .offer("A")
                        .owner())
                .isEqualTo("se ######-#### og ######-####, ikke 6,10E+09");
    }
}
