package dk.effekt.register;

import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of a person with dates, and what becomes of rows that cannot be. */
class DatedTraitTest {

    private static final long ANNE = 5;
    private static final long BO = 6;
    private static final Register REGISTER = register(ANNE, BO);

    private final DatedTraitBuilder rows = DatedTrait.builder("education");
    private long line = 1;

    @Test
    void aRowHoldsFromItsFirstDayToItsLast() {
        add(ANNE, "2020-03-02", "2020-03-04", "primary");

        assertKnown(ANNE, "2020-03-01", "");
        assertKnown(ANNE, "2020-03-02", "primary");
        assertKnown(ANNE, "2020-03-04", "primary");
        assertKnown(ANNE, "2020-03-05", "");
        assertKnown(BO, "2020-03-03", "");
    }

    @Test
    void aRowWithAValueAloneHoldsAlways() {
        add(ANNE, "", "", "primary");

        assertThat(trait().on(0, LocalDate.MIN)).hasValue("primary");
        assertThat(trait().on(0, LocalDate.MAX)).hasValue("primary");
    }

    @Test
    void aRowWithoutAnEndHoldsUntilTheNextBegins() {
        add(ANNE, "2020-03-02", "", "primary");
        add(ANNE, "2021-03-02", "2021-04-01", "vocational");

        assertKnown(ANNE, "2021-03-01", "primary");
        assertKnown(ANNE, "2021-03-02", "vocational");
        assertKnown(ANNE, "2021-04-02", "");
    }

    @Test
    void aRowWithoutABeginningHoldsUntilItsLastDay() {
        add(ANNE, "", "2020-03-02", "primary");
        add(ANNE, "2020-03-05", "", "vocational");

        assertKnown(ANNE, "1800-01-01", "primary");
        assertKnown(ANNE, "2020-03-02", "primary");
        assertKnown(ANNE, "2020-03-03", "");
        assertKnown(ANNE, "9999-12-31", "vocational");
    }

    @Test
    void aBlankValueSaysThatNoneIsKnownFromThenOn() {
        add(ANNE, "2020-03-02", "", "primary");
        add(ANNE, "2020-06-01", "", " ");
        add(BO, "2020-03-02", "2020-03-09", "primary");
        add(BO, "2020-03-04", "2020-03-05", "");

        assertKnown(ANNE, "2020-05-31", "primary");
        assertKnown(ANNE, "2020-06-01", "");
        // It contradicts nobody: the days are stated.
        assertKnown(BO, "2020-03-04", "primary");
        assertThat(trait().report()).hasToString("education.csv: 4 rows read, 4 kept, 0 refused");
    }

    @Test
    void rowsOfOneValueMayOverlap() {
        add(ANNE, "2020-03-02", "2020-03-10", "primary");
        add(ANNE, "2020-03-04", "2020-03-05", "primary");
        add(ANNE, "2020-03-11", "2020-03-12", "primary");

        assertKnown(ANNE, "2020-03-12", "primary");
        assertThat(trait().report().rowsKept()).isEqualTo(3);
        // One run and its end.
        assertThat(trait()).hasToString("education: 1 level, known of 1 of 2 persons, 2 runs");
    }

    @Test
    void rowsThatGiveTwoValuesForADayRefuseThePerson() {
        add(BO, "2020-03-01", "", "primary");
        add(ANNE, "2020-03-02", "2020-03-10", "primary");
        add(ANNE, "2020-05-01", "2020-05-10", "primary");
        add(ANNE, "2020-03-10", "2020-03-12", "vocational");

        assertKnown(ANNE, "2020-03-03", "");
        assertKnown(BO, "2020-03-03", "primary");
        assertThat(trait().report().findings())
                .containsExactly(
                        new Finding(
                                Finding.Kind.ROW_REFUSED,
                                Reason.REST_OF_PERSON,
                                Place.of("education.csv", 2),
                                "another row of the person was refused, and no person is half read",
                                "",
                                2),
                        Finding.refused(
                                Reason.CONTRADICTORY,
                                new Place("education.csv", 4, "education"),
                                "the row says 'vocational' for 2020-03-10 where line 2 says 'primary'; no row of the person"
                                        + " is kept",
                                "Keep the row that is right. Where a row ends on the day on which the next begins, the"
                                        + " reader must be told that ends do not belong to their rows."));
    }

    @Test
    void theStatedDaysOfARowYieldToNone() {
        add(ANNE, "2020-03-02", "2020-12-31", "primary");
        add(ANNE, "2020-06-01", "", "vocational");

        assertThat(trait().report().refusedByReason())
                .containsEntry(Reason.CONTRADICTORY, 1L)
                .containsEntry(Reason.REST_OF_PERSON, 1L);
    }

