package dk.effekt.sroi.purse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.purse.ReimbursementLadder.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ladder beside one that is climbed week by week. */
class LadderPropertyTest {

    private static final Week FIRST = Week.of(2014, 1);
    private static final Set<State> SUPPORT = Set.of(Life.NOTHING, Life.GRANT);
    private static final Set<State> COVERED = Set.of(Life.CASH, Life.SICK, Life.FLEXI_JOB, Life.PENSION);
    private static final List<State> OLD_CASES = List.of(Life.FLEXI_JOB, Life.PENSION);

    /** What a person's weeks come to, one place for each. */
    private record Naive(int[] weeks, int[] steps, List<Week> restarts) {}

    private static Naive naive(Life life, ReimbursementLadder ladder) {
        int n = life.weeks();
        Naive naive = new Naive(new int[n], new int[n], new ArrayList<>());
        int counted = 0;
        int firstBenefit = -1;
        int countsFrom = FIRST.weeksUntil(ladder.countsFrom());
        for (int week = 0; week < n; week++) {
            State state = life.state(week);
            boolean isOld = OLD_CASES.contains(state) && wasBefore(life, state, Math.max(countsFrom, 1));
            if (week >= countsFrom && COVERED.contains(state) && !isOld) {
                firstBenefit = counted == 0 ? week : firstBenefit;
                counted++;
                if (FIRST.plusWeeks(week).compareTo(ladder.inForceFrom()) >= 0) {
                    int step = 1;
                    while (counted > ladder.steps().get(step - 1).throughWeek()) {
                        step++;
                    }
                    naive.steps[week] = step;
                }
            }
            if (counted > 0
                    && selfSupport(life, week, firstBenefit, ladder)
                            >= ladder.restart().weeks()) {
                counted = 0;
                naive.restarts.add(FIRST.plusWeeks(week));
            }
            naive.weeks[week] = counted;
        }
        return naive;
    }

    private static boolean wasBefore(Life life, State state, int end) {
        for (int week = 0; week < Math.min(end, life.weeks()); week++) {
            if (life.state(week).equals(state)) {
                return true;
            }
        }
        return false;
    }

    private static int selfSupport(Life life, int through, int after, ReimbursementLadder ladder) {
        int sum = 0;
        for (int week = through;
                week > after && week > through - ladder.restart().withinWeeks();
                week--) {
            sum += SUPPORT.contains(life.state(week)) ? 1 : 0;
        }
        return sum;
    }

    @Property(tries = 1_000)
    void climbsAsWeekByWeek(@ForAll("lives") Life life, @ForAll("ladders") ReimbursementLadder ladder) {
        Naive naive = naive(life, ladder);
        Register register = life.register();
        LadderReplay replay = ladder.replay(register);
        LadderHistory history = replay.history(0);

        assertThat(history.restarts()).isEqualTo(naive.restarts());
        long[] totals = new long[ladder.steps().size() + 1];
        for (int week = 0; week < life.weeks(); week++) {
            Week at = FIRST.plusWeeks(week);
            int step = naive.steps()[week];
            assertThat(history.weeksThrough(at)).as("weeks through %s", at).isEqualTo(naive.weeks()[week]);
            assertThat(history.step(at).orElse(0)).as("step in %s", at).isEqualTo(step);
            assertThat(history.municipalShare(at).orElse(-1))
                    .isEqualTo(step == 0 ? -1 : ladder.steps().get(step - 1).municipalShare());
            totals[step]++;
        }
        for (int step = 1; step < totals.length; step++) {
            assertThat(replay.personWeeks(step)).isEqualTo(totals[step]);
        }
        assertThat(replay.restarts()).isEqualTo(naive.restarts().size());
        assertThat(history.explain().lines().filter(line -> line.contains("starts over")))
                .hasSize(naive.restarts().size());
    }

    @Property(tries = 200)
    void stepsOfAWindowAreThoseOfItsWeeks(
            @ForAll("lives") Life life, @ForAll("ladders") ReimbursementLadder ladder, @ForAll("starts") int start) {
        int[] expected = naive(life, ladder).steps();
        int[] steps = new int[90];
        life.on(ladder).steps(FIRST.epochWeek() + start, steps);

        for (int k = 0; k < steps.length; k++) {
            int week = start + k;
            assertThat(steps[k]).isEqualTo(week < 0 || week >= expected.length ? 0 : expected[week]);
        }
    }

