package dk.effekt.register;

import static dk.effekt.register.Fixtures.CODEBOOK;
import static dk.effekt.register.Fixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.register.CodebookEntry.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    void takesRowsThatHoldACodeOneAfterTheOther() {
        CodebookEntry old = valid("2000-01-01", "2013-12-31", "cash");
        CodebookEntry now = valid("2014-01-01", "", "cash");
        for (Codebook codebook : List.of(Codebook.of("1", List.of(old, now)), Codebook.of("1", List.of(now, old)))) {
            assertThat(codebook.entry(State.ofCode(130))).contains(now);
            assertThat(holds(codebook, "cash", 130)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2000-01-01, 2013-12-31, 2013-12-31, ",
        "2000-01-01, , 2014-01-01, ",
        ", 2013-12-31, , 2020-12-31",
        ", , 2014-01-01, 2014-12-31"
    })
    void refusesTwoRowsForACodeOnADay(String from, String to, String otherFrom, String otherTo) {
        CodebookEntry one = valid(from, to, "cash");
        CodebookEntry other = valid(otherFrom, otherTo, "cash");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codebook.of("1", List.of(one, other)))
                .withMessage("code 130 stands in two rows of codebook 1");
    }

    @Test
    void refusesOtherGroupsForACodeInOtherYears() {
        CodebookEntry old = valid("", "2013-12-31", "cash");
        CodebookEntry now = valid("2014-01-01", "", "grant");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codebook.of("1", List.of(old, now)))
                .withMessage("code 130 is in other groups in another row of codebook 1; "
                        + "it must be in the same in all weeks");
    }

    @Test
    void refusesARowThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> valid("2014-01-01", "2013-12-31", "cash"))
                .withMessage("valid to 2013-12-31 is before valid from 2014-01-01");
    }

    @Test
    void saysHowManyNotesItsReportHas() {
        Finding note = Finding.noted(Reason.MISSING_GROUP, Place.of("codes.csv", 1), "no group", "", 1);
        Codebook codebook = Codebook.of(
                "1", List.of(entry(130, 130, "cash")), new ReadReport("codes.csv", "CSV", 1, 1, List.of(note)));

        assertThat(codebook).hasToString("codebook 1: 1 rows, 1 groups; 1 notes in its report");
        assertThat(codebook.report().findings()).containsExactly(note);
        assertThat(CODEBOOK.report().findings()).isEmpty();
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

    private static CodebookEntry valid(String from, String to, String group) {
        return new CodebookEntry(130, 130, date(from), date(to), "da", "en", Set.of(group), Evidence.PARTLY, "test");
    }

    private static Optional<LocalDate> date(String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private static boolean holds(Codebook codebook, String group, int code) {
        return codebook.group(group).contains(State.ofCode(code), Employment.NOT_OBSERVED);
    }
}
