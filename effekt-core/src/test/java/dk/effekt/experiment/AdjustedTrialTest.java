package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a trial says of itself that goes into a regression: its degrees of freedom, its method, who took part. */
class AdjustedTrialTest {

    private static final Table TABLE = RandomizedTrialTest.table();
    private static final int ROWS = TABLE.rows();
    private static final int ROUNDS = TABLE.levels("round").size();
    private static final int SCHOOLS = TABLE.levels("school").size();
    private static final RandomizedTrial LOTTERY =
            RandomizedTrial.on(TABLE).treated("offered").outcome("y").blocks("round");
    private static final RandomizedTrial OF_SCHOOLS =
            RandomizedTrial.on(TABLE).treated("drawn").outcome("y").clusters("school");

    private static double freedom(RandomizedTrial trial) {
        return trial.estimate().offer().degreesOfFreedom();
    }

    /** An intercept for each round and arm, and a slope for each covariate and arm. */
    @Test
    void rowsByThemselvesLoseAsManyDegreesOfFreedomAsThereAreCoefficients() {
        assertThat(freedom(LOTTERY.adjustedFor("~ age"))).isEqualTo(ROWS - 2 * (ROUNDS + 1));
        assertThat(freedom(LOTTERY.adjustedFor("~ age + female"))).isEqualTo(ROWS - 2 * (ROUNDS + 2));
        assertThat(freedom(RandomizedTrial.on(TABLE)
                        .treated("offered")
                        .outcome("y")
                        .adjustedFor("~ age")))
                .isEqualTo(ROWS - 4);
    }

    @Test
    void personsCountOnce() {
        String[] persons = IntStream.range(0, ROWS)
                .mapToObj(row -> "person " + row % (ROWS - 20))
                .toArray(String[]::new);
        RandomizedTrial trial = RandomizedTrial.on(TABLE.withCategory("person", persons))
                .treated("offered")
                .outcome("y")
                .blocks("round")
                .persons("person");

        assertThat(freedom(trial)).isEqualTo(ROWS - 20 - 2 * ROUNDS);
        assertThat(freedom(trial.adjustedFor("~ age"))).isEqualTo(ROWS - 20 - 2 * (ROUNDS + 1));
    }

    /** What varies within clusters tells nothing between them, and takes none of them. */
    @Test
    void clustersLoseTwoForACovariateThatVariesBetweenThemAlone() {
        String[] schools = TABLE.categories("school").toArray(String[]::new);
        double[] size = Arrays.stream(schools)
                .mapToDouble(school -> 100 + school.hashCode() % 37)
                .toArray();
        RandomizedTrial trial = RandomizedTrial.on(TABLE.withNumber("size", size))
                .treated("drawn")
                .outcome("y")
                .clusters("school");

        assertThat(freedom(OF_SCHOOLS.adjustedFor("~ age"))).isEqualTo(SCHOOLS - 2);
        assertThat(freedom(trial.adjustedFor("~ size"))).isEqualTo(SCHOOLS - 4);
        assertThat(freedom(trial.adjustedFor("~ age + size"))).isEqualTo(SCHOOLS - 4);
    }

    @Test
    void aRegressionOfAsManyCoefficientsAsUnitsIsRefused() {
        Table few = Table.builder()
                .number("offered", 1, 0, 1, 0, 1, 0)
                .number("age", 20, 31, 45, 28, 33, 51)
                .number("skill", 3, 1, 4, 1, 5, 9)
                .number("y", 1, 2, 5, 3, 4, 7)
                .build();
        RandomizedTrial trial = RandomizedTrial.on(few).treated("offered").outcome("y");

        assertThat(freedom(RandomizedTrial.on(few.take(0, 1, 2, 3, 4, 5, 2, 3))
                        .treated("offered")
                        .outcome("y")
                        .adjustedFor("~ age")))
                .isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(trial.adjustedFor("~ age + skill")::estimate)
                .withMessageContaining("6 units for a regression that takes 6 of them");
    }

    @Test
    void saysHowItWasEstimated() {
        assertThat(LOTTERY.estimate().offer().method())
                .isEqualTo("differences within blocks, each by its rows; Neyman's variance");
        assertThat(OF_SCHOOLS.estimate().offer().method()).isEqualTo("difference of means; CR2 on school");
        assertThat(LOTTERY.adjustedFor("~ age").estimate().offer().method())
                .isEqualTo(
                        "differences within blocks, each by its rows, adjusted by ~ age in each arm (Lin 2013); HC2");
        assertThat(OF_SCHOOLS.adjustedFor("~ age").estimate().offer().method())
                .isEqualTo("difference of means, adjusted by ~ age in each arm (Lin 2013); CR2 on school");
        assertThat(LOTTERY.persons("age").estimate().offer().method())
                .isEqualTo("differences within blocks, each by its rows; CR2 on age");
        assertThat(LOTTERY).hasToString("y by offered, within round");
        assertThat(OF_SCHOOLS).hasToString("y by drawn, drawn by school");
        assertThat(RandomizedTrial.on(TABLE)).hasToString("no outcome yet by no treatment yet");
    }

    @Test
    void tellsHowManyOfEachArmTookPart() {
        double[] took = TABLE.numbers("took");
        double[] lots = TABLE.numbers("offered");
        double takers = 0;
        double others = 0;
        for (int row = 0; row < ROWS; row++) {
            takers += lots[row] * took[row];
            others += (1 - lots[row]) * took[row];
        }
        double drawn = Arrays.stream(lots).sum();
        TrialResult result = LOTTERY.taken("took").estimate();

        assertThat(result.offered().taking()).isCloseTo(takers / drawn, within(1e-15));
        assertThat(result.notOffered().taking()).isCloseTo(others / (ROWS - drawn), within(1e-15));
        assertThat(LOTTERY.estimate().offered().taking()).isNaN();
    }
}
