package dk.effekt.internal;

import java.util.Optional;

/** What an interval does not say where too little varies, or too few are there, to judge an effect by. */
public final class Caution {

    private static final int FEWEST = 2;
    private static final double ROUNDING = 1e-12;

    private Caution() {}

    /**
     * What is to stand beside an interval; empty where it may be read as usual.
     *
     * @param scale how large the means are of which it is the difference: what is smaller by far is rounding
     * @param treated number of treated rows or persons
     * @param controls number of those compared with
     */
    public static Optional<String> of(double estimate, double scale, double standardError, int treated, int controls) {
        if (Double.isNaN(estimate)) {
            return Optional.of("no effect, as nobody is observed in one arm or both");
        }
        if (!Double.isFinite(standardError)) {
            return Optional.of("no standard error, as there are too few to judge by, or numbers too large to square");
        }
        if (treated < FEWEST || controls < FEWEST) {
            return Optional.of("the interval is too narrow, as nothing tells how an arm of one varies");
        }
        return standardError <= ROUNDING * Math.abs(scale)
                ? Optional.of("the interval has no width, as nothing varies within the arms; that is no certainty")
                : Optional.empty();
    }
}
