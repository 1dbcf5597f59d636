package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SoakTest {

    private static final int FEW = 300;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    /** A dozen days; {@link Soak} says how to go on for ten minutes. */
    @Test
    void aServiceDoesNotGrow() throws IOException {
        assertThat(Soak.run(out, Duration.ZERO, FEW))
                .as(printed.toString(StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(1 + 12 + 5);
    }

    /** A kilobyte a day of heap is within what is allowed; 100 are not, nor is a thread or a handle every other day. */
    @Test
    void whatGrowsIsNamed() {
        SplittableRandom random = new SplittableRandom(1);
        List<Held> days = new ArrayList<>();
        for (int day = 0; day < 24; day++) {
            days.add(new Held(20_000_000 + 100_000L * day + random.nextInt(50_000), 9 + day / 2, 60, 1 << 20, 5_000));
        }
        assertThat(Soak.grown(out, days)).containsExactly("heap, MB", "threads");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("threads: +", ", GROWS");
        days.replaceAll(day -> new Held(20_000_000 + (day.heap() - 20_000_000) / 100, 9, day.handles(), 0, 5_000));
        assertThat(Soak.grown(out, days)).isEmpty();
    }

    /** Kendall's S of 1 to 10 is 45, and its variance 10·9·25/18 = 125; the median slope of a line is its own. */
    @Test
    void aLineIsATrend() {
        double[] line = DoubleStream.iterate(1, value -> value + 1).limit(10).toArray();
        double[] twice = DoubleStream.concat(DoubleStream.of(line), DoubleStream.of(line))
                .toArray();
        assertThat(Trend.of(twice).sureness()).isEqualTo(44 / Math.sqrt(125));
        assertThat(Trend.of(twice).growth()).isEqualTo(9);
        assertThat(Trend.of(twice).isAbove(8.9)).isTrue();
        assertThat(Trend.of(twice).isAbove(9)).isFalse();
    }

    @Test
    void whatComesOnceOrGoesUpAndDownIsNone() {
        assertThat(Trend.of(1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7, 7, 7).isAbove(0))
                .isFalse();
        assertThat(Trend.of(0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 500, 5, 5, 5, 5, 5).isAbove(0))
                .isFalse();
        assertThat(Trend.of(0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 1, 2).isAbove(0)).isFalse();
        assertThat(Trend.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0).isAbove(0)).isFalse();
        assertThat(Trend.of().isAbove(0)).isFalse();
    }

    /** Random numbers are taken for a trend as seldom as the threshold says: one in 161 of a normal deviate above 2.5. */
    @Test
    void chanceIsSeldomTakenForATrend() {
        SplittableRandom random = new SplittableRandom(2);
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            taken += Trend.of(random.doubles(40).toArray()).isAbove(0) ? 1 : 0;
        }
        assertThat(taken).isBetween(1, 30);
    }
}
