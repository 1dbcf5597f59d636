package dk.effekt.evidence;

import dk.effekt.outcome.Outcome.Aim;
import dk.effekt.protocol.Bilingual;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a study of one's own may say after its own checks.
 *
 * @param title what it goes under
 * @param isFaulty whether it counts as not satisfactory whoever judges it
 * @param effects of the outcomes that have a direction
 */
record Claim(
        Bilingual title,
        EvidenceGrade grade,
        boolean isFaulty,
        Combination combination,
        Map<String, Direction> directions,
        List<FoundEffect> effects,
        List<Reservation> reservations) {

    /** At which checks and effects are significant. */
    static final double LEVEL = 0.05;

    Claim {
        directions = Collections.unmodifiableMap(new TreeMap<>(directions));
        effects = List.copyOf(effects);
        reservations = List.copyOf(reservations);
    }

    /**
     * What a 95 % interval says; empty where there is none, it reaches to infinity and could have said nothing else, or it has no
     * width, as nothing varies.
     */
    static Optional<Direction> direction(double low, double high, Aim aim) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low == high) {
            return Optional.empty();
        }
        boolean isMore = low > 0;
        boolean isLess = high < 0;
        return Optional.of(
                !isMore && !isLess
                        ? Direction.NO_EFFECT
                        : isMore == (aim == Aim.MORE) ? Direction.POSITIVE : Direction.NEGATIVE);
    }
}
