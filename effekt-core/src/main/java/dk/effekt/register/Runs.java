package dk.effekt.register;

import com.google.common.hash.Hasher;
import java.util.function.IntPredicate;

/**
 * Runs of equal values for a chunk of persons, one {@code int} each: a position on top, a value below. A run lasts until the
 * next one of the same person; the first begins at position 0, so that a person's runs cover all positions without a gap.
 *
 * <p>Persons go by their number in the register; {@link RunsColumn#of} says which chunk a person is in. A chunk has so few
 * persons that its runs can be counted with an {@code int} even if each week of a century is a run.
 */
final class Runs {

    static final int PERSON_BITS = 16;
    static final int MOST_PERSONS = 1 << PERSON_BITS;
    static final int PERSON_MASK = MOST_PERSONS - 1;

    private final int valueBits;
    private final int[] data;
    private final int[] starts;

    /**
     * @param data all runs
     * @param starts where those of each person start, and the end
     */
    Runs(int valueBits, int[] data, int[] starts) {
        this.valueBits = valueBits;
        this.data = data;
        this.starts = starts;
    }

    /** Index of the person's first run. */
    int first(int person) {
        return starts[person & PERSON_MASK];
    }

    /** Index after the person's last run. */
    int end(int person) {
        return starts[(person & PERSON_MASK) + 1];
    }

    /** The packed run at an index. */
    int get(int index) {
        return data[index];
    }

    /** Index of the person's run that covers a position, which must not be negative. */
    int find(int person, int position) {
        int low = first(person);
        int high = end(person) - 1;
        // The last run that starts at or before the position: compare as if the value bits were all ones.
        int wanted = position << valueBits | (1 << valueBits) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (data[middle] <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The person's runs after their number, so that no run can be taken for one of what follows. */
    void put(Hasher hasher, int person) {
        hasher.putInt(end(person) - first(person));
        for (int i = first(person); i < end(person); i++) {
            hasher.putInt(data[i]);
        }
    }

    /** Of runs that are spells, the weeks that are observed, of all persons together. */
    long weeksObserved(int weeks) {
        long observed = 0;
        for (int person = 0; person < persons(); person++) {
            int end = weeks;
            for (int i = end(person) - 1; i >= first(person); i--) {
                int week = Packed.week(data[i]);
                if (Packed.code(data[i]) != State.NOT_OBSERVED.code()) {
                    observed += end - week;
                }
                end = week;
            }
        }
        return observed;
    }

    /** Whether each person's runs begin at position 0 and go on in order, before the end and with values that there are. */
    boolean isSound(int positions, IntPredicate isValue) {
        int valueMask = (1 << valueBits) - 1;
        for (int person = 0; person < persons(); person++) {
            int next = 0;
            for (int i = first(person); i < end(person); i++) {
                int position = data[i] >>> valueBits;
                boolean inOrder = i == first(person) ? position == 0 : position >= next;
                if (!inOrder || position >= positions || !isValue.test(data[i] & valueMask)) {
                    return false;
                }
                next = position + 1;
            }
        }
        return true;
    }

    int persons() {
        return starts.length - 1;
    }

    int size() {
        return data.length;
    }

    int[] data() {
        return data;
    }
}
