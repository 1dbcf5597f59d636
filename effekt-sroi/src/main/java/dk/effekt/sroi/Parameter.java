package dk.effekt.sroi;

/**
 * A number of a value map that is uncertain.
 *
 * @param name what it is, unlike all others of the map
 * @param kind where it stands
 * @param distribution what is known of it, by itself; effects are normal, and those of one estimation are not independent
 */
public record Parameter(String name, Kind kind, Distribution distribution) {

    /** Where a parameter stands. */
    public enum Kind {
        /** A measured effect, in its own direction: −5 for 5 weeks on benefit avoided. */
        EFFECT,
        /** A stated quantity of one year, as it is stated, whichever side of it an outcome is on. */
        QUANTITY,
        /** The value of a unit, in all years; any unit, only its relation to the mean counts. */
        VALUE,
        /** A share deducted. */
        DEDUCTION,
        /** A share lost a year, which is taken as often as years pass. */
        DROP_OFF,
        /** A cost, in all periods; any unit, only its relation to the mean counts. */
        COST;

        /** Whether it lies from 0 to 1. */
        public boolean isShare() {
            return this == DEDUCTION || this == DROP_OFF;
        }
    }

    /** {@code value of a week, prices of 2024 (rates): 1,559 (SD 100, gamma)}. */
    @Override
    public String toString() {
        return name + ": " + distribution;
    }
}
