package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.table.Table;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that have identities are matched alike in any order. */
class RowOrderTest {

    private static final Match SENTENCE = Match.on(
                    Synth.table(), "treat ~ age + male + origin + benefit_weeks + emp_share + prev_act")
            .identifiedBy("id");

    @Test
    void theOrderOfRowsChangesNothing() {
        Table table = Synth.table();
        int[] backwards = new int[table.rows()];
        for (int row = 0; row < backwards.length; row++) {
            backwards[row] = backwards.length - 1 - row;
        }
        Matched turned = SENTENCE.on(table.take(backwards)).fit();
        Matched straight = SENTENCE.fit();

        for (int row = 0; row < backwards.length; row++) {
            assertThat(turned.sample().weights()[row])
                    .isCloseTo(straight.sample().weights()[backwards[row]], within(1e-12));
            assertThat(turned.propensity().orElseThrow().scores(PropensityScore.Scale.PROBABILITY)[row])
                    .isEqualTo(straight.propensity()
                            .orElseThrow()
                            .scores(PropensityScore.Scale.PROBABILITY)[backwards[row]]);
        }
    }

    /** The score is fitted in the order of identities; what it tells of each row must come back to that row. */
    @Test
    void theOrderOfRowsDoesNotChangeHowWeightsWereEstimated() {
        Table table = Synth.table();
        int rows = table.rows();
        int[] backwards = IntStream.range(0, rows).map(row -> rows - 1 - row).toArray();
        Match match = SENTENCE.by(InversePropensity.withDefaults());
        EstimatedWeights straight = match.sample().estimatedWeights().orElseThrow();
        EstimatedWeights turned =
                match.on(table.take(backwards)).sample().estimatedWeights().orElseThrow();

        assertThat(turned.describe()).isEqualTo(straight.describe());
        assertThat(turned.parameters()).isEqualTo(straight.parameters()).isGreaterThan(5);
        for (int row = 0; row < rows; row++) {
            for (int parameter = 0; parameter < straight.parameters(); parameter++) {
                assertThat(turned.derivative(row, parameter)).isEqualTo(straight.derivative(backwards[row], parameter));
                assertThat(turned.influence(row, parameter)).isEqualTo(straight.influence(backwards[row], parameter));
            }
        }
    }

    @Test
    void ofThoseTiedTheLowerIdentityIsTaken() {
        Table people = Table.builder()
                .category("id", "t", "e", "h", "b", "g", "a", "f", "d", "c")
                .number("treat", 1, 0, 0, 0, 0, 0, 0, 0, 0)
                .number("age", 20, 21, 21, 21, 21, 21, 21, 21, 21)
                .build();
        Matched matched = Match.on(people, "treat ~ age")
                .identifiedBy("id")
                .distance((covariates, treated) -> Scores.of("age", covariates.column("age")))
                .by(NearestNeighbour.of(2).ties(TieRule.LOWER_IDENTITY_FIRST))
                .fit();

        assertThat(matched.explain("t").partners())
                .extracting(Explanation.Partner::name)
                .containsExactly("a", "b");
    }
}
