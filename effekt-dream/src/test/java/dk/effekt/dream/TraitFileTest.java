package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.DataException;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Progress;
import dk.effekt.input.Reason;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file of traits is read as, and what becomes of a faulty one. */
class TraitFileTest {

    private static final String HEADER = "CPR-nr;Gyldig_fra;Gyldig_til;Uddannelse";
    private static final Register REGISTER =
            Given.register("PNR;y_1701;y_1702", ANNE + ";111;111", BO + ";111;111", CARL + ";111;111");

    @Nested
    class Rows {

        @Test
        void are_joined_to_the_register(@TempDir Path folder) throws IOException {
            Path file = folder.resolve("uddannelse.csv.gz");
            Files.write(
                    file,
                    Given.gzip(Given.bytes(
                            "CPR-nr;Gyldig fra;Gyldig til;Uddannelse;Målgruppe",
                            "610185-0001;01-02-2016;31-12-2016;grundskole;2.2",
                            "610185-0001;2017-01-01;;erhvervsuddannelse;2.3",
                            BO + ";;;gymnasium;")));

            Register register = Dream.traits().read(file, REGISTER);

            assertThat(register.traitNames()).containsExactly("Målgruppe", "Uddannelse");
            assertThat(on(register, "Uddannelse", ANNE, "2016-01-31")).isEmpty();
            assertThat(on(register, "Uddannelse", ANNE, "2016-12-31")).isEqualTo("grundskole");
            assertThat(on(register, "Uddannelse", ANNE, "2017-01-01")).isEqualTo("erhvervsuddannelse");
            assertThat(on(register, "Uddannelse", BO, "1950-01-01")).isEqualTo("gymnasium");
            assertThat(on(register, "Uddannelse", CARL, "2017-01-01")).isEmpty();
            assertThat(on(register, "Målgruppe", BO, "2017-01-01")).isEmpty();
            assertThat(register.trait("Målgruppe").number(Given.person(register, ANNE), LocalDate.of(2020, 1, 1)))
                    .isEqualTo(2.3);
            assertThat(register.trait("Uddannelse").report())
                    .hasToString("uddannelse.csv.gz: 3 rows read, 3 kept, 0 refused");
            assertThat(register.trait("Uddannelse").report().form())
                    .startsWith("traits by CPR-nr, Gyldig fra, Gyldig til; CSV separated by ';'");
            assertThat(register.report()).isSameAs(REGISTER.report());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "PNR;GYLDIG_FRA;GYLDIG_TIL;x",
                    "cpr;fra;til;x",
                    "Personnummer;Startdato;Slutdato;x",
                    "CPR-nummer;Start;Slut;x",
                    "CPR;Dato;Til dato;x",
                    "CPR;valid_from;valid_to;x"
                })
        void go_under_these_names(String header) {
            Register register = read(Dream.traits(), header, ANNE + ";01-02-2016;02-02-2016;a");

            assertThat(register.traitNames()).containsExactly("x");
            assertThat(on(register, "x", ANNE, "2016-01-31")).isEmpty();
            assertThat(on(register, "x", ANNE, "2016-02-02")).isEqualTo("a");
            assertThat(on(register, "x", ANNE, "2016-02-03")).isEmpty();
        }

