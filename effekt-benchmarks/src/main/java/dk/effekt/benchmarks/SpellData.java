package dk.effekt.benchmarks;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.util.SplittableRandom;

/**
 * Spells of people who do not exist: 20 years with a change of state every half year on average, some 40 spells a person, as
 * in DREAM. Person i is the same in every run and however many there are.
 *
 * @param persons how many there are
 */
record SpellData(int persons) {

    /** Length of the window that is looked at, which ends just before each person's own time zero. */
    static final int WINDOW = 156;

    /** The weeks of which something is known, about 20 years. */
    static final WeekSpan SPAN = WeekSpan.of(Week.of(2004, 1), 1044);

    /** The states of which {@link #isMember} holds: benefits. The data have these and no other codes of DREAM. */
    static final int[] MEMBERS = {111, 130, 133, 140, 144, 783, 881, 890};

    private static final int EDUCATION_GRANT = 651;
    private static final int LONGEST_SPELL = 51;
    private static final long SEED = 20_261_122;

    /** Takes a person's spells in ascending order; each lasts until the next one. */
    interface Sink {

        /**
         * Takes one.
         *
         * @param week its first week, counted from 0; that of the first spell is 0
         * @param code code of its state; 0 for no benefit. Never that of the spell before
         */
        void spell(int week, int code);
    }

    /** Gives the spells of one person. */
    void spells(int person, Sink sink) {
        SplittableRandom random = new SplittableRandom(SEED + person);
        int last = -1;
        for (int week = 0; week < SPAN.length(); week += 1 + random.nextInt(LONGEST_SPELL)) {
            int code = last;
            while (code == last) {
                int draw = random.nextInt(2 * MEMBERS.length);
                code = draw < MEMBERS.length ? MEMBERS[draw] : draw % 3 == 0 ? EDUCATION_GRANT : 0;
            }
            sink.spell(week, code);
            last = code;
        }
    }

    /** For each person the week, counted from 0, before which the window ends. */
    int[] timeZeros() {
        int[] weeks = new int[persons];
        for (int person = 0; person < persons; person++) {
            weeks[person] = WINDOW + new SplittableRandom(~(SEED + person)).nextInt(SPAN.length() - WINDOW);
        }
        return weeks;
    }

    /** Whether a code is one of {@link #MEMBERS}. */
    static boolean isMember(int code) {
        for (int member : MEMBERS) {
            if (member == code) {
                return true;
            }
        }
        return false;
    }
}