    @Test
    void rowsWithoutAnEndFromOneDayContradictEachOther() {
        add(ANNE, "2020-03-02", "", "primary");
        add(ANNE, "2020-03-02", "", "vocational");
        add(BO, "", "", "primary");
        add(BO, "", "", "vocational");

        assertThat(trait().report().findings())
                .filteredOn(f -> f.reason() == Reason.CONTRADICTORY)
                .extracting(Finding::detail)
                .containsExactly(
                        "the row says 'vocational' for 2020-03-02 where line 1 says 'primary'; no row of the person is"
                                + " kept",
                        "the row says 'vocational' without a first day where line 3 says 'primary'; no row of the person"
                                + " is kept");
    }

    @Test
    void rowsWordForWordAreKeptOnce() {
        add(ANNE, "2020-03-02", "", "primary");
        add(BO, "2020-03-02", "", "primary");
        add(ANNE, "2020-03-02", "", "primary ");
        add(BO, "2020-03-02", "", "primary");

        assertThat(trait().report().findings())
                .containsExactly(new Finding(
                        Finding.Kind.ROW_REFUSED,
                        Reason.REPEATED,
                        Place.of("education.csv", 3),
                        "the row says word for word what another says; one is kept",
                        "",
                        2));
        assertKnown(ANNE, "2020-03-02", "primary");
    }

    @Test
    void personsWhoAreNotInTheRegisterAreCounted() {
        add(ANNE, "", "", "primary");
        add(99, "", "", "secret");
        add(98, "", "", "primary");
        add(99, "", "", "other");

        assertThat(trait().report().findings())
                .singleElement()
                .hasToString(
                        "education.csv, line 2: the person of the row is not in the register (3 times, first here)."
                                + " Nothing to do if the register is meant to hold fewer persons.");
        assertThat(trait().report().refusedByReason()).containsEntry(Reason.NOT_IN_REGISTER, 3L);
        assertThat(trait().levels()).containsExactly("primary");
    }

    @Test
    void whereNobodyIsInTheRegisterTheKeyIsTheLikelyCause() {
        add(99, "", "", "primary");

        assertThat(trait().report().findings())
                .singleElement()
                .hasToString("education.csv, line 1: nobody whom the rows name is in the register. Most likely the"
                        + " pseudonyms have another key: read both with the same Pseudonymizer.");
    }

    @Test
    void aRowThatIsRefusedTakesThePersonsOthersWithIt() {
        add(ANNE, "2020-03-02", "", "primary");
        add(BO, "2020-03-02", "", "primary");
        Finding noDate = Finding.refused(Reason.NOT_A_DATE, Place.of("education.csv", 3), "'x' is not a date", "");
        rows.refuse(ANNE, noDate);
        rows.refuse(Finding.refused(Reason.NOT_A_PERSON, Place.of("education.csv", 4), "no number", ""));

        assertKnown(ANNE, "2020-03-02", "");
        assertKnown(BO, "2020-03-02", "primary");
        assertThat(trait().report()).hasToString("education.csv: 4 rows read, 1 kept, 3 refused");
        assertThat(trait().report().refusedByReason())
                .containsEntry(Reason.NOT_A_DATE, 1L)
                .containsEntry(Reason.REST_OF_PERSON, 1L)
                .containsEntry(Reason.NOT_A_PERSON, 1L);
    }

