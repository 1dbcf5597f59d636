package dk.effekt.sroi.wellbeing;

import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * How long a change is taken to last. The first year counts as known; those after it are extrapolated and shown apart.
 *
 * @param years a part of one year, above 0, or a whole number of years
 * @param dropOff the share lost from each year to the next
 * @param source why so long, such as {@code asked again after a year}
 */
public record Lasting(double years, Deduction dropOff, String source) {

    private static final int LONGEST = 200;

    public Lasting {
        if (!(years > 0 && years <= LONGEST && (years <= 1 || years == Math.rint(years)))) {
            throw new IllegalArgumentException("a change that lasts " + years
                    + " years; it must be a part of one year above 0, such as 0.5, or a whole number of years up to "
                    + LONGEST);
        }
        Checks.text("the source of how long a change lasts", source);
        if (years <= 1 && dropOff.share() > 0) {
            throw new IllegalArgumentException("a drop-off of " + dropOff + " on a change that lasts "
                    + Format.number(years) + " years; it bites from the second year on, so leave it out");
        }
    }

    /** So many years, without drop-off. */
    public static Lasting years(double years, String source) {
        return new Lasting(years, Deduction.NONE, source);
    }

    /** As long, each year after the first less by a share than the one before. */
    public Lasting withDropOff(Deduction newDropOff) {
        return new Lasting(years, newDropOff, source);
    }

    /** How much of the first year it lasts. */
    double ofFirstYear() {
        return Math.min(1, years);
    }

    Extrapolation afterwards() {
        return new Extrapolation((int) Math.max(0, years - 1), dropOff);
    }

    /** {@code 3 years (asked again after a year)}. */
    @Override
    public String toString() {
        return Format.number(years) + (years == 1 ? " year (" : " years (") + source + ")";
    }
}
