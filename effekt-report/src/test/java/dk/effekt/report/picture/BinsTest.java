package dk.effekt.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinsTest {

    /** 1 to 1,000: 2 · 500 / ∛1,000 = 100, more than a twentieth of the range, which is rounded up to 50. */
    @Test
    void theRuleIsFreedmanAndDiaconisWithinBounds() {
        double[] numbers = IntStream.rangeClosed(1, 1_000).asDoubleStream().toArray();
        Bins bins = Bins.of(numbers, 500, 0, 1_000, 0);

        assertThat(bins.all()).hasSize(20).allMatch(bin -> bin.count() == 50);
        assertThat(bins.outside()).isZero();
    }

    /** The interquartile range of 40 and ∛1,000 = 10 give 8, which is rounded up to 10: between 200/50 and 200/20. */
    @Test
    void widthsAreRoundedUp() {
        assertThat(Bins.of(new double[1_000], 40, -100, 100, 0).all())
                .hasSize(20)
                .extracting(bin -> bin.to() - bin.from())
                .containsOnly(10.0);
    }

    @Test
    void anIntervalHasItsUpperEndAndTheEdgePartsTwo() {
        Bins bins = Bins.of(new double[] {-1, 0, 0.5, 1, 3, Double.NaN}, 1, -1, 1, 0);

        assertThat(bins.all().stream()
                        .filter(bin -> bin.to() <= 0)
                        .mapToInt(Bins.Bin::count)
                        .sum())
                .isEqualTo(1);
        assertThat(bins.all().stream()
                        .filter(bin -> bin.from() >= 0)
                        .mapToInt(Bins.Bin::count)
                        .sum())
                .isEqualTo(2);
        assertThat(bins.outside()).isEqualTo(2);
    }

    @Test
    void oneNumberHasABinOfItsOwn() {
        assertThat(Bins.of(new double[] {7, 7}, 0, 7, 7, 0).all())
                .extracting(Bins.Bin::count)
                .contains(2);
    }
}
