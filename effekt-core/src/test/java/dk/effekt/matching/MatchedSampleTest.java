package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MatchedSampleTest {

    /** Rows 0 and 3 treated, 1, 2 and 4 not. */
    private static final Units UNITS =
            Units.of(new boolean[] {true, false, false, true, false}, new double[] {1, 2, 3, 4, 5});

    private static MatchedSample.Builder builder() {
        return MatchedSample.builder(UNITS, Double.POSITIVE_INFINITY);
    }

    @Test
    void untreatedRowsShareAWeightOfOneInEverySet() {
        MatchedSample sample =
                builder().add(3, new int[] {2, 1}, 3).add(0, new int[] {1}, 3).build();

        assertThat(sample.sets()).isEqualTo(2);
        assertThat(sample.treated(0)).isZero();
        assertThat(sample.treated(1)).isEqualTo(3);
        assertThat(sample.controls(1)).isEqualTo(2);
        assertThat(sample.control(1, 0)).isEqualTo(1);
        assertThat(sample.control(1, 1)).isEqualTo(2);
        assertThatThrownBy(() -> sample.control(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(sample.weights()).containsExactly(1, 1.5, 0.5, 1, 0);
        assertThat(sample.distinctControls()).isEqualTo(2);
        // (1.5 + 0.5)² / (1.5² + 0.5²)
        assertThat(sample.effectiveControls()).isCloseTo(1.6, within(1e-15));
        assertThat(sample).hasToString("2 of 2 treated matched with 2 untreated rows (effective 1.6)");
    }

    @Test
    void theEstimandIsThatOfThoseMatched() {
        MatchedSample whole =
                builder().add(0, new int[] {1}, 3).add(3, new int[] {4}, 3).build();
        MatchedSample part =
                builder().add(0, new int[] {1}, 3).add(3, new int[0], 3).build();
        MatchedSample alone =
                builder().add(0, new int[0], 0).add(3, new int[] {1}, 2).build();

        assertThat(whole.isComplete()).isTrue();
        assertThat(whole.estimand()).isEqualTo("ATT");
        assertThat(part.estimand()).isEqualTo("ATT among the matched");
        assertThat(part.outsideCaliper()).isOne();
        assertThat(part.withoutControls()).isZero();
        assertThat(alone.estimand()).isEqualTo("ATT among the matched");
        assertThat(alone.withoutControls()).isOne();
        assertThat(alone.outsideCaliper()).isZero();
    }

    @Test
    void mayBeEmpty() {
        MatchedSample sample =
                builder().add(0, new int[0], 0).add(3, new int[0], 0).build();

        assertThat(sample.sets()).isZero();
        assertThat(sample.weights()).containsExactly(0, 0, 0, 0, 0);
        assertThat(sample.effectiveControls()).isZero();
        assertThat(sample.distinctControls()).isZero();
    }

    @Test
    void refusesAMatcherThatMixesUpTheArms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().add(1, new int[] {2}, 1))
                .withMessage("row 1 is not treated");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().add(0, new int[] {1, 3}, 2))
                .withMessage("row 3 is treated; row 0 cannot be compared with it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().add(0, new int[] {1}, 3).add(0, new int[] {2}, 3))
                .withMessage("row 0 was added before");
    }

    @Test
    void refusesAMatcherThatForgetsATreatedRow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().add(0, new int[] {1}, 3).build())
                .withMessage("of 2 treated rows 1 were added");
    }
}
