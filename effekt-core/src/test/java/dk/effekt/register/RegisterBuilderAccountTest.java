package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.DEAD;
import static dk.effekt.register.Fixtures.SICK;
import static dk.effekt.register.Fixtures.born;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.code;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.Fixtures.spell;
import static dk.effekt.register.Fixtures.week;
import static dk.effekt.register.MonthlySeries.EMPLOYMENT_RATIO;
import static dk.effekt.register.MonthlySeries.PAID_HOURS;
import static dk.effekt.register.PersonTraits.UNKNOWN;
import static dk.effekt.register.RegisterBuilderTest.refusal;
import static dk.effekt.register.RegisterBuilderTest.take;
import static dk.effekt.register.State.NOT_OBSERVED;
import static dk.effekt.register.State.NO_BENEFIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a builder tells of what it was given. */
class RegisterBuilderAccountTest {

    @Test
    void isReadEqualsKeptPlusRefused() {
        RegisterBuilder builder = builder("2020-W01", 10);
        take(builder, 1, 2, CASH);
        builder.begin(2, UNKNOWN, 3).discard(refusal(3));
        builder.refuse(refusal(4));
        take(builder, 3, 5, CASH);
        ReadReport report = build(builder).report();

        assertThat(report.rowsRead()).isEqualTo(4);
        assertThat(report.rowsKept()).isEqualTo(2);
        assertThat(report.findings()).containsExactly(refusal(3), refusal(4));
        assertThat(report.source()).isEqualTo("dream.csv");
    }

    @Test
    void countsPersonsTheirObservedWeeksAndTheCells() {
        RegisterBuilder builder = builder("2020-W01", 10);
        // Two of ten weeks are not observed: before the first state, and one without a column.
        builder.begin(1, UNKNOWN, 2)
                .from(week("2020-W02").epochWeek(), NO_BENEFIT)
                .from(week("2020-W04").epochWeek(), NOT_OBSERVED)
                .from(week("2020-W05").epochWeek(), code(CASH))
                .end();
        builder.begin(2, UNKNOWN, 3)
                .from(week("2020-W01").epochWeek(), code(CASH))
                .from(week("2020-W10").epochWeek(), NOT_OBSERVED)
                .end();
        // Disagree, so that neither is kept.
        take(builder, 3, 4, CASH);
        take(builder, 3, 5, SICK);
        builder.cellsRead(44);
        builder.cellsRead(11);

        assertThat(build(builder).report().volume()).isEqualTo(new Volume(2, 8 + 9, 55));
    }

