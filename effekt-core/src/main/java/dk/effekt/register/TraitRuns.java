package dk.effekt.register;

import dk.effekt.input.ReadReport;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Takes the runs of a trait, one person after another, and makes a {@link DatedTrait} of them. */
final class TraitRuns {

    /** The longest array that every JVM makes. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private final String name;
    private final long[] ids;
    private final int[] starts;
    private final Longs runs = new Longs();
    private int person;

    /** @param ids the pseudonyms of the persons to come */
    TraitRuns(String name, long[] ids) {
        this.name = name;
        this.ids = ids;
        this.starts = new int[ids.length + 1];
    }

    /** From a day on, a level, or {@link DatedTrait#NOT_KNOWN}; nothing if it is that already. */
    void from(int day, int level) {
        boolean isFirst = runs.size() == starts[person];
        int before = isFirst ? DatedTrait.NOT_KNOWN : DatedTrait.level(runs.get(runs.size() - 1));
        if (level != before) {
            if (runs.size() == MOST) {
                throw new IllegalStateException("trait '" + name + "' changes more than " + MOST
                        + " times, which is more than fits; join it to a part of the persons, or round its values");
            }
            runs.add(DatedTrait.pack(day, level));
        }
    }

    /** Goes on to the next person. */
    void endPerson() {
        starts[++person] = runs.size();
    }

    /**
     * The trait, once all persons have ended.
     *
     * @param values the value of each level as they were numbered so far, all different; those that no run has are left out
     */
    DatedTrait build(List<String> values, ReadReport report) {
        long[] all = runs.toArray();
        boolean[] used = new boolean[values.size()];
        for (long run : all) {
            if (DatedTrait.level(run) != DatedTrait.NOT_KNOWN) {
                used[DatedTrait.level(run)] = true;
            }
        }
        List<String> levels = IntStream.range(0, used.length)
                .filter(level -> used[level])
                .mapToObj(values::get)
                .sorted()
                .toList();
        int[] numbers = numbers(values, levels);
        for (int i = 0; i < all.length; i++) {
            int level = DatedTrait.level(all[i]);
            if (level != DatedTrait.NOT_KNOWN) {
                all[i] = DatedTrait.pack(DatedTrait.day(all[i]), numbers[level]);
            }
        }
        return new DatedTrait(name, levels, ids, starts, all, report);
    }

    /** Where each value stands among others that are in order; something negative if it does not. */
    static int[] numbers(List<String> values, List<String> sorted) {
        return values.stream()
                .mapToInt(value -> Collections.binarySearch(sorted, value))
                .toArray();
    }
}
