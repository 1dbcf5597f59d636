package dk.effekt.register;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.Interruption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows that a builder has taken, in columns and in the order of their arrival, and which of them are kept.
 *
 * <p>A row takes 28 bytes beside its runs, 4 more for each monthly series that is observed and each dated trait; each
 * column is let go as soon as the register has it.
 */
final class Rows {

    static final String BUILDING = "building the register";

    private final Longs ids = new Longs();
    private final Longs lines = new Longs();
    private final Longs traits = new Longs();
    private final RunBlocks spells = new RunBlocks();
    /** In the order of the series. */
    private final List<RunBlocks> months =
            Stream.of(MonthlySeries.values()).map(series -> new RunBlocks()).toList();

    /** By name. */
    private final Map<String, RunBlocks> datedTraits = new HashMap<>();

    /**
     * Which rows are kept, and in which order.
     *
     * @param ids pseudonyms of the persons kept, ascending
     * @param rankOf each row's place among them, −1 if it is not kept
     */
    record Ranking(long[] ids, int[] rankOf) {}

    int size() {
        return lines.size();
    }

    void add(
            long id,
            long line,
            PersonTraits known,
            RunList spellsOfPerson,
            List<PersonMonths> monthsOfPerson,
            Map<String, TraitOfPerson> traitsOfPerson) {
        ids.add(id);
        lines.add(line);
        traits.add(Traits.pack(known));
        spellsOfPerson.moveTo(spells);
        for (int s = 0; s < months.size(); s++) {
            monthsOfPerson.get(s).moveTo(months.get(s));
        }
        traitsOfPerson.forEach((name, trait) -> trait.moveTo(datedTraits.computeIfAbsent(name, n -> new RunBlocks())));
    }

    /** Decides which rows to keep, and reports the others. To be asked once. */
    Ranking rank(String source, Findings report) {
        long[] sorted = ids.toArray();
        Arrays.sort(sorted);
        int[] order = order(sorted);
        ids.clear();
        int[] rankOf = new int[order.length];
        Arrays.fill(rankOf, -1);
        int kept = 0;
        for (int from = 0, to; from < order.length; from = to) {
            Interruption.checkAt(from, BUILDING);
            to = end(sorted, from);
            int row = to - from == 1 ? order[from] : oneOf(Arrays.copyOfRange(order, from, to), source, report);
            if (row >= 0) {
                rankOf[row] = kept;
                sorted[kept++] = sorted[from];
            }
        }
        lines.clear();
        return new Ranking(kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept), rankOf);
    }

    Traits traits(Ranking ranking) {
        Traits.Builder kept = new Traits.Builder(ranking.ids.length);
        for (int row = 0; row < ranking.rankOf.length; row++) {
            if (ranking.rankOf[row] >= 0) {
                kept.set(ranking.rankOf[row], traits.get(row));
            }
        }
        traits.clear();
        return kept.build();
    }

    RunsColumn spells(Ranking ranking) {
        return RunsColumn.of(Packed.VALUE_BITS, spells, ranking.rankOf, ranking.ids.length);
    }

    RunsColumn months(MonthlySeries series, Ranking ranking) {
        RunBlocks blocks = months.get(series.ordinal());
        return blocks.isEmpty()
                ? RunsColumn.NONE
                : RunsColumn.of(PackedMonth.BITS, blocks, ranking.rankOf, ranking.ids.length);
    }

    /** The days and values of a trait by turns, one after the other in the place of runs. */
    RunsColumn datedTrait(String name, Ranking ranking) {
        RunBlocks blocks = datedTraits.getOrDefault(name, new RunBlocks());
        return RunsColumn.of(0, blocks, ranking.rankOf, ranking.ids.length);
    }

    /** The rows in the order of their pseudonyms; those of one person in the order of arrival. */
    private int[] order(long[] sorted) {
        int[] order = new int[sorted.length];
        Arrays.fill(order, -1);
        for (int row = 0; row < order.length; row++) {
            Interruption.checkAt(row, BUILDING);
            int at = first(sorted, ids.get(row));
            if (order[at] >= 0) {
                // The rows of this person that came before stand first.
                int low = at + 1;
                int high = end(sorted, at) - 1;
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (order[middle] >= 0) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                at = low;
            }
            order[at] = row;
        }
        return order;
    }

    /** Reports all rows of one person but the first; that too, if they disagree. The first, or −1 if it is not kept. */
    private int oneOf(int[] unsorted, String source, Findings report) {
        int[] rows = IntStream.of(unsorted)
                .boxed()
                .sorted(Comparator.comparingLong(lines::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int first = rows[0];
        boolean agree = Arrays.stream(rows)
                .allMatch(row -> traits.get(row) == traits.get(first)
                        && spells.equal(row, first)
                        && months.stream().allMatch(m -> m.isEmpty() || m.equal(row, first))
                        && datedTraits.values().stream().allMatch(trait -> trait.equal(row, first)));
        if (agree) {
            for (int i = 1; i < rows.length; i++) {
                report.refuse(Finding.refused(
                        Reason.REPEATED,
                        Place.of(source, lines.get(rows[i])),
                        "repeats the person of " + name(first) + " word for word; one is kept",
                        ""));
            }
            return first;
        }
        for (int row : rows) {
            int other = row == first ? rows[1] : first;
            report.refuse(Finding.refused(
                    Reason.CONTRADICTORY,
                    Place.of(source, lines.get(row)),
                    "one of " + rows.length + " rows that disagree on one person, such as " + name(other)
                            + "; none is kept",
                    "Keep the row that is right and remove the others."));
        }
        return -1;
    }

    private String name(int row) {
        return lines.get(row) == 0 ? "another row" : "line " + lines.get(row);
    }

    /** Index of the first of equal values. */
    private static int first(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Index after the last of the values that are equal to the one at an index. */
    private static int end(long[] sorted, int first) {
        int low = first + 1;
        int high = sorted.length;
        // Most persons have one row.
        if (low == high || sorted[low] != sorted[first]) {
            return low;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] == sorted[first]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
