package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Distances.Spread;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistancesTest {

    private static final boolean[] TREATED = Synth.treated();
    private static final DesignMatrix ALL_DUMMIES = NearestMatchItTest.covariates(1);
    private static final DesignMatrix SMALL_DUMMIES = NearestMatchItTest.covariates(Math.sqrt(0.5));

    /** MatchIt 4.7.2: {@code mahalanobis_dist(F, d)}; with all dummies of origin it takes a generalised inverse. */
    @Test
    void mahalanobisIsThatOfMatchItWithAllDummiesOrAllButOne() {
        equalsMatchIt("mahalanobis", Distances.mahalanobis(Synth.covariates(), TREATED));
        equalsMatchIt("mahalanobis", Distances.mahalanobis(ALL_DUMMIES, TREATED));
        equalsMatchIt("mahalanobis", Distances.mahalanobis(SMALL_DUMMIES, TREATED));
        assertThat(Distances.mahalanobis(ALL_DUMMIES, TREATED).dimensions()).isEqualTo(7);
    }

    /** MatchIt 4.7.2: {@code robust_mahalanobis_dist(F, d)}. */
    @Test
    void robustMahalanobisIsThatOfMatchIt() {
        equalsMatchIt("robust_mahalanobis", Distances.robustMahalanobis(ALL_DUMMIES));
        equalsMatchIt("robust_mahalanobis", Distances.robustMahalanobis(SMALL_DUMMIES));
    }

    /** MatchIt 4.7.2: {@code scaled_euclidean_dist(F, d)}. */
    @Test
    void scaledEuclideanIsThatOfMatchIt() {
        equalsMatchIt("scaled_euclidean", Distances.scaledEuclidean(SMALL_DUMMIES, TREATED));
    }

    /** MatchIt 4.7.2: {@code euclidean_dist(F, d)}. */
    @Test
    void euclideanIsThatOfMatchIt() {
        equalsMatchIt("euclidean", Distances.euclidean(SMALL_DUMMIES));
    }

    /** Sums carry along what rounding cuts off, so that they end in the same bits wherever a row stands. */
    @Test
    void theOrderOfRowsChangesNothing() {
        Random random = new Random(5);
        List<Integer> order = IntStream.range(0, TREATED.length).boxed().collect(Collectors.toList());
        for (int trial = 0; trial < 20; trial++) {
            Collections.shuffle(order, random);
            int[] rows = order.stream().mapToInt(row -> row).toArray();
            boolean[] arms = new boolean[rows.length];
            for (int row = 0; row < rows.length; row++) {
                arms[row] = TREATED[rows[row]];
            }
            DesignMatrix turned = ALL_DUMMIES.among(rows);
            same(rows, Distances.mahalanobis(ALL_DUMMIES, TREATED), Distances.mahalanobis(turned, arms));
            same(rows, Distances.robustMahalanobis(ALL_DUMMIES), Distances.robustMahalanobis(turned));
            same(rows, Distances.scaledEuclidean(ALL_DUMMIES, TREATED), Distances.scaledEuclidean(turned, arms));
            same(rows, Distances.inverseVariance(ALL_DUMMIES), Distances.inverseVariance(turned));
        }
    }

    private static void same(int[] rows, Points straight, Points turned) {
        assertThat(turned.dimensions()).isEqualTo(straight.dimensions());
        for (int row = 0; row < rows.length; row++) {
            for (int d = 0; d < straight.dimensions(); d++) {
                assertThat(turned.coordinate(row, d)).isEqualTo(straight.coordinate(rows[row], d));
            }
        }
    }

    /** Two covariates of four rows, by hand: variances 20/3 and 5/3, covariance 0. */
    @Test
    void overAllRowsByHand() {
        DesignMatrix x = DesignMatrix.of(List.of("a", "b"), new double[] {0, 2, 4, 6}, new double[] {1, -1, -1, 1});
        boolean[] treated = {true, false, true, false};
        double expected = Math.sqrt(16 / (20 / 3.0) + 4 / (4 / 3.0));

        assertThat(Distances.mahalanobis(x, treated, Spread.ALL_ROWS).between(0, 2))
                .isCloseTo(expected, within(1e-14));
        assertThat(Distances.inverseVariance(x).between(0, 2)).isCloseTo(expected, within(1e-14));
        assertThat(Distances.euclidean(x).between(0, 2)).isCloseTo(Math.sqrt(20), within(1e-14));
        // Within the arms a is 0, 4 and 2, 6: 16 over n − 2; b is 1, −1 and −1, 1: 4 over n − 2.
        assertThat(Distances.scaledEuclidean(x, treated).between(0, 2)).isCloseTo(Math.sqrt(2 + 2), within(1e-14));
    }

    /** Rows may come in any order: the sums are the same to the last digit, so that no near tie is settled by it. */
    @Test
    void theOrderOfRowsShowsInNoDigit() {
        int n = ALL_DUMMIES.rows();
        boolean[] reversed = new boolean[n];
        IntStream.range(0, n).forEach(row -> reversed[row] = TREATED[n - 1 - row]);
        DesignMatrix backwards = DesignMatrix.of(
                ALL_DUMMIES.names(),
                ALL_DUMMIES.names().stream()
                        .map(name -> {
                            double[] column = ALL_DUMMIES.column(name);
                            return IntStream.range(0, n)
                                    .mapToDouble(row -> column[n - 1 - row])
                                    .toArray();
                        })
                        .toArray(double[][]::new));
        Points forth = Distances.mahalanobis(ALL_DUMMIES, TREATED);
        Points back = Distances.mahalanobis(backwards, reversed);
        for (int row = 1; row < n; row++) {
            assertThat(back.between(n - 1 - row, n - 1)).isEqualTo(forth.between(row, 0));
        }
    }

    @Test
    void refusesWhatHasNoDistance() {
        double[] constant = {3, 3, 3, 3, 3};
        double[] arm = {1, 1, 0, 0, 0};
        double[] varied = {1, 2, 5, 3, 9};
        boolean[] treated = {true, true, false, false, false};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distances.euclidean(DesignMatrix.of(List.of("only"), constant)))
                .withMessage("there is no distance by covariates that are the same in all rows: only");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Distances.mahalanobis(DesignMatrix.of(List.of("x", "in programme"), varied, arm), treated))
                .withMessageStartingWith("covariate 'in programme' varies between the arms but");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Distances.scaledEuclidean(DesignMatrix.of(List.of("x", "in programme"), varied, arm), treated))
                .withMessageStartingWith("covariate 'in programme' varies between the arms but");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distances.mahalanobis(DesignMatrix.of(List.of("x"), varied), new boolean[5]))
                .withMessageContaining("both treated and untreated");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distances.mahalanobis(DesignMatrix.of(List.of("x"), varied), new boolean[4]))
                .withMessage("4 arms for 5 rows of covariates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distances.scaledEuclidean(DesignMatrix.of(List.of("x"), varied), new boolean[4]))
                .withMessage("4 arms for 5 rows of covariates");
        assertThat(Distances.mahalanobis(
                                DesignMatrix.of(List.of("x", "in programme"), varied, arm), treated, Spread.ALL_ROWS)
                        .dimensions())
                .isEqualTo(2);
        assertThat(Distances.mahalanobis(DesignMatrix.of(List.of("x", "only"), varied, constant), treated)
                        .dimensions())
                .isEqualTo(1);
    }

    @Test
    void saysWhatItIs() {
        assertThat(Distances.mahalanobis(ALL_DUMMIES, TREATED).describe())
                .isEqualTo("Mahalanobis distance on 8 covariates, covariance within the arms");
        assertThat(Distances.mahalanobis(ALL_DUMMIES, TREATED, Spread.ALL_ROWS).describe())
                .isEqualTo("Mahalanobis distance on 8 covariates, covariance over all rows");
        assertThat(Distances.robustMahalanobis(ALL_DUMMIES).describe())
                .isEqualTo("rank-based Mahalanobis distance on 8 covariates");
        assertThat(Distances.scaledEuclidean(ALL_DUMMIES, TREATED).describe())
                .isEqualTo("Euclidean distance on 8 covariates in SDs within the arms");
    }

    private static void equalsMatchIt(String name, Points points) {
        JsonNode expected = Synth.oracle("nearest_synth.json").path("distances").path(name);
        int[] treated = IntStream.range(0, TREATED.length)
                .filter(row -> TREATED[row])
                .limit(6)
                .toArray();
        int[] untreated = IntStream.range(0, TREATED.length)
                .filter(row -> !TREATED[row])
                .limit(40)
                .toArray();
        for (int i = 0; i < treated.length; i++) {
            for (int j = 0; j < untreated.length; j++) {
                assertThat(points.between(treated[i], untreated[j]))
                        .isCloseTo(expected.path(i).path(j).doubleValue(), within(1e-12));
            }
        }
    }
}
