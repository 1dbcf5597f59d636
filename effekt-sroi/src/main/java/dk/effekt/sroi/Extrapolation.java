package dk.effekt.sroi;

import dk.effekt.sroi.internal.Format;

/**
 * How an outcome goes on in the years beyond those its quantity has numbers for: not at all, as in the last of them, or
 * less by the same share each year. What rests on it is shown apart.
 *
 * @param years number of years beyond, 0 to 200
 * @param dropOff the share lost from each year to the next, the first of them included
 */
public record Extrapolation(int years, Deduction dropOff) {

    static final int LONGEST_YEARS = 200;

    public Extrapolation {
        if (years < 0 || years > LONGEST_YEARS) {
            throw new IllegalArgumentException(
                    "extrapolation over " + years + " years; it must be from 0 to " + LONGEST_YEARS);
        }
    }

    /** Nothing beyond what has numbers. */
    public static Extrapolation stop() {
        return new Extrapolation(0, Deduction.NONE);
    }

    /** So many more years like the last. */
    public static Extrapolation constant(int years) {
        return new Extrapolation(years, Deduction.NONE);
    }

    /** So many more years, each less than the one before by a share. */
    public static Extrapolation dropOff(double share, String source, int years) {
        return dropOff(Deduction.of(share, source), years);
    }

    /** So many more years, each less than the one before by a share, which may be uncertain. */
    public static Extrapolation dropOff(Deduction share, int years) {
        return new Extrapolation(years, share);
    }

    /** The rule in words: {@code stop}, {@code constant} or {@code drop-off of 30 % (assumed) a year}. */
    public String rule() {
        if (dropOff.share() > 0) {
            return "drop-off of " + dropOff + " a year";
        }
        return years == 0 ? "stop" : "constant";
    }

    /** {@code constant, 3 years}. */
    @Override
    public String toString() {
        return rule() + (years == 0 ? "" : ", " + Format.count(years, "year"));
    }
}
