package dk.effekt.intervention;

/**
 * What becomes of rows of one person in one intervention that share a day. Rows in different interventions may always do so.
 * How many rows it concerns stands in the report of the {@link Participations}.
 */
public enum OverlapRule {
    /** Each row is a participation of its own, and runs on if it has no end. */
    KEEP,
    /**
     * They are one participation, from the first start to the last end, with the reason of that end. A row without an end
     * shares all days from its start on; it gives way to the end of a row that starts on the same day or later, and otherwise
     * the whole runs on.
     */
    JOIN,
    /** As {@link #JOIN}, and so are rows of which one starts on the day after another has ended: an extension is no new start. */
    JOIN_ADJOINING
}
