package dk.effekt.sroi.wellbeing;

import dk.effekt.sroi.internal.Format;
import java.util.OptionalDouble;

/**
 * How a group changed, those who answered twice.
 *
 * @param group whose it is
 * @param before mean before
 * @param after mean after
 * @param change mean change, each person against their own before
 * @param standardError of the mean change, s/√n
 * @param lostBefore by how many standard deviations those who did not answer again were above the others before
 *     (standardized mean difference, √((s₁² + s₂²)/2)); none if there are too few of them to show or nobody differs
 * @param atBest the share who gave the highest answer after, and could not have gained more, 0 to 1; none if it would tell of
 *     too few
 */
public record GroupChange(
        Answer.Group group,
        double before,
        double after,
        double change,
        double standardError,
        OptionalDouble lostBefore,
        OptionalDouble atBest) {

    /** {@code participants: 5.10 to 6.40, 1.30 (SE 0.25)}. */
    @Override
    public String toString() {
        return group + ": " + Format.decimal(before) + " to " + Format.decimal(after) + ", " + Format.decimal(change)
                + " (SE " + Format.decimal(standardError) + ")";
    }
}
