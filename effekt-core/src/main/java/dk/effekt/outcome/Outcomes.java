package dk.effekt.outcome;

import dk.effekt.calendar.FollowUp;
import dk.effekt.protocol.Clause;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.util.List;
import java.util.Optional;

/**
 * The outcomes that come with effekt. A person who has emigrated, died or become an old-age pensioner stays in the
 * denominator, neither in job nor in education nor on benefit, as in Jobindsats' status "other"; a week beyond the extract
 * is not observed.
 */
public final class Outcomes {

    private Outcomes() {}

    /** In job in the week: {@link StateGroup#JOB}. */
    public static Outcome inJob() {
        return in(StateGroup.JOB).named("job");
    }

    /** In education in the week: {@link StateGroup#EDUCATION}. */
    public static Outcome inEducation() {
        return in(StateGroup.EDUCATION).named("education");
    }

    /** In job or in education in the week: {@link StateGroup#JOB_OR_EDUCATION}. */
    public static Outcome inJobOrEducation() {
        return in(StateGroup.JOB_OR_EDUCATION).named("job-or-education");
    }

    /**
     * Self-supporting without a job in the week: {@link StateGroup#SELF_SUPPORT}, the rest in Jobindsats' list of statuses. No
     * benefit does not mean in work: weeks in job count in {@link #inJob}, not here; {@code in(JOB.or(SELF_SUPPORT))} has both.
     */
    public static Outcome selfSupporting() {
        return in(StateGroup.SELF_SUPPORT).named("self-support");
    }

    /** On income-replacement public benefit in the week: {@link StateGroup#BENEFIT}. Programmes aim at less of it. */
    public static Outcome onPublicBenefit() {
        return in(StateGroup.BENEFIT).named("public-benefit").aimingAt(Outcome.Aim.LESS);
    }

    /** Weeks in job since the start: {@link #weeksIn} with {@link StateGroup#JOB}. */
    public static Outcome weeksOfPaidWork() {
        return weeksIn(StateGroup.JOB).named("weeks-of-paid-work");
    }

    /**
     * Ordinary paid hours since the start, as {@link MonthlySeries#PAID_HOURS} has them: at week k those of the weeks 0 to
     * k − 1.
     *
     * <p>The hours of a calendar month are spread evenly over its four or five weeks, those whose Thursday lies in it, by which
     * the register tells employment, too; so that from the first week of a month to the first of another it is the sum of the
     * months between, exactly. A blank month has no hours. Not observed from the week after the first whose month is not
     * observed or which lies beyond the extract; whether the state of a week is known does not matter.
     */
    public static Outcome paidHours() {
        return new PaidHours();
    }

    /**
     * By each week k, whether a stay of at least so many weeks in a row in a group has begun, its first week at or before k.
     * Of a stay that began before the start only the weeks from the start on count.
     *
     * <p>Week k looks ahead, through week k + weeks − 1: it is not observed where that lies beyond the extract, and neither
     * where a week up to there is unknown, be it before or after the stay began, so that who is observed does not depend on
     * who has entered. Where the group asks for employment, a week is unknown if the employment is, whatever the benefit.
     *
     * @param weeks at least 1
     */
    public static Outcome sustainedExitTo(StateGroup destination, int weeks) {
        return new SustainedExit(destination, weeks);
    }

    /**
     * Where people go when they leave a group for the first time: outcomes that add up. Left is who is away for a full calendar
     * month, as Jobindsats has it for most benefits since 2018, unless {@link FirstExit#by} says otherwise.
     */
    public static FirstExit firstExit(StateGroup from, StateGroup... destinations) {
        return new FirstExit(from, SpellRule.FULL_CALENDAR_MONTH, List.of(destinations));
    }

    /** Where people first come after the start, whatever they came from: outcomes that add up to 1. */
    public static FirstArrival firstArrival(StateGroup... destinations) {
        return new FirstArrival(List.of(destinations));
    }

