package dk.effekt.cohort;

import static dk.effekt.Town.person;
import static dk.effekt.Town.start;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.RiskSetDesign.AtRisk.END_OF_WEEK_BEFORE;
import static dk.effekt.cohort.RiskSetDesign.AtRisk.THROUGH_START_WEEK;
import static dk.effekt.cohort.RiskSetDesign.riskSet;
import static dk.effekt.register.StateGroup.BENEFIT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.cohort.Attrition.Step;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskSetDesignTest {

    private static final Criterion ON_BENEFIT = receiving(BENEFIT);

    @Test
    void laterStartersStayControlsUntilTheyStart() {
        Register register = Town.register(person(1, "CCCCCCCC"), person(2, "CCCCCCCC"), person(3, "CCCCCCCC"));

        Cohort cohort = riskSet().assemble(register, List.of(start(1, 3), start(2, 5)), ON_BENEFIT, 0);

        assertThat(rows(cohort)).containsExactly("1@3 starts", "2@3", "3@3", "2@5 starts", "3@5");
    }

    @Test
    void aSecondParticipationStartsNothingAndIsCounted() {
        Register register = Town.register(person(1, "CCCCCCCC"), person(2, "CCCCCCCC"));

        Cohort cohort = riskSet().assemble(register, List.of(start(1, 6), start(1, 2), start(1, 4)), ON_BENEFIT, 0);

        assertThat(rows(cohort)).containsExactly("1@2 starts", "2@2");
        assertThat(cohort.attrition().steps()).contains(new Step("the person's first", 2, 1));
    }

    @Test
    void participantsUnknownToTheRegisterAreCounted() {
        Register register = Town.register(person(1, "CCCCCCCC"), person(2, "CCCCCCCC"));

        Cohort cohort = riskSet().assemble(register, List.of(start(1, 2), start(99, 2)), ON_BENEFIT, 0);

        assertThat(rows(cohort)).containsExactly("1@2 starts", "2@2");
        assertThat(cohort.attrition().steps()).contains(new Step("person in the register", 1, 1));
    }

    @Test
    void aStartWithTooLittleHistoryIsLostAndItsPersonIsNoControlFromThenOn() {
        Register register = Town.register(
                person(1, "CCCCCCCC"), person(2, "CCCCCCCC"), person(3, "CCCCCCCC"), person(4, "CCCCCCCC"));

        Cohort cohort = riskSet()
                .assemble(register, List.of(start(1, 3), start(2, 4), start(3, -20), start(4, 6)), ON_BENEFIT, 4);

        // 1 starts in week 3, 3 before the register begins: neither is there in week 4.
        assertThat(rows(cohort)).containsExactly("2@4 starts", "4@4", "4@6 starts");
        assertThat(cohort.attrition().steps())
                .contains(new Step("start in the register's weeks, after 4 weeks of history", 2, 2));
    }

    @Test
    void aStartAfterTheLastWeekIsLostButItsPersonIsAControlTillTheEnd() {
        Register register = Town.register(person(1, "CCCCCCCC"), person(2, "CCCCCCCC"));

        Cohort cohort = riskSet().assemble(register, List.of(start(1, 7), start(2, 8)), ON_BENEFIT, 0);

        assertThat(rows(cohort)).containsExactly("1@7 starts", "2@7");
        assertThat(cohort.attrition().steps()).contains(new Step("start in the register's weeks", 1, 1));
    }

    @Test
    void anIneligibleStarterIsLostAndIsNoControlFromThenOn() {
        Register register = Town.register(person(1, "CC..CCCC"), person(2, "CCCCCCCC"), person(3, "CCCCCCCC"));

        Cohort cohort = riskSet().assemble(register, List.of(start(1, 3), start(2, 2), start(3, 5)), ON_BENEFIT, 0);

        assertThat(rows(cohort)).containsExactly("1@2", "2@2 starts", "3@2", "3@5 starts");
        assertThat(cohort.attrition().steps()).contains(new Step("on income-replacement", 1, 2));
    }

    @Test
    void bothArmsAreTestedInTheSameWeek() {
        // 1 and 2 leave benefit in week 3, the week of the start.
        Register register = Town.register(person(1, "CCC....."), person(2, "CCC....."), person(3, "CCCCCCCC"));
        List<Participation> starts = List.of(start(1, 3));

        assertThat(rows(riskSet(END_OF_WEEK_BEFORE).assemble(register, starts, ON_BENEFIT, 0)))
                .containsExactly("1@3 starts", "2@3", "3@3");
        assertThat(rows(riskSet(THROUGH_START_WEEK).assemble(register, starts, ON_BENEFIT, 0)))
                .isEmpty();
        assertThat(riskSet(END_OF_WEEK_BEFORE).firstOutcomeWeek()).isZero();
        assertThat(riskSet(THROUGH_START_WEEK).firstOutcomeWeek()).isOne();
    }

    @Test
    void theFirstWeekHasNoWeekBefore() {
        Register register = Town.register(person(1, "CCCC"), person(2, "CCCC"));
        List<Participation> starts = List.of(start(1, 0));

        assertThat(rows(riskSet(END_OF_WEEK_BEFORE).assemble(register, starts, ON_BENEFIT, 0)))
                .isEmpty();
        assertThat(rows(riskSet(THROUGH_START_WEEK).assemble(register, starts, ON_BENEFIT, 0)))
                .containsExactly("1@0 starts", "2@0");
    }

    @Test
    void noHistoryIsLongEnoughForAnEndlessWindow() {
        Register register = Town.register(person(1, "CCCC"), person(2, "CCCC"));

        assertThat(riskSet()
                        .assemble(register, List.of(start(1, 2)), ON_BENEFIT, Integer.MAX_VALUE)
                        .size())
                .isZero();
    }

    @Test
    void withoutParticipationsNobodyIsCompared() {
        Cohort cohort = riskSet().assemble(Town.register(person(1, "CCCC")), List.of(), ON_BENEFIT, 0);

        assertThat(cohort.size()).isZero();
        assertThat(cohort.attrition().left()).isZero();
        assertThat(cohort).hasToString("cohort of 0 starts against 0 person-weeks");
    }

    @Test
    void saysWhatItDoes() {
        assertThat(riskSet())
                .hasToString("risk sets: start in week w versus not yet, both arms eligible at the end of week w-1, "
                        + "outcomes from week w");
        assertThat(riskSet(THROUGH_START_WEEK))
                .hasToString(
                        "risk sets: start in week w versus not yet, both arms eligible through week w, outcomes from week w+1");
        assertThat(riskSet().contrast()).isEqualTo("starting now versus not yet");
    }

    @Test
    void saysWhatBecomesOfLaterStarts() {
        assertThat(riskSet().laterStarts()).isEqualTo(LaterStarts.KEPT);
        assertThat(riskSet().laterStarts(LaterStarts.KEPT)).isEqualTo(riskSet());
        RiskSetDesign censored = riskSet(THROUGH_START_WEEK).laterStarts(LaterStarts.CENSORED);
        assertThat(censored)
                .hasToString(
                        "risk sets: start in week w versus never within the horizon, both arms eligible through week w, "
                                + "outcomes from week w+1, untreated censored when they start and weighted by "
                                + "1/probability of not having started, from the weekly propensity");
        assertThat(censored.contrast()).isEqualTo("starting now versus never within the horizon");
        assertThat(censored.firstOutcomeWeek()).isOne();
    }

    @Test
    void whoIsAtRiskDoesNotDependOnWhatBecomesOfLaterStarts() {
        Register register = Town.register(person(1, "CCCCCCCC"), person(2, "CCCCCCCC"), person(3, "CCCCCCCC"));
        List<Participation> starts = List.of(start(1, 3), start(2, 5));

        assertThat(rows(riskSet().laterStarts(LaterStarts.CENSORED).assemble(register, starts, ON_BENEFIT, 0)))
                .isEqualTo(rows(riskSet().assemble(register, starts, ON_BENEFIT, 0)));
    }

    @Test
    void knowsEveryFirstStartAlsoThoseLostOnTheWay() {
        Register register = Town.register(
                person(1, "CCCCCCCC"), person(2, "CC..CCCC"), person(3, "CCCCCCCC"), person(4, "CCCCCCCC"));

        Cohort cohort = riskSet()
                .assemble(register, List.of(start(1, 6), start(1, 3), start(2, 4), start(3, 30)), ON_BENEFIT, 0);

        assertThat(IntStream.range(0, 4).map(cohort::startWeek))
                .containsExactly(Town.week(3), Town.week(4), Town.week(30), Timeline.NEVER);
        assertThat(cohort.thinned(0.5).startWeek(1)).isEqualTo(Town.week(4));
        assertThat(Cohort.of(
                                register,
                                new int[] {0, 1, 0},
                                new int[] {Town.week(2), Town.week(2), Town.week(5)},
                                new boolean[] {false, true, true},
                                Attrition.startingWith("participations", 2))
                        .startWeek(0))
                .isEqualTo(Town.week(5));
    }

    private static List<String> rows(Cohort cohort) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < cohort.size(); row++) {
            rows.add(cohort.register().personId(cohort.person(row)) + "@" + (cohort.week(row) - Town.week(0))
                    + (cohort.isTreated(row) ? " starts" : ""));
        }
        return rows;
    }
}
