package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A point of a hull is nearest to a target if and only if no point of it lies beyond the plane through it across the way there. */
class NearestInHullPropertyTest {

    @Property(tries = 2000)
    void noPointLiesBeyondTheNearest(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 1, max = 12) int dimensions,
            @ForAll @IntRange(min = 1, max = 1000) int values) {
        SplittableRandom random = new SplittableRandom(seed);
        // Whole numbers of a small range, so that points often are the same, on one line, or the target itself.
        double[][] points = new double[count][dimensions];
        double[] target = new double[dimensions];
        for (double[] point : points) {
            Arrays.setAll(point, i -> random.nextInt(values));
        }
        Arrays.setAll(target, i -> random.nextInt(values));

        double[] weights = NearestInHull.weights(points, target);

        double[] nearest = new double[dimensions];
        double sum = 0;
        for (int p = 0; p < count; p++) {
            assertThat(weights[p]).isNotNegative();
            sum += weights[p];
            for (int i = 0; i < dimensions; i++) {
                nearest[i] += weights[p] * points[p][i];
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        double[] way = new double[dimensions];
        Arrays.setAll(way, i -> nearest[i] - target[i]);
        double scale = 1 + values * values * (double) dimensions;
        for (double[] point : points) {
            double beyond = 0;
            for (int i = 0; i < dimensions; i++) {
                beyond += way[i] * (point[i] - nearest[i]);
            }
            assertThat(beyond).isGreaterThan(-1e-10 * scale);
        }
    }
}
