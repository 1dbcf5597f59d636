package dk.effekt.keyfigures;

import static dk.effekt.keyfigures.NaiveCourses.days;
import static dk.effekt.keyfigures.NaiveCourses.isKnown;
import static dk.effekt.keyfigures.NaiveCourses.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.intervention.Participation;
import dk.effekt.register.StateGroup;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Key figures beside what a naive model says of them. */
final class FigureAssertions {

    private FigureAssertions() {}

    static boolean isThere(KeyFigures figures, String figure, String group) {
        return figures.rows(figure).stream().anyMatch(row -> row.group().equals(group));
    }

    static long count(KeyFigures figures, String figure, YearMonth month, String group) {
        return figures.get(figure, month.toString(), group).count().orElseThrow();
    }

    static <T> void assertShare(
            KeyFigures figures, String figure, YearMonth month, String group, List<T> of, Predicate<T> is) {
        long count = of.stream().filter(is).count();
        KeyFigure row = figures.get(figure, month.toString(), group);
        assertThat(row.count()).as(row::toString).hasValue(count);
        assertThat(row.of()).as(row::toString).hasValue(of.size());
        if (of.isEmpty()) {
            assertThat(row.value()).isEmpty();
        } else {
            assertThat(row.value()).hasValue((double) count / of.size());
            assertIsRoot(row.low().orElseThrow(), count, of.size());
            assertIsRoot(row.high().orElseThrow(), count, of.size());
            assertThat(row.low().orElseThrow()).isLessThanOrEqualTo(row.value().orElseThrow());
            assertThat(row.high().orElseThrow())
                    .isGreaterThanOrEqualTo(row.value().orElseThrow());
        }
    }

    /** Wilson (1927): as far from the share as 1.96 standard errors of its own. */
    private static void assertIsRoot(double limit, long count, long of) {
        double away = (double) count / of - limit;
        assertThat(away * away).isCloseTo(1.959964 * 1.959964 * limit * (1 - limit) / of, within(1e-6));
    }

    static void assertStates(
            KeyFigures figures,
            String figure,
            YearMonth month,
            NaiveCourses town,
            List<Participation> courses,
            List<StateGroup> groups,
            ToIntFunction<Participation> place) {
        List<Participation> here =
                courses.stream().filter(c -> town.person(c).isPresent()).toList();
        List<Integer> known = here.stream()
                .filter(c -> isKnown(town.person(c).orElseThrow(), place.applyAsInt(c), groups))
                .map(c -> NaiveCourses.groupOf(town.person(c).orElseThrow(), place.applyAsInt(c), groups))
                .toList();
        for (int i = 0; i <= groups.size(); i++) {
            int group = i;
            String name = i < groups.size() ? groups.get(i).name() : "in none of these";
            assertShare(figures, figure, month, name, known, of -> of == group);
        }
        assertApart(figures, figure, month, "not observed", here.size() - known.size());
    }

    /** What stands apart has no line where there is none in any period. */
    static void assertApart(KeyFigures figures, String figure, YearMonth month, String group, long count) {
        if (isThere(figures, figure, group)) {
            assertThat(count(figures, figure, month, group)).isEqualTo(count);
        } else {
            assertThat(count).isZero();
        }
    }

    static void assertWeeks(KeyFigures figures, String figure, YearMonth month, String group, List<Integer> days) {
        KeyFigure row = figures.get(figure, month.toString(), group + ", mean");
        assertThat(row.count()).hasValue(days.size());
        if (days.isEmpty()) {
            assertThat(row.value()).isEmpty();
        } else {
            double mean = days.stream().mapToDouble(d -> d / 7.0).sum() / days.size();
            assertThat(row.value().orElseThrow()).isCloseTo(mean, within(1e-9));
        }
    }

    static void assertMedian(KeyFigures figures, String figure, YearMonth month, List<Integer> days) {
        KeyFigure row = figures.get(figure, month.toString(), "all, median");
        if (days.isEmpty()) {
            assertThat(row.value()).isEmpty();
            return;
        }
        double median = row.value().orElseThrow();
        // Half of them lie on either side, and it is halfway between the two in the middle.
        List<Double> weeks = days.stream().map(d -> d / 7.0).sorted().toList();
        double below = weeks.get((int) Math.ceil(weeks.size() / 2.0) - 1);
        double above = weeks.get(weeks.size() / 2);
        assertThat(median).isCloseTo((below + above) / 2, within(1e-9));
    }

    static void assertStrangers(
            KeyFigures figures, String figure, YearMonth month, NaiveCourses town, List<Participation> of) {
        assertApart(
                figures,
                figure,
                month,
                "not in the register",
                of.stream().filter(course -> town.person(course).isEmpty()).count());
    }
}
