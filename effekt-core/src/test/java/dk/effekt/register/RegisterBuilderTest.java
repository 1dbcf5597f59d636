package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.DEAD;
import static dk.effekt.register.Fixtures.EMIGRATED;
import static dk.effekt.register.Fixtures.GRANT;
import static dk.effekt.register.Fixtures.PENSION;
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
import static dk.effekt.register.State.NOT_OBSERVED;
import static dk.effekt.register.State.NO_BENEFIT;
import static dk.effekt.register.State.OUT_OF_SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterBuilderTest {

    @Nested
    class Weeks {

        @Test
        void areNotObservedBeforeTheFirstStateSaid() {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, UNKNOWN, 2)
                    .from(week("2020-W04").epochWeek(), code(CASH))
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W04", NOT_OBSERVED), spell("2020-W04", "2020-W11", code(CASH)));
        }

        @Test
        void areNotObservedOfAPersonWithoutAnyState() {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, born(LocalDate.of(2000, 1, 1)), 2).end();

            assertThat(spellsOf(builder)).containsExactly(spell("2020-W01", "2020-W11", NOT_OBSERVED));
        }

        /** dream.md 8, case 5: columns 1992w01 and 1992w53 only. */
        @Test
        void withoutAColumnAreNeverBridged() {
            RegisterBuilder builder = builder("1992-W01", 53);
            builder.begin(1, UNKNOWN, 2)
                    .from(week("1992-W01").epochWeek(), code(CASH))
                    .from(week("1992-W02").epochWeek(), NOT_OBSERVED)
                    .from(week("1992-W53").epochWeek(), code(CASH))
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("1992-W01", "1992-W02", code(CASH)),
                            spell("1992-W02", "1992-W53", NOT_OBSERVED),
                            spell("1992-W53", "1993-W01", code(CASH)));
        }

        @Test
        void inARowWithTheSameStateMakeOneSpell() {
            RegisterBuilder builder = builder("2020-W01", 3);
            builder.begin(1, UNKNOWN, 2);
            for (Week week = week("2020-W01"); week.isBefore(week("2020-W04")); week = week.plusWeeks(1)) {
                builder.from(week.epochWeek(), code(CASH));
            }
            builder.end();

            assertThat(spellsOf(builder)).containsExactly(spell("2020-W01", "2020-W04", code(CASH)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2019-W52", "2020-W11"})
        void outsideTheSpanAreRefused(String outside) {
            RegisterBuilder builder = builder("2020-W01", 10).begin(1, UNKNOWN, 2);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.from(week(outside).epochWeek(), NO_BENEFIT))
                    .withMessage(outside + " lies outside [2020-W01, 2020-W11)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2020-W05", "2020-W04"})
        void mustAscend(String notLater) {
            RegisterBuilder builder = builder("2020-W01", 10)
                    .begin(1, UNKNOWN, 2)
                    .from(week("2020-W05").epochWeek(), NO_BENEFIT);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.from(week(notLater).epochWeek(), code(CASH)))
                    .withMessage(notLater + " was given after 2020-W05; weeks must ascend");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 5219})
        void areAtLeastOneAndAtMostACentury(int weeks) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder("1970-W01", weeks))
                    .withMessageContaining("1 to 5218 weeks");
        }

        @Test
        void mayFillACentury() {
            RegisterBuilder builder = builder("1970-W01", 5218)
                    .observed(EMPLOYMENT_RATIO, List.of(month("2069-12")))
                    .observed(PAID_HOURS, List.of(month("2069-12")));
            builder.begin(1, UNKNOWN, 2)
                    .from(week("1970-W01").epochWeek(), code(999))
                    .from(week("1970-W01").epochWeek() + 5217, code(CASH))
                    .monthly(EMPLOYMENT_RATIO, month("2069-12"), 100)
                    .monthly(PAID_HOURS, month("2069-12"), 10_000)
                    .end();
            Timeline timeline = build(builder).timeline(0);

            assertThat(timeline.stateAt(week("1970-W01").plusWeeks(5216))).isEqualTo(code(999));
            assertThat(timeline.stateAt(week("1970-W01").plusWeeks(5217))).isEqualTo(code(CASH));
            assertThat(timeline.monthly(EMPLOYMENT_RATIO, month("2069-12"))).hasValue(100);
            assertThat(timeline.monthly(PAID_HOURS, month("2069-12"))).hasValue(10_000);
        }
    }

    @Nested
    class Scope {

        @Test
        void beginsInTheWeekOfThe16thBirthday() {
            RegisterBuilder builder = builder("2020-W01", 10);
            // Thursday 6 February 2020, in 2020-W06
            builder.begin(1, born(LocalDate.of(2004, 2, 6)), 2)
                    .from(week("2020-W01").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W06", OUT_OF_SCOPE), spell("2020-W06", "2020-W11", NO_BENEFIT));
        }

        @Test
        void leavesCodesBeforeThe16thBirthdayAsTheyAre() {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, born(LocalDate.of(2004, 2, 6)), 2)
                    .from(week("2020-W01").epochWeek(), NO_BENEFIT)
                    .from(week("2020-W03").epochWeek(), code(CASH))
                    .from(week("2020-W04").epochWeek(), NO_BENEFIT)
                    .from(week("2020-W08").epochWeek(), code(GRANT))
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W03", OUT_OF_SCOPE),
                            spell("2020-W03", "2020-W04", code(CASH)),
                            spell("2020-W04", "2020-W06", OUT_OF_SCOPE),
                            spell("2020-W06", "2020-W08", NO_BENEFIT),
                            spell("2020-W08", "2020-W11", code(GRANT)));
        }

        @Test
        void leavesWeeksBeforeThe16thBirthdayNotObservedIfTheyWereNot() {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, born(LocalDate.of(2004, 2, 6)), 2)
                    .from(week("2020-W03").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W03", NOT_OBSERVED),
                            spell("2020-W03", "2020-W06", OUT_OF_SCOPE),
                            spell("2020-W06", "2020-W11", NO_BENEFIT));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2004-03-09", "2010-01-01", "9999-12-31"})
        void holdsNoBlankOfAPersonWhoTurns16AfterTheSpan(LocalDate birth) {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, born(birth), 2)
                    .from(week("2020-W01").epochWeek(), NO_BENEFIT)
                    .from(week("2020-W05").epochWeek(), code(CASH))
                    .from(week("2020-W06").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W05", OUT_OF_SCOPE),
                            spell("2020-W05", "2020-W06", code(CASH)),
                            spell("2020-W06", "2020-W11", OUT_OF_SCOPE));
        }

        @Test
        void holdsTheLastWeekOfAPersonWhoTurns16OnItsSunday() {
            RegisterBuilder builder = builder("2020-W01", 10);
            // Sunday 8 March 2020, in 2020-W10
            builder.begin(1, born(LocalDate.of(2004, 3, 8)), 2)
                    .from(week("2020-W01").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W10", OUT_OF_SCOPE), spell("2020-W10", "2020-W11", NO_BENEFIT));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1930-05-05", "2004-01-01", "2003-12-30"})
        void holdsEveryBlankOfAPersonWhoWas16InTheFirstWeek(LocalDate birth) {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, born(birth), 2)
                    .from(week("2020-W01").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(spellsOf(builder)).containsExactly(spell("2020-W01", "2020-W11", NO_BENEFIT));
        }

        /** dream.md 7: a blank after 997 or 999 is out of scope; 8, case 6: 998 from week 4 censors from week 4. */
        @ParameterizedTest
        @ValueSource(ints = {PENSION, EMIGRATED, DEAD})
        void endsWithAnExitUntilTheNextCode(int exit) {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, UNKNOWN, 2)
                    .from(week("2020-W01").epochWeek(), NO_BENEFIT)
                    .from(week("2020-W04").epochWeek(), code(exit))
                    .from(week("2020-W05").epochWeek(), NO_BENEFIT)
                    .from(week("2020-W07").epochWeek(), code(SICK))
                    .from(week("2020-W08").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W04", NO_BENEFIT),
                            spell("2020-W04", "2020-W05", code(exit)),
                            spell("2020-W05", "2020-W07", OUT_OF_SCOPE),
                            spell("2020-W07", "2020-W08", code(SICK)),
                            spell("2020-W08", "2020-W11", NO_BENEFIT));
        }

        @Test
        void doesNotBeginAgainAfterAnExitBecauseWeeksWereNotObservedOrSaidToBeOutOfScope() {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, UNKNOWN, 2)
                    .from(week("2020-W01").epochWeek(), code(DEAD))
                    .from(week("2020-W02").epochWeek(), NOT_OBSERVED)
                    .from(week("2020-W03").epochWeek(), NO_BENEFIT)
                    .from(week("2020-W05").epochWeek(), OUT_OF_SCOPE)
                    .from(week("2020-W07").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W02", code(DEAD)),
                            spell("2020-W02", "2020-W03", NOT_OBSERVED),
                            spell("2020-W03", "2020-W11", OUT_OF_SCOPE));
        }

        @Test
        void isNotCarriedFromOnePersonToTheNext() {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, born(LocalDate.of(2015, 1, 1)), 2)
                    .from(week("2020-W01").epochWeek(), code(DEAD))
                    .end();
            builder.begin(2, UNKNOWN, 3)
                    .from(week("2020-W01").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(build(builder).timeline(1).spells()).containsExactly(spell("2020-W01", "2020-W11", NO_BENEFIT));
        }

        @Test
        void holdsEveryBlankIfSoChosen() {
            RegisterBuilder builder = builder("2020-W01", 10).scope(ScopeRule.EVERY_BLANK_IN_SCOPE);
            builder.begin(1, born(LocalDate.of(2004, 2, 6)), 2)
                    .from(week("2020-W01").epochWeek(), NO_BENEFIT)
                    .from(week("2020-W08").epochWeek(), code(DEAD))
                    .from(week("2020-W09").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(spellsOf(builder))
                    .containsExactly(
                            spell("2020-W01", "2020-W08", NO_BENEFIT),
                            spell("2020-W08", "2020-W09", code(DEAD)),
                            spell("2020-W09", "2020-W11", NO_BENEFIT));
        }

        @Test
        void knowsNoExitsInACodebookWithoutThem() {
            Codebook own = Codebook.of("own", List.of(Fixtures.entry(999, 999, "dead")));
            RegisterBuilder builder = Register.builder(WeekSpan.of(week("2020-W01"), 2), own);
            builder.begin(1, UNKNOWN, 2)
                    .from(week("2020-W01").epochWeek(), code(DEAD))
                    .from(week("2020-W02").epochWeek(), NO_BENEFIT)
                    .end();

            assertThat(build(builder).timeline(0).stateAt(week("2020-W02"))).isEqualTo(NO_BENEFIT);
        }

        @Test
        void isChosenBeforeTheFirstPerson() {
            RegisterBuilder builder = builder("2020-W01", 10);
            builder.begin(1, UNKNOWN, 2).end();

            assertThatIllegalStateException().isThrownBy(() -> builder.scope(ScopeRule.EVERY_BLANK_IN_SCOPE));
        }
    }

    @Test
    void stopsBuildingOnAThreadThatIsInterruptedAndIsSpent() {
        RegisterBuilder builder = builder("2020-W01", 10);
        take(builder, 1, 2, CASH);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> build(builder))
                    .withMessage("building the register was interrupted; nothing was kept");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> build(builder))
                .withMessageContaining("begin another builder");
    }

    @Nested
    class Persons {

        @Test
        void comeOneAfterAnother() {
            RegisterBuilder builder = builder("2020-W01", 10);

            assertThatIllegalStateException().isThrownBy(builder::end);
            assertThatIllegalStateException().isThrownBy(() -> builder.discard(refusal(2)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> builder.from(week("2020-W01").epochWeek(), State.NO_BENEFIT))
                    .withMessage("no person has begun");
            assertThatIllegalStateException()
                    .isThrownBy(() -> builder.monthly(MonthlySeries.PAID_HOURS, month("2020-01"), 1));
            assertThatIllegalStateException().isThrownBy(() -> builder.trait("x", LocalDate.EPOCH, "a"));
            builder.begin(1, UNKNOWN, 2);
            assertThatIllegalStateException().isThrownBy(() -> builder.begin(2, UNKNOWN, 3));
        }

        @Test
        void areNotLostIfTheyHaveNotEnded() {
            RegisterBuilder builder = builder("2020-W01", 10).begin(1, UNKNOWN, 2);

            assertThatIllegalStateException()
                    .isThrownBy(() -> build(builder))
                    .withMessageContaining("neither ended nor been discarded");
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 10_000})
        void liveInAMunicipalityWithANumber(int none) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PersonTraits(Sex.MAN, UNKNOWN.birthDate(), Origin.DANISH, none))
                    .withMessageContaining(Integer.toString(none));
        }

        /** More persons and spells than any array holds at first. */
        @Test
        void mayBeMany() {
            RegisterBuilder builder = builder("2020-W01", 100);
            for (int person = 999; person >= 0; person--) {
                builder.begin(person, UNKNOWN, person + 2);
                for (int week = 0; week < 100; week++) {
                    builder.from(week("2020-W01").epochWeek() + week, code(stateOf(person, week)));
                }
                builder.end();
            }
            Register register = build(builder);

            assertThat(register.size()).isEqualTo(1000);
            assertThat(register.spellCount()).isEqualTo(100_000);
            for (int person = 0; person < 1000; person++) {
                assertThat(register.personId(person)).isEqualTo(person);
                for (int week = 0; week < 100; week++) {
                    assertThat(register.timeline(person)
                                    .stateAt(week("2020-W01").plusWeeks(week))
                                    .code())
                            .isEqualTo(stateOf(person, week));
                }
            }
        }

        private int stateOf(int person, int week) {
            return 100 + (person + 7 * week) % 800;
        }
    }

    static void take(RegisterBuilder builder, long person, long line, int code) {
        builder.begin(person, UNKNOWN, line)
                .from(week("2020-W01").epochWeek(), code(code))
                .end();
    }

    static Finding refusal(long line) {
        return Finding.refused(Reason.NOT_A_CODE, Place.of("dream.csv", line), "'x' is not a benefit code", "");
    }

    static List<Spell> spellsOf(RegisterBuilder builder) {
        return build(builder).timeline(0).spells();
    }
}
