package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.matching.SmallUnits.Row;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/** The variance among neighbours of the same arm beside a look at all rows. */
class LocalVariancePropertyTest {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isThatOfTheRowAndItsNearestInItsArmAndStratum(
            @ForAll("units") SmallUnits small,
            @ForAll boolean isFunction,
            @ForAll @IntRange(min = 1, max = 4) int neighbours,
            @ForAll("tolerances") double tolerance) {
        List<Row> rows = small.rows();
        double[] values = rows.stream().mapToDouble(row -> row.id() % 10).toArray();
        Units units = small.units();
        if (isFunction) {
            Distance distance = units.distance().orElseThrow();
            // A row is its own neighbour, whatever a function says of it and itself.
            units = units.withDistance(
                    Dissimilarity.of("a function", rows.size(), (a, b) -> a == b ? 7 : distance.between(a, b)));
        }

        double[] found = LocalVariance.withinArms(units, values, neighbours, tolerance, row -> isAsked(rows.get(row)));

        for (int row = 0; row < found.length; row++) {
            List<Integer> near = nearest(small, row, neighbours, tolerance);
            if (!isAsked(rows.get(row)) || near.isEmpty()) {
                assertThat(found[row]).isNaN();
            } else {
                near.add(row);
                double[] alike = near.stream().mapToDouble(i -> values[i]).toArray();
                assertThat(found[row]).isCloseTo(new Variance().evaluate(alike), within(1e-9));
            }
        }
    }

    @Example
    void saysWhatItCannotDo() {
        boolean[] treated = new boolean[50_000];
        double[] values = new double[treated.length];
        Units many = Units.of(treated).withDistance(Dissimilarity.of("my own", treated.length, (a, b) -> 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalVariance.withinArms(many, values, 1, 0, row -> true))
                .withMessageStartingWith(
                        "the distance 'my own' would have to be asked for more than 2,147,483,648 pairs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalVariance.withinArms(many, values, 0, 0, row -> true))
                .withMessage("0 neighbours; at least 1 is needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalVariance.withinArms(Units.of(treated), values, 1, 0, row -> true))
                .withMessageContaining("withDistance");
    }

    private static boolean isAsked(Row row) {
        return row.id() % 4 != 0 && !row.discarded();
    }

    /** The others as near as the last of those wanted, or hardly farther. Squares of distances are whole numbers here. */
    private static List<Integer> nearest(SmallUnits small, int row, int neighbours, double tolerance) {
        Row own = small.rows().get(row);
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < small.rows().size(); i++) {
            Row other = small.rows().get(i);
            if (i != row
                    && other.treated() == own.treated()
                    && other.stratum() == own.stratum()
                    && !other.discarded()) {
                others.add(i);
            }
        }
        int[] squares = others.stream()
                .mapToInt(i -> squareTo(small, own, small.rows().get(i)))
                .sorted()
                .toArray();
        if (squares.length > 0) {
            double farthest = squares[Math.min(neighbours, squares.length) - 1] + tolerance;
            others.removeIf(i -> squareTo(small, own, small.rows().get(i)) > farthest);
        }
        return others;
    }

    private static int squareTo(SmallUnits small, Row one, Row other) {
        int dx = one.x() - other.x();
        int dy = small.rules().isLine() ? 0 : one.y() - other.y();
        return dx * dx + dy * dy;
    }

    @Provide
    Arbitrary<SmallUnits> units() {
        return SmallUnits.any(40, Estimand.ATT, Estimand.ATC, Estimand.ATE);
    }

    /** Between whole numbers, so that no rounding settles who is tied. */
    @Provide
    Arbitrary<Double> tolerances() {
        return Arbitraries.of(0.0, 0.0, 0.5, 2.5);
    }
}
