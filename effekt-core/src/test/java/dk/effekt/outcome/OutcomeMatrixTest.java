package dk.effekt.outcome;

import static dk.effekt.Town.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.Town;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.outcome.OutcomeMatrix.Column;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OutcomeMatrixTest {

    private static final Column JOB = new Column("job", Outcome.Unit.SHARE);
    private static final Column WEEKS = new Column("weeks", Outcome.Unit.WEEKS);

    @Test
    void isFilledRowByRow() {
        OutcomeMatrix matrix = OutcomeMatrix.builder(List.of(JOB, WEEKS), 3, 1, 2)
                .set(0, 2, new double[] {1, 0})
                .set(1, 2, new double[] {5, 6})
                .set(1, 0, new double[] {7, 8})
                .build();

        assertThat(matrix.value(0, 2, 1)).isEqualTo(1);
        assertThat(matrix.value(0, 2, 2)).isZero();
        assertThat(matrix.value(1, 2, 2)).isEqualTo(6);
        assertThat(matrix.value(1, 0, 1)).isEqualTo(7);
        assertThat(matrix.value(0, 0, 1)).isNaN();
        assertThat(matrix.firstWeek()).isEqualTo(1);
        assertThat(matrix.horizon()).isEqualTo(2);
        assertThat(matrix).hasToString("2 outcomes of 2 rows in weeks 1 to 2");
        assertThatIllegalStateException()
                .isThrownBy(() -> matrix.value(0, 1, 1))
                .withMessage("row 1 was not measured");
        assertThatThrownBy(() -> matrix.value(0, 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.value(1, 2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Some rows are held in fewer bits than others. */
    @Property(tries = 500)
    void everyValueComesBack(@ForAll @Size(8) List<@From("values") Double> values) {
        OutcomeMatrix.Builder builder = OutcomeMatrix.builder(List.of(JOB, WEEKS), 1, 3, 6);
        for (int outcome : new int[] {1, 0}) {
            builder.set(
                    outcome,
                    0,
                    values.subList(4 * outcome, 4 * outcome + 4).stream()
                            .mapToDouble(value -> value)
                            .toArray());
        }
        OutcomeMatrix matrix = builder.build();

        for (int i = 0; i < 8; i++) {
            assertThat(Double.valueOf(matrix.value(i / 4, 0, 3 + i % 4))).isEqualTo(values.get(i));
        }
    }

    @Provide
    Arbitrary<Double> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(0.0, 1.0, 78.0, Double.NaN)),
                Tuple.of(1, Arbitraries.of(-0.0, 0.5, 127.0, 128.0, -127.0, -128.0, -129.0, 28_000.0)));
    }

    @Test
    void findsAnOutcomeByName() {
        OutcomeMatrix matrix =
                OutcomeMatrix.builder(List.of(JOB, WEEKS), 0, 0, 0).build();

        assertThat(matrix.indexOf("weeks")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.indexOf("week"))
                .withMessage("no outcome 'week'; did you mean 'weeks'?");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutcomeMatrix.builder(List.of(JOB), 1, 2, 1))
                .withMessageContaining("weeks 2 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> OutcomeMatrix.builder(List.of(JOB), 1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> OutcomeMatrix.builder(List.of(), 1, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutcomeMatrix.builder(List.of(JOB, JOB), 1, 0, 1))
                .withMessageContaining("different names");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutcomeMatrix.builder(List.of(JOB), 1, 0, 1).set(0, 0, new double[3]))
                .withMessage("a path of 3 weeks where there are 2");
    }

    @Test
    void onlyRowsWithAWeightAreMeasured() {
        Cohort cohort = Cohort.of(
                Town.register(person(1, "C.CC"), person(2, "..CC"), person(3, "C...")),
                new int[] {0, 1, 2},
                new int[] {Town.week(0), Town.week(0), Town.week(0)},
                new boolean[] {true, false, false},
                Attrition.startingWith("participations", 1));

        OutcomeMatrix matrix =
                OutcomeMeasurement.measure(cohort, List.of(Outcomes.onPublicBenefit()), new double[] {1, 0, 0.5}, 1, 4);

        assertThat(matrix).hasToString("1 outcomes of 2 rows in weeks 1 to 4");
        assertThat(matrix.outcomes())
                .containsExactly(new Column("public-benefit", Outcome.Unit.SHARE, Outcome.Aim.LESS));
        assertThat(JOB.aim()).isEqualTo(Outcome.Aim.MORE);
        assertThat(new double[] {
                    matrix.value(0, 0, 1), matrix.value(0, 0, 2), matrix.value(0, 0, 3), matrix.value(0, 0, 4)
                })
                .containsExactly(0, 1, 1, Double.NaN);
        assertThat(matrix.value(0, 2, 1)).isZero();
        assertThatIllegalStateException().isThrownBy(() -> matrix.value(0, 1, 1));
    }
}
