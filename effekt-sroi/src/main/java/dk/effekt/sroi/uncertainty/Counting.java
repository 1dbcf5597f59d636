package dk.effekt.sroi.uncertainty;

import java.util.Locale;

/** How kroner of later years count when costs are won back. */
public enum Counting {
    /** As they are: simple payback. */
    UNDISCOUNTED,
    /** By their present value. */
    DISCOUNTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
