package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.EMIGRATED;
import static dk.effekt.register.Fixtures.SICK;
import static dk.effekt.register.Fixtures.born;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.code;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.Fixtures.week;
import static dk.effekt.register.SpellRule.FULL_CALENDAR_MONTH;
import static dk.effekt.register.SpellRule.GAP_OF_4_WEEKS;
import static dk.effekt.register.SpellRule.NO_GAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.WeekSpan;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spells by rule on cases small enough to check on a calendar of 2020 and 2021. */
class SpellRuleTest {

    private static final StateSet CASH_OR_SICK = StateSet.ofCodes("benefit", CASH, SICK);
    private static final StateSet JOB = StateSet.of("blank", State.NO_BENEFIT).when(Employment.EMPLOYED);

    /** The Thursdays of February 2020 are those of W06 to W09, of April W14 to W18, of December W49 to W53. */
    @ParameterizedTest
    @CsvSource({
        // Gap, its end exclusive; ends by no gap, by four weeks, by calendar month.
        "2020-W06, 2020-W07, true, false, false",
        "2020-W06, 2020-W09, true, false, false",
        "2020-W06, 2020-W10, true, true, true",
        "2020-W07, 2020-W11, true, true, false",
        "2020-W07, 2020-W14, true, true, true",
        "2020-W07, 2020-W13, true, true, false",
        "2020-W14, 2020-W18, true, true, false",
        "2020-W14, 2020-W19, true, true, true",
        "2020-W50, 2021-W01, true, true, false",
        "2020-W49, 2020-W53, true, true, false",
        "2020-W49, 2021-W01, true, true, true",
        "2020-W50, 2021-W05, true, true, true",
        "2020-W50, 2021-W04, true, true, false",
        "2020-W01, 2021-W01, true, true, true"
    })
    void saysIfAGapEndsASpell(String start, String end, boolean byNoGap, boolean byFourWeeks, boolean byMonth) {
        int from = week(start).epochWeek();
        int to = week(end).epochWeek();

        assertThat(NO_GAP.endsIn(from, to)).isEqualTo(byNoGap);
        assertThat(GAP_OF_4_WEEKS.endsIn(from, to)).isEqualTo(byFourWeeks);
        assertThat(FULL_CALENDAR_MONTH.endsIn(from, to)).isEqualTo(byMonth);
    }

