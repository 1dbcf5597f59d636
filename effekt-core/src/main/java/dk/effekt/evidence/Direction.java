package dk.effekt.evidence;

import dk.effekt.protocol.Language;
import java.util.Locale;

/** What a study finds of an outcome, by the sign of an effect that is significant at 5 %; its size makes no difference. */
public enum Direction {
    /** What the offer is for: more jobs, fewer weeks on benefit. */
    POSITIVE,
    /** No effect that could be told from none. */
    NO_EFFECT,
    /** The opposite of what it is for. */
    NEGATIVE;

    /** {@code ingen påviselig effekt}. */
    public String inWords(Language language) {
        return switch (this) {
            case POSITIVE -> language.either("positive", "positiv");
            case NO_EFFECT -> language.either("no effect that can be told", "ingen påviselig effekt");
            case NEGATIVE -> language.either("negative", "negativ");
        };
    }

    /** {@code no effect}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
