package dk.effekt.benchmarks;

import java.util.Arrays;

/** Packed integers, week above code, and a loop that knows the question: no view, no bounds other than the window's. */
final class PlainArrays implements HeapSpells {

    private static final int CODE_BITS = 10;
    private static final int CODE_MASK = (1 << CODE_BITS) - 1;

    private final int[] starts;
    private final int[] timeZeros;
    private final long[] members = new long[(CODE_MASK + 1) / Long.SIZE];
    private int[] spells = new int[1024];
    private int size;

    PlainArrays(SpellData data, int[] timeZeros) {
        this.timeZeros = timeZeros;
        for (int code : SpellData.MEMBERS) {
            members[code / Long.SIZE] |= 1L << code;
        }
        starts = new int[data.persons() + 1];
        for (int person = 0; person < data.persons(); person++) {
            data.spells(person, (start, end, code) -> add(start, code));
            starts[person + 1] = size;
        }
        spells = Arrays.copyOf(spells, size);
    }

    private void add(int week, int code) {
        if (size == spells.length) {
            spells = Arrays.copyOf(spells, size + size / 2);
        }
        spells[size++] = week << CODE_BITS | code;
    }

    @Override
    public void ask(Query query, int fromPerson, int toPerson, int[] into) {
        switch (query) {
            case WEEKS_IN_WINDOW -> {
                for (int person = fromPerson; person < toPerson; person++) {
                    into[person] = weeksIn(person, timeZeros[person] - Query.WINDOW, timeZeros[person]);
                }
            }
            case WEEKS_IN_HISTORY -> {
                for (int person = fromPerson; person < toPerson; person++) {
                    into[person] = weeksIn(person, 0, SpellData.SPAN.length());
                }
            }
            default -> throw new IllegalArgumentException("no loop was written for " + query);
        }
    }

    private int weeksIn(int person, int from, int to) {
        int end = starts[person + 1];
        int low = starts[person];
        int high = end - 1;
        int wanted = from << CODE_BITS | CODE_MASK;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (spells[middle] <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int sum = 0;
        int start = from;
        while (start < to) {
            int code = spells[low++] & CODE_MASK;
            int next = low < end ? Math.min(spells[low] >>> CODE_BITS, to) : to;
            // A product rather than a branch: half of all spells are members, which no predictor can guess.
            sum += (next - start) * (int) (members[code / Long.SIZE] >>> code & 1);
            start = next;
        }
        return sum;
    }

    @Override
    public long spellCount() {
        return size;
    }
}
