package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says what the mean outcome would be with and without treatment, among those whose effect a comparison asks for.
 * {@link EffectEstimators} has those that effekt brings.
 */
public interface EffectEstimator extends InWords {

    /** What this estimator needs and the sample does not have, one line each; empty if nothing is missing. */
    List<String> missingIn(MatchedSample sample);

    /**
     * Estimates both means.
     *
     * @param sample who is compared with whom
     * @param outcome of each row, finite where the row is in use
     */
    PotentialMeans estimate(MatchedSample sample, double[] outcome);

    /**
     * The same for any number of outcomes of one sample. An estimator that can share work between them overrides this.
     *
     * @return what estimates an outcome, given as in {@link #estimate(MatchedSample, double[])}; several threads may ask it at a time
     */
    default Function<double[], PotentialMeans> onSample(MatchedSample sample) {
        return outcome -> estimate(sample, outcome);
    }

    /**
     * The same estimator for other rows of the same table, as a bootstrap draws them, or the same ones in the order of their
     * identities. One that holds something for each row has to take that along.
     *
     * @param rows of the table, some several times, each time as a row of its own
     */
    default EffectEstimator on(int[] rows) {
        return this;
    }

    /** What it does, in one line, such as {@code weighted difference of means}. */
    String describe();

    /**
     * What it is, as a value from which it can be made again, for a study's JSON. Empty unless overridden, and then the study
     * can be estimated but not written.
     */
    default Optional<Clause> clause() {
        return Optional.empty();
    }
}
