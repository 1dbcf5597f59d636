package dk.effekt.benchmarks.trust;

import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Civil registration numbers that the test knows. They are computed and stand nowhere: what is found in memory is not the test's own.
 */
final class Numbers {

    /** One in so many has a day that no month has. */
    private static final int INVALID = 11;

    private static final long LOWEST_SERIAL = 1_117;
    private static final long STEP = 7_919;
    private static final long SERIALS = 8_713;

    private Numbers() {}

    /** The number in a place of an endless list, as ten digits. */
    static String of(int place) {
        return String.format(Locale.ROOT, "%010d", value(place));
    }

    /** A number of ten digits that keeps them when it is taken for a whole number. */
    static String withoutZero(int place) {
        return value(place) < 1_000_000_000L ? withoutZero(place + 1) : of(place);
    }

    /** The same as one number. */
    static long value(int place) {
        long day = 1 + place * 5L % 28 + (place % INVALID == 0 ? 31 : 0);
        long month = 1 + place * 7L % 12;
        long year = 50 + place * 3L % 49;
        long serial = LOWEST_SERIAL + place * STEP % SERIALS;
        return ((day * 100 + month) * 100 + year) * 10_000 + serial;
    }

    /** The first so many. */
    static LongStream first(int count) {
        return LongStream.range(0, count).map(place -> value((int) place));
    }
}
