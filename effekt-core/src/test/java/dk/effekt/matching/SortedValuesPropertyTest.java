package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Order of values beside the JDK's stable sort. */
class SortedValuesPropertyTest {

    @Property(tries = 1000)
    void sortsAsTheJdkDoes(@ForAll("columns") double[] values) {
        assertSorted(new SortedValues(values.length), values);
    }

    /** What the column before has left behind does not show. */
    @Property(tries = 300)
    void sortsOneColumnAfterAnother(@ForAll("columns") double[] first, @ForAll("columns") double[] second) {
        int rows = Math.min(first.length, second.length);
        SortedValues sorted = new SortedValues(rows);
        sorted.sort(Arrays.copyOf(first, rows), new double[rows]);

        assertSorted(sorted, Arrays.copyOf(second, rows));
    }

    private static void assertSorted(SortedValues sorted, double[] values) {
        double[] rows = IntStream.range(0, values.length).asDoubleStream().toArray();
        sorted.sort(values, rows);

        // Zero added: −0 is no less than 0.
        int[] expected = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> values[row] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(sorted.size()).isEqualTo(values.length);
        for (int place = 0; place < expected.length; place++) {
            assertThat(sorted.carried(place)).isEqualTo(expected[place]);
            assertThat(sorted.value(place)).isEqualTo(values[expected[place]]);
        }
    }

    /** Of all lengths around that from which values have positions, and of all shapes that crowd them. */
    @Provide
    Arbitrary<double[]> columns() {
        Arbitrary<Double> evenly = Arbitraries.doubles().between(-50, 50).ofScale(3);
        Arbitrary<Double> crowded = Arbitraries.frequencyOf(Tuple.of(99, evenly), Tuple.of(1, Arbitraries.just(1e12)));
        Arbitrary<Double> tied = Arbitraries.of(-0.0, 0.0, 1.0, 0.1, -3.0);
        Arbitrary<Double> constant = Arbitraries.just(0.1);
        Arbitrary<Double> tiny = Arbitraries.integers().between(0, 9).map(times -> times * Double.MIN_VALUE);
        Arbitrary<Double> any = Arbitraries.doubles();
        return Arbitraries.of(evenly, crowded, tied, constant, tiny, any)
                .flatMap(values -> Arbitraries.of(0, 1, 2, 47, 48, 49, 400)
                        .flatMap(size -> values.array(double[].class).ofSize(size)));
    }
}
