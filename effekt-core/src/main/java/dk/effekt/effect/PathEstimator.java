package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import java.util.List;
import java.util.Optional;

/** Turns a matched sample and its outcomes into effects with their covariance. */
public interface PathEstimator extends InWords {

    /** What this estimator needs and the sample does not have, one line each; empty if nothing is missing. */
    default List<String> missingIn(MatchedSample sample) {
        return List.of();
    }

    /**
     * Estimates the effect on every outcome in every week.
     *
     * @param sample who is compared with whom
     * @param outcomes measured for every row of the sample; where they have {@linkplain OutcomeMatrix#weight weights}, the
     *     sample's are to be multiplied by these, week by week
     * @param persons for each row the person it belongs to; errors of one person's rows are correlated
     * @param contrast what the treated are compared with, for the estimand's name, such as {@code starting now versus not
     *     yet}
     */
    Effects estimate(MatchedSample sample, OutcomeMatrix outcomes, int[] persons, String contrast);

    /** What it does, in one line for the protocol. */
    String describe();

    /**
     * What it is, as a value from which it can be made again, for a study's JSON. Empty unless overridden, and then the study
     * can be estimated but not written.
     */
    default Optional<Clause> clause() {
        return Optional.empty();
    }
}
