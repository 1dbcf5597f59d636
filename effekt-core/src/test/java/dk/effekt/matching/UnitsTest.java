package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UnitsTest {

    private static final Units UNITS = Units.of(new boolean[] {true, false, false}, new double[] {1, 2, 6});

    @Test
    void rowsStandInOneStratumInTheirOrderUnlessSaidOtherwise() {
        assertThat(UNITS.stratum(2)).isZero();
        assertThat(UNITS.id(2)).isEqualTo(2);
        assertThat(UNITS.inStrata(new int[] {4, 4, 5}).stratum(2)).isEqualTo(5);
        assertThat(UNITS.orderedBy(new long[] {9, 8, 7}).id(2)).isEqualTo(7);
        assertThat(UNITS).hasToString("1 treated and 2 untreated rows");
    }

    @Test
    void refusesWhatDoesNotFit() {
        boolean[] two = {true, false};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of(two, new double[3]))
                .withMessage("3 scores for 2 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.inStrata(new int[2]))
                .withMessage("2 strata for 3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.orderedBy(new long[2]))
                .withMessage("2 identities for 3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of(two, new double[] {1, Double.NaN}))
                .withMessage("the score of row 1 is NaN");
    }

    @Test
    void aCaliperIsAWidthOrSoManyStandardDeviationsOverAllRows() {
        // Mean 3, squares 4 + 1 + 9, over n − 1 = 2.
        assertThat(UNITS.scores().sd()).isCloseTo(Math.sqrt(7), within(1e-15));
        assertThat(Caliper.ofSd(0.2).widthFor(UNITS)).isCloseTo(0.2 * Math.sqrt(7), within(1e-15));
        assertThat(Caliper.ofScore(0.2).widthFor(UNITS)).isEqualTo(0.2);
        assertThat(Caliper.NONE.widthFor(UNITS)).isInfinite();
        assertThat(Caliper.ofSd(Double.POSITIVE_INFINITY).widthFor(UNITS)).isInfinite();
    }

    @Test
    void aCaliperSaysWhatItMeasures() {
        assertThat(Caliper.ofSd(0.2)).hasToString("caliper 0.2 SD of the score");
        assertThat(Caliper.ofScore(0.05)).hasToString("caliper 0.05");
        assertThat(Caliper.NONE).hasToString("no caliper");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Caliper.ofSd(-0.1))
                .withMessageContaining("-0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> Caliper.ofScore(Double.NaN));
    }

    @Test
    void whereAllScoresAreTiedAllUntreatedRowsAreMatches() {
        Units tied = Units.of(new boolean[] {true, false, false, true, false}, new double[] {3, 3, 3, 3, 3});

        MatchedSample sample = NearestNeighbour.of(1).within(Caliper.ofSd(0.2)).match(tied);

        assertThat(sample.weights()).containsExactly(1, 2 / 3.0, 2 / 3.0, 1, 2 / 3.0);
    }

    @Test
    void aMatcherSaysWhatItDoes() {
        assertThat(NearestNeighbour.of(1).describe())
                .isEqualTo("1 nearest neighbour with replacement, no caliper, ties averaged");
        assertThat(NearestNeighbour.of(5)
                        .within(Caliper.ofSd(0.2))
                        .ties(TieRule.LOWER_SCORE_FIRST)
                        .describe())
                .isEqualTo(
                        "5 nearest neighbours with replacement, caliper 0.2 SD of the score, ties to the lower score");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearestNeighbour.of(0))
                .withMessageContaining("0");
    }
}
