package dk.effekt.benchmarks;

/** One way of holding the spells of many persons and of counting weeks in them. */
interface SpellStore {

    /**
     * Counts, for each person, the weeks in one of {@link SpellData#MEMBERS} among the {@link SpellData#WINDOW} weeks before
     * the person's time zero.
     *
     * @param timeZeros for each person a week, counted from 0
     * @param into one place for each person; all are written
     */
    void weeksInWindow(int[] timeZeros, int[] into);

    /** Number of spells held. */
    long spellCount();
}
