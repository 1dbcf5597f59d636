package dk.effekt.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.FastMath;

/**
 * Whether a series of measurements grows. Asked of its second half alone, as what is loaded or kept once for all comes in the first.
 * It grows if later values are above earlier ones more often than chance does it (Mann, Econometrica 1945; Kendall, Rank Correlation
 * Methods 1975: S over its standard deviation without ties, one less for continuity, is above 2.5), <em>and</em> the median of the
 * slopes between any two (Theil 1950; Sen 1968) carries it further within the half than is allowed. The first passes over noise, however
 * large; the second over what grows surely and by nothing. A single high value moves neither.
 */
final class Trend {

    private static final double SURE = 2.5;

    private final double[] values;

    private Trend(double[] values) {
        this.values = values;
    }

    /** The trend in the second half of a series. */
    static Trend of(double... series) {
        return new Trend(Arrays.copyOfRange(series, series.length / 2, series.length));
    }

    /** Whether it grows, and by more than is allowed within the half. */
    boolean isAbove(double allowed) {
        return sureness() > SURE && growth() > allowed;
    }

    /** How far the median slope carries the series within its second half. */
    double growth() {
        double[] slopes = IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(
                        i -> IntStream.range(i + 1, values.length).mapToDouble(j -> (values[j] - values[i]) / (j - i)))
                .sorted()
                .toArray();
        return slopes.length == 0 ? 0 : slopes[slopes.length / 2] * (values.length - 1);
    }

    /** Kendall's S, one nearer to 0, over its standard deviation in a series without a trend. */
    double sureness() {
        int s = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                s += (int) Math.signum(values[j] - values[i]);
            }
        }
        double n = values.length;
        return s == 0 ? 0 : (s - Integer.signum(s)) / FastMath.sqrt(n * (n - 1) * (2 * n + 5) / 18);
    }
}
