package dk.effekt.register;

import dk.effekt.internal.Interruption;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The runs of all persons, in chunks: more than 2^31 of them fit. A column without chunks stands for a series that was
 * observed of nobody.
 */
final class RunsColumn {

    static final RunsColumn NONE = new RunsColumn(new Runs[0]);

    private final Runs[] chunks;

    private RunsColumn(Runs[] chunks) {
        this.chunks = chunks;
    }

    /** The chunk that a person is in. */
    Runs of(int person) {
        return chunks[person >>> Runs.PERSON_BITS];
    }

    /** The number of runs. */
    long size() {
        return Arrays.stream(chunks).mapToLong(Runs::size).sum();
    }

    /**
     * Of runs that are spells, the weeks that are observed, of all persons together.
     *
     * @param weeks how many weeks the last spells reach to
     */
    long weeksObserved(int weeks) {
        return Arrays.stream(chunks)
                .mapToLong(chunk -> chunk.weeksObserved(weeks))
                .sum();
    }

    /** The bytes of its arrays. */
    long bytes() {
        return Arrays.stream(chunks)
                .mapToLong(chunk -> Integer.BYTES * (chunk.size() + chunk.persons() + 1L))
                .sum();
    }

    /**
     * The runs of the persons who are kept, in another order. Never are there two of the whole: the blocks are dealt out to
     * the chunks and let go one by one, then each chunk is put in order.
     *
     * @param blocks persons with the number of their runs in front; they are gone afterwards
     * @param rankOf the new number of each person, −1 for one who is not kept
     * @param kept how many are kept
     */
    static RunsColumn of(int valueBits, RunBlocks blocks, int[] rankOf, int kept) {
        int[][] starts = emptyStarts(kept);
        RunBlocks[] dealt = new RunBlocks[starts.length];
        Arrays.setAll(dealt, c -> new RunBlocks());
        blocks.drain((person, block, at) -> {
            Interruption.checkAt(person, Rows.BUILDING);
            int rank = rankOf[person];
            int length = block[at];
            if (rank >= 0) {
                int within = rank & Runs.PERSON_MASK;
                starts[rank >>> Runs.PERSON_BITS][within + 1] = length;
                dealt[rank >>> Runs.PERSON_BITS].add(within, block, at + 1, length);
            }
            return length;
        });
        Runs[] chunks = new Runs[starts.length];
        for (int c = 0; c < chunks.length; c++) {
            Interruption.check(Rows.BUILDING);
            int[] ends = starts[c];
            accumulate(ends);
            int[] data = new int[ends[ends.length - 1]];
            dealt[c].drain((person, block, at) -> {
                int start = ends[block[at]];
                int length = ends[block[at] + 1] - start;
                System.arraycopy(block, at + 1, data, start, length);
                return length;
            });
            chunks[c] = new Runs(valueBits, data, ends);
        }
        return new RunsColumn(chunks);
    }

    /** The runs of some persons, who are given by number in ascending order and numbered anew. */
    RunsColumn of(int valueBits, int[] persons) {
        RunBlocks blocks = new RunBlocks();
        int[] ranks = new int[persons.length];
        for (int i = 0; i < persons.length; i++) {
            Runs chunk = of(persons[i]);
            int first = chunk.first(persons[i]);
            int length = chunk.end(persons[i]) - first;
            blocks.add(length, chunk.data(), first, length);
            ranks[i] = i;
        }
        return of(valueBits, blocks, ranks, persons.length);
    }

    /** The number of runs of each person, then all runs. */
    void writeTo(SnapshotWriter out) throws IOException {
        for (Runs chunk : chunks) {
            for (int person = 0; person < chunk.persons(); person++) {
                out.putInt(chunk.end(person) - chunk.first(person));
            }
        }
        for (Runs chunk : chunks) {
            out.putInts(chunk.data(), 0, chunk.size());
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param positions how many there are; runs begin before
     * @param isValue whether a run can have a value
     */
    static RunsColumn read(int valueBits, int positions, IntPredicate isValue, int persons, SnapshotReader in)
            throws IOException {
        int[][] starts = emptyStarts(persons);
        for (int[] lengths : starts) {
            in.getInts(lengths, 1, lengths.length);
            for (int i = 1; i < lengths.length; i++) {
                if (lengths[i] < 1 || lengths[i] > Packed.MOST_WEEKS) {
                    throw in.altered("a person has " + lengths[i] + " runs");
                }
            }
            accumulate(lengths);
        }
        Runs[] chunks = new Runs[starts.length];
        for (int c = 0; c < chunks.length; c++) {
            int runs = starts[c][starts[c].length - 1];
            in.requireLeft((long) runs * Integer.BYTES);
            int[] data = new int[runs];
            in.getInts(data, 0, data.length);
            chunks[c] = new Runs(valueBits, data, starts[c]);
            if (!chunks[c].isSound(positions, isValue)) {
                throw in.altered("a person's runs are not in order, or have values that there are not");
            }
        }
        return new RunsColumn(chunks);
    }

    /** The bytes of the arrays of a column with so many persons and runs. */
    static long bytes(long persons, long runs) {
        return Math.addExact(Math.multiplyExact(runs, Integer.BYTES), Integer.BYTES * (persons + chunksFor(persons)));
    }

    /** The number of chunks that so many persons fill. */
    static long chunksFor(long persons) {
        return (persons + Runs.MOST_PERSONS - 1) / Runs.MOST_PERSONS;
    }

    private static int[][] emptyStarts(int persons) {
        int[][] starts = new int[(int) chunksFor(persons)][];
        for (int c = 0; c < starts.length; c++) {
            starts[c] = new int[Math.min(Runs.MOST_PERSONS, persons - c * Runs.MOST_PERSONS) + 1];
        }
        return starts;
    }

    private static void accumulate(int[] lengths) {
        for (int i = 1; i < lengths.length; i++) {
            lengths[i] += lengths[i - 1];
        }
    }
}
