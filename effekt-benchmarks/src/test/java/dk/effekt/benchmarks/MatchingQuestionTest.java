package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is timed is what is said. */
class MatchingQuestionTest {

    private final MatchingTable table = MatchingTable.of(150, 900);

    @Test
    void pairsAreThoseOfALoopOverAllRows() {
        MatchedSample sample = table.pairs();
        Map<Integer, Integer> partners = new HashMap<>();
        for (int set = 0; set < sample.sets(); set++) {
            partners.put(sample.focal(set, 0), sample.partner(set, 0));
        }

        assertThat(partners).isEqualTo(greedy());
    }

    @Test
    void nearestAnswersWithTheMeanDifferenceOfThosePairs() {
        double[] y = table.outcome();
        double sum = 0;
        for (Map.Entry<Integer, Integer> pair : greedy().entrySet()) {
            sum += y[pair.getKey()] - y[pair.getValue()];
        }

        assertThat(MatchingQuestion.NEAREST.ask(table).getAsDouble()).isCloseTo(sum / 150, within(1e-12));
    }

    @Test
    void optimalPairsAreNoFartherApartThanGreedyOnesInTheSameStrata() {
        MatchedSample greedy = NearestNeighbour.of(1).withoutReplacement().match(table.unitsInStrata());
        double distances = 0;
        for (int set = 0; set < greedy.sets(); set++) {
            distances += table.units().scores().between(greedy.focal(set, 0), greedy.partner(set, 0));
        }

        assertThat(MatchingQuestion.OPTIMAL.ask(table).getAsDouble())
                .isPositive()
                .isLessThan(distances / greedy.sets());
    }

    /** The effect is 1 for all, and eight covariates in balance leave little bias. */
    @Test
    void weightsAndSetsFindAboutTheEffect() {
        MatchingTable large = MatchingTable.of(1_000, 6_000);

        for (MatchingQuestion question : List.of(
                MatchingQuestion.NEAREST,
                MatchingQuestion.NEAREST_FIVE,
                MatchingQuestion.QUICK_FULL,
                MatchingQuestion.ENTROPY,
                MatchingQuestion.MAHALANOBIS)) {
            // The standard error of a difference of 1,000 pairs is 0.06.
            assertThat(question.ask(large).getAsDouble()).as(question.name()).isCloseTo(1, within(0.3));
        }
        assertThat(MatchingQuestion.ABADIE_IMBENS.ask(large).getAsDouble()).isBetween(0.03, 0.1);
        assertThat(MatchingQuestion.BALANCE.ask(large).getAsDouble()).isBetween(0.0, 0.15);
    }

    /** MatchIt's rule: the treated choose in descending order of score, each the nearest that nobody has. */
    private Map<Integer, Integer> greedy() {
        Scores scores = table.units().scores();
        List<Integer> treated = new ArrayList<>(IntStream.range(0, table.units().size())
                .filter(table.units()::isTreated)
                .boxed()
                .toList());
        treated.sort(Comparator.comparingDouble(scores::value).reversed());
        Set<Integer> taken = new HashSet<>();
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int row : treated) {
            int nearest = IntStream.range(0, table.units().size())
                    .filter(other -> !table.units().isTreated(other) && !taken.contains(other))
                    .boxed()
                    .min(Comparator.comparingDouble(other -> scores.between(row, other)))
                    .orElseThrow();
            taken.add(nearest);
            pairs.put(row, nearest);
        }
        return pairs;
    }
}
