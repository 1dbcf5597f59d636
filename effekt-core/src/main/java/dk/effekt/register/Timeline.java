package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A view of one person in a register. Making one copies nothing, and the questions that take epoch weeks
 * ({@link Week#epochWeek()}) allocate nothing; each takes time in proportion to the spells it meets, after a binary search.
 *
 * <p>Weeks outside the register's span are {@link State#NOT_OBSERVED}.
 */
public final class Timeline {

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
        return new State(Packed.code(packedAt(week.epochWeek())));
    }

    /** Whether the person was employed in a week. */
    public Employment employmentAt(Week week) {
        return Employment.of(Packed.employment(packedAt(week.epochWeek())));
    }

    /**
     * The employment ratio of a month as a share of full time; empty if the month is blank or not observed, which
     * {@link #employmentAt} tells apart.
     */
    public OptionalDouble employmentRatioAt(YearMonth month) {
        int packed = register.ratio(person, month);
        return packed >= Ratio.NONE ? OptionalDouble.empty() : OptionalDouble.of(Ratio.toRatio(packed));
    }

    /** Whether the week at an epoch-week position lies in a set; {@code false} if that is unknown. */
    public boolean isIn(StateSet set, int epochWeek) {
        return set.contains(Packed.value(packedAt(epochWeek)));
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
        int from = nearestWeek(startInclusive);
        int to = nearestWeek(endExclusive);
        if (from >= to) {
            return 0;
        }
        int end = spells.end(person);
        int i = spells.find(person, from);
        int sum = 0;
        int start = from;
        while (start < to) {
            int packed = spells.get(i++);
            int next = i < end ? Math.min(Packed.week(spells.get(i)), to) : to;
            if (set.contains(Packed.value(packed))) {
                sum += next - start;
            }
            start = next;
        }
        return sum;
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
        int first = spells.first(person);
        int start = week + 1;
        for (int i = spells.find(person, week); i >= first; i--) {
            if (!set.contains(Packed.value(spells.get(i)))) {
                break;
            }
            start = Packed.week(spells.get(i));
        }
        return week + 1 - start;
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
