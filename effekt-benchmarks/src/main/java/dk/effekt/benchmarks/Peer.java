package dk.effekt.benchmarks;

/** The ways of holding spells that are compared. */
public enum Peer {
    /** This library: {@code Timeline.weeksIn} of a register. */
    EFFEKT,
    /** A loop written by hand over packed integers, for this one question: what no library can be expected to beat. */
    PLAIN_ARRAYS,
    /** A list of records for each person, as one would write it first. */
    LIST_OF_RECORDS,
    /** Guava's {@code ImmutableRangeMap} for each person. */
    GUAVA_RANGES,
    /** A byte for each person and week, the way of statistical packages. */
    PERSON_WEEK_BYTES,
    /** DuckDB in this process, on one thread, over a table of spells. */
    DUCKDB_SPELLS;

    SpellStore load(SpellData data) {
        return switch (this) {
            case EFFEKT -> new EffektStore(data);
            case PLAIN_ARRAYS -> new PlainArrays(data);
            case LIST_OF_RECORDS -> new ListOfRecords(data);
            case GUAVA_RANGES -> new GuavaRanges(data);
            case PERSON_WEEK_BYTES -> new PersonWeekBytes(data);
            case DUCKDB_SPELLS -> new DuckDbSpells(data);
        };
    }
}
