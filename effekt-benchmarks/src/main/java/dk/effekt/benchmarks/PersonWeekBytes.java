package dk.effekt.benchmarks;

import java.util.Arrays;

/** One byte for each person and week, the number of the week's state, and loops from week to week. */
final class PersonWeekBytes implements HeapSpells {

    private static final int WEEKS = SpellData.SPAN.length();
    private static final int[] CODES = SpellData.codes();
    private static final byte[] NUMBERS = numbers();
    private static final byte EDUCATION = NUMBERS[SpellData.EDUCATION];

    /** By number of the state: 1 for a member, 0 for the others, so that there is something to add up. */
    private static final byte[] MEMBER = new byte[CODES.length];

    static {
        for (int i = 0; i < CODES.length; i++) {
            MEMBER[i] = (byte) (SpellData.isMember(CODES[i]) ? 1 : 0);
        }
    }

    private final byte[][] weeksOf;
    private final int[] timeZeros;
    private long spells;

    PersonWeekBytes(SpellData data, int[] timeZeros) {
        this.timeZeros = timeZeros;
        weeksOf = new byte[data.persons()][WEEKS];
        for (int person = 0; person < data.persons(); person++) {
            byte[] weeks = weeksOf[person];
            data.spells(person, (start, end, code) -> {
                Arrays.fill(weeks, start, end, NUMBERS[code]);
                spells++;
            });
        }
    }

    private static byte[] numbers() {
        byte[] numbers = new byte[SpellData.CODES_END];
        for (int i = 0; i < CODES.length; i++) {
            numbers[CODES[i]] = (byte) i;
        }
        return numbers;
    }

    @Override
    public void ask(Query query, int fromPerson, int toPerson, int[] into) {
        for (int person = fromPerson; person < toPerson; person++) {
            if (query == Query.HISTORY_BLOCKS) {
                blocks(person, into);
            } else {
                into[person] = answer(query, weeksOf[person], timeZeros[person]);
            }
        }
    }

    private static int answer(Query query, byte[] weeks, int zero) {
        int from = zero - Query.WINDOW;
        return switch (query) {
            case STATE_AT_WEEK -> CODES[weeks[zero]];
            case WEEKS_IN_WINDOW -> weeksIn(weeks, from, zero);
            case WEEKS_IN_HISTORY -> weeksIn(weeks, 0, WEEKS);
            case SHARE_IN_WINDOW -> (int) Math.round(1000.0 * weeksIn(weeks, from, zero) / Query.WINDOW);
            case FIRST_ENTRY -> firstRun(weeks, zero, 1);
            case SUSTAINED_ENTRY -> firstRun(weeks, zero, Query.RUN);
            case SPELLS_IN_WINDOW -> spellCount(weeks, from, zero);
            case TRANSITIONS -> transitions(weeks, from, zero);
            case HISTORY_BLOCKS -> throw new IllegalArgumentException(query + " has more than one answer");
        };
    }

    private void blocks(int person, int[] into) {
        byte[] weeks = weeksOf[person];
        int zero = timeZeros[person];
        int width = Query.HISTORY_BLOCKS.width();
        for (int block = 0; block < width; block++) {
            into[width * person + block] =
                    weeksIn(weeks, zero - Query.weeksBack(block + 1), zero - Query.weeksBack(block));
        }
    }

    private static int weeksIn(byte[] weeks, int from, int to) {
        int sum = 0;
        for (int week = from; week < to; week++) {
            sum += MEMBER[weeks[week]];
        }
        return sum;
    }

    private static int firstRun(byte[] weeks, int from, int length) {
        int running = 0;
        for (int week = from; week < WEEKS; week++) {
            running = MEMBER[weeks[week]] == 1 ? running + 1 : 0;
            if (running == length) {
                return week + 1 - length;
            }
        }
        return Query.NEVER;
    }

    private static int spellCount(byte[] weeks, int from, int to) {
        int count = 0;
        int gap = Query.GAP;
        for (int week = from; week < to; week++) {
            if (MEMBER[weeks[week]] == 1) {
                count += gap >= Query.GAP ? 1 : 0;
                gap = 0;
            } else {
                gap++;
            }
        }
        return count;
    }

    private static int transitions(byte[] weeks, int from, int to) {
        int count = 0;
        for (int week = from; week < to; week++) {
            if (weeks[week] == EDUCATION) {
                count += MEMBER[weeks[week - 1]];
            }
        }
        return count;
    }

    @Override
    public long spellCount() {
        return spells;
    }
}
