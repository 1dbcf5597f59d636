package dk.effekt.sroi.uncertainty;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;

/**
 * Random numbers of one column of a block of draws: xoshiro256++ 1.0 (Blackman and Vigna 2021, ACM TOMS 47(4), art. 36), its state
 * filled by SplitMix64 (Steele, Lea and Flood 2014, OOPSLA) as its authors advise. A stream is a function of seed, block and
 * column alone. That of the JDK is not used, because it promises no fixed start from a {@code long}, and none its normal
 * variates. Not thread-safe.
 */
final class RandomStream {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int WORDS = 4;
    private static final int LAYERS = 256;

    /** Where the tail begins and the area of a layer, for 256 layers (Marsaglia and Tsang 2000, table in section 2). */
    private static final double TAIL = 3.654152885361009;

    private static final double AREA = 4.92867323399e-3;
    private static final double[] EDGES = edges();
    private static final double[] HEIGHTS = heights();
    private static final double UNIT_52 = 0x1p-52;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    RandomStream(long[] state) {
        s0 = state[0];
        s1 = state[1];
        s2 = state[2];
        s3 = state[3];
    }

    /** The stream of a column of a block. All start at different states, as the mixing is one-to-one. */
    static RandomStream of(long seed, int block, int column) {
        long at = mixed(mixed(seed + GOLDEN) + GOLDEN * ((long) block << Integer.SIZE | column));
        long[] state = new long[WORDS];
        for (int word = 0; word < WORDS; word++) {
            at += GOLDEN;
            state[word] = mixed(at);
        }
        return new RandomStream(state);
    }

    /** SplitMix64's output function. */
    static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    long bits() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Above 0 and below 1. */
    double uniform() {
        return ((bits() >>> 12) + 0.5) * UNIT_52;
    }

    /**
     * Standard normal, by the ziggurat of Marsaglia and Tsang (2000, J. Stat. Software 5(8)), with layer and place taken
     * from different bits (Doornik 2005, An improved ziggurat method).
     */
    double normal() {
        while (true) {
            long bits = bits();
            int layer = (int) (bits & (LAYERS - 1));
            double x = (bits >> 11) * UNIT_52 * EDGES[layer];
            if (Math.abs(x) < EDGES[layer + 1]) {
                return x;
            }
            if (layer == 0) {
                return tail(x < 0);
            }
            double outer = HEIGHTS[layer];
            if (outer + uniform() * (HEIGHTS[layer + 1] - outer) < height(x)) {
                return x;
            }
        }
    }

    /** Beyond the last edge, by Marsaglia's (1964) pairs of exponentials. */
    private double tail(boolean isNegative) {
        double x;
        double y;
        do {
            x = -FastMath.log(uniform()) / TAIL;
            y = -FastMath.log(uniform());
        } while (2 * y < x * x);
        return isNegative ? -TAIL - x : TAIL + x;
    }

    private static double height(double x) {
        return FastMath.exp(-0.5 * x * x);
    }

    private static double[] edges() {
        double[] edges = new double[LAYERS + 1];
        edges[0] = AREA / height(TAIL);
        edges[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            edges[i] = Math.sqrt(-2 * FastMath.log(AREA / edges[i - 1] + height(edges[i - 1])));
        }
        return edges;
    }

    private static double[] heights() {
        return Arrays.stream(EDGES).map(RandomStream::height).toArray();
    }
}
