package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever writes an estimator says of its means, and whoever writes errors is told. */
class PotentialMeansTest {

    private static final MatchedSample PAIRS = MatchedSample.builder(Units.of(new boolean[] {true, false, false}))
            .pair(0, 1, 2)
            .build();
    private static final double[] OUTCOME = {3, 1, 2};

    private static PotentialMeans means(MatchedSample sample) {
        return PotentialMeans.of(sample, OUTCOME, 3, 1.5, new double[] {0.5, 0, 0}, new double[] {0, -0.25, 0.25});
    }

    @Test
    void areTwoMeansWithTheInfluenceOfEachRow() {
        PotentialMeans means = means(PAIRS);

        assertThat(means.sample()).isSameAs(PAIRS);
        assertThat(means.treated()).isEqualTo(3);
        assertThat(means.control()).isEqualTo(1.5);
        assertThat(means.outcome(1)).isEqualTo(1);
        assertThat(means.treatedInfluence(0)).isEqualTo(0.5);
        assertThat(means.controlInfluence(2)).isEqualTo(0.25);
        assertThat(means.parameters()).isEqualTo(2);
        assertThat(means).hasToString("means 3.0 with and 1.5 without treatment");
    }

    @Test
    void haveLeveragesOfARegressionOnly() {
        PotentialMeans plain = means(PAIRS);
        PotentialMeans regression = plain.ofRegression(new double[] {1, 0.5, 0.5}, 4);

        assertThat(plain.isRegression()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> plain.leverage(0)).withMessageContaining("no leverage");
        assertThat(regression.isRegression()).isTrue();
        assertThat(regression.leverage(1)).isEqualTo(0.5);
        assertThat(regression.parameters()).isEqualTo(4);
    }

    @Test
    void ofPairsMayHaveMovedThePartners() {
        PotentialMeans plain = means(PAIRS);
        PotentialMeans asTheyAre = plain.ofPairs();
        PotentialMeans moved = plain.ofPairs(new double[] {0.1, -0.2});

        assertThat(plain.isOfPairs()).isFalse();
        assertThat(plain.isShifted()).isFalse();
        assertThat(asTheyAre.isOfPairs()).isTrue();
        assertThat(asTheyAre.isShifted()).isFalse();
        assertThat(asTheyAre.shift(1)).isZero();
        assertThat(moved.isShifted()).isTrue();
        assertThat(moved.shift(1)).isEqualTo(-0.2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.ofPairs(new double[3]))
                .withMessage("3 shifts for 2 partners");
        PotentialMeans weighted = means(MatchedSample.weighted(PAIRS.units(), new double[] {1, 1, 1}));
        assertThatIllegalArgumentException()
                .isThrownBy(weighted::ofPairs)
                .withMessage("the sample has no pairs but is of kind WEIGHTS");
    }

    @Test
    void keepWhatIsToBeSaid() {
        assertThat(means(PAIRS).notes()).isEmpty();
        assertThat(means(PAIRS).withNotes(List.of("without 'z'")).ofPairs().notes())
                .containsExactly("without 'z'");
    }
}
