package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Orders of rows beside the JDK's stable sort. */
class RowSortPropertyTest {

    @Property(tries = 300)
    void ordersByNumber(
            @ForAll @Size(max = 120) @DoubleRange(min = -2, max = 2) double[] values,
            @ForAll @IntRange(max = 3) int digits) {
        double scale = Math.pow(10, digits);
        for (int row = 0; row < values.length; row++) {
            values[row] = digits == 3 ? values[row] * Double.MAX_VALUE / 2 : Math.rint(values[row] * scale) / scale;
        }
        int[] rows = IntStream.range(0, values.length).toArray();

        // Zero added: −0 is no less than 0.
        assertThat(RowSort.byDouble(row -> values[row], rows))
                .isEqualTo(IntStream.of(rows)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> values[row] + 0.0))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    @Property(tries = 300)
    void ordersByWholeNumber(@ForAll @Size(max = 120) long[] values, @ForAll @IntRange(max = 63) int shift) {
        int[] rows = IntStream.range(0, values.length).toArray();

        assertThat(RowSort.byLong(row -> values[row] >> shift, rows))
                .isEqualTo(IntStream.of(rows)
                        .boxed()
                        .sorted(Comparator.comparingLong(row -> values[row] >> shift))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }
}
