package dk.effekt.register;

import java.util.Comparator;

/**
 * What one row says of a person.
 *
 * @param from the first day, as an epoch day; {@link #ALWAYS} if it is open
 * @param to the first day after, as an epoch day; {@link #OPEN} if the row holds until the next begins
 * @param level the number of the value, {@link DatedTrait#NOT_KNOWN} if it is blank
 * @param line where it stands
 */
record TraitRow(int from, int to, int level, long line) implements Comparable<TraitRow> {

    static final int ALWAYS = Integer.MIN_VALUE;
    static final int OPEN = Integer.MAX_VALUE;

    private static final Comparator<TraitRow> ORDER = Comparator.comparingInt(TraitRow::from)
            .thenComparingInt(TraitRow::to)
            .thenComparingInt(TraitRow::level)
            .thenComparingLong(TraitRow::line);

    /** Whether it says the same as another row, which stands elsewhere. */
    boolean repeats(TraitRow other) {
        return from == other.from && to == other.to && level == other.level;
    }

    /** The same row with an end. */
    TraitRow until(int end) {
        return new TraitRow(from, end, level, line);
    }

    /** By the days, the value, the line. */
    @Override
    public int compareTo(TraitRow other) {
        return ORDER.compare(this, other);
    }
}
