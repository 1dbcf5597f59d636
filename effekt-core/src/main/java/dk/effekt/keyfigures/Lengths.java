package dk.effekt.keyfigures;

import dk.effekt.protocol.Bilingual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long courses are: mean and median of all, and the mean of some groups.
 *
 * @param of the courses by their groups
 * @param groups how many of these have a mean of their own, from the first on
 * @param days by period and group, of each course its days, ascending
 */
record Lengths(Bilingual title, Bilingual definition, Breakdown of, int groups, int[][][] days) implements Figure {

    private static final Group ALL = Group.of("all", "alle");

    private static final double DAYS_A_WEEK = 7;

    @Override
    public List<Group> all() {
        Stream<Group> ofAll = Stream.of(ALL.mean(), Group.of(FigureNames.MEDIAN, "alle, median"));
        return Stream.concat(ofAll, of.groups().stream().limit(groups).map(Group::mean))
                .toList();
    }

    @Override
    public List<KeyFigure> rows(List<ReportPeriod> periods, Protection protection) {
        List<KeyFigure> rows = new ArrayList<>();
        for (int period = 0; period < days.length; period++) {
            String in = periods.get(period).name();
            int[] all = Arrays.stream(days[period])
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .toArray();
            Protection.Cells cells = protection.cells(of, period);
            OptionalLong known = tellsOfGroups(cells) ? OptionalLong.empty() : cells.known();
            rows.add(row(in, FigureNames.MEAN, mean(all), known, protection));
            rows.add(row(in, FigureNames.MEDIAN, median(all), known, protection));
            for (int group = 0; group < groups; group++) {
                rows.add(row(
                        in,
                        of.groups().get(group).mean().name(),
                        mean(days[period][group]),
                        cells.counts()[group],
                        protection));
            }
        }
        return rows;
    }

    /** Of bands of lengths of which some are hidden, the mean of all bounds how many can be in each. */
    private boolean tellsOfGroups(Protection.Cells cells) {
        return of.base() == Base.UNDER_WAY && Arrays.stream(cells.counts()).anyMatch(OptionalLong::isEmpty);
    }

    /** A mean of a number that is hidden, or of so few that it tells of them, is hidden. */
    private KeyFigure row(
            String period, String group, OptionalDouble weeks, OptionalLong courses, Protection protection) {
        return courses.isPresent() && protection.allows(courses.getAsLong())
                ? KeyFigure.weeks(name(), period, group, weeks, courses.getAsLong())
                : KeyFigure.hidden(name(), period, group, KeyFigure.Unit.WEEKS);
    }

    private static OptionalDouble mean(int[] days) {
        long sum = IntStream.of(days).asLongStream().sum();
        return days.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / (DAYS_A_WEEK * days.length));
    }

    /** Of an even number the mean of the two in the middle. */
    private static OptionalDouble median(int[] ascending) {
        int n = ascending.length;
        return n == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((ascending[(n - 1) / 2] + (long) ascending[n / 2]) / (2 * DAYS_A_WEEK));
    }
}