        @Test
        void need_no_dates() {
            Register register = read(Dream.traits(), "Samtykke;CPR", "ja;" + ANNE, "nej;" + BO);

            assertThat(on(register, "Samtykke", ANNE, "1900-01-01")).isEqualTo("ja");
            assertThat(on(register, "Samtykke", BO, "2100-01-01")).isEqualTo("nej");
            assertThat(register.trait("Samtykke").report().form()).startsWith("traits by CPR;");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "NA", "."})
        void with_a_blank_value_end_the_one_before(String blank) {
            Register register = read(Dream.traits(), HEADER, ANNE + ";01-02-2016;;a", ANNE + ";01-02-2017;;" + blank);

            assertThat(on(register, "Uddannelse", ANNE, "2017-01-31")).isEqualTo("a");
            assertThat(on(register, "Uddannelse", ANNE, "2017-02-01")).isEmpty();
            assertThat(register.trait("Uddannelse").report().findings()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "31-12-9999", "31.12.9999", "31/12/9999", "9999-12-31", "9999-12-31 00:00:00"})
        void without_an_end_hold_until_the_next_begins(String end) {
            Register register = read(
                    Dream.traits(), HEADER, ANNE + ";01-02-2016;" + end + ";a", ANNE + ";01-02-2017;" + end + ";b");

            assertThat(on(register, "Uddannelse", ANNE, "2017-01-31")).isEqualTo("a");
            assertThat(on(register, "Uddannelse", ANNE, "2017-02-01")).isEqualTo("b");
            assertThat(on(register, "Uddannelse", ANNE, "2200-02-01")).isEqualTo("b");
        }

        @Test
        void may_end_before_their_end() {
            Register register = read(
                    Dream.traits().periods(PeriodEnd.EXCLUSIVE),
                    HEADER,
                    ANNE + ";01-02-2016;01-02-2017;a",
                    ANNE + ";01-02-2017;;b",
                    BO + ";01-02-2017;01-02-2017;b");

            assertThat(on(register, "Uddannelse", ANNE, "2017-01-31")).isEqualTo("a");
            assertThat(on(register, "Uddannelse", ANNE, "2017-02-01")).isEqualTo("b");
            assertThat(only(register.trait("Uddannelse").report()))
                    .contains("line 4, column Gyldig_til", "the end on 2017-02-01 leaves no day");
        }

        @Test
        void hide_the_numbers_of_persons() {
            Register register = read(Dream.traits(), "CPR;Note", ANNE + ";se 620290-0002 og " + CARL);

            assertThat(register.trait("Note").levels()).containsExactly("se ######-#### og ######-####");
        }

        @Test
        void come_from_zip_archives_and_databases() {
            byte[] zip = Given.zip(Map.of("x.csv", Given.bytes(HEADER, ANNE + ";01-02-2016;;a")));

            for (Register register : List.of(
                    Dream.traits().read(new ByteArrayInputStream(zip), "x.zip", REGISTER),
                    Dream.traits()
                            .read(
                                    Databases.h2(),
                                    "select '" + ANNE + "' as pnr, date '2016-02-01' as fra, 'a' as \"Uddannelse\"",
                                    REGISTER))) {
                assertThat(on(register, "Uddannelse", ANNE, "2016-01-31")).isEmpty();
                assertThat(on(register, "Uddannelse", ANNE, "2016-02-01")).isEqualTo("a");
            }
        }
    }

    @Nested
    class FaultyRows {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "no person    | ;01-02-2016;;b                | 0 | NOT_A_PERSON | line 3, column CPR-nr | number is missing | ten digits",
                    "no number    | 16-07-1987;01-02-2016;;b      | 0 | NOT_A_PERSON | line 3, column CPR-nr | not a person's number | ten digits",
                    "no date      | 6101850001;snart;;b           | 1 | NOT_A_DATE   | line 3, column Gyldig_fra | is not a date: write it as dd-mm-yyyy | Correct",
                    "no such day  | 6101850001;;31-02-2016;b      | 1 | NOT_A_DATE   | line 3, column Gyldig_til | is not a date | Correct",
                    "reversed     | 6101850001;02-02-2016;01-02-2016;b | 1 | REVERSED | line 3, column Gyldig_til | the end on 2016-02-01 leaves no day from the start on 2016-02-02 on | Correct one of the dates",
                    "too short    | 6101850001;01-02-2016;        | 1 | WRONG_LENGTH | line 3 | 3 cells where the header has 4 | Export the row again",
                    "too long     | 6101850001;01-02-2016;;b;c    | 1 | WRONG_LENGTH | line 3 | 5 cells where the header has 4 | Export the row again"
                })
        void are_refused_with_the_others_of_the_person(
                String what, String row, long others, Reason reason, String place, String detail, String remedy) {
            Register register = read(Dream.traits(), HEADER, ANNE + ";01-01-2016;;a", row, BO + ";01-02-2016;;a");
            DatedTrait trait = register.trait("Uddannelse");

            assertThat(trait.report().refusedByReason()).containsEntry(reason, 1L);
            assertThat(trait.report().refusedByReason().getOrDefault(Reason.REST_OF_PERSON, 0L))
                    .isEqualTo(others);
            assertThat(Given.findings(trait.report(), reason))
                    .singleElement()
                    .asString()
                    .contains("uddannelse.csv, " + place, detail, remedy);
            assertThat(on(register, "Uddannelse", ANNE, "2020-01-01")).isEqualTo(others == 1 ? "" : "a");
            assertThat(on(register, "Uddannelse", BO, "2020-01-01")).isEqualTo("a");
            assertThat(trait.report().rowsRead()).isEqualTo(3);
        }

        @Test
        void too_short_for_a_person_take_nobody_with_them() {
            Register register = read(Dream.traits(), "Uddannelse;CPR", "a;" + ANNE, "a");

            assertThat(only(register.trait("Uddannelse").report()))
                    .contains("line 3: the row has 1 cells where the header has 2");
            assertThat(on(register, "Uddannelse", ANNE, "2020-01-01")).isEqualTo("a");
        }

        @Test
        void that_contradict_each_other_name_line_and_column() {
            Register register = read(
                    Dream.traits(),
                    "CPR;Fra;Uddannelse;Alder",
                    ANNE + ";01-01-2016;a;1",
                    BO + ";01-01-2016;a;1",
                    ANNE + ";01-01-2016;b;1");

            assertThat(Given.findings(register.trait("Uddannelse").report(), Reason.CONTRADICTORY))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "uddannelse.csv, line 4, column Uddannelse: the row says 'b' for 2016-01-01 where line 2 says"
                                    + " 'a'; no row of the person is kept.");
            assertThat(on(register, "Uddannelse", ANNE, "2016-01-01")).isEmpty();
            // Of the other trait they say the same twice.
            assertThat(only(register.trait("Alder").report())).contains("line 4", "word for word");
            assertThat(on(register, "Alder", ANNE, "2016-01-01")).isEqualTo("1");
        }

        @Test
        void of_persons_who_are_not_in_the_register_are_counted() {
            Register register = read(
                    Dream.traits(),
                    HEADER,
                    ANNE + ";01-01-2016;;a",
                    "6404040004;01-01-2016;;a",
                    "6404040005;01-01-2016;;a");

            assertThat(only(register.trait("Uddannelse").report()))
                    .startsWith(
                            "uddannelse.csv, line 3: the person of the row is not in the register (2 times, first here).");
        }

        @Test
        void of_nobody_in_the_register_point_at_the_key() {
            Pseudonymizer own = Pseudonymizer.withKey("a key that nobody knows".getBytes(StandardCharsets.UTF_8));
            String[] lines = {HEADER, ANNE + ";01-01-2016;;a", BO + ";01-01-2016;;a"};

            assertThat(only(read(Dream.traits().withPseudonymizer(own), lines)
                            .trait("Uddannelse")
                            .report()))
                    .isEqualTo(
                            "uddannelse.csv, line 2: nobody whom the rows name is in the register (2 times, first here)."
                                    + " Most likely the pseudonyms have another key: read both with the same Pseudonymizer.");

            Register withOwnKey = Dream.reader()
                    .withPseudonymizer(own)
                    .read(new ByteArrayInputStream(Given.bytes("PNR;y_1701", ANNE + ";111", BO + ";111")), "dream.csv");
            Register joined = Dream.traits()
                    .withPseudonymizer(own)
                    .read(new ByteArrayInputStream(Given.bytes(lines)), "uddannelse.csv", withOwnKey);
            assertThat(joined.trait("Uddannelse").report().rowsKept()).isEqualTo(2);
        }

        @Test
        void a_file_that_breaks_off_is_refused_whole() {
            byte[] packed = Given.gzip(Given.bytes(HEADER, ANNE + ";01-01-2016;;a", BO + ";01-01-2016;;a"));
            byte[] cut = Arrays.copyOf(packed, packed.length - 12);

            assertThatThrownBy(() -> Dream.traits().read(new ByteArrayInputStream(cut), "x.gz", REGISTER))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("x.gz", "breaks off", "of traits nothing can be kept");
        }

        @Test
        void a_header_without_rows_is_a_trait_of_nobody() {
            DatedTrait trait = read(Dream.traits(), HEADER).trait("Uddannelse");

            assertThat(trait.levels()).isEmpty();
            assertThat(only(trait.report())).contains("line 1", "there are no rows below the header");
        }
    }

    @Nested
    class Columns {

        @Test
        void of_values_may_be_chosen_and_are_called_as_they_are_written() {
            Register register = read(
                    Dream.traits().values("målgruppe", "Uddannelse"),
                    "CPR;UDDANNELSE;MAALGRUPPE;Sagsbehandler;Note",
                    ANNE + ";a;2.2;AB;x");

            assertThat(register.traitNames()).containsExactly("Uddannelse", "målgruppe");
            assertThat(on(register, "målgruppe", ANNE, "2020-01-01")).isEqualTo("2.2");
            assertThat(only(register.trait("Uddannelse").report()))
                    .contains(
                            "line 1, column Sagsbehandler: the column is not among the values that are stated and was not"
                                    + " read (2 times, first here)");
        }

        @Test
        void that_are_stated_and_not_there_are_named_with_the_nearest() {
            assertThatThrownBy(() -> read(Dream.traits().values("Udannelse"), HEADER))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(
                            "uddannelse.csv, line 1", "'Udannelse', stated for values, is not there", "'Uddannelse'");
            assertThatThrownBy(() -> read(Dream.traits().values("Fra"), "CPR;Fra;x"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("'Fra', stated for values, is not there", "neither the person nor a date");
            assertThatThrownBy(() -> read(Dream.traits().values("x"), "CPR;x;X"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("line 1, column X", "'x', stated for values, is there twice");
            assertThatThrownBy(() -> read(Dream.traits().column(TraitColumn.FROM, "opgjort"), "CPR;opgjordt;x"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("TraitColumn.FROM", "the nearest is 'opgjordt'");
        }

        @Test
        void may_go_under_names_of_their_own() {
            Register register = read(
                    Dream.traits()
                            .column(TraitColumn.PERSON, "borger")
                            .column(TraitColumn.FROM, "opgjort.*")
                            .column(TraitColumn.TO, "udløb"),
                    "borger;opgjort den;udloeb;fra",
                    ANNE + ";01-02-2016;02-02-2016;a");

            assertThat(register.traitNames()).containsExactly("fra");
            assertThat(on(register, "fra", ANNE, "2016-02-02")).isEqualTo("a");
            assertThat(on(register, "fra", ANNE, "2016-02-03")).isEmpty();
        }

        @Test
        void by_which_no_trait_can_be_called_are_left_out() {
            Register register = read(Dream.traits(), "CPR;;x;" + BO + ";y;Y", ANNE + ";1;a;3;4;5");

            assertThat(register.traitNames()).containsExactly("x");
            assertThat(register.trait("x").report().findings())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder(
                            "uddannelse.csv, line 1, column 2: the column has no name by which to call a trait, and was not"
                                    + " read. Name it in the header if it is needed.",
                            "uddannelse.csv, line 1, column ##########: the column has no name by which to call a trait, and"
                                    + " was not read. Name it in the header if it is needed.",
                            "uddannelse.csv, line 1, column y: columns 5 and 6 say the same thing; none was read, and there is"
                                    + " no such trait (2 times, first here). Keep one of the columns.");
        }

        /** A number that has lost its leading zero would be the trait's name, and names are shown; a date is none. */
        @Test
        void that_may_be_a_persons_number_are_left_out() {
            Register register = read(Dream.traits(), "CPR;101850001;status_20240101", ANNE + ";1;a");

            assertThat(register.traitNames()).containsExactly("status_20240101");
            assertThat(register.toString()).doesNotContain("101850001");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Fra;x             | no column holds the person's number; the columns are 'Fra', 'x' | TraitColumn.PERSON",
                    "6101850001;a;b    | the first line holds a person's data | Export with a header line",
                    "CPR;Fra;Til       | no column holds a value; the columns are 'CPR', 'Fra', 'Til' | Add a column",
                    "CPR;Fra;Dato;x    | line 1, column Dato: a second column for the same thing as Fra | TraitColumn.FROM",
                    "CPR;PNR;x         | line 1, column PNR: a second column for the same thing as CPR | TraitColumn.PERSON"
                })
        void must_tell_person_and_values(String header, String message, String remedy) {
            assertThatThrownBy(() -> read(Dream.traits(), header, "x;y;z"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("uddannelse.csv, line 1", message, remedy);
        }

        @Test
        void of_a_trait_that_the_register_has_are_refused_before_a_row_is_read() {
            Register register = read(Dream.traits(), HEADER, ANNE + ";;;a");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dream.traits()
                            .read(new ByteArrayInputStream(Given.bytes(HEADER, "x")), "uddannelse.csv", register))
                    .withMessage(
                            "the register has a trait 'Uddannelse' already; rename the column, or say with values(…) which"
                                    + " columns to read");
        }
    }

    @Nested
    class ReadingStops {

        private static final String[] FAULTY = {HEADER, ANNE + ";x;;a", ANNE + ";;;b", BO + ";y;;c", "nobody;;;d"};

        @Test
        void at_the_first_refusal_if_strict() {
            assertThatThrownBy(() -> read(Dream.traits().withPolicy(ErrorPolicy.STRICT), FAULTY))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("line 2, column Gyldig_fra", "'x' is not a date");
        }

        @Test
        void at_a_contradiction_if_strict_but_not_at_a_stranger() {
            TraitReader strict = Dream.traits().withPolicy(ErrorPolicy.STRICT);

            Register register = read(strict, HEADER, ANNE + ";;;a", "4711;;;b", ANNE + ";;;a");

            assertThat(register.trait("Uddannelse").report())
                    .hasToString("uddannelse.csv: 3 rows read, 1 kept, 2 refused");
            assertThatThrownBy(() -> read(strict, HEADER, ANNE + ";;;a", ANNE + ";;;b"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll("line 3", "says 'b'", "line 2 says 'a'");
        }

        @Test
        void at_one_refusal_too_many() {
            // Of Anne both rows, of Bo one, and one of nobody.
            assertThat(read(Dream.traits().withMostRefused(4), FAULTY).traitNames())
                    .isNotEmpty();
            assertThatThrownBy(() -> read(Dream.traits().withMostRefused(3), FAULTY))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("4 rows are refused, more than 3");
        }

        @Test
        void never_without_telling_how_far_it_came() {
            List<Progress> told = new ArrayList<>();

            read(Dream.traits().withProgress(told::add), FAULTY);

            assertThat(told).last().extracting(Progress::rows).isEqualTo(4L);
        }

        @Test
        void at_keys_that_are_no_civil_registration_numbers_if_they_must_be() {
            TraitReader checked =
                    Dream.traits().withPolicy(ErrorPolicy.STRICT).withPersonKey(PersonKey.CIVIL_REGISTRATION_NUMBER);

            assertThatThrownBy(() -> read(checked, HEADER, "4711;;;a"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("not a person's number");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dream.traits().withPersonKey(PersonKey.CIVIL_REGISTRATION_NUMBER_WITH_TRAITS));
        }
    }

    @Test
    void a_file_whose_only_row_cannot_be_read_is_not_empty() {
        Register register = read(Dream.traits(), HEADER, ANNE + ";;;\"a\n" + BO + ";;;b\"");

        assertThat(only(register.trait("Uddannelse").report()))
                .startsWith("uddannelse.csv, line 2: a quoted cell holds a line break and separators");
    }

    @Test
    void options_that_cannot_be_are_named() {
        assertThatIllegalArgumentException().isThrownBy(() -> Dream.traits().values());
        for (String[] names : new String[][] {{" "}, {"a", "A"}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dream.traits().values(names))
                    .withMessageContaining("need names, all of them different");
        }
        assertThat(Dream.traits().values("a", "b").periods(PeriodEnd.EXCLUSIVE).column(TraitColumn.FROM, "x"))
                .hasToString("trait reader: " + Pseudonymizer.standard() + ", from 'x', values a, b, end exclusive");
        assertThat(Dream.traits()).hasToString("trait reader: " + Pseudonymizer.standard());
    }

    private static Register read(TraitReader reader, String... lines) {
        return reader.read(new ByteArrayInputStream(Given.bytes(lines)), "uddannelse.csv", REGISTER);
    }

    /** What is known of a person on a day; "" if nothing is. */
    private static String on(Register register, String trait, String person, String day) {
        return register.trait(trait)
                .on(Given.person(register, person), LocalDate.parse(day))
                .orElse("");
    }
}