    /** Bit for bit, whichever benefits are asked for, and unknown where it is. */
    @Property(tries = 300)
    void weeksOfAllStepsAreTheWeeksOnTheBenefit(
            @ForAll("lives") Life life,
            @ForAll("ladders") ReimbursementLadder ladder,
            @ForAll("starts") int start,
            @ForAll("benefits") StateGroup benefit) {
        Register register = life.register();
        double[] expected = path(Outcomes.in(benefit), register, start);
        double[] sum = new double[expected.length];
        for (Outcome outcome : ladder.outcomes(benefit)) {
            double[] path = path(outcome, register, start);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += path[k];
            }
        }

        assertThat(sum).isEqualTo(expected);
    }

    /** On the step that the history has in the week, and in the state of the week. */
    @Property(tries = 300)
    void isOnTheStepOfTheHistory(
            @ForAll("lives") Life life, @ForAll("ladders") ReimbursementLadder ladder, @ForAll("starts") int start) {
        int[] steps = naive(life, ladder).steps();
        Register register = life.register();
        for (int step = 1; step <= ladder.steps().size(); step++) {
            double[] path = path(ladder.at(step, StateGroup.CASH_ASSISTANCE), register, start);
            double[] expected = new double[path.length];
            for (int k = 0; k < path.length; k++) {
                int week = start + k;
                boolean isIn = week >= 0 && week < life.weeks();
                boolean isKnown = isIn && !life.state(week).equals(State.NOT_OBSERVED);
                boolean isOn = isIn && life.state(week).equals(Life.CASH) && steps[week] == step;
                expected[k] = isOn ? 1 : isKnown ? 0 : Double.NaN;
            }
            assertThat(path).as("step %d", step).isEqualTo(expected);
        }
    }

    private static double[] path(Outcome outcome, Register register, int start) {
        double[] path = new double[120];
        outcome.in(register).path(register.timeline(0), FIRST.epochWeek() + start, path);
        return path;
    }

    @Provide
    Arbitrary<StateGroup> benefits() {
        return Arbitraries.of(
                StateGroup.BENEFIT,
                StateGroup.CASH_ASSISTANCE,
                StateGroup.EDUCATION,
                StateGroup.of("flexi-job").or(StateGroup.of("other")));
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<State> states = Arbitraries.of(
                Life.NOTHING,
                Life.NOTHING,
                Life.GRANT,
                Life.CASH,
                Life.SICK,
                Life.MATERNITY,
                Life.FLEXI_JOB,
                Life.PENSION,
                State.OUT_OF_SCOPE,
                State.NOT_OBSERVED);
        return Combinators.combine(states, integers(1, 70))
                .as(Life.Spell::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(spells -> {
                    Life life = new Life(FIRST, List.of());
                    State before = null;
                    for (Life.Spell spell : spells) {
                        if (!spell.state().equals(before)) {
                            life = life.then(spell.state(), spell.weeks());
                        }
                        before = spell.state();
                    }
                    return life;
                });
    }

    @Provide
    Arbitrary<ReimbursementLadder> ladders() {
        Arbitrary<Integer> from = integers(-20, 80);
        return Combinators.combine(
                        from,
                        integers(0, 80),
                        integers(1, 60),
                        integers(0, 110),
                        integers(1, 60).set().ofMinSize(0).ofMaxSize(4))
                .as((counts, later, weeks, more, bounds) -> {
                    List<Step> steps = new ArrayList<>();
                    bounds.stream().sorted().forEach(bound -> steps.add(new Step(bound, bound / 100.0)));
                    steps.add(new Step(ReimbursementLadder.FOR_EVER, 1));
                    return ReimbursementLadder.since2016()
                            .withSteps(steps.toArray(Step[]::new))
                            .startingIn(FIRST.plusWeeks(counts), FIRST.plusWeeks(counts + later))
                            .withRestart(new RestartRule(
                                    StateGroup.of("no-registered-benefit").or(StateGroup.EDUCATION),
                                    weeks,
                                    weeks + more));
                });
    }

    @Provide
    Arbitrary<Integer> starts() {
        return integers(-100, 400);
    }

    private static Arbitrary<Integer> integers(int from, int through) {
        return Arbitraries.integers().between(from, through).withoutEdgeCases();
    }
}
