package dk.effekt.matching;

import dk.effekt.internal.Missing;
import dk.effekt.internal.Partition;
import dk.effekt.protocol.Clause;
import java.util.List;
import java.util.Optional;

/**
 * Exact matching: the rows of a stratum of the {@linkplain Units#inStrata units} make a set, if both arms are there. Rows of
 * strata without the other arm are left out ({@link Unmatched#NO_CANDIDATE}).
 *
 * <p>For the ATT, ATC and ATE, with weights as of any {@linkplain MatchedSample.Kind#STRATA strata}. Costs one sort. MatchIt's
 * {@code method = "exact"}.
 */
public enum ExactMatching implements Matcher {
    /** The method; it has no options. */
    INSTANCE;

    @Override
    public List<String> missingIn(Units units) {
        return Strata.missingIn(units);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if something {@linkplain #missingIn is missing}
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        int[] keys = new int[units.size()];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = units.stratum(row);
        }
        return Strata.sample(units, Partition.by(keys).numbers(), Double.POSITIVE_INFINITY);
    }

    @Override
    public String describe() {
        return "exact matching within strata";
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("exact"));
    }
}