    /** By each week, whether a spell of a benefit has ended since the start: {@link FirstExit#left()}. */
    public static Outcome left(StateGroup benefit) {
        return firstExit(benefit).left();
    }

    /** {@link #returnedWithin(int, StateGroup, SpellRule)} by the rule of {@link #left}. */
    public static Outcome returnedWithin(int months, StateGroup benefit) {
        return returnedWithin(months, benefit, SpellRule.FULL_CALENDAR_MONTH);
    }

    /**
     * By each week, whether a person has come back (gengangere): a spell of the benefit has ended since the start, as in {@link
     * FirstExit}, and a new one has begun within so many months of it. It may be any spell since the start, not only the first.
     *
     * <p>Those who have not left count, as people who have not come back. A share of those who left alone would compare other
     * people in either arm: a programme that also gets those out who stand further from a job would be made to look bad by
     * having helped them. To describe an arm, divide by its share of {@link #left}.
     *
     * <p>No published definition of returners was found. "Within" is a gap of no more weeks than {@link FollowUp.Rule#WEEKS}
     * makes of the months, 52 of 12. Nothing is observed from the first unknown week on, counted from the one before the start.
     *
     * @param months 1 to 1200
     * @param rule when weeks without the benefit end its spell
     */
    public static Outcome returnedWithin(int months, StateGroup benefit, SpellRule rule) {
        return new Returned(benefit, new FollowUp(months, FollowUp.Rule.WEEKS), rule);
    }

    /**
     * Whether the person's week lies in a group of states. More of it is the aim unless said otherwise, be the group a benefit
     * or not: {@code in(CASH_ASSISTANCE).aimingAt(LESS)}.
     */
    public static StateOutcome in(StateGroup group) {
        return new StateOutcome(group.name(), group, Outcome.Unit.SHARE, Outcome.Aim.MORE);
    }

    /**
     * The number of weeks in a group of states since the start: at week k those of the weeks 0 to k − 1. Not observed if one of
     * these is not. More of them is the aim unless said otherwise.
     */
    public static StateOutcome weeksIn(StateGroup group) {
        return new StateOutcome("weeks-in-" + group.name(), group, Outcome.Unit.WEEKS, Outcome.Aim.MORE);
    }

    /**
     * An outcome that rests on the state of each week.
     *
     * @param name what it is called
     * @param group the states that count
     * @param unit {@link Outcome.Unit#SHARE} for the week itself, {@link Outcome.Unit#WEEKS} for the weeks since the start
     * @param aim whether more or less of it is what the programme is for
     */
    public record StateOutcome(String name, StateGroup group, Unit unit, Aim aim) implements Outcome {

        public StateOutcome {
            if (unit == Unit.HOURS) {
                throw new IllegalArgumentException("states of weeks give no hours: outcome '" + name
                        + "' may be in SHARE or WEEKS; for hours, use paidHours()");
            }
        }

        /** The same outcome under another name. */
        public StateOutcome named(String newName) {
            return new StateOutcome(newName, group, unit, aim);
        }

        @Override
        public StateOutcome aimingAt(Aim newAim) {
            return new StateOutcome(name, group, unit, newAim);
        }

        @Override
        public List<StateGroup> groups() {
            return List.of(group);
        }

        @Override
        public Measure in(Register register) {
            StateSet set = group.in(register.codebook());
            return switch (unit) {
                case SHARE -> (timeline, start, into) -> timeline.membership(set, start, into);
                case WEEKS ->
                    (timeline, start, into) -> {
                        timeline.membership(set, start, into);
                        double sum = 0;
                        for (int k = 0; k < into.length; k++) {
                            double week = into[k];
                            into[k] = sum;
                            sum += week;
                        }
                    };
                case HOURS -> throw new IllegalStateException("refused when '" + name + "' was made");
            };
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(Clause.of(unit == Unit.SHARE ? "in" : "weeks-in")
                    .with("group", group.clause())
                    .with("name", name)
                    .with("aim", aim));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
