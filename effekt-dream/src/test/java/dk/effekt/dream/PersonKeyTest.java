package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static dk.effekt.dream.Given.bytes;
import static dk.effekt.dream.Given.has;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.ReadReport;
import dk.effekt.intervention.Participations;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the persons of a table go under, and what their numbers say. */
class PersonKeyTest {

    /** Ten digits that are a key of a statistics office or a slip of the finger: the first six are no date. */
    private static final String NO_DATE = "4113990001";

    private static final DreamReader CHECKED = Dream.reader().withPersonKey(PersonKey.CIVIL_REGISTRATION_NUMBER);
    private static final DreamReader SAYING =
            Dream.reader().withPersonKey(PersonKey.CIVIL_REGISTRATION_NUMBER_WITH_TRAITS);

    @Test
    void ten_digits_without_a_date_are_a_key_and_counted() {
        Register register =
                Dream.reader().read(file("PNR;y_1701", ANNE + ";111", NO_DATE + ";111", "99;130"), "dream.csv");

        assertThat(has(register, NO_DATE)).isTrue();
        assertThat(register.report()).hasToString("dream.csv: 3 rows read, 3 kept, 0 refused");
        assertThat(only(register.report()))
                .isEqualTo(
                        "dream.csv, line 3, column PNR: ten digits are no civil registration number, as the first six are"
                                + " no date; they are read as a key. Correct the number, unless these are keys of another kind.");
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_DATE, "411399-0001", "99", "c3b5f0a9d2e14710"})
    void other_keys_are_refused_where_only_civil_registration_numbers_stand(String key) {
        ReadReport report = CHECKED.read(file("PNR;y_1701", ANNE + ";111", key + ";111"), "dream.csv")
                .report();

        assertThat(report).hasToString("dream.csv: 2 rows read, 1 kept, 1 refused");
        assertThat(only(report)).startsWith("dream.csv, line 3, column PNR: ").doesNotContain(key);
    }

    @Test
    void a_number_that_lost_its_zero_is_one() {
        // 0707614285 is an example of the register's own office.
        Register register = SAYING.read(file("PNR;y_1701", "707614285;111"), "dream.csv");

        assertThat(register.traits().birthDate(person(register, "0707614285"))).contains(LocalDate.of(1961, 7, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PNR;AAR;UGE;KODE/;2017;1;111", "PNR;y_1701/;111"})
    void the_number_says_birth_date_and_sex_if_that_is_wanted(String table) {
        String[] lines = table.split("/");
        String[] content = {lines[0], ANNE + lines[1], BO + lines[1]};

        Register told = SAYING.read(file(content), "dream.csv");
        Register untold = CHECKED.read(file(content), "dream.csv");

        assertThat(told.traits().of(person(told, ANNE))).isEqualTo(traits(Sex.MAN, LocalDate.of(1985, 1, 1)));
        assertThat(told.traits().of(person(told, BO))).isEqualTo(traits(Sex.WOMAN, LocalDate.of(1990, 2, 2)));
        assertThat(untold.traits().of(person(untold, ANNE))).isEqualTo(PersonTraits.UNKNOWN);
        assertThat(told.report().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PNR;KOEN;FOEDSELSDATO;AAR;UGE;KODE/2017;1;111", "PNR;KOEN;FOEDSELSDATO;y_1701/111"})
    void the_table_holds_against_the_number(String table) {
        String[] lines = table.split("/");

        Register register = SAYING.read(
                file(
                        lines[0],
                        ANNE + ";M;01-01-1985;" + lines[1],
                        BO + ";M;;" + lines[1],
                        CARL + ";;04-03-1995;" + lines[1]),
                "dream.csv");

        assertThat(register.traits().of(person(register, ANNE))).isEqualTo(traits(Sex.MAN, LocalDate.of(1985, 1, 1)));
        assertThat(register.traits().of(person(register, BO))).isEqualTo(traits(Sex.MAN, LocalDate.of(1990, 2, 2)));
        assertThat(register.traits().of(person(register, CARL))).isEqualTo(traits(Sex.MAN, LocalDate.of(1995, 3, 4)));
        assertThat(only(register.report()))
                .isEqualTo(
                        "dream.csv, line 3: the person's number says another birth date or sex than the table; the table"
                                + " holds (2 times, first here).");
    }

    @Test
    void a_list_of_participations_checks_numbers_but_has_no_traits() {
        Participations checked = ParticipationList.reader()
                .withPersonKey(PersonKey.CIVIL_REGISTRATION_NUMBER)
                .read(file("CPR;Indsats;Start;Slut", ANNE + ";IPS;01-02-2019;", NO_DATE + ";IPS;01-02-2019;"), "i.csv");

        assertThat(checked.report()).hasToString("i.csv: 2 rows read, 1 kept, 1 refused");
        assertThatThrownBy(
                        () -> ParticipationList.reader().withPersonKey(PersonKey.CIVIL_REGISTRATION_NUMBER_WITH_TRAITS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CIVIL_REGISTRATION_NUMBER");
    }

    @Test
    void the_reader_says_what_it_takes_persons_for() {
        assertThat(CHECKED.toString()).contains("persons by civil registration number");
        assertThat(Dream.reader().toString()).doesNotContain("civil");
    }

    private static PersonTraits traits(Sex sex, LocalDate birthDate) {
        return new PersonTraits(sex, Optional.of(birthDate), PersonTraits.UNKNOWN.origin(), 0);
    }

    private static ByteArrayInputStream file(String... lines) {
        return new ByteArrayInputStream(bytes(lines));
    }
}
