package dk.effekt.register;

import static dk.effekt.register.Fixtures.CODEBOOK;
import static dk.effekt.register.Fixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodebookTest {

    @Test
    void namesItsGroupsInAlphabeticalOrder() {
        assertThat(CODEBOOK.groups())
                .containsExactly(
                        "cash-assistance",
                        "censoring",
                        "education",
                        "in-measure",
                        "income-replacement",
                        "no-registered-benefit",
                        "sickness-benefit");
        assertThat(CODEBOOK).hasToString("codebook test 1: 8 rows, 7 groups");
        assertThat(CODEBOOK.version()).isEqualTo("test 1");
        assertThat(CODEBOOK.entries()).hasSize(8);
    }

    @Test
    void givesAGroupTheCodesOfItsRows() {
        assertThat(holds(CODEBOOK, "cash-assistance", 130)).isTrue();
        assertThat(holds(CODEBOOK, "cash-assistance", 138)).isTrue();
        assertThat(holds(CODEBOOK, "cash-assistance", 139)).isFalse();
        assertThat(holds(CODEBOOK, "cash-assistance", 890)).isFalse();
        assertThat(holds(CODEBOOK, "income-replacement", 890)).isTrue();
    }

    @Test
    void letsASingleCodeWinOverARangeThatCoversIt() {
        CodebookEntry range = entry(890, 899, "sickness");
        CodebookEntry single = entry(893, 893, "measure");
        for (Codebook codebook :
                List.of(Codebook.of("1", List.of(range, single)), Codebook.of("1", List.of(single, range)))) {
            assertThat(codebook.entry(State.ofCode(893))).contains(single);
            assertThat(codebook.entry(State.ofCode(892))).contains(range);
            assertThat(holds(codebook, "sickness", 893)).isFalse();
            assertThat(holds(codebook, "measure", 893)).isTrue();
            assertThat(holds(codebook, "sickness", 892)).isTrue();
            assertThat(codebook.entries()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"890, 899, 899, 905, 899", "651, 651, 651, 651, 651", "0, 0, 0, 0, 0"})
    void refusesTwoRowsOfAKindForACode(int first, int last, int otherFirst, int otherLast, int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codebook.of("1", List.of(entry(first, last), entry(otherFirst, otherLast))))
                .withMessage("code " + code + " stands in two rows of codebook 1");
    }

    @Test
    void knowsTheRowOfTheBlankButNoneForOtherBlanksAndUnknownCodes() {
        assertThat(CODEBOOK.entry(State.NO_BENEFIT)).contains(entry(0, 0, "no-registered-benefit"));
        assertThat(CODEBOOK.entry(State.OUT_OF_SCOPE)).isEmpty();
        assertThat(CODEBOOK.entry(State.NOT_OBSERVED)).isEmpty();
        assertThat(CODEBOOK.entry(State.ofCode(555))).isEmpty();
    }

    @Test
    void offersTheNearestGroupForAnUnknownOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODEBOOK.group("cash-asistance"))
                .withMessage("codebook test 1 has no group 'cash-asistance'; did you mean 'cash-assistance'?");
    }

    @ParameterizedTest
    @CsvSource({"0, 130", "130, 0", "99, 130", "130, 1000", "138, 130", "1, 1", "-1, -1"})
    void hasRowsForCodesOnly(int first, int last) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(first, last))
                .withMessage("codes " + first + "-" + last + " are not a range from 100 to 999");
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> CODEBOOK.groups().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> CODEBOOK.entries().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> CODEBOOK.entries().get(0).groups().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static boolean holds(Codebook codebook, String group, int code) {
        return codebook.group(group).contains(State.ofCode(code), Employment.NOT_OBSERVED);
    }
}
