package dk.effekt.register;

/**
 * The walks over one person's runs that answer a {@link Timeline}'s questions. Weeks are counted from the register's first, and
 * bounds lie within the register.
 *
 * <p>They are static and take all they need, so that they are compiled by themselves while the timeline that asks is taken
 * apart: asking a question of every person in turn then allocates nothing ({@code QueryBenchmark} with {@code -prof gc}).
 */
final class Walk {

    private Walk() {}

    static int weeksIn(Runs spells, int person, StateSet set, int from, int to) {
        if (from >= to) {
            return 0;
        }
        int end = spells.end(person);
        int i = spells.find(person, from);
        int one = set.one(Packed.value(spells.get(i)));
        int sum = 0;
        int start = from;
        while (++i < end) {
            int packed = spells.get(i);
            int next = Packed.week(packed);
            if (next >= to) {
                break;
            }
            // A product rather than a branch: no predictor can guess who receives what next.
            sum += one * (next - start);
            start = next;
            one = set.one(Packed.value(packed));
        }
        return sum + one * (to - start);
    }

    static int weeksKnown(Runs spells, int person, StateSet set, int from, int to) {
        if (from >= to) {
            return 0;
        }
        int sum = 0;
        int start = from;
        for (int i = spells.find(person, from); start < to; i++) {
            int next = startOf(spells, person, i + 1, to);
            sum += set.isUnknown(Packed.value(spells.get(i))) ? 0 : next - start;
            start = next;
        }
        return sum;
    }

    static double weeksInIfAllKnown(Runs spells, int person, StateSet set, int from, int to) {
        if (from >= to) {
            return 0;
        }
        int sum = 0;
        int start = from;
        for (int i = spells.find(person, from); start < to; i++) {
            int value = Packed.value(spells.get(i));
            if (set.isUnknown(value)) {
                return Double.NaN;
            }
            int next = startOf(spells, person, i + 1, to);
            sum += set.one(value) * (next - start);
            start = next;
        }
        return sum;
    }

    /** {@link Timeline#NEVER} if there is none; {@code registerWeeks} is the register's length. */
    static int firstSustainedEntry(Runs spells, int person, int registerWeeks, StateSet set, int from, int weeks) {
        if (from == registerWeeks) {
            return Timeline.NEVER;
        }
        int end = spells.end(person);
        int running = 0;
        int start = from;
        for (int i = spells.find(person, from); i < end; i++) {
            int next = startOf(spells, person, i + 1, registerWeeks);
            running = set.contains(Packed.value(spells.get(i))) ? running + next - start : 0;
            start = next;
            if (running >= weeks) {
                return next - running;
            }
        }
        return Timeline.NEVER;
    }

    static int weeksRunning(Runs spells, int person, StateSet set, int week) {
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

    /** The first week asked about is not the register's first, before which there is none. */
    static int transitions(Runs spells, int person, StateSet from, StateSet to, int first, int end) {
        if (first >= end) {
            return 0;
        }
        int count = 0;
        int i = spells.find(person, first - 1);
        for (int week = first; week < end; i++) {
            int value = Packed.value(spells.get(i));
            int next = startOf(spells, person, i + 1, end);
            if (from.contains(value)) {
                count += to.contains(value) ? next - week : 0;
                count += next < end && to.contains(Packed.value(spells.get(i + 1))) ? 1 : 0;
            }
            week = next + 1;
        }
        return count;
    }

    static int spellCount(Runs spells, int person, int firstEpochWeek, StateSet set, SpellRule rule, int from, int to) {
        if (from >= to) {
            return 0;
        }
        int end = spells.end(person);
        int count = 0;
        for (int i = nextIn(spells, person, set, spells.first(person));
                i < end && Packed.week(spells.get(i)) < to;
                i = nextIn(spells, person, set, i)) {
            i = afterSpell(spells, person, firstEpochWeek, set, rule, i);
            count += startOf(spells, person, i, to) > from ? 1 : 0;
        }
        return count;
    }

    /** Index of the first run in a set, from the given one on; the end of the person's runs if there is none. */
    static int nextIn(Runs spells, int person, StateSet set, int index) {
        int end = spells.end(person);
        int i = index;
        while (i < end && !set.contains(Packed.value(spells.get(i)))) {
            i++;
        }
        return i;
    }

    /** Index after the last run of the spell that begins with the given run, which is in the set. */
    static int afterSpell(Runs spells, int person, int firstEpochWeek, StateSet set, SpellRule rule, int index) {
        int end = spells.end(person);
        int after = index;
        int back = index;
        // Each round: the runs in the set, then those out of it until one is in it again.
        while (back < end) {
            after = back + 1;
            while (after < end && set.contains(Packed.value(spells.get(after)))) {
                after++;
            }
            back = after;
            while (back < end && !set.contains(Packed.value(spells.get(back)))) {
                if (set.isUnknown(Packed.value(spells.get(back)))) {
                    return after;
                }
                back++;
            }
            if (back < end
                    && rule.endsIn(
                            firstEpochWeek + Packed.week(spells.get(after)),
                            firstEpochWeek + Packed.week(spells.get(back)))) {
                return after;
            }
        }
        return after;
    }

    /** Where a run begins; no later than a bound, which is the answer after the person's last run. */
    private static int startOf(Runs spells, int person, int index, int bound) {
        return index < spells.end(person) ? Math.min(Packed.week(spells.get(index)), bound) : bound;
    }
}
