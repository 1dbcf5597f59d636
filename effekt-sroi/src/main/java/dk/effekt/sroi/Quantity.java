package dk.effekt.sroi;

import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.internal.Finite;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of an outcome there was: one number for each year that is known, from the first on. Years beyond them are
 * left to an {@link Extrapolation}.
 */
public sealed interface Quantity permits Measured, Stated, Reversed {

    /** Number of years for which there is a number, at least 1. */
    int years();

    /** The number of a year, counted from 1; negative where the outcome is a harm. */
    double amount(int year);

    /** Its standard error; 0 if it is taken as known. */
    double standardError(int year);

    /** Whether it counts for one participant or in total. */
    Basis basis();

    /** Whether what would have happened anyway is out of it: it is measured, or stated {@linkplain Stated#against against} somebody. */
    boolean isEffect();

    /**
     * The same quantity on the other side: what one saves, another loses. Whatever is uncertain is the very same number with its sign
     * turned, so that standard errors, draws and break-even values of what rests on both heed that they vary together.
     */
    Quantity reversed();

    /**
     * What is measured is what was wished for, such as weeks of work: an effect of +5 is 5 gained. One effect a year.
     */
    static Measured gained(Effect... byYear) {
        return Measured.of(List.of(byYear), Measured.Direction.GAINED);
    }

    /**
     * What is measured is what was to be avoided, such as weeks on benefit: an effect of −5 is 5 avoided. One effect a
     * year.
     */
    static Measured avoided(Effect... byYear) {
        return Measured.of(List.of(byYear), Measured.Direction.AVOIDED);
    }

    /**
     * Weeks gained in each year of 52 weeks, counted from the path's first week; the last may be short. It lets a
     * lock-in stand in the first year and what follows it in the later ones.
     *
     * @throws IllegalArgumentException if the path does not hold shares
     */
    static Measured gainedByYear(EffectPath path) {
        return Measured.byYear(path, Measured.Direction.GAINED);
    }

    /**
     * Weeks avoided in each year of 52 weeks, as {@link #gainedByYear}.
     *
     * @throws IllegalArgumentException if the path does not hold shares
     */
    static Measured avoidedByYear(EffectPath path) {
        return Measured.byYear(path, Measured.Direction.AVOIDED);
    }

    /** A number that somebody states, known without error unless {@link Stated#withStandardErrors} says otherwise. */
    static Stated stated(double amount, Basis basis, String source) {
        return statedByYear(basis, source, amount);
    }

    /** A number that somebody states and that is uncertain, such as {@code triangular(10, 14, 20)}. */
    static Stated stated(Distribution amount, Basis basis, String source) {
        return new Stated(List.of(amount), basis, source, "");
    }

    /** A stated number for each year. */
    static Stated statedByYear(Basis basis, String source, double... amounts) {
        List<Distribution> numbers = new ArrayList<>();
        for (double amount : amounts) {
            numbers.add(Distribution.fixed(Finite.of("a stated amount", amount)));
        }
        return new Stated(numbers, basis, source, "");
    }
}
