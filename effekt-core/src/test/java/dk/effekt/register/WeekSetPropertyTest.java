package dk.effekt.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A set of weeks beside a {@link TreeSet} of epoch weeks. */
class WeekSetPropertyTest {

    private static final int FIRST = -60;
    private static final int LAST = 400;

    record Modelled(WeekSet set, TreeSet<Integer> weeks) {}

    @Property
    void holdsTheWeeksAdded(@ForAll("sets") Modelled modelled) {
        assertHolds(modelled.set(), modelled.weeks());
    }

    @Property
    void unites(@ForAll("sets") Modelled a, @ForAll("sets") Modelled b) {
        TreeSet<Integer> expected = new TreeSet<>(a.weeks());
        expected.addAll(b.weeks());

        assertHolds(a.set().or(b.set()), expected);
    }

    @Property
    void intersects(@ForAll("sets") Modelled a, @ForAll("sets") Modelled b) {
        TreeSet<Integer> expected = new TreeSet<>(a.weeks());
        expected.retainAll(b.weeks());

        assertHolds(a.set().and(b.set()), expected);
    }

    @Property
    void subtracts(@ForAll("sets") Modelled a, @ForAll("sets") Modelled b) {
        TreeSet<Integer> expected = new TreeSet<>(a.weeks());
        expected.removeAll(b.weeks());

        assertHolds(a.set().minus(b.set()), expected);
    }

    @Property
    void shifts(@ForAll("sets") Modelled modelled, @ForAll @IntRange(min = -50, max = 50) int by) {
        TreeSet<Integer> expected = new TreeSet<>();
        modelled.weeks().forEach(week -> expected.add(week + by));

        assertHolds(modelled.set().shift(by), expected);
    }

    @Property
    void isEqualToEverySetOfTheSameWeeks(@ForAll("sets") Modelled a, @ForAll("sets") Modelled b) {
        assertThat(a.set().equals(b.set())).isEqualTo(a.weeks().equals(b.weeks()));

        WeekSet.Builder oneByOne = WeekSet.builder();
        a.weeks().forEach(week -> oneByOne.add(week, week + 1));
        assertThat(oneByOne.build()).isEqualTo(a.set()).hasSameHashCodeAs(a.set());
    }

    private static void assertHolds(WeekSet set, TreeSet<Integer> expected) {
        IntStream.range(FIRST - 60, LAST + 60)
                .forEach(week ->
                        assertThat(set.contains(week)).as("week %d", week).isEqualTo(expected.contains(week)));
        assertThat(set.weeks()).isEqualTo(expected.size());
        assertThat(set.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(set.spans())
                .flatMap(span -> IntStream.range(
                                span.start().epochWeek(), span.end().epochWeek())
                        .mapToObj(Week::ofEpochWeek)
                        .toList())
                .containsExactlyElementsOf(
                        expected.stream().map(Week::ofEpochWeek).toList());
        assertThat(set.spanCount()).isEqualTo((int)
                expected.stream().filter(week -> !expected.contains(week - 1)).count());
    }

    @Provide
    Arbitrary<Modelled> sets() {
        Arbitrary<int[]> steps = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 9))
                .as((gap, length) -> new int[] {gap, length});
        return Combinators.combine(
                        Arbitraries.integers().between(FIRST, FIRST + 120),
                        steps.list().ofMaxSize(12))
                .as(WeekSetPropertyTest::modelled)
                .withoutEdgeCases();
    }

    private static Modelled modelled(int first, List<int[]> gapsAndLengths) {
        WeekSet.Builder builder = WeekSet.builder();
        TreeSet<Integer> weeks = new TreeSet<>();
        int at = first;
        for (int[] step : gapsAndLengths) {
            int start = at + step[0];
            at = start + step[1];
            builder.add(start, at);
            IntStream.range(start, at).forEach(weeks::add);
        }
        return new Modelled(builder.build(), weeks);
    }
}
