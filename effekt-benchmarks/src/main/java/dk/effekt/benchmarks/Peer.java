package dk.effekt.benchmarks;

/** The ways of holding spells that are compared. */
public enum Peer {
    /** This library: a register and the questions to its timelines. */
    EFFEKT,
    /** Loops written by hand over packed integers, for two of the questions: what no library can be expected to beat. */
    PLAIN_ARRAYS,
    /** A list of records for each person, as one would write it first. */
    LIST_OF_RECORDS,
    /** A byte for each person and week. */
    PERSON_WEEK_BYTES,
    /** DuckDB in this process, over a table of spells. */
    DUCKDB_SPELLS,
    /** DuckDB in this process, over a table with a row for each person and week. */
    DUCKDB_WEEKS;

    /** Whether it has an answer to a question. */
    boolean answers(Query query) {
        return this != PLAIN_ARRAYS || query == Query.WEEKS_IN_WINDOW || query == Query.WEEKS_IN_HISTORY;
    }

    SpellStore load(SpellData data) {
        return switch (this) {
            case EFFEKT -> HeapStore.load(data, EffektSpells::new);
            case PLAIN_ARRAYS -> HeapStore.load(data, PlainArrays::new);
            case LIST_OF_RECORDS -> HeapStore.load(data, ListOfRecords::new);
            case PERSON_WEEK_BYTES -> HeapStore.load(data, PersonWeekBytes::new);
            case DUCKDB_SPELLS -> DuckDb.ofSpells(data);
            case DUCKDB_WEEKS -> DuckDb.ofWeeks(data);
        };
    }
}
