package dk.effekt.keyfigures;

import java.util.Locale;

/**
 * A share of so many, with its interval.
 *
 * @param count how many are counted, from 0 to {@code of}
 * @param of of how many, at least 0; of nobody there is no share
 */
public record Share(long count, long of) {

    /** The 0.975 quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * A 95 % interval.
     *
     * @param low its lower end
     * @param high its upper end
     */
    public record Interval(double low, double high) {}

    public Share {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(
                    "a share of " + count + " of " + of + "; it must be from 0 to all of them");
        }
    }

    /** From 0 to 1; NaN of nobody. */
    public double value() {
        return (double) count / of;
    }

    /**
     * The 95 % score interval: with k of n and z = 1.96, {@code (k + z²/2 ± z √(k(n − k)/n + z²/4)) / (n + z²)} (Wilson 1927). It
     * stays within 0 and 1, and holds what it says for small numbers, too; that of nobody is NaN.
     */
    public Interval interval() {
        double n = of;
        double centre = (count + Z * Z / 2) / (n + Z * Z);
        double half = Z / (n + Z * Z) * Math.sqrt(count * (n - count) / n + Z * Z / 4);
        // At the ends the formula gives 0 and 1 but for rounding.
        return new Interval(count == 0 && of > 0 ? 0 : centre - half, count == of && of > 0 ? 1 : centre + half);
    }

    /** How much larger it is than another; NaN if either is of nobody. */
    public double minus(Share other) {
        return value() - other.value();
    }

    /**
     * The 95 % interval of {@link #minus} for shares of different people, from the intervals of both: with l and u their ends,
     * {@code d − √((p₁ − l₁)² + (u₂ − p₂)²)} to {@code d + √((u₁ − p₁)² + (p₂ − l₂)²)} (Newcombe 1998, method 10).
     */
    public Interval intervalOfMinus(Share other) {
        return intervalOfDifference(value(), interval(), other.value(), other.interval());
    }

    /** The same of any two estimates with their intervals (the method of variance estimates recovery, Zou and Donner 2008). */
    static Interval intervalOfDifference(double mine, Interval ofMine, double other, Interval ofOther) {
        double below = Math.sqrt(square(mine - ofMine.low()) + square(ofOther.high() - other));
        double above = Math.sqrt(square(ofMine.high() - mine) + square(other - ofOther.low()));
        return new Interval(mine - other - below, mine - other + above);
    }

    private static double square(double x) {
        return x * x;
    }

    /** {@code 12 of 40: 30.0 % [18.1, 45.4]}. */
    @Override
    public String toString() {
        Interval interval = interval();
        return count + " of " + of
                + (of == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ": %.1f %% [%.1f, %.1f]",
                                100 * value(),
                                100 * interval.low(),
                                100 * interval.high()));
    }
}
