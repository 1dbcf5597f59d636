package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class RosenbaumBoundsPropertyTest {

    @Provide
    Arbitrary<double[]> differences() {
        Arbitrary<Double> coarse = Arbitraries.integers().between(-4, 6).map(i -> i / 2.0);
        Arbitrary<Double> fine = Arbitraries.doubles().between(-100, 100);
        return Arbitraries.oneOf(coarse, fine)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(40)
                .filter(values -> Arrays.stream(values).anyMatch(value -> value != 0 && Math.abs(value) != 1));
    }

    /** The moments of Σ rank · B with B independent, 1 with probability p; ranks by counting. */
    @Property(tries = 200)
    void tailsAreThoseOfTheNaiveSum(
            @ForAll("differences") double[] d, @ForAll @DoubleRange(min = 1, max = 5) double g) {
        double p = g / (1 + g);
        double mean = 0;
        double variance = 0;
        double statistic = 0;
        for (double value : d) {
            if (value != 0) {
                double rank = 0.5;
                for (double other : d) {
                    rank += other == 0 || Math.abs(other) > Math.abs(value)
                            ? 0
                            : Math.abs(other) < Math.abs(value) ? 1 : 0.5;
                }
                mean += p * rank;
                variance += p * (1 - p) * rank * rank;
                statistic += value > 0 ? rank : 0;
            }
        }
        double z = (statistic - mean) / Math.sqrt(variance);
        double expected = new org.apache.commons.math3.distribution.NormalDistribution().cumulativeProbability(-z);

        assertThat(RosenbaumBounds.of(d).at(g).upperP()).isCloseTo(expected, within(1e-12));
    }

    /** All means of two written down and sorted; the estimate is where as many lie above it as hidden bias makes. */
    @Property(tries = 200)
    void estimatesLieAmongTheMeansOfTwo(
            @ForAll("differences") double[] d, @ForAll @DoubleRange(min = 1, max = 5) double g) {
        double[] all = IntStream.range(0, d.length)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(0, i).mapToObj(j -> d[i] / 2 + d[j] / 2))
                .mapToDouble(value -> value)
                .sorted()
                .toArray();
        RosenbaumBounds bounds = RosenbaumBounds.of(d);
        int n = all.length;
        double median = (all[(n - 1) / 2] + all[n / 2]) / 2;

        assertThat(bounds.hodgesLehmann()).isEqualTo(median);
        for (double p : new double[] {g / (1 + g), 1 / (1 + g)}) {
            RosenbaumBounds.Bounds at = bounds.at(g);
            double estimate = p < 0.5 ? at.upperEstimate() : at.lowerEstimate();
            assertThat((double)
                            Arrays.stream(all).filter(value -> value > estimate).count())
                    .isLessThanOrEqualTo(p * n + 1e-6);
            assertThat((double) Arrays.stream(all)
                            .filter(value -> value >= estimate)
                            .count())
                    .isGreaterThanOrEqualTo(p * n - 1e-6);
        }
    }

    @Property(tries = 100)
    void doNotDependOnTheOrderOfPairs(@ForAll("differences") double[] d) {
        double[] turned = IntStream.range(0, d.length)
                .mapToDouble(i -> d[d.length - 1 - i])
                .toArray();

        assertThat(RosenbaumBounds.of(turned).table())
                .isEqualTo(RosenbaumBounds.of(d).table());
    }
}
