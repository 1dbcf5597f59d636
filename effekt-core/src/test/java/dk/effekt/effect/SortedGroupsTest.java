package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedGroupsTest {

    private static final int ROWS = 4_000;
    private static final double[] X =
            new SplittableRandom(1).doubles(ROWS, -1, 1).toArray();
    private static final boolean[] TREATED = new boolean[ROWS];
    private static final int[] PERSONS = IntStream.range(0, ROWS).toArray();
    private static final MatchedSample SAMPLE;

    static {
        SplittableRandom random = new SplittableRandom(2);
        for (int row = 0; row < ROWS; row++) {
            TREATED[row] = random.nextBoolean();
        }
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        SAMPLE = MatchedSample.weighted(Units.of(TREATED).withCovariates(DesignMatrix.of(List.of("x"), X)), ones);
    }

    /**
     * The effect is x, between −1 and 1, so that the four groups have −0.75, −0.25, 0.25 and 0.75. Without it the outcome falls in x: who
     * would do best either way gains least.
     */
    @Test
    void sortsByTheEffectThatIsThere() {
        SplittableRandom random = new SplittableRandom(3);
        double[] y = IntStream.range(0, ROWS)
                .mapToDouble(row -> -3 * X[row] + (TREATED[row] ? X[row] : 0) + random.nextDouble(-0.5, 0.5))
                .toArray();
        String[] levels = SortedGroups.of(SAMPLE, y, PERSONS, 4);
        double[] mean = new double[4];
        int[] count = new int[4];
        for (int row = 0; row < ROWS; row++) {
            assertThat(levels[row].isEmpty()).isEqualTo(!TREATED[row]);
            if (TREATED[row]) {
                int group = levels[row].charAt(0) - '1';
                mean[group] += X[row];
                count[group]++;
            }
        }
        for (int group = 0; group < 4; group++) {
            assertThat(mean[group] / count[group])
                    .isCloseTo(-0.75 + 0.5 * group, org.assertj.core.api.Assertions.within(0.05));
        }
        assertThat(levels).contains("1 (least)", "2", "3", "4 (most)");
    }

    /** A row's own outcome decides nothing: changing one person's outcome leaves that person's group where it was. */
    @ParameterizedTest
    @ValueSource(doubles = {1e9, -1e9})
    void nobodyIsSortedByTheOwnOutcome(double any) {
        double[] y = new SplittableRandom(4).doubles(ROWS).toArray();
        String[] before = SortedGroups.of(SAMPLE, y, PERSONS, 3);
        int[] some = IntStream.range(0, ROWS).filter(r -> TREATED[r]).limit(20).toArray();
        for (int row : some) {
            double[] changed = y.clone();
            changed[row] = any;

            assertThat(SortedGroups.of(SAMPLE, changed, PERSONS, 3)[row]).isEqualTo(before[row]);
        }
    }

    /** Nothing tells the rows of two persons apart; the lower half of each person's identities is then the first group. */
    @Test
    void thoseAlikeAreSortedByIdentity() {
        int rows = 60;
        boolean[] treated = new boolean[rows];
        int[] persons = new int[rows];
        long[] ids = new long[rows];
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        for (int row = 0; row < rows; row++) {
            treated[row] = row < 40;
            persons[row] = row % 2;
            ids[row] = 7_919L * row % 61;
        }
        MatchedSample alike = MatchedSample.weighted(
                Units.of(treated).orderedBy(ids).withCovariates(DesignMatrix.of(List.of("x"), new double[rows])), ones);

        String[] levels = SortedGroups.of(alike, new double[rows], persons, 2);

        for (int person = 0; person < 2; person++) {
            int of = person;
            int[] own = IntStream.range(0, 40).filter(row -> row % 2 == of).toArray();
            long[] sorted =
                    IntStream.of(own).mapToLong(row -> ids[row]).sorted().toArray();
            for (int row : own) {
                assertThat(levels[row]).isEqualTo(ids[row] < sorted[10] ? "1 (least)" : "2 (most)");
            }
        }
    }

    @Test
    void refusesToPredictFromNobody() {
        boolean[] treated = {true, true, false, false};
        MatchedSample two = MatchedSample.weighted(
                Units.of(treated).withCovariates(DesignMatrix.of(List.of("x"), new double[] {1, 2, 3, 4})),
                new double[] {1, 1, 1, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortedGroups.of(two, new double[] {1, 0, 1, 0}, new int[] {1, 1, 2, 3}, 2))
                .withMessage("there are too few treated rows to predict effects from");
    }

    @Test
    void leavesOutWhomNobodyFollowed() {
        double[] y = new SplittableRandom(4).doubles(ROWS).toArray();
        int row = IntStream.range(0, ROWS).filter(r -> TREATED[r]).findFirst().orElseThrow();
        y[row] = Double.NaN;

        assertThat(SortedGroups.of(SAMPLE, y, PERSONS, 2)[row]).isEmpty();
    }

    @Test
    void refusesWhatIsNoSorting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortedGroups.of(SAMPLE, new double[ROWS], PERSONS, 1))
                .withMessageContaining("at least 2");
        MatchedSample ofAll = MatchedSample.weighted(
                Units.of(new boolean[] {true, false}).estimating(Estimand.ATE), new double[] {1, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortedGroups.of(ofAll, new double[2], new int[2], 2))
                .withMessageContaining("not for the ATE");
    }
}
