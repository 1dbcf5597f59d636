package dk.effekt.benchmarks;

/** The question of {@link SpellScanBenchmark}, ready to be asked of one peer. */
final class Sweep {

    private final SpellStore store;
    private final int[] timeZeros;
    private final int[] weeks;

    Sweep(Peer peer, int persons) {
        SpellData data = new SpellData(persons);
        store = peer.load(data);
        timeZeros = data.timeZeros();
        weeks = new int[persons];
    }

    /** For each person the weeks; the same array every time. */
    int[] run() {
        store.weeksInWindow(timeZeros, weeks);
        return weeks;
    }

    long spellCount() {
        return store.spellCount();
    }
}
