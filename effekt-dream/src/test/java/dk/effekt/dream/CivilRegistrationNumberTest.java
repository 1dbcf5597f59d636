package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.register.Sex;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ten digits say, by the table of CPR-kontoret, "Personnummeret i CPR-systemet". */
class CivilRegistrationNumberTest {

    /** The rows of the table: digits at the seventh place, years from and to, and the century. */
    @ParameterizedTest
    @CsvSource({
        "0123, 0, 99, 1900",
        "4, 0, 36, 2000",
        "4, 37, 99, 1900",
        "5678, 0, 57, 2000",
        "5678, 58, 99, 1800",
        "9, 0, 36, 2000",
        "9, 37, 99, 1900"
    })
    void the_seventh_digit_says_the_century(String sevenths, int from, int to, int century) {
        for (char seventh : sevenths.toCharArray()) {
            for (int year = from; year <= to; year++) {
                String digits = String.format("6102%02d%c001", year, seventh);
                String birthDate = String.format("%d-02-01", century + year);

                assertThat(CivilRegistrationNumber.of(digits))
                        .as(digits)
                        .hasValueSatisfying(
                                number -> assertThat(number.birthDate()).hasToString(birthDate));
            }
        }
    }

    /** The office's own example of a number. */
    @Test
    void an_odd_number_is_a_mans() {
        assertThat(CivilRegistrationNumber.of("0707614285"))
                .contains(new CivilRegistrationNumber(LocalDate.of(1961, 7, 7), Sex.MAN));
        assertThat(CivilRegistrationNumber.of("0707614284"))
                .contains(new CivilRegistrationNumber(LocalDate.of(1961, 7, 7), Sex.WOMAN));
    }

    @Test
    void a_replacement_number_has_sixty_added_to_the_day() {
        assertThat(CivilRegistrationNumber.of("6101850001"))
                .contains(new CivilRegistrationNumber(LocalDate.of(1985, 1, 1), Sex.MAN));
        assertThat(CivilRegistrationNumber.of("9112850002"))
                .contains(new CivilRegistrationNumber(LocalDate.of(1985, 12, 31), Sex.WOMAN));
    }

    /** 2000 was a leap year, 1900 was none; the digits are the same but for the seventh. */
    @Test
    void the_date_is_one_of_its_century() {
        assertThat(CivilRegistrationNumber.of("8902004001")).isPresent();
        assertThat(CivilRegistrationNumber.of("8902000001")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001850001",
                "3201850001",
                "6001850001",
                "9201850001",
                "3102850001",
                "9102850001",
                "0113850001",
                "0100850001",
                "9999999999",
                "0000000000"
            })
    void digits_without_a_date_are_none(String digits) {
        assertThat(CivilRegistrationNumber.of(digits)).isEmpty();
    }
}
