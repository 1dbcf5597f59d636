package dk.effekt.benchmarks;

/**
 * The spells of many persons as objects of Java, which any number of threads can read. Each way of holding them has the
 * loop over persons to itself: in one that they shared, every answer would be a call through an interface, and that
 * would be timed, too.
 */
interface HeapSpells {

    /**
     * Answers a question about some persons.
     *
     * @param fromPerson the first of them
     * @param toPerson the one after the last
     * @param into {@link Query#width()} places for each person of all; those of the persons in question are written
     */
    void ask(Query query, int fromPerson, int toPerson, int[] into);

    /** Number of spells held. */
    long spellCount();
}
