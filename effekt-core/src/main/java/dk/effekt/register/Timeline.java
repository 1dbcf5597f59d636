package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A view of one person in a register. Making one copies nothing, and the questions that take epoch weeks
 * ({@link Week#epochWeek()}) allocate nothing; each takes time in proportion to the spells it meets, after a binary search.
 *
 * <p>Weeks outside the register's span are {@link State#NOT_OBSERVED}. A week of which it is unknown if it lies in a set never
 * counts as one that does, and never as one that is known not to; {@link #weeksKnown} says how many weeks an answer rests on.
 */
public final class Timeline {

    /** The epoch week of what the register does not show to happen; later than every week. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final Register register;
    private final Runs spells;
    private final int person;

    Timeline(Register register, int person) {
        this.register = register;
        this.spells = register.spells().of(person);
        this.person = person;
    }

    /** The register it looks at. */
    public Register register() {
        return register;
    }

    /** The person's number in the register. */
    public int person() {
        return person;
    }

    /** The state in a week. */
    public State stateAt(Week week) {
        return stateAt(week.epochWeek());
    }

    /** The state in the week at an epoch-week position. */
    public State stateAt(int epochWeek) {
        return new State(Packed.code(packedAt(epochWeek)));
    }

    /** Whether the person was employed in a week. */
    public Employment employmentAt(Week week) {
        return employmentAt(week.epochWeek());
    }

    /** Whether the person was employed in the week at an epoch-week position. */
    public Employment employmentAt(int epochWeek) {
        return Employment.of(Packed.employment(packedAt(epochWeek)));
    }

    /**
     * The value of a month, in the unit of the series; empty if the month is blank or not observed, which the {@link #sum} of
     * that one month tells apart.
     */
    public OptionalDouble monthly(MonthlySeries series, YearMonth month) {
        return register.monthly(series).at(person, month);
    }

    /**
     * The sum of a series from one month to just before another, in its unit; 0 for no months. A blank month counts 0. NaN if
     * the series is not observed in one of the months, as outside the register: a sum never rests on fewer months than asked
     * for. Exact to the parts in which the series is kept, whatever the number of months.
     */
    public double sum(MonthlySeries series, YearMonth startInclusive, YearMonth endExclusive) {
        return register.monthly(series).sum(person, startInclusive, endExclusive);
    }

    /** Whether a week lies in a set; {@code false} if that is unknown. */
    public boolean isIn(StateSet set, Week week) {
        return isIn(set, week.epochWeek());
    }

    /** Whether the week at an epoch-week position lies in a set; {@code false} if that is unknown. */
    public boolean isIn(StateSet set, int epochWeek) {
        return set.contains(Packed.value(packedAt(epochWeek)));
    }

    /** Whether it cannot be told if a week lies in a set. */
    public boolean isUnknown(StateSet set, Week week) {
        return isUnknown(set, week.epochWeek());
    }

    /** Whether it cannot be told if the week at an epoch-week position lies in a set. */
    public boolean isUnknown(StateSet set, int epochWeek) {
        return set.isUnknown(Packed.value(packedAt(epochWeek)));
    }

    /** The number of weeks of a span that lie in a set; weeks of which that is unknown do not count. */
    public int weeksIn(StateSet set, WeekSpan within) {
        return weeksIn(set, within.start().epochWeek(), within.end().epochWeek());
    }

    /** The number of weeks in a set, from one epoch week to just before another. */
    public int weeksIn(StateSet set, int startInclusive, int endExclusive) {
        return Walk.weeksIn(spells, person, set, nearestWeek(startInclusive), nearestWeek(endExclusive));
    }

    /**
     * The number of weeks in a set, from one epoch week to just before another; NaN if it is unknown of one of them, as it is
     * of every week outside the register. {@link #weeksIn} where {@link #weeksKnown} counts every week, in one walk.
     */
    public double weeksInIfAllKnown(StateSet set, int startInclusive, int endExclusive) {
        int from = nearestWeek(startInclusive);
        int to = nearestWeek(endExclusive);
        boolean outside = to - from != Math.max(0L, (long) endExclusive - startInclusive);
        return outside ? Double.NaN : Walk.weeksInIfAllKnown(spells, person, set, from, to);
    }

    /** The number of weeks of a span of which it is known if they lie in a set; none outside the register. */
    public int weeksKnown(StateSet set, WeekSpan within) {
        return weeksKnown(set, within.start().epochWeek(), within.end().epochWeek());
    }

    /** The number of weeks of which it is known if they lie in a set, from one epoch week to just before another. */
    public int weeksKnown(StateSet set, int startInclusive, int endExclusive) {
        return Walk.weeksKnown(spells, person, set, nearestWeek(startInclusive), nearestWeek(endExclusive));
    }

    /** The share of a span's weeks that lie in a set, of those of which it is known; NaN if it is known of none. */
    public double shareIn(StateSet set, WeekSpan within) {
        return shareIn(set, within.start().epochWeek(), within.end().epochWeek());
    }

    /**
     * The share of the weeks that lie in a set, from one epoch week to just before another: {@link #weeksIn} divided by
     * {@link #weeksKnown}, from 0 to 1. Weeks of which it is unknown stand in neither, so that the share is that of the weeks
     * observed; NaN if there are none.
     */
    public double shareIn(StateSet set, int startInclusive, int endExclusive) {
        return (double) weeksIn(set, startInclusive, endExclusive) / weeksKnown(set, startInclusive, endExclusive);
    }

    /** The first week in a set, at or after a given one; none if the register shows none. */
    public Optional<Week> firstEntry(StateSet set, Week from) {
        return firstSustainedEntry(set, from, 1);
    }

    /**
     * The epoch week of the first week in a set, at or after a given one, which is itself the answer if it lies in the set;
     * {@link #NEVER} if the register shows none.
     *
     * <p>Weeks of which it is unknown are passed over, so that the true entry may lie in one of them: it cannot if
     * {@link #weeksKnown} up to the answer counts every week. The earliest week in which it can lie is the first entry into
     * {@code set.or(set.unknowns())}.
     */
    public int firstEntry(StateSet set, int fromEpochWeek) {
        return epochWeek(
                Walk.firstSustainedEntry(spells, person, register.weeks(), set, nearestWeek(fromEpochWeek), 1));
    }

    /** The first of so many consecutive weeks in a set, at or after a given week; none if the register shows none. */
    public Optional<Week> firstSustainedEntry(StateSet set, Week from, int weeks) {
        int first = firstSustainedEntry(set, from.epochWeek(), weeks);
        return first == NEVER ? Optional.empty() : Optional.of(Week.ofEpochWeek(first));
    }

    /**
     * The epoch week of the first of so many consecutive weeks in a set, all at or after a given week; {@link #NEVER} if the
     * register shows no such run. Of a run that began earlier, only the weeks from the given one on count.
     *
     * <p>A week of which it is unknown interrupts a run, as does the register's last week: a run that is cut off too early to
     * tell is none, so the register must reach so many weeks beyond the last entry asked for.
     *
     * @param weeks at least 1
     */
    public int firstSustainedEntry(StateSet set, int fromEpochWeek, int weeks) {
        if (weeks < 1) {
            throw new IllegalArgumentException("a run of " + weeks + " weeks; ask for 1 or more");
        }
        return epochWeek(
                Walk.firstSustainedEntry(spells, person, register.weeks(), set, nearestWeek(fromEpochWeek), weeks));
    }

    /**
     * The number of weeks in a row that lie in a set, the given week being the last; 0 if it does not lie in it. A run that
     * reaches back to the register's first week is counted from there.
     */
    public int weeksRunning(StateSet set, int epochWeek) {
        int week = epochWeek - register.firstWeek();
        if (week < 0 || week >= register.weeks()) {
            return 0;
        }
        return Walk.weeksRunning(spells, person, set, week);
    }

    /** The number of weeks of a span in which the person is in one set, having been in another the week before. */
    public int transitions(StateSet from, StateSet to, WeekSpan within) {
        return transitions(from, to, within.start().epochWeek(), within.end().epochWeek());
    }

    /**
     * The number of weeks, from one epoch week to just before another, in which the person is in one set and was in another
     * the week before; a move is counted in the week of arrival. Sets that share states count a stay in these as well: with
     * one and the same set twice, it is the weeks that follow a week in it. Weeks of which it is unknown are in neither.
     */
    public int transitions(StateSet from, StateSet to, int startInclusive, int endExclusive) {
        // Nothing is known of the week before the register's first.
        int first = Math.max(nearestWeek(startInclusive), 1);
        return Walk.transitions(spells, person, from, to, first, nearestWeek(endExclusive));
    }

    /**
     * Writes, for each week from a given one on, 1 if it lies in a set, 0 if not, NaN if that is unknown.
     *
     * @param into one place for each week; all are written
     */
    public void membership(StateSet set, int startInclusive, double[] into) {
        int offset = startInclusive - register.firstWeek();
        int end = spells.end(person);
        int i = -1;
        for (int k = 0; k < into.length; ) {
            int week = offset + k;
            if (week < 0 || week >= register.weeks()) {
                into[k++] = Double.NaN;
                continue;
            }
            i = i < 0 ? spells.find(person, week) : i + 1;
            int value = Packed.value(spells.get(i));
            int next = i + 1 < end ? Packed.week(spells.get(i + 1)) : register.weeks();
            double member = set.isUnknown(value) ? Double.NaN : set.contains(value) ? 1 : 0;
            for (; k < into.length && offset + k < next; k++) {
                into[k] = member;
            }
        }
    }

    /** All weeks that lie in a set. */
    public WeekSet weeks(StateSet set) {
        WeekSet.Builder weeks = WeekSet.builder();
        int end = spells.end(person);
        for (int i = spells.first(person); i < end; i++) {
            int packed = spells.get(i);
            if (set.contains(Packed.value(packed))) {
                int next = i + 1 < end ? Packed.week(spells.get(i + 1)) : register.weeks();
                weeks.add(register.firstWeek() + Packed.week(packed), register.firstWeek() + next);
            }
        }
        return weeks.build();
    }

    /**
     * The spells of a set by a rule: from the first week of each to the week after its last, in ascending order. The weeks of
     * the gaps that the rule bridges belong to the span, though they do not lie in the set.
     *
     * <p>What is not observed is never bridged: a week of which it is unknown if it lies in the set ends the spell before it
     * by every rule. Nothing but the set decides; neither another state of the same set nor a change of employment or of
     * background splits a spell.
     */
    public WeekSet spells(StateSet set, SpellRule rule) {
        WeekSet.Builder weeks = WeekSet.builder();
        int end = spells.end(person);
        for (int i = Walk.nextIn(spells, person, set, spells.first(person)); i < end; ) {
            int start = Packed.week(spells.get(i));
            i = Walk.afterSpell(spells, person, register.firstWeek(), set, rule, i);
            int next = i < end ? Packed.week(spells.get(i)) : register.weeks();
            weeks.add(register.firstWeek() + start, register.firstWeek() + next);
            i = Walk.nextIn(spells, person, set, i);
        }
        return weeks.build();
    }

    /** The number of spells of a set that have a week in a span. */
    public int spellCount(StateSet set, SpellRule rule, WeekSpan within) {
        return spellCount(set, rule, within.start().epochWeek(), within.end().epochWeek());
    }

    /**
     * The number of spells of a set, by a rule, that have a week from one epoch week to just before another: those of
     * {@link #spells(StateSet, SpellRule)}, whether they begin in the window or before it, and whether they end in it or
     * after it. Spells in weeks of which it is unknown are not counted, so that the number is a lower bound unless
     * {@link #weeksKnown} counts every week of the window. Walks the person's spells from the first to the window's end, and
     * allocates nothing but the dates of gaps of 4 to 7 weeks by {@link SpellRule#FULL_CALENDAR_MONTH}.
     */
    public int spellCount(StateSet set, SpellRule rule, int startInclusive, int endExclusive) {
        return Walk.spellCount(
                spells,
                person,
                register.firstWeek(),
                set,
                rule,
                nearestWeek(startInclusive),
                nearestWeek(endExclusive));
    }

    /** The person's states as spells, from the register's first week to its last. */
    public List<Spell> spells() {
        List<Spell> all = new ArrayList<>();
        Week first = register.span().start();
        int end = spells.end(person);
        int from = 0;
        for (int i = spells.first(person); i < end; i++) {
            int code = Packed.code(spells.get(i));
            // Employment changes within a spell; only another code ends it.
            if (i + 1 == end || Packed.code(spells.get(i + 1)) != code) {
                int to = i + 1 < end ? Packed.week(spells.get(i + 1)) : register.weeks();
                all.add(new Spell(WeekSpan.of(first.plusWeeks(from), first.plusWeeks(to)), new State(code)));
                from = to;
            }
        }
        return List.copyOf(all);
    }

    /** One line; it does not show who the person is. */
    @Override
    public String toString() {
        return "timeline of person " + person + ", " + spells().size() + " spells";
    }

    private int epochWeek(int week) {
        return week == NEVER ? NEVER : register.firstWeek() + week;
    }

    /** The week of the register, or its end, that is nearest; bounded before the subtraction, which could overflow. */
    private int nearestWeek(int epochWeek) {
        int first = register.firstWeek();
        return Math.min(Math.max(epochWeek, first), first + register.weeks()) - first;
    }

    private int packedAt(int epochWeek) {
        int week = epochWeek - register.firstWeek();
        return week < 0 || week >= register.weeks() ? State.NOT_OBSERVED.code() : spells.get(spells.find(person, week));
    }
}
