package dk.effekt.benchmarks;

import java.util.function.BiFunction;

/** Spells on the heap, shared out among threads by ranges of persons; it knows what they weigh. */
final class HeapStore implements SpellStore {

    private final HeapSpells spells;
    private final int persons;
    private final long bytes;

    private HeapStore(HeapSpells spells, int persons, long bytes) {
        this.spells = spells;
        this.persons = persons;
        this.bytes = bytes;
    }

    /**
     * Loads and weighs spells.
     *
     * @param way makes them, given the data and the time zeros; the latter are not weighed
     */
    static HeapStore load(SpellData data, BiFunction<SpellData, int[], HeapSpells> way) {
        int[] timeZeros = data.timeZeros();
        // The classes that are loaded on the way are not spells: let them be there before.
        HeapSpells unused = way.apply(new SpellData(1), timeZeros);
        long before = Heap.used();
        HeapSpells spells = way.apply(data, timeZeros);
        return new HeapStore(spells, data.persons(), Heap.used() - before);
    }

    @Override
    public void ask(Query query, Workers workers, int[] into) {
        if (workers.threads() == 1) {
            // Not a task: there would be one object to count among the bytes that a question allocates.
            spells.ask(query, 0, persons, into);
        } else {
            workers.share(persons, (from, to) -> spells.ask(query, from, to, into));
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long spellCount() {
        return spells.spellCount();
    }

    @Override
    public void close() {
        // The collector's work.
    }
}
