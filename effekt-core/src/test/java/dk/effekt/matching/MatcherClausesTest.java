package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a matcher is called in a study's JSON: all that was asked, and of what is usual only what has no usual value. */
class MatcherClausesTest {

    private static final Map<Matcher, String> CLAUSES = Map.ofEntries(
            Map.entry(NearestNeighbour.of(5), "nearest-neighbour(matches 5)"),
            Map.entry(
                    NearestNeighbour.of(1).withoutReplacement(MatchingOrder.CLOSEST),
                    "nearest-neighbour(matches 1, uses 1, order closest)"),
            Map.entry(
                    NearestNeighbour.ofVariable(1, 4, 2.5)
                            .within(Caliper.ofSd(0.2))
                            .reusedAtMost(3)
                            .ties(TieRule.LOWER_SCORE_FIRST),
                    "nearest-neighbour(least 1, most 4, average 2.5, caliper standard-deviations(width 0.2), uses 3, "
                            + "ties lower-score-first)"),
            Map.entry(NearestNeighbour.of(1).averagingTies(0.25), "nearest-neighbour(matches 1, tieTolerance 0.25)"),
            Map.entry(ExactMatching.INSTANCE, "exact"),
            Map.entry(
                    CoarsenedExact.of(Coarsening.automatic(Coarsening.Rule.FREEDMAN_DIACONIS))
                            .with("age", Coarsening.at(25, 45))
                            .with("children", Coarsening.none())
                            .with("income", Coarsening.quantiles(4))
                            .with("weeks", Coarsening.bins(3)),
                    "coarsened-exact(others automatic(rule freedman-diaconis), named [at(points [25.0, 45.0], covariate "
                            + "age), none(covariate children), quantiles(count 4, covariate income), bins(count 3, "
                            + "covariate weeks)])"),
            Map.entry(Subclassification.of(6).atLeast(2), "subclassification(subclasses 6, least 2)"),
            Map.entry(
                    QuickFullMatching.withDefaults().atLeast(1, 2).ofSize(5).within(Caliper.ofScore(0.5)),
                    "quick-full(treated 1, untreated 2, size 5, caliper score(width 0.5))"),
            Map.entry(
                    OptimalPairs.of(2).withMostPairs(1000).withMostArcs(100),
                    "optimal-pairs(matches 2, mostPairs 1000, mostArcs 100)"),
            Map.entry(
                    new OptimalFull(3, 2, Caliper.ofScore(0.5), 1000, 100),
                    "optimal-full(mostUntreated 3, mostTreated 2, mostPairs 1000, mostArcs 100, caliper score(width "
                            + "0.5))"),
            Map.entry(
                    new InversePropensity(0.05, 0.95, 0.99),
                    "inverse-propensity(lowest 0.05, highest 0.95, quantile 0.99)"),
            Map.entry(
                    EntropyBalancing.of(2).targets(EntropyBalancing.TargetMeans.KNOWN),
                    "entropy-balancing(moments 2, targets known)"));

    @Test
    void sayAllThatWasAskedAndNothingElse() {
        CLAUSES.forEach((matcher, clause) -> assertThat(matcher.clause().orElseThrow())
                .as(matcher.describe())
                .hasToString(clause));
    }
}
