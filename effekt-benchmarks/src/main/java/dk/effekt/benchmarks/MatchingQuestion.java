package dk.effekt.benchmarks;

import static dk.effekt.effect.EffectEstimators.weightedDifference;
import static dk.effekt.effect.VarianceEstimators.abadieImbens;

import dk.effekt.effect.Estimation;
import dk.effekt.matching.Balance;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.Distances;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.OptimalPairs;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Units;
import java.util.function.DoubleSupplier;

/** What {@link MatchingRace} asks; what R does for each stands in {@code matching.R} under the same name. */
public enum MatchingQuestion {
    /** A logistic propensity score on eight covariates; the mean log odds of the treated. */
    SCORE("logistic propensity score") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            PropensityScore score = table.fitted();
            return () -> meanOfTreated(table, score);
        }
    },
    /** Nearest neighbours on a score that is there; the effect. */
    NEAREST("nearest on the score, 1:1, without replacement") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            return effect(table, NearestNeighbour.of(1).withoutReplacement().match(table.units()));
        }
    },
    /** Five of them; the effect. */
    NEAREST_FIVE("nearest on the score, 1:5, with replacement, caliper 0.2 SD") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            return effect(
                    table,
                    NearestNeighbour.of(NEIGHBOURS)
                            .within(Caliper.ofSd(CALIPER))
                            .match(table.units()));
        }
    },
    /** The balance of all covariates and the score before and after {@link #NEAREST}; the worst SMD after. */
    BALANCE("balance table of the pairs") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            Balance balance = Balance.of(table.covariates(), table.pairs());
            return () -> balance.rows().stream()
                    .mapToDouble(row -> Math.abs(row.after().smd()))
                    .max()
                    .orElseThrow();
        }
    },
    /** Full matching with a bound on how far from the best it is; the effect. */
    QUICK_FULL("quick full matching on the score") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            return effect(table, QuickFullMatching.withDefaults().match(table.units()));
        }
    },
    /** Weights that balance the means; the effect. */
    ENTROPY("entropy balancing of eight means") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            return effect(table, EntropyBalancing.of(1).match(table.units()));
        }
    },
    /** The pairs of least total distance in strata of age, sex and education; the mean distance of a pair. */
    OPTIMAL("optimal pairs on the score in 196 strata") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            MatchedSample sample = OptimalPairs.of(1).match(table.unitsInStrata());
            return () -> meanDistance(sample);
        }

        @Override
        boolean isSlowInR() {
            return true;
        }
    },
    /** The effect by nearest neighbours with ties, and its error; the error. */
    ABADIE_IMBENS("nearest on the score with ties, Abadie-Imbens error") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            MatchedSample sample =
                    NearestNeighbour.of(1).averagingTies(TOLERANCE_OF_MATCHING).match(table.unitsInDeviations());
            double error = Estimation.of(sample)
                    .outcome("y", table.outcome())
                    .with(weightedDifference())
                    .errors(abadieImbens())
                    .estimate()
                    .standardError();
            return () -> error;
        }

        // The tolerance of Matching ties rows that are that near, and there are more of them the more rows there are.
        @Override
        boolean isSlowForMany() {
            return true;
        }

        @Override
        boolean isSlowInR() {
            return true;
        }
    },
    /** Nearest neighbours in eight dimensions; the effect. */
    MAHALANOBIS("nearest by Mahalanobis distance, 1:1, without replacement") {
        @Override
        DoubleSupplier ask(MatchingTable table) {
            Units units = table.units().withDistance(Distances.mahalanobis(table.covariates(), table.treated()));
            return effect(table, NearestNeighbour.of(1).withoutReplacement().match(units));
        }

        @Override
        boolean isSlowForMany() {
            return true;
        }

        @Override
        boolean isSlowInR() {
            return true;
        }
    };

    private static final int NEIGHBOURS = 5;
    private static final double CALIPER = 0.2;
    /** Of {@code Matching::Match}, if none is given. */
    private static final double TOLERANCE_OF_MATCHING = 1e-5;

    private final String text;

    MatchingQuestion(String text) {
        this.text = text;
    }

    /** Answers on the calling thread; what is given then sums the answer up in a number, and its time does not count. */
    abstract DoubleSupplier ask(MatchingTable table);

    /** Whether it takes minutes for a million rows, so that of so many it is asked only by name. */
    boolean isSlowForMany() {
        return false;
    }

    /** Whether R takes minutes, so that it is asked only by name. */
    boolean isSlowInR() {
        return false;
    }

    /** The question in words. */
    @Override
    public String toString() {
        return text;
    }

    private static DoubleSupplier effect(MatchingTable table, MatchedSample sample) {
        return () -> table.effect(sample);
    }

    private static double meanOfTreated(MatchingTable table, PropensityScore score) {
        double[] logOdds = score.scores(PropensityScore.Scale.LOG_ODDS);
        double sum = 0;
        for (int row = 0; row < logOdds.length; row++) {
            sum += table.units().isTreated(row) ? logOdds[row] : 0;
        }
        return sum / table.units().treatedCount();
    }

    private static double meanDistance(MatchedSample sample) {
        double sum = 0;
        for (int set = 0; set < sample.sets(); set++) {
            sum += sample.units().scores().between(sample.focal(set, 0), sample.partner(set, 0));
        }
        return sum / sample.sets();
    }
}