    @Test
    void aGapHasAWeek() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NO_GAP.endsIn(7, 7))
                .withMessageContaining("from week 7");
    }

    /** Birthday on 4 March, employment from April on, sickness benefit after cash assistance: nothing to do with the spell. */
    @Test
    void backgroundAndEmploymentNeverSplitASpell() {
        RegisterBuilder builder =
                builder("2020-W01", 30).observed(MonthlySeries.EMPLOYMENT_RATIO, List.of(month("2020-04")));
        builder.begin(1, born(LocalDate.of(1990, 3, 4)), 2)
                .from(week("2020-W03").epochWeek(), code(CASH))
                .from(week("2020-W12").epochWeek(), code(SICK))
                .from(week("2020-W25").epochWeek(), State.NO_BENEFIT)
                .monthly(MonthlySeries.EMPLOYMENT_RATIO, month("2020-04"), 0.5)
                .end();
        Timeline timeline = build(builder).timeline(0);

        for (SpellRule rule : SpellRule.values()) {
            assertThat(timeline.spells(CASH_OR_SICK, rule).spans())
                    .as("%s", rule)
                    .containsExactly(WeekSpan.of(week("2020-W03"), week("2020-W25")));
        }
    }

    @Test
    void aGapOfTwoWeeksIsOneSpellOrTwoByRuleAndNoWorkOfFourWeeks() {
        RegisterBuilder builder =
                builder("2020-W01", 30).observed(MonthlySeries.EMPLOYMENT_RATIO, List.of(month("2020-03")));
        builder.begin(1, PersonTraits.UNKNOWN, 2)
                .from(week("2020-W03").epochWeek(), code(CASH))
                .from(week("2020-W11").epochWeek(), State.NO_BENEFIT)
                .from(week("2020-W13").epochWeek(), code(CASH))
                .from(week("2020-W20").epochWeek(), State.NO_BENEFIT)
                .monthly(MonthlySeries.EMPLOYMENT_RATIO, month("2020-03"), 1.0)
                .end();
        Timeline timeline = build(builder).timeline(0);
        WeekSpan all = timeline.register().span();

        assertThat(timeline.spells(CASH_OR_SICK, FULL_CALENDAR_MONTH).spans())
                .containsExactly(WeekSpan.of(week("2020-W03"), week("2020-W20")));
        assertThat(timeline.spells(CASH_OR_SICK, NO_GAP).spans())
                .containsExactly(
                        WeekSpan.of(week("2020-W03"), week("2020-W11")),
                        WeekSpan.of(week("2020-W13"), week("2020-W20")));
        assertThat(timeline.spellCount(CASH_OR_SICK, FULL_CALENDAR_MONTH, all)).isEqualTo(1);
        assertThat(timeline.spellCount(CASH_OR_SICK, NO_GAP, all)).isEqualTo(2);
        assertThat(timeline.firstEntry(JOB, week("2020-W03"))).contains(week("2020-W11"));
        assertThat(timeline.firstSustainedEntry(JOB, week("2020-W03"), 2)).contains(week("2020-W11"));
        assertThat(timeline.firstSustainedEntry(JOB, week("2020-W03"), 4)).isEmpty();
    }

    @Test
    void whatIsNotObservedIsNeverBridged() {
        RegisterBuilder builder = builder("2020-W01", 10);
        builder.begin(1, PersonTraits.UNKNOWN, 2)
                .from(week("2020-W01").epochWeek(), code(CASH))
                .from(week("2020-W04").epochWeek(), State.NOT_OBSERVED)
                .from(week("2020-W05").epochWeek(), code(CASH))
                .end();
        Timeline timeline = build(builder).timeline(0);

        assertThat(timeline.spells(CASH_OR_SICK, FULL_CALENDAR_MONTH).spanCount())
                .isEqualTo(2);
        assertThat(timeline.shareIn(CASH_OR_SICK, timeline.register().span())).isEqualTo(1);
        assertThat(timeline.weeksKnown(CASH_OR_SICK, timeline.register().span()))
                .isEqualTo(9);
    }

    @Test
    void aWindowInsideABridgedGapSeesTheSpell() {
        RegisterBuilder builder = builder("2020-W01", 20);
        builder.begin(1, PersonTraits.UNKNOWN, 2)
                .from(week("2020-W01").epochWeek(), code(CASH))
                .from(week("2020-W11").epochWeek(), State.NO_BENEFIT)
                .from(week("2020-W13").epochWeek(), code(CASH))
                .from(week("2020-W15").epochWeek(), code(EMIGRATED))
                .from(week("2020-W16").epochWeek(), State.NO_BENEFIT)
                .end();
        Timeline timeline = build(builder).timeline(0);
        WeekSpan gap = WeekSpan.of(week("2020-W11"), week("2020-W13"));

        assertThat(timeline.spellCount(CASH_OR_SICK, GAP_OF_4_WEEKS, gap)).isEqualTo(1);
        assertThat(timeline.spellCount(CASH_OR_SICK, NO_GAP, gap)).isZero();
        assertThat(timeline.spellCount(CASH_OR_SICK, NO_GAP, Integer.MIN_VALUE, Integer.MAX_VALUE))
                .isEqualTo(2);
        assertThat(timeline.spellCount(CASH_OR_SICK, NO_GAP, WeekSpan.of(week("2020-W15"), 6)))
                .isZero();
    }

    @Test
    void anEntryIsSoughtInTheRegistersWeeksOnly() {
        RegisterBuilder builder = builder("2020-W01", 6);
        builder.begin(1, PersonTraits.UNKNOWN, 2)
                .from(week("2020-W03").epochWeek(), code(CASH))
                .end();
        Timeline timeline = build(builder).timeline(0);

        assertThat(timeline.isUnknown(CASH_OR_SICK, week("2020-W02"))).isTrue();
        assertThat(timeline.isIn(CASH_OR_SICK, week("2020-W03"))).isTrue();
        assertThat(timeline.firstEntry(CASH_OR_SICK, Integer.MIN_VALUE))
                .isEqualTo(week("2020-W03").epochWeek());
        assertThat(timeline.firstEntry(CASH_OR_SICK, week("2020-W05"))).contains(week("2020-W05"));
        assertThat(timeline.firstEntry(CASH_OR_SICK, week("2020-W07"))).isEmpty();
        assertThat(timeline.firstEntry(CASH_OR_SICK, Timeline.NEVER)).isEqualTo(Timeline.NEVER);
        assertThat(timeline.firstEntry(CASH_OR_SICK.or(CASH_OR_SICK.unknowns()), week("2020-W01")))
                .contains(week("2020-W01"));
        assertThat(timeline.firstSustainedEntry(CASH_OR_SICK, week("2020-W01"), 4))
                .contains(week("2020-W03"));
        assertThat(timeline.firstSustainedEntry(CASH_OR_SICK, week("2020-W01"), 5))
                .isEmpty();
        assertThat(timeline.shareIn(CASH_OR_SICK, WeekSpan.of(week("2020-W01"), 2)))
                .isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timeline.firstSustainedEntry(CASH_OR_SICK, 0, 0))
                .withMessageContaining("a run of 0 weeks");
    }

    @Test
    void printsInWords() {
        assertThat(FULL_CALENDAR_MONTH).hasToString("full calendar month");
    }
}