    @Test
    void findingsStandInTheReport() {
        Finding note = Finding.noted(Reason.PADDED, Place.of("education.csv", 2), "padded", "", 3);
        rows.note(note);

        assertThat(trait().report()).isEqualTo(new ReadReport("education.csv", "test", 0, 0, List.of(note)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.refuse(note))
                .withMessageStartingWith("not a refusal");
        Finding refusal = Finding.refused(Reason.NOT_A_DATE, Place.of("x"), "x", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.note(refusal))
                .withMessageStartingWith("a refusal");
    }

    @Test
    void levelsAreReadAsNumbers() {
        add(ANNE, "2020-03-02", "", "2,5");
        add(BO, "2020-03-02", "2020-03-03", "-10");
        DatedTrait trait = trait();

        assertThat(trait.number(0, LocalDate.of(2020, 3, 2))).isEqualTo(2.5);
        assertThat(trait.number(1, LocalDate.of(2020, 3, 3))).isEqualTo(-10);
        assertThat(trait.number(1, LocalDate.of(2020, 3, 4))).isNaN();
        // 2020-03-02 is the Monday of week 10: its eve is the day before.
        assertThat(trait.numberBefore(0, Fixtures.week("2020-W10").epochWeek())).isNaN();
        assertThat(trait.numberBefore(0, Fixtures.week("2020-W11").epochWeek())).isEqualTo(2.5);
        assertThat(trait.notNumbers()).isEmpty();
    }

    @Test
    void aLevelThatIsNoNumberIsNamedWhoeverIsAskedFor() {
        add(ANNE, "", "", "2");
        add(BO, "", "", "high");
        add(BO, "", "", "high");
        DatedTrait trait = trait();

        assertThat(trait.notNumbers()).containsExactly("high");
        for (int person : new int[] {0, 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trait.number(person, LocalDate.of(2020, 3, 2)))
                    .withMessage("trait 'education' is not of numbers: 'high' is none; ask for its values with on");
        }
        for (String none : List.of("NaN", "1e3", "0x1", "1.000,5", "1,", "٣")) {
            DatedTrait one = DatedTrait.builder("x")
                    .add(ANNE, Optional.empty(), Optional.empty(), none, 1)
                    .build(REGISTER, "x", "x");
            assertThat(one.notNumbers()).containsExactly(none);
        }
    }

    @Test
    void anArgumentThatCannotBeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(ANNE, "2020-03-02", "2020-03-01", "x"))
                .withMessage("to 2020-03-01 lies before from 2020-03-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.add(ANNE, Optional.of(LocalDate.MIN), Optional.empty(), "x", 1))
                .withMessageContaining("is not in the years 1 to 9999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.add(ANNE, Optional.empty(), Optional.of(LocalDate.MAX), "x", 1))
                .withMessageContaining("is not in the years 1 to 9999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatedTrait.builder(" "))
                .withMessage("the name of a trait is blank");
    }

    @Test
    void aPersonWhoIsNotThereIsNone() {
        DatedTrait trait = trait();
        for (int person : new int[] {-1, 2}) {
            assertThatThrownBy(() -> trait.on(person, LocalDate.EPOCH)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void rowsWithoutALineContradictEachOtherAllTheSame() {
        for (String value : List.of("primary", "vocational", "primary")) {
            rows.add(ANNE, Optional.empty(), Optional.empty(), value, 0);
        }

        assertThat(trait().report().refusedByReason())
                .containsEntry(Reason.CONTRADICTORY, 1L)
                .containsEntry(Reason.REST_OF_PERSON, 2L);
        assertThat(trait().report().findings())
                .filteredOn(f -> f.reason() == Reason.CONTRADICTORY)
                .singleElement()
                .asString()
                .contains("where another row says");
    }

    @Test
    void aRegisterTakesTraitsByName() {
        add(ANNE, "", "", "primary");
        DatedTrait score = DatedTrait.builder("score").build(REGISTER, "score.csv", "test");
        Register with = REGISTER.with(trait()).with(score);

        assertThat(with.traitNames()).containsExactly("education", "score");
        assertThat(with.trait("education").on(0, LocalDate.EPOCH)).hasValue("primary");
        assertThat(with.toString()).endsWith("spells, with education, score");
        assertThat(REGISTER.traitNames()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with.trait("eduction"))
                .withMessage("the register has no trait 'eduction'; did you mean 'education'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REGISTER.trait("x"))
                .withMessage("the register has no trait 'x'; there are none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with.with(trait()))
                .withMessage("the register has a trait 'education' already; give this one another name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> register(ANNE).with(score))
                .withMessage(
                        "trait 'score' was built for a register of other persons; build it for the register that is to"
                                + " have it");
        assertThat(register(ANNE, BO).with(score).traitNames()).containsExactly("score");
    }

    @Test
    void aRegisterKeepsThemOnAnExecutorAndInItsFingerprint() {
        add(ANNE, "2020-03-02", "", "primary");
        Register with = REGISTER.with(trait());
        DatedTrait sameUnderAnotherName = DatedTrait.builder("other")
                .add(ANNE, Optional.of(LocalDate.of(2020, 3, 2)), Optional.empty(), "primary", 1)
                .build(REGISTER, "x", "x");
        DatedTrait nextDay = DatedTrait.builder("education")
                .add(ANNE, Optional.of(LocalDate.of(2020, 3, 3)), Optional.empty(), "primary", 1)
                .build(REGISTER, "x", "x");

        assertThat(with.on(Runnable::run).traitNames()).containsExactly("education");
        assertThat(with.fingerprint())
                .isNotEqualTo(REGISTER.fingerprint())
                .isNotEqualTo(REGISTER.with(sameUnderAnotherName).fingerprint())
                .isNotEqualTo(REGISTER.with(nextDay).fingerprint());
        assertThat(REGISTER.with(trait()).with(sameUnderAnotherName).fingerprint())
                .isEqualTo(REGISTER.with(sameUnderAnotherName).with(trait()).fingerprint());
        // Three starts, one run, one level.
        assertThat(with.bytes()).isEqualTo(REGISTER.bytes() + 3 * 4 + 8 + 8);
    }

    private void add(long person, String from, String to, String value) {
        rows.add(person, date(from), date(to), value, line++);
    }

    private static Optional<LocalDate> date(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private DatedTrait trait() {
        return rows.build(REGISTER, "education.csv", "test");
    }

    private void assertKnown(long person, String day, String value) {
        assertThat(trait().on(REGISTER.find(person).orElseThrow(), LocalDate.parse(day))
                        .orElse(""))
                .as("%d on %s", person, day)
                .isEqualTo(value);
    }

    private static Register register(long... ids) {
        RegisterBuilder builder = builder("2020-W01", 10);
        for (long id : ids) {
            builder.begin(id, PersonTraits.UNKNOWN, 0).end();
        }
        return build(builder);
    }
}
