package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.GRANT;
import static dk.effekt.register.Fixtures.SICK;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.code;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.Fixtures.spell;
import static dk.effekt.register.Fixtures.week;
import static dk.effekt.register.MonthlySeries.EMPLOYMENT_RATIO;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.WeekSpan;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One person in 2020-W01 to W20: not observed, cash assistance from W03, sickness benefit from W07, blank from W11; employed
 * in April (W14 to W18), not in March (W10 to W13), otherwise not observed.
 */
class TimelineTest {

    private static final StateSet BENEFIT = StateSet.ofCodes("benefit", CASH, SICK);
    private static final StateSet JOB = StateSet.of("blank", State.NO_BENEFIT).when(Employment.EMPLOYED);

    private Timeline timeline;

    @BeforeEach
    void readThePerson() {
        RegisterBuilder builder =
                builder("2020-W01", 20).observed(EMPLOYMENT_RATIO, List.of(month("2020-03"), month("2020-04")));
        builder.begin(4_711, PersonTraits.UNKNOWN, 2)
                .from(at("2020-W03"), code(CASH))
                .from(at("2020-W07"), code(SICK))
                .from(at("2020-W11"), State.NO_BENEFIT)
                .monthly(EMPLOYMENT_RATIO, month("2020-04"), 0.75)
                .end();
        timeline = build(builder).timeline(0);
    }

    @Test
    void employmentNeverSplitsASpell() {
        assertThat(timeline.spells())
                .containsExactly(
                        spell("2020-W01", "2020-W03", State.NOT_OBSERVED),
                        spell("2020-W03", "2020-W07", code(CASH)),
                        spell("2020-W07", "2020-W11", code(SICK)),
                        spell("2020-W11", "2020-W21", State.NO_BENEFIT));
        assertThat(timeline.spells()).extracting(Spell::weeks).containsExactly(2, 4, 4, 10);
        assertThat(timeline.spells().get(1)).hasToString("[2020-W03, 2020-W07) 130");
    }

    @Test
    void weeksOutsideTheRegisterAreNotObserved() {
        assertThat(timeline.stateAt(week("2019-W52"))).isEqualTo(State.NOT_OBSERVED);
        assertThat(timeline.stateAt(week("2020-W21"))).isEqualTo(State.NOT_OBSERVED);
        assertThat(timeline.employmentAt(week("2020-W21"))).isEqualTo(Employment.NOT_OBSERVED);
        assertThat(timeline.isIn(BENEFIT, at("2019-W52"))).isFalse();
        assertThat(timeline.isUnknown(BENEFIT, at("2019-W52"))).isTrue();
        assertThat(timeline.monthly(EMPLOYMENT_RATIO, month("2019-12"))).isEmpty();
        assertThat(timeline.monthly(EMPLOYMENT_RATIO, month("2030-12"))).isEmpty();
    }

    @Test
    void countsTheWeeksOfASpanInASet() {
        assertThat(timeline.weeksIn(BENEFIT, WeekSpan.of(week("2020-W01"), week("2020-W21"))))
                .isEqualTo(8);
        assertThat(timeline.weeksIn(BENEFIT, WeekSpan.of(week("2020-W06"), week("2020-W08"))))
                .isEqualTo(2);
        assertThat(timeline.weeksIn(BENEFIT, WeekSpan.of(week("2020-W11"), week("2020-W21"))))
                .isZero();
        assertThat(timeline.weeksIn(BENEFIT, WeekSpan.of(week("2020-W05"), 0))).isZero();
        assertThat(timeline.weeksIn(BENEFIT, WeekSpan.of(week("1991-W01"), week("2050-W01"))))
                .isEqualTo(8);
        assertThat(timeline.weeksIn(BENEFIT, Integer.MIN_VALUE, Integer.MAX_VALUE))
                .isEqualTo(8);
        assertThat(timeline.weeksIn(BENEFIT, Integer.MAX_VALUE, Integer.MIN_VALUE))
                .isZero();
        assertThat(timeline.weeksIn(JOB, WeekSpan.of(week("2020-W01"), week("2020-W21"))))
                .isEqualTo(5);
    }

    @Test
    void countsTheWeeksInARowUpToAWeek() {
        assertThat(timeline.weeksRunning(BENEFIT, at("2020-W03"))).isEqualTo(1);
        assertThat(timeline.weeksRunning(BENEFIT, at("2020-W10"))).isEqualTo(8);
        assertThat(timeline.weeksRunning(BENEFIT, at("2020-W11"))).isZero();
        assertThat(timeline.weeksRunning(BENEFIT, at("2020-W02"))).isZero();
        assertThat(timeline.weeksRunning(BENEFIT, at("2019-W52"))).isZero();
        assertThat(timeline.weeksRunning(BENEFIT, at("2020-W21"))).isZero();
    }

    @Test
    void countsARunFromTheRegistersFirstWeekWhereItReachesBackToIt() {
        RegisterBuilder builder = builder("2020-W01", 20);
        builder.begin(1, PersonTraits.UNKNOWN, 2)
                .from(at("2020-W01"), code(CASH))
                .end();

        assertThat(build(builder).timeline(0).weeksRunning(BENEFIT, at("2020-W20")))
                .isEqualTo(20);
    }

    @Test
    void tellsNotInASetFromUnknown() {
        double[] job = new double[24];
        timeline.membership(JOB, at("2019-W51"), job);

        double[] expected = new double[24];
        for (int i = 0; i < expected.length; i++) {
            int week = i - 1; // i = 0 is 2019-W51, i = 2 is 2020-W01
            boolean outside = week < 1 || week > 20;
            boolean notObserved = week <= 2;
            boolean untold = week >= 19;
            boolean employed = week >= 14 && week <= 18;
            expected[i] = outside || notObserved || untold ? Double.NaN : employed ? 1 : 0;
        }
        assertThat(job).containsExactly(expected);
    }

    @Test
    void writesNothingIntoNoPlaces() {
        double[] none = {};
        timeline.membership(JOB, at("2020-W05"), none);

        assertThat(none).isEmpty();
    }

    @Test
    void collectsTheWeeksInASetAcrossSpells() {
        assertThat(timeline.weeks(BENEFIT).spans()).containsExactly(WeekSpan.of(week("2020-W03"), week("2020-W11")));
        assertThat(timeline.weeks(JOB).spans()).containsExactly(WeekSpan.of(week("2020-W14"), week("2020-W19")));
        assertThat(timeline.weeks(StateSet.ofCodes("grant", GRANT))).isEqualTo(WeekSet.EMPTY);
    }

    @Test
    void doesNotShowThePerson() {
        assertThat(timeline).hasToString("timeline of person 0, 4 spells");
        assertThat(timeline.person()).isZero();
        assertThat(timeline.register().personId(0)).isEqualTo(4_711);
    }

    private static int at(String week) {
        return week(week).epochWeek();
    }
}
