package dk.effekt.evidence;

import java.util.Locale;

/** What a study finds of an outcome, by the sign of an effect that is significant at 5 %; its size makes no difference. */
public enum Direction {
    /** What the offer is for: more jobs, fewer weeks on benefit. */
    POSITIVE,
    /** No effect that could be told from none. */
    NO_EFFECT,
    /** The opposite of what it is for. */
    NEGATIVE;

    /** {@code no effect}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
