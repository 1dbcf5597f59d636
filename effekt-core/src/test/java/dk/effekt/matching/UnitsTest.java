package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.withDistance(Scores.of("age", new double[2])))
                .withMessage("2 rows of distances for 3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.withPropensity(PropensityScore.of("mine", new double[] {0.5, 0.5})))
                .withMessage("2 propensity scores for 3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.withCovariates(DesignMatrix.withoutColumns(2)))
                .withMessage("2 rows of covariates for 3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.apart(new int[2]))
                .withMessage("2 antiexact keys for 3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.discarding(new boolean[2]))
                .withMessage("2 flags for 3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.within("age", new double[2], 1))
                .withMessage("2 values of 'age' for 3 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.within("age", new double[3], Double.NaN))
                .withMessage("the caliper on 'age' is NaN; it must be a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNITS.within("age", new double[] {1, Double.POSITIVE_INFINITY, 2}, 1))
                .withMessage("'age' of row 1 is Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.of("points", 2, new double[3]))
                .withMessage("3 coordinates cannot be points of 2 dimensions");
        assertThatIllegalArgumentException().isThrownBy(() -> Points.of("points", 0, new double[3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.of("points", 2, new double[] {1, 2, 3, Double.NaN}))
                .withMessage("coordinate 1 of row 1 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dissimilarity.of("mine", 3, (a, b) -> -1).between(0, 2))
                .withMessage("the distance 'mine' between rows 0 and 2 is -1.0");
    }

    @Test
    void rowsMayBeMatchedUnlessSomethingKeepsThemApart() {
        assertThat(UNITS.mayMatch(0, 1)).isTrue();
        assertThat(UNITS.mayMatch(1, 2)).as("the same arm").isFalse();
        assertThat(UNITS.inStrata(new int[] {4, 5, 4}).mayMatch(0, 1)).isFalse();
        assertThat(UNITS.apart(new int[] {7, 7, 8}).mayMatch(0, 1)).isFalse();
        assertThat(UNITS.apart(new int[] {7, 7, 8}).mayMatch(0, 2)).isTrue();
        Units withoutLast = UNITS.discarding(new boolean[] {false, false, true});
        assertThat(withoutLast.mayMatch(0, 2)).isFalse();
        assertThat(withoutLast.mayMatch(2, 0)).isFalse();
        double[] ages = {20, 25, 26};
        assertThat(UNITS.within("age", ages, 5).mayMatch(0, 1)).isTrue();
        assertThat(UNITS.within("age", ages, 5).mayMatch(0, 2)).isFalse();
        assertThat(UNITS.within("age", ages, -5).mayMatch(0, 1))
                .as("more than 5 apart")
                .isFalse();
        assertThat(UNITS.within("age", ages, -5).mayMatch(0, 2)).isTrue();
    }

    @Test
    void thoseWhoseEffectIsAskedForAreFocal() {
        assertThat(UNITS.focalCount()).isEqualTo(1);
        assertThat(UNITS.estimating(Estimand.ATC).focalCount()).isEqualTo(2);
        assertThat(UNITS.estimating(Estimand.ATE).focalCount()).isEqualTo(3);
        assertThat(UNITS.estimating(Estimand.ATC).isFocal(0)).isFalse();
    }

    @Test
    void distancesSayWhatTheyAre() {
        assertThat(Scores.of("age", new double[3])).hasToString("age of 3 rows");
        assertThat(Points.of("map", 2, new double[6])).hasToString("map of 3 rows in 2 dimensions");
        assertThat(Dissimilarity.of("mine", 3, (a, b) -> 0)).hasToString("mine of 3 rows");
        assertThat(Dissimilarity.of("mine", 3, (a, b) -> 0).between(0, 2)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of(new boolean[2]).scores())
                .withMessageContaining("no distance at all");
    }

    @Test
    void aCaliperIsAWidthOrSoManyStandardDeviationsOverAllRows() {
        // Mean 3, squares 4 + 1 + 9, over n − 1 = 2.
        assertThat(UNITS.scores().sd()).isCloseTo(Math.sqrt(7), within(1e-15));
        assertThat(Caliper.ofSd(0.2).widthFor(UNITS)).isCloseTo(0.2 * Math.sqrt(7), within(1e-15));
        assertThat(Caliper.ofScore(0.2).widthFor(UNITS)).isEqualTo(0.2);
        assertThat(Caliper.ofScore(0).widthFor(UNITS)).isZero();
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
