package dk.effekt.benchmarks;

/** The spells of many persons, held in one way, with the time zero of each. */
interface SpellStore extends AutoCloseable {

    /**
     * Answers a question about every person.
     *
     * @param workers the threads it may use: all of them, and no others
     * @param into {@link Query#width()} places for each person, one person after another; all are written
     */
    void ask(Query query, Workers workers, int[] into);

    /** How many bytes of memory the spells take. */
    long bytes();

    /** Number of spells held. */
    long spellCount();

    /** Lets the memory go. */
    @Override
    void close();
}
