package dk.effekt.sroi.purse;

import dk.effekt.calendar.Week;
import dk.effekt.covariate.Covariate;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.study.ProtocolVocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Danish reimbursement ladder (refusionstrappen): the longer a person has been on public benefits, the greater the share
 * that the municipality pays itself. Weeks with any covered benefit add up, whichever benefit it is, until the count {@linkplain
 * RestartRule starts over}. It is no sum over the latest three years.
 *
 * <pre>{@code
 * ReimbursementLadder ladder = ReimbursementLadder.since2016();
 * ladder.meanShare(1, 52);                          // 0.6192 of a year on benefit from the first week on
 * LadderReplay replay = ladder.replay(register);    // everybody's own weeks
 * Study.…outcomes(ladder.outcomes(CASH_ASSISTANCE)) // weeks on each step, against the comparison group's
 * }</pre>
 *
 * <p>The register says that a week had a benefit, not how many days of it. What is counted is weeks:
 * <ul>
 *   <li>a week in {@link #covered()} adds one;
 *   <li>a week of {@linkplain RestartRule#selfSupport() self-support} may start the count over;
 *   <li>any other week does neither: benefits that are not covered, weeks out of scope, weeks not observed, and the old cases of
 *       {@link #newCasesOnly()};
 *   <li>weeks before {@link #countsFrom()} do neither, and weeks before {@link #inForceFrom()} are on no step: other rules held,
 *       which are not given here.
 * </ul>
 *
 * @param name what it prints as
 * @param steps its steps in ascending order; the last goes on for ever
 * @param countsFrom the first week that counts
 * @param inForceFrom the first week in which the steps decide who pays, not before {@code countsFrom}
 * @param covered the benefits that add up and are shared by the steps
 * @param newCasesOnly of the covered, those where older cases stay under older rules, each by itself: who was in the group in a
 *     week before {@code countsFrom}, or in the register's first week if that is later, is an old case in all weeks of that group
 * @param restart when the count starts over
 */
public record ReimbursementLadder(
        String name,
        List<Step> steps,
        Week countsFrom,
        Week inForceFrom,
        StateGroup covered,
        List<StateGroup> newCasesOnly,
        RestartRule restart) {

    /** The last week of a last step. */
    public static final int FOR_EVER = Integer.MAX_VALUE;

    /**
     * A step.
     *
     * @param throughWeek its last week on benefit, {@link #FOR_EVER} of the last step
     * @param municipalShare what the municipality pays of the benefit, from 0 to 1; the state pays the rest
     */
    public record Step(int throughWeek, double municipalShare) {

        public Step {
            if (throughWeek < 1) {
                throw new IllegalArgumentException(
                        "a step through week " + throughWeek + "; it ends in week 1 or later");
            }
            if (!(municipalShare >= 0 && municipalShare <= 1)) {
                throw new IllegalArgumentException(
                        "municipal share " + municipalShare + "; it must be a share from 0 to 1, such as 0.8");
            }
        }

        /** What a payer pays of the benefit, from 0 to 1. */
        public double share(Payer payer) {
            return switch (payer) {
                case MUNICIPALITY -> municipalShare;
                case STATE -> 1 - municipalShare;
                case REGION, CITIZEN -> 0;
            };
        }
    }

    private static final List<Step> STEPS_2016 =
            List.of(new Step(4, 0.2), new Step(26, 0.6), new Step(52, 0.7), new Step(FOR_EVER, 0.8));

    private static final StateGroup COVERED_2016 = Stream.of(
                    "unemployment-benefit",
                    "temporary-unemployment-benefit",
                    "cash-assistance",
                    "educational-assistance",
                    "integration-benefit",
                    "sickness-benefit",
                    "job-clarification",
                    "resource-course",
                    "rehabilitation",
                    "unemployment-allowance",
                    "flexi-job",
                    "disability-pension")
            .map(StateGroup::of)
            .reduce(StateGroup::or)
            .orElseThrow()
            .named("on-the-ladder");

    private static final RestartRule RESTART_2016 = new RestartRule(StateGroup.of("no-registered-benefit"), 52, 156);

    private static final ReimbursementLadder SINCE_2016 = new ReimbursementLadder(
            "refusionstrappen 2016",
            STEPS_2016,
            Week.of(LocalDate.of(2014, 7, 1)),
            Week.of(LocalDate.of(2016, 1, 4)),
            COVERED_2016,
            List.of(StateGroup.of("flexi-job"), StateGroup.of("disability-pension")),
            RESTART_2016);

    public ReimbursementLadder {
        steps = List.copyOf(steps);
        newCasesOnly = List.copyOf(newCasesOnly);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of the ladder is blank; write at least a word");
        }
        if (steps.isEmpty() || steps.get(steps.size() - 1).throughWeek() != FOR_EVER) {
            throw new IllegalArgumentException(
                    "steps " + steps + "; the last must go through week ReimbursementLadder.FOR_EVER");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).throughWeek() <= steps.get(i - 1).throughWeek()) {
                throw new IllegalArgumentException("steps " + steps + " are not in the order of their weeks");
            }
        }
        if (inForceFrom.isBefore(countsFrom)) {
            throw new IllegalArgumentException("in force from " + inForceFrom + ", before weeks count from "
                    + countsFrom + "; nobody's weeks would be known then");
        }
    }

    /**
     * The ladder in force since 4 January 2016: the municipality pays 20 % in weeks 1 to 4, 60 % in weeks 5 to 26, 70 % in weeks 27
     * to 52 and 80 % from week 53 on, of benefits that the state reimburses as of those that the municipality co-finances. Weeks
     * count from 1 July 2014, here from the week that holds that day. (Law 994 of 2015, consolidated as LBK 221 of 12 February
     * 2021, §§ 5, 6 and 30, as printed at elov.dk and lovguiden.dk; figures of STAR on the reform.) The law's later amendments were
     * followed to January 2026, and none that changes the shares was found.
     *
     * <p>Inferred: the count starts over in the very week that brings the 52nd week of self-support, and three years hold 156 whole
     * weeks. Not verified, likely: the covered benefits beyond the first of § 3's list, which, in the bill of 2015 (L 4), are dagpenge,
     * the temporary benefits after it and kontanthjælp. Not verified, less sure: weeks on a state education grant (SU) neither add nor
     * count as self-support; {@link #withEducationAsSelfSupport()} has them count. Early retirement, maternity benefit, holiday benefit
     * and leave are taken not to be covered, and do not count as self-support either. Which codes make up a group is the codebook's to
     * say.
     */
    public static ReimbursementLadder since2016() {
        return SINCE_2016;
    }

    /** The same ladder under another name. */
    public ReimbursementLadder named(String newName) {
        return new ReimbursementLadder(newName, steps, countsFrom, inForceFrom, covered, newCasesOnly, restart);
    }

    /** The same with other steps. */
    public ReimbursementLadder withSteps(Step... newSteps) {
        return new ReimbursementLadder(
                name, List.of(newSteps), countsFrom, inForceFrom, covered, newCasesOnly, restart);
    }

    /**
     * The same for other weeks.
     *
     * @param newCountsFrom the first week that counts
     * @param newInForceFrom the first week in which the steps decide who pays
     */
    public ReimbursementLadder startingIn(Week newCountsFrom, Week newInForceFrom) {
        return new ReimbursementLadder(name, steps, newCountsFrom, newInForceFrom, covered, newCasesOnly, restart);
    }

    /** The same for other benefits. */
    public ReimbursementLadder withCovered(StateGroup newCovered) {
        return new ReimbursementLadder(name, steps, countsFrom, inForceFrom, newCovered, newCasesOnly, restart);
    }

    /** The same with other benefits, none if none is given, of which older cases stay under older rules. */
    public ReimbursementLadder withNewCasesOnly(StateGroup... groups) {
        return new ReimbursementLadder(name, steps, countsFrom, inForceFrom, covered, List.of(groups), restart);
    }

    /** The same with another rule for starting over. */
    public ReimbursementLadder withRestart(RestartRule newRestart) {
        return new ReimbursementLadder(name, steps, countsFrom, inForceFrom, covered, newCasesOnly, newRestart);
    }

    /** The same where something else counts as self-support. */
    public ReimbursementLadder withSelfSupport(StateGroup selfSupport) {
        return withRestart(new RestartRule(selfSupport, restart.weeks(), restart.withinWeeks()));
    }

    /** The same where weeks in education ({@link StateGroup#EDUCATION}) count as self-support, too. */
    public ReimbursementLadder withEducationAsSelfSupport() {
        return withSelfSupport(restart.selfSupport().or(StateGroup.EDUCATION));
    }

    /** The first week on benefit of a step, from 1. */
    public int firstWeek(int step) {
        return requireStep(step) == 1 ? 1 : steps.get(step - 2).throughWeek() + 1;
    }

    /**
     * The step, from 1, of a person's so-manieth week on benefit.
     *
     * @param week from 1
     */
    public int step(int week) {
        requireWeeks(week, week);
        int step = 1;
        while (steps.get(step - 1).throughWeek() < week) {
            step++;
        }
        return step;
    }

    /** What the municipality pays of a person's so-manieth week on benefit, from 0 to 1. */
    public double municipalShare(int week) {
        return steps.get(step(week) - 1).municipalShare();
    }

    /**
     * How many weekly benefits a payer pays for somebody who is on the same benefit from one week on the ladder through another: of
     * weeks 1 to 52 the municipality 32.2 and the state 19.8.
     *
     * @param fromWeek from 1
     */
    public double weeksPaidBy(Payer payer, int fromWeek, int throughWeek) {
        requireWeeks(fromWeek, throughWeek);
        double sum = 0;
        long first = 1;
        for (Step step : steps) {
            long weeks = Math.min(throughWeek, step.throughWeek()) - Math.max(fromWeek, first) + 1;
            sum += Math.max(weeks, 0) * step.share(payer);
            first = step.throughWeek() + 1L;
        }
        return sum;
    }

    /**
     * The mean municipal share over a person's weeks on benefit, from one through another, for a benefit that stays the same: 0.6192
     * of the weeks 1 to 52, 0.8 of any after them.
     *
     * @param fromWeek from 1
     */
    public double meanShare(int fromWeek, int throughWeek) {
        return weeksPaidBy(Payer.MUNICIPALITY, fromWeek, throughWeek) / ((double) throughWeek - fromWeek + 1);
    }

    /**
     * Counts the weeks of everybody in a register.
     *
     * @throws IllegalArgumentException if the register lacks what a group asks for, or a week can be covered and self-support at once
     */
    public LadderReplay replay(Register register) {
        return LadderReplay.of(this, register);
    }

    /**
     * An outcome: whether a person is, in the week, on a benefit and on a step of the ladder, with the step counted over all covered
     * benefits. A mean is the share who are. There is to be less of it, unless said otherwise.
     *
     * <p>A week counts as {@link dk.effekt.outcome.Outcomes#in} counts it: with those of the other steps and of {@link #offLadder} it
     * adds up to that outcome, week by week, and so do the effects of estimators that are linear in the outcome. Not observed is only
     * what it is not known of if it has the benefit; weeks on the ladder that the register does not show are missing from the step,
     * which a study with these outcomes says in its checks. It warns, too, where nothing sees to it that people stand equally high
     * when they start.
     *
     * @param step from 1
     * @param benefit covered or not; weeks that are not are on no step
     */
    public Outcome at(int step, StateGroup benefit) {
        return new LadderOutcome(this, requireStep(step), benefit, Outcome.Aim.LESS);
    }

    /**
     * An outcome: whether a person is, in the week, on a benefit and on no step: before the ladder is in force, as an old case, or
     * where the benefit is not covered.
     */
    public Outcome offLadder(StateGroup benefit) {
        return new LadderOutcome(this, LadderOutcome.OFF, benefit, Outcome.Aim.LESS);
    }

    /** The outcomes {@link #at} of all steps, in order, and {@link #offLadder} at the end: all weeks on the benefit. */
    public List<Outcome> outcomes(StateGroup benefit) {
        return Stream.concat(
                        IntStream.rangeClosed(1, steps.size()).mapToObj(step -> at(step, benefit)),
                        Stream.of(offLadder(benefit)))
                .toList();
    }

    /**
     * A covariate: the weeks that have added up by the end of the week before time zero, whatever the register does not know of not
     * among them. People who are to be compared on their steps must stand equally high when they start: match on it, or on the step
     * by {@code Covariates.bands(ladder.weeksBefore(), 4, 26, 52)}. A study with it says if the register begins after weeks count.
     */
    public Covariate weeksBefore() {
        return new LadderWeeks(this);
    }

    /**
     * A vocabulary with the kinds of these outcomes and of {@link #weeksBefore()}, to read studies of them: {@code Study.fromJson(json,
     * ReimbursementLadder.addedTo(ProtocolVocabulary.effekt()))}.
     *
     * @throws IllegalArgumentException if it has them already
     */
    public static ProtocolVocabulary addedTo(ProtocolVocabulary vocabulary) {
        return vocabulary
                .withOutcome(LadderOutcome.KIND, LadderOutcome::of)
                .withCovariate(LadderWeeks.KIND, is -> new LadderWeeks(LadderClause.ladder(is)));
    }

    /** What a register lacks for its weeks to be counted, one sentence each; empty if nothing. */
    public List<String> missingIn(Register register) {
        return groups().flatMap(group -> group.missingIn(register).stream())
                .distinct()
                .toList();
    }

    /** The groups of states that it rests on. */
    Stream<StateGroup> groups() {
        return Stream.concat(Stream.of(covered, restart.selfSupport()), newCasesOnly.stream());
    }

    /** What is inferred or not verified of those parts of it that are {@link #since2016()}'s own, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (restart.equals(RESTART_2016)) {
            notes.add(
                    "The count starts over in the week that brings the 52nd week of self-support (inferred); weeks on a state"
                            + " education grant (SU) neither add nor count as self-support (not verified).");
        }
        if (covered.equals(COVERED_2016)) {
            notes.add(
                    "Of the covered benefits, only dagpenge, the temporary benefits after it and kontanthjælp were read in the"
                            + " bill of 2015; the others are likely, not verified.");
        }
        return List.copyOf(notes);
    }

    /** The steps and the rules, with the {@link #notes()}; within 80 columns. */
    public String table() {
        return LadderText.table(this);
    }

    int requireStep(int step) {
        if (step < 1 || step > steps.size()) {
            throw new IllegalArgumentException("step " + step + "; " + name + " has steps 1 to " + steps.size());
        }
        return step;
    }

    private static void requireWeeks(int from, int through) {
        if (from < 1 || through < from) {
            throw new IllegalArgumentException("weeks " + from + " to " + through
                    + " on benefit; they count from 1, and the second is not before the first");
        }
    }

    /** {@code refusionstrappen 2016, 4 steps from 2016-W01}. */
    @Override
    public String toString() {
        return name + ", " + steps.size() + " steps from " + inForceFrom;
    }
}
