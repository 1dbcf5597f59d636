package dk.effekt.disclosure;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a cell's count can be changed while no cell changes that somebody sees. */
interface Freedom {

    /**
     * A move, and what it is worth.
     *
     * @param gaining cells that gain one
     * @param losing cells that lose one
     * @param range how often it can be done, up to what is needed
     * @param cost the people in cells that are to be freed for it
     * @param price the cost for each that is needed
     */
    record Move(int[] gaining, int[] losing, long range, long cost, long price) {

        static final Comparator<Move> CHEAPEST_FIRST = Comparator.comparingLong(Move::price)
                .thenComparing(Comparator.comparingLong(Move::range).reversed())
                .thenComparingLong(Move::cost);

        static Move of(int[] gaining, int[] losing, long needed, long range, long cost) {
            long price = range == 0 ? Long.MAX_VALUE : cost * ((needed + range - 1) / range);
            return new Move(gaining, losing, range, cost, price);
        }

        boolean isBetterThan(@Nullable Move other) {
            return other == null || CHEAPEST_FIRST.compare(this, other) < 0;
        }
    }

    /**
     * What the reader may think and what is decided so far; the latter changes as cells are hidden.
     *
     * @param lowest by cell, the least that it can be thought to have
     * @param highest the most
     * @param free whether it may change, as nobody sees it
     * @param freeable whether it can be made free
     */
    @SuppressWarnings("ArrayRecordComponent") // The state of one search, shared on purpose.
    record State(long[] lowest, long[] highest, boolean[] free, boolean[] freeable) {}

    /**
     * How many counts above the true one a cell can have for certain, as far as is asked.
     *
     * @param used takes the cells that the walk changes
     */
    long up(int cell, long asked, BitSet used);

    /** How many counts below the true one. */
    long down(int cell, long asked, BitSet used);

    /** The move that would give a cell so many counts more for the least that must be freed; none if nothing is left to be freed. */
    Optional<Move> cheapest(int cell, long needed);
}