    @Test
    void countsAllRowsOfAPersonWhoWasToldOfInSeveral() {
        RegisterBuilder builder = builder("2020-W01", 10);
        builder.begin(1, UNKNOWN, 2).end(7);
        builder.begin(2, UNKNOWN, 9).end(1);
        builder.refuse(refusal(10));
        ReadReport report = build(builder).report();

        assertThat(report.rowsRead()).isEqualTo(9);
        assertThat(report.rowsKept()).isEqualTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("2020-W01", 10).begin(1, UNKNOWN, 2).end(0))
                .withMessageContaining("rows 0");
    }

    @Test
    void forgetsADiscardedPersonAltogether() {
        RegisterBuilder builder = builder("2020-W01", 10);
        builder.begin(1, born(LocalDate.of(2015, 1, 1)), 2)
                .from(week("2020-W01").epochWeek(), code(DEAD))
                .discard(refusal(2));
        take(builder, 2, 3, CASH);
        Register register = build(builder);

        assertThat(register.size()).isEqualTo(1);
        assertThat(register.find(1)).isEmpty();
        assertThat(register.timeline(0).spells()).containsExactly(spell("2020-W01", "2020-W11", code(CASH)));
        assertThat(register.traits().of(0)).isEqualTo(UNKNOWN);
    }

    @Test
    void keepsARepeatedPersonOnce() {
        RegisterBuilder builder = builder("2020-W01", 10);
        take(builder, 7, 9, CASH);
        take(builder, 1, 3, SICK);
        take(builder, 7, 2, CASH);
        take(builder, 7, 5, CASH);
        Register register = build(builder);

        assertThat(register.size()).isEqualTo(2);
        assertThat(register.report().rowsRead()).isEqualTo(4);
        assertThat(register.report().findings())
                .extracting(Finding::reason)
                .containsExactly(Reason.REPEATED, Reason.REPEATED);
        assertThat(register.report().findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "dream.csv, line 5: repeats the person of line 2 word for word; one is kept.",
                        "dream.csv, line 9: repeats the person of line 2 word for word; one is kept.");
    }

    @Test
    void keepsNoneOfTheRowsThatDisagreeOnAPerson() {
        RegisterBuilder builder = builder("2020-W01", 10);
        take(builder, 7, 2, CASH);
        take(builder, 1, 3, SICK);
        take(builder, 7, 4, CASH);
        take(builder, 7, 5, SICK);
        Register register = build(builder);

        assertThat(register.size()).isEqualTo(1);
        assertThat(register.find(7)).isEmpty();
        assertThat(register.find(1)).hasValue(0);
        assertThat(register.report().rowsRead()).isEqualTo(4);
        assertThat(register.report().findings())
                .extracting(finding -> finding.place().line())
                .containsExactly(2L, 4L, 5L);
        assertThat(register.report().findings()).extracting(Finding::reason).containsOnly(Reason.CONTRADICTORY);
        assertThat(register.report().findings().get(0))
                .hasToString("dream.csv, line 2: one of 3 rows that disagree on one person, such as line 4; "
                        + "none is kept. Keep the row that is right and remove the others.");
    }

    @Test
    void takesOtherTraitsAnotherRatioOrOtherHoursForADisagreement() {
        RegisterBuilder builder = builder("2020-W01", 10)
                .observed(EMPLOYMENT_RATIO, List.of(month("2020-01")))
                .observed(PAID_HOURS, List.of(month("2020-02")));
        builder.begin(1, UNKNOWN, 2).end();
        builder.begin(1, new PersonTraits(Sex.WOMAN, UNKNOWN.birthDate(), Origin.UNKNOWN, 0), 3)
                .end();
        builder.begin(2, UNKNOWN, 4)
                .monthly(EMPLOYMENT_RATIO, month("2020-01"), 0.5)
                .end();
        builder.begin(2, UNKNOWN, 5)
                .monthly(EMPLOYMENT_RATIO, month("2020-01"), 0.6)
                .end();
        builder.begin(3, UNKNOWN, 6).monthly(PAID_HOURS, month("2020-02"), 37).end();
        builder.begin(3, UNKNOWN, 7).end();

        assertThat(build(builder).report().refusedByReason()).containsExactly(entry(Reason.CONTRADICTORY, 6L));
    }

    @Test
    void speaksOfAnotherRowWhereThereAreNoLines() {
        RegisterBuilder builder = builder("2020-W01", 10);
        take(builder, 7, 0, CASH);
        take(builder, 7, 0, CASH);

        assertThat(build(builder).report().findings())
                .singleElement()
                .hasToString("dream.csv: repeats the person of another row word for word; one is kept.");
    }

    @Test
    void showsNoPseudonym() {
        RegisterBuilder builder = builder("2020-W01", 10);
        take(builder, 7_777_777, 2, CASH);
        take(builder, 7_777_777, 3, SICK);

        assertThat(build(builder).report().summary()).doesNotContain("7777777", "7,777,777");
    }

    @Test
    void isTheSameIfTheRegisterIsBuiltTwice() {
        RegisterBuilder builder = builder("2020-W01", 10);
        take(builder, 7, 2, CASH);
        take(builder, 7, 3, CASH);
        take(builder, 8, 4, CASH);
        take(builder, 8, 5, SICK);
        Register first = build(builder);
        Register second = build(builder);

        assertThat(second.report()).isEqualTo(first.report());
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void tellsRefusalsFromNotes() {
        RegisterBuilder builder = builder("2020-W01", 10);
        Finding note = Finding.noted(Reason.UNKNOWN_CODE, Place.of("dream.csv", 7), "code 555", "", 3);
        builder.note(note);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.refuse(note))
                .withMessageStartingWith("not a refusal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.note(refusal(3)))
                .withMessageStartingWith("a refusal, not a note");
        assertThat(build(builder).report().findings()).containsExactly(note);
        assertThat(build(builder).report().rowsRead()).isZero();
    }
}
