package dk.effekt.sroi.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.disclosure.SmallCells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Against the definition written down once more, by sums of squares about zero. */
class ChangePropertyTest {

    /** −1 stands for no answer. */
    record Row(boolean took, int before, int after) {

        boolean twice() {
            return before >= 0 && after >= 0;
        }

        Answer answer(long person) {
            return new Answer(
                    person,
                    took ? Answer.Group.PARTICIPANTS : Answer.Group.COMPARISON,
                    before < 0 ? OptionalDouble.empty() : OptionalDouble.of(before),
                    after < 0 ? OptionalDouble.empty() : OptionalDouble.of(after));
        }
    }

    @Provide
    Arbitrary<Row> rows() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-1, 10),
                        Arbitraries.integers().between(-1, 10))
                .as(Row::new);
    }

    @Property
    void agreesWithANaiveRecount(@ForAll @Size(min = 6, max = 60) List<@From("rows") Row> rows) {
        double[] n = new double[2];
        double[] sum = new double[2];
        double[] squares = new double[2];
        int[] lost = new int[2];
        for (Row row : rows) {
            int arm = row.took() ? 0 : 1;
            int change = row.after() - row.before();
            n[arm] += row.twice() ? 1 : 0;
            sum[arm] += row.twice() ? change : 0;
            squares[arm] += row.twice() ? change * change : 0;
            lost[arm] += row.before() >= 0 && row.after() < 0 ? 1 : 0;
        }
        boolean compared = rows.stream().anyMatch(row -> !row.took());
        Assume.that(n[0] > 1 && (!compared || n[1] > 1));
        double[] variance = new double[2];
        for (int arm = 0; arm < (compared ? 2 : 1); arm++) {
            variance[arm] = (squares[arm] - sum[arm] * sum[arm] / n[arm]) / (n[arm] - 1) / n[arm];
        }
        Assume.that(variance[0] + variance[1] > 1e-6);

        Change change = of(rows).change(SmallCells.unprotected());

        assertThat(change.estimate()).isCloseTo(sum[0] / n[0] - (compared ? sum[1] / n[1] : 0), within(1e-9));
        assertThat(change.standardError()).isCloseTo(Math.sqrt(variance[0] + variance[1]), within(1e-9));
        assertThat(change.answers().count(0, Change.BOTH)).hasValue((long) n[0]);
        assertThat(change.answers().count(0, Change.ONLY_BEFORE)).hasValue(lost[0]);
        if (compared) {
            assertThat(change.answers().count(1, Change.ONLY_BEFORE)).hasValue(lost[1]);
        }
        assertThat(change.table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Property
    void doesNotDependOnTheOrderOfRows(
            @ForAll @Size(min = 30, max = 60) List<@From("rows") Row> rows, @ForAll long seed) {
        List<Answer> answers = answers(rows);
        Assume.that(isEnough(rows));
        Change change = Survey.of(Scale.LIFE_SATISFACTION, answers).change(SmallCells.unprotected());
        Collections.shuffle(answers, new Random(seed));
        Change shuffled = Survey.of(Scale.LIFE_SATISFACTION, answers).change(SmallCells.unprotected());
        assertThat(shuffled.estimate()).isEqualTo(change.estimate());
        assertThat(shuffled.standardError()).isEqualTo(change.standardError());
        assertThat(shuffled.table()).isEqualTo(change.table());
    }

    /** Under the rule no count from 1 to 4 is seen, and none follows from the shares. */
    @Property
    void showsNoSmallCount(@ForAll @Size(min = 20, max = 60) List<@From("rows") Row> rows) {
        Assume.that(isEnough(rows));
        Change change = of(rows).change();
        for (int g = 0; g < change.groups().size(); g++) {
            for (int c = 0; c < 4; c++) {
                assertThat(change.answers().count(g, c).orElse(0)).isNotIn(1L, 2L, 3L, 4L);
            }
            if (change.answers().isHidden(g, Change.ONLY_BEFORE)) {
                assertThat(change.attrition(g)).isEmpty();
                assertThat(change.groups().get(g).lostBefore()).isEmpty();
            }
            assertThat(change.answers().count(g, Change.BOTH)).isPresent();
        }
    }

    private static boolean isEnough(List<Row> rows) {
        for (boolean took : new boolean[] {true, false}) {
            List<Row> twice = rows.stream()
                    .filter(row -> row.took() == took && row.twice())
                    .toList();
            long different = twice.stream()
                    .mapToInt(row -> row.after() - row.before())
                    .distinct()
                    .count();
            if (twice.size() < 5 || different < 2) {
                return false;
            }
        }
        return true;
    }

    private static Survey of(List<Row> rows) {
        return Survey.of(Scale.LIFE_SATISFACTION, answers(rows));
    }

    private static List<Answer> answers(List<Row> rows) {
        List<Answer> answers = new ArrayList<>();
        for (Row row : rows) {
            answers.add(row.answer(answers.size()));
        }
        return answers;
    }
}
