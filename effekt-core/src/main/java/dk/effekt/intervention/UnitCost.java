package dk.effekt.intervention;

import java.util.Locale;

/**
 * What an offer costs for one participant.
 *
 * @param kroner finite, at least 0
 * @param per for the whole course or for each week of it
 */
public record UnitCost(double kroner, Per per) {

    /** What the kroner are counted for. */
    public enum Per {
        /** One participant's whole course. */
        PARTICIPANT,
        /** One participant's week. */
        WEEK
    }

    public UnitCost {
        if (!(kroner >= 0 && kroner < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("unit cost " + kroner + " kroner; it is finite and at least 0");
        }
    }

    /** For one participant's whole course. */
    public static UnitCost perParticipant(double kroner) {
        return new UnitCost(kroner, Per.PARTICIPANT);
    }

    /** For each week of one participant. */
    public static UnitCost perWeek(double kroner) {
        return new UnitCost(kroner, Per.WEEK);
    }

    /** {@code 28,000 kr per participant}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f kr per %s", kroner, per.name().toLowerCase(Locale.ROOT));
    }
}
