package dk.effekt.benchmarks;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Spells of people who do not exist: 20 years with a change of state every half year on average, some 40 spells a person, as
 * in DREAM. Person i is the same in every run and however many there are.
 *
 * @param persons how many there are
 */
record SpellData(int persons) {

    /** The weeks of which something is known, about 20 years. */
    static final WeekSpan SPAN = WeekSpan.of(Week.of(2004, 1), 1044);

    /** The states of which {@link #isMember} holds: benefits. The others are {@link #EDUCATION} and no benefit. */
    static final int[] MEMBERS = {111, 130, 133, 140, 144, 783, 881, 890};

    /** The one state that is neither a member nor blank: the education grant. */
    static final int EDUCATION = 651;

    /** Greater than every code. */
    static final int CODES_END = 1000;

    private static final boolean[] IS_MEMBER = new boolean[CODES_END];
    private static final int LONGEST_SPELL = 51;
    private static final long SEED = 20_261_122;

    static {
        for (int member : MEMBERS) {
            IS_MEMBER[member] = true;
        }
    }

    /** Takes a person's spells in ascending order; each begins where the one before ends. */
    interface Sink {

        /**
         * Takes one.
         *
         * @param start its first week, counted from 0
         * @param end the week after its last
         * @param code code of its state; 0 for no benefit. Never that of the spell before
         */
        void spell(int start, int end, int code);
    }

    /** Gives the spells of one person, from the first week to the last. */
    void spells(int person, Sink sink) {
        SplittableRandom random = new SplittableRandom(SEED + person);
        int last = -1;
        for (int start = 0; start < SPAN.length(); ) {
            int code = last;
            while (code == last) {
                int draw = random.nextInt(2 * MEMBERS.length);
                code = draw < MEMBERS.length ? MEMBERS[draw] : draw % 3 == 0 ? EDUCATION : 0;
            }
            int end = Math.min(start + 1 + random.nextInt(LONGEST_SPELL), SPAN.length());
            sink.spell(start, end, code);
            start = end;
            last = code;
        }
    }

    /** For each person the week t, counted from 0; before it are as many weeks as the longest question looks back. */
    int[] timeZeros() {
        int history = Query.weeksBack(Query.HISTORY_BLOCKS.width());
        int[] weeks = new int[persons];
        for (int person = 0; person < persons; person++) {
            weeks[person] = history + new SplittableRandom(~(SEED + person)).nextInt(SPAN.length() - history);
        }
        return weeks;
    }

    /** All codes there are, blank included. */
    static int[] codes() {
        int[] codes = Arrays.copyOf(MEMBERS, MEMBERS.length + 2);
        codes[MEMBERS.length] = EDUCATION;
        return codes;
    }

    /** Whether a code is one of {@link #MEMBERS}. */
    static boolean isMember(int code) {
        return IS_MEMBER[code];
    }
}
