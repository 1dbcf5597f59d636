package dk.effekt.sroi.wellbeing;

import static dk.effekt.sroi.wellbeing.Scale.LIFE_SATISFACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.input.DataException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {

    @Test
    void columnsStandInAnyOrderAndABlankCellIsNoAnswer() {
        Survey survey = Survey.ofCsv(
                LIFE_SATISFACTION,
                "answers.csv",
                "\ufeffAfter,person,Group,before\n6,2,participant,5.5\n,1,participants,4\n7,3,Comparison,\n");
        assertThat(survey.answers())
                .containsExactly(
                        new Answer(1, Answer.Group.PARTICIPANTS, OptionalDouble.of(4), OptionalDouble.empty()),
                        Answer.participant(2, 5.5, 6),
                        new Answer(3, Answer.Group.COMPARISON, OptionalDouble.empty(), OptionalDouble.of(7)));
        assertThat(survey).hasToString("life satisfaction (0 to 10), with a comparison group");
    }

    @Test
    void semicolonsGoWithADecimalComma() {
        Survey survey =
                Survey.ofCsv(LIFE_SATISFACTION, "answers.csv", "person;group;before;after\r\n1;participant;5,5;6\r\n");
        assertThat(survey.answers()).containsExactly(Answer.participant(1, 5.5, 6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "person,group,before,after\\n7,participant,11,6 | answers.csv, line 2, column before: '11' is not on life"
                        + " satisfaction (0 to 10). It must be from 0 to 10; leave the cell blank if not answered.",
                "person,group,before,after\\n7,participant,5,six | answers.csv, line 2, column after: 'six' is not a number."
                        + " Write a number, or leave the cell blank if not answered.",
                "person,group,before,after\\n7,treated,5,6 | answers.csv, line 2, column group: 'treated' is no group. Write"
                        + " participant or comparison.",
                "person,group,before,after\\n0101011234x,participant,5,6 | answers.csv, line 2, column person: the cell is no"
                        + " pseudonym. Write a whole number such as effekt's own pseudonyms, of at most 19 digits and perhaps a minus.",
                "person,group,before,after\\n9223372036854775808,participant,5,6 | answers.csv, line 2, column person: the cell is"
                        + " no pseudonym. Write a whole number such as effekt's own pseudonyms, of at most 19 digits and perhaps a"
                        + " minus.",
                "person,group,before,after\\n0101011234,participant,5,6 | answers.csv, line 2, column person: the cell looks"
                        + " like a civil registration number, which a survey must not hold. Write a pseudonym, or a number of"
                        + " fewer than nine or more than ten digits.",
                "person,group,before,after\\n7,participant,5,6\\n7,participant,4,6 | answers.csv, line 3, column person: the"
                        + " person has line 2 already. Keep one line for each person.",
                "person,group,before,after\\n7,participant,5 | answers.csv, line 2: 3 cells under 4 heads. Quote cells"
                        + " that hold a comma.",
                "person,group,before\\n7,participant,5 | answers.csv, line 1, column after: the column is missing. The"
                        + " columns are person, group, before, after.",
                "person,group,befor,after\\n | answers.csv, line 1: no such column as 'befor'; did you mean"
                        + " 'before'? The columns are person, group, before, after.",
                "person,group,before,before,after\\n | answers.csv, line 1, column before: the column is there twice. The"
                        + " columns are person, group, before, after.",
                "person,group,before,after\\n | answers.csv: there are no answers. Give a line for each who was invited.",
            })
    void aFaultIsNamedWithLineColumnAndRemedy(String csv, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Survey.ofCsv(LIFE_SATISFACTION, "answers.csv", csv.replace("\\n", "\n")))
                .withMessage(message);
    }

    /** Ordinary numbers, replacement numbers with 60 added to the day, and those that lost a leading zero. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3112991234",
                "0101010000",
                "101010000",
                "6101850001",
                "9112990001",
                "1001011234",
                "-3112991234",
                "0000003112991234"
            })
    void aCivilRegistrationNumberIsNoPseudonym(String person) {
        String csv = "person,group,before,after\n" + person + ",participant,5,6\n";
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Survey.ofCsv(LIFE_SATISFACTION, "answers.csv", csv))
                .withMessageContaining("civil registration number")
                .withMessageNotContaining(person.substring(person.length() - 7));
    }

    /** A day, a month or a length that none has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3212991234",
                "0013011234",
                "1013011234",
                "0001011234",
                "9201010000",
                "1000000001",
                "31129912345",
                "12345678",
                "-9223372036854775808",
                "9223372036854775807"
            })
    void anyOtherWholeNumberIsAPseudonym(String person) {
        String csv = "person,group,before,after\n" + person + ",participant,5,6\n";
        assertThat(Survey.ofCsv(LIFE_SATISFACTION, "answers.csv", csv).answers())
                .singleElement()
                .satisfies(answer -> assertThat(answer.personId()).isEqualTo(Long.parseLong(person)));
    }

    @Test
    void answersOffTheScaleAndSecondAnswersAreRefusedByPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Survey.of(
                        LIFE_SATISFACTION, List.of(Answer.participant(123_456, 5, 6), Answer.participant(2, 5, 10.5))))
                .withMessage("answer 2 of the list: after is 10.5 on life satisfaction (0 to 10); it must be from 0 to"
                        + " 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Survey.of(
                        LIFE_SATISFACTION,
                        List.of(Answer.participant(123_456, 5, 6), Answer.comparison(123_456, 5, 6))))
                .withMessage("answer 2 of the list: the person has another before it; keep one for each person");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Survey.of(LIFE_SATISFACTION, List.of(Answer.participant(1, Double.NaN, 6))));
        assertThatIllegalArgumentException().isThrownBy(() -> Survey.of(LIFE_SATISFACTION, List.of()));
    }

    @Test
    void aRawSumOfWho5IsNotTakenForItsScore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Survey.of(Scale.WHO5, List.of(Answer.participant(1, 13, 52))))
                .withMessage("answer 1 of the list: before is 13.0 on WHO-5 (0 to 100); it must be from 0 to 100 and a"
                        + " multiple of 4, which is Who5.of(items).score() and not the raw sum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Survey.of(Scale.SWEMWBS, List.of(Answer.participant(1, 6, 20))));
    }

    @Test
    void nobodyIsPrinted() {
        assertThat(Answer.participant(123_456, 5, 6)).hasToString("an answer of the participants");
        assertThat(Survey.of(LIFE_SATISFACTION, List.of(Answer.participant(123_456, 5, 6))))
                .hasToString("life satisfaction (0 to 10), without a comparison group");
    }
}
