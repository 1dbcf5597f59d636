package dk.effekt.benchmarks;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What every peer must answer: the definitions of the questions, applied to a person's weeks one by one.
 *
 * @param codes the code of each week
 * @param zero the person's week t
 */
record WeekByWeek(int[] codes, int zero) {

    private static final Set<Integer> MEMBERS = Set.of(111, 130, 133, 140, 144, 783, 881, 890);

    static WeekByWeek of(SpellData data, int person, int zero) {
        int[] codes = new int[SpellData.SPAN.length()];
        Arrays.fill(codes, -1);
        data.spells(person, (start, end, code) -> Arrays.fill(codes, start, end, code));
        return new WeekByWeek(codes, zero);
    }

    int[] answers(Query query) {
        return switch (query) {
            case STATE_AT_WEEK -> new int[] {codes[zero]};
            case WEEKS_IN_WINDOW -> new int[] {count(zero - 156, zero, this::isMember)};
            case WEEKS_IN_HISTORY -> new int[] {count(0, codes.length, this::isMember)};
            case SHARE_IN_WINDOW -> new int[] {(int) Math.rint(count(zero - 156, zero, this::isMember) / 0.156)};
            case FIRST_ENTRY -> new int[] {first(this::isMember)};
            case SUSTAINED_ENTRY -> new int[] {first(week -> count(week, week + 26, this::isMember) == 26)};
            case SPELLS_IN_WINDOW -> new int[] {spellsInWindow()};
            case TRANSITIONS -> new int[] {count(zero - 156, zero, week -> codes[week] == 651 && isMember(week - 1))};
            case HISTORY_BLOCKS -> blocks();
        };
    }

    private boolean isMember(int week) {
        return week < codes.length && MEMBERS.contains(codes[week]);
    }

    private static int count(int from, int to, IntPredicate weeks) {
        return (int) IntStream.range(from, to).filter(weeks).count();
    }

    private int first(IntPredicate weeks) {
        return IntStream.range(zero, codes.length).filter(weeks).findFirst().orElse(-1);
    }

    /** Gives all spells of all weeks a number, then looks which numbers there are in the window. */
    private int spellsInWindow() {
        Set<Integer> found = new HashSet<>();
        int spell = 0;
        for (int week = 0; week < zero; week++) {
            if (isMember(week)) {
                boolean goesOn = count(Math.max(week - 4, 0), week, this::isMember) > 0;
                spell += goesOn ? 0 : 1;
                if (week >= zero - 156) {
                    found.add(spell);
                }
            }
        }
        return found.size();
    }

    private int[] blocks() {
        int[] weeks = new int[21];
        for (int back = 1; back <= 260; back++) {
            int block = back <= 52 ? (back - 1) / 4 : 13 + (back - 53) / 26;
            weeks[block] += isMember(zero - back) ? 1 : 0;
        }
        return weeks;
    }
}
