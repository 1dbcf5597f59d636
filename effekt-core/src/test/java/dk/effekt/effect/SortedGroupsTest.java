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

    /** The effect is x, between −1 and 1, so that the four groups have −0.75, −0.25, 0.25 and 0.75. */
    @Test
    void sortsByTheEffectThatIsThere() {
        SplittableRandom random = new SplittableRandom(3);
        double[] y = IntStream.range(0, ROWS)
                .mapToDouble(row -> (TREATED[row] ? X[row] : 0) + random.nextDouble(-0.5, 0.5))
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
    @Test
    void nobodyIsSortedByTheOwnOutcome() {
        double[] y = new SplittableRandom(4).doubles(ROWS).toArray();
        String[] before = SortedGroups.of(SAMPLE, y, PERSONS, 3);
        int row = IntStream.range(0, ROWS).filter(r -> TREATED[r]).findFirst().orElseThrow();
        double[] changed = y.clone();
        changed[row] = 1_000;

        assertThat(SortedGroups.of(SAMPLE, changed, PERSONS, 3)[row]).isEqualTo(before[row]);
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
