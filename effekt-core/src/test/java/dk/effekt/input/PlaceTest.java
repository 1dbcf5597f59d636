package dk.effekt.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

    @Test
    void saysWhereSomethingStands() {
        assertThat(Place.of("dream.csv")).hasToString("dream.csv");
        assertThat(Place.of("dream.csv", 17)).hasToString("dream.csv, line 17");
        assertThat(Place.of("dream.csv", 17).at("y_2053")).hasToString("dream.csv, line 17, column y_2053");
        assertThat(Place.of("dream.csv").at("y_2053")).hasToString("dream.csv, column y_2053");
    }

    @Test
    void countsLinesFromOneAndKeepsZeroForTheWholeInput() {
        assertThat(Place.of("dream.csv")).isEqualTo(Place.of("dream.csv", 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Place.of("dream.csv", -1))
                .withMessageContaining("line -1");
    }

    @ParameterizedTest
    @CsvSource({
        "0101901234, ##########",
        "010190-1234, ######-####",
        "101901234, #########", // its leading zero was lost
        "person 010190 1234 again, person ###### #### again",
        "1234567, #######"
    })
    void hidesWhatMayBeACivilRegistrationNumber(String text, String shown) {
        assertThat(Place.mask(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"y_2053", "123456", "dream_2024_06.csv", "Brobygning til Uddannelse", "æøå", "''"})
    void showsWhatCannotBeOne(String text) {
        assertThat(Place.mask(text)).isEqualTo(text);
    }

    @Test
    void hidesTheNumberEvenIfItStandsPastTheCut() {
        String text = "12 " + "x".repeat(40) + "0101901234";

        assertThat(Place.mask(text)).isEqualTo("## " + "x".repeat(37) + "…");
    }

    @Test
    void cutsLongTextToFortyCharacters() {
        assertThat(Place.mask("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(Place.mask("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
    }

    @Test
    void letsNoControlCharacterIntoALog() {
        assertThat(Place.mask("a\r\nb\tc\u001b[31m")).isEqualTo("a  b c [31m");
    }

    @Test
    void hidesANumberInTheNameOfAFileOrColumn() {
        assertThat(Place.of("0101901234.csv", 1).at("0101901234"))
                .hasToString("##########.csv, line 1, column ##########");
    }
}
