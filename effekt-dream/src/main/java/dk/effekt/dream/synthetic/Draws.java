package dk.effekt.dream.synthetic;

/**
 * One person's luck: a number for each purpose and week, whatever else was drawn before it. That is what lets twins share
 * their luck, and what makes a person independent of all others.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) read at a position instead of in a row; written out here because the
 * JDK does not promise the numbers of its own generators.
 */
final class Draws {

    /** What a draw decides. The order is part of the output: new purposes go to the end. */
    enum Purpose {
        SEX,
        ORIGIN,
        MUNICIPALITY,
        SERIAL,
        WAY_OF_LIFE,
        EXIT,
        START,
        START_DAY,
        END_DAY,
        EMPLOYMENT_RATIO,
        ENTRY,
        LOT,
        TAKES_THE_PLACE,
        LOSS
    }

    /** Room for this many purposes in each week. */
    private static final long PURPOSES = 16;

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double ULP = 0x1.0p-53;

    private final long key;

    private Draws(long key) {
        this.key = key;
    }

    /** The luck of the person with a number. */
    static Draws of(long seed, long number) {
        return new Draws(mix(mix(seed + GOLDEN_GAMMA) + GOLDEN_GAMMA * number));
    }

    /** A number from 0, inclusive, to 1, exclusive. */
    double uniform(Purpose purpose, int epochWeek) {
        long position = epochWeek * PURPOSES + purpose.ordinal() + 1;
        return (mix(key + GOLDEN_GAMMA * position) >>> 11) * ULP;
    }

    /** A number that is drawn once in a life. */
    double uniform(Purpose purpose) {
        return uniform(purpose, 0);
    }

    /** A whole number from 0 to a bound, exclusive. */
    int below(int bound, Purpose purpose, int epochWeek) {
        return (int) (uniform(purpose, epochWeek) * bound);
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
