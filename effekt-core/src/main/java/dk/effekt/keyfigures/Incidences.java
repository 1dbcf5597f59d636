package dk.effekt.keyfigures;

import dk.effekt.effect.SurvivalCurve;
import dk.effekt.protocol.Bilingual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Shares that have come to each of several destinations within some weeks, of courses some of which are censored before.
 *
 * @param destinations the causes of the curves, from 1 on
 * @param weeks within which it is looked at
 * @param leastFollowed how many must be followed so long, where some are not: an estimate from fewer would stand on them alone
 * @param courses by period, time and cause of each course; a cause of 0 is censored
 * @param events the courses by where they were seen to come within the weeks, and of whom it is not known
 */
record Incidences(
        Bilingual title,
        Bilingual definition,
        List<Group> destinations,
        int weeks,
        int leastFollowed,
        List<Times> courses,
        Breakdown events)
        implements Figure {

    private static final Group NOT_BY_THEN = Group.named("not by then");

    /** What was seen of the courses of one period. */
    record Times(int[] weeks, int[] causes) {

        Optional<SurvivalCurve> curve() {
            double[] ones = new double[weeks.length];
            Arrays.fill(ones, 1);
            return weeks.length == 0
                    ? Optional.empty()
                    : Optional.of(SurvivalCurve.of(
                            Arrays.stream(weeks).asDoubleStream().toArray(), causes, ones));
        }

        long events(int cause, int within) {
            long events = 0;
            for (int i = 0; i < weeks.length; i++) {
                events += causes[i] == cause && weeks[i] <= within ? 1 : 0;
            }
            return events;
        }
    }

    /** @param notKnown by period, courses that stand apart */
    static Incidences of(
            Bilingual title,
            Bilingual definition,
            List<Group> destinations,
            int weeks,
            int leastFollowed,
            List<Times> courses,
            Breakdown notKnown) {
        List<Group> groups = new ArrayList<>(destinations);
        groups.add(NOT_BY_THEN);
        Breakdown events = Breakdown.empty(title, definition, Base.BEGUN, groups, notKnown.apart(), courses.size());
        for (int period = 0; period < courses.size(); period++) {
            Times times = courses.get(period);
            long[] counts = events.counts()[period];
            counts[destinations.size()] = times.weeks().length;
            for (int i = 0; i < destinations.size(); i++) {
                counts[i] = times.events(i + 1, weeks);
                counts[destinations.size()] -= counts[i];
            }
            System.arraycopy(
                    notKnown.counts()[period],
                    0,
                    counts,
                    groups.size(),
                    notKnown.apart().size());
        }
        return new Incidences(
                title, definition, destinations, weeks, leastFollowed, courses, events.withoutEmptyApart());
    }

    @Override
    public List<Group> all() {
        return Stream.concat(destinations.stream(), events.apart().stream()).toList();
    }

    @Override
    public List<KeyFigure> rows(List<ReportPeriod> periods, Protection protection) {
        List<KeyFigure> rows = new ArrayList<>();
        for (int period = 0; period < courses.size(); period++) {
            String in = periods.get(period).name();
            Protection.Cells cells = protection.cells(events, period);
            Times times = courses.get(period);
            Optional<SurvivalCurve> curve = reaches(times) ? times.curve() : Optional.empty();
            for (int i = 0; i < destinations.size(); i++) {
                rows.add(
                        cells.isHidden(i)
                                ? KeyFigure.hidden(
                                        name(), in, destinations.get(i).name(), KeyFigure.Unit.SHARE)
                                : row(in, i + 1, cells, curve));
            }
            for (int i = 0; i < events.apart().size(); i++) {
                int place = destinations.size() + 1 + i;
                rows.add(Breakdown.apart(name(), in, events.apart().get(i).name(), cells.counts()[place]));
            }
        }
        return rows;
    }

    /** Whether enough are followed so long, or all until they left. */
    private boolean reaches(Times times) {
        int followed = 0;
        int censored = 0;
        for (int i = 0; i < times.weeks().length; i++) {
            followed += times.weeks()[i] >= weeks ? 1 : 0;
            censored += times.weeks()[i] < weeks && times.causes()[i] == 0 ? 1 : 0;
        }
        return censored == 0 || followed >= leastFollowed;
    }

    private KeyFigure row(String period, int cause, Protection.Cells cells, Optional<SurvivalCurve> curve) {
        OptionalDouble share =
                curve.map(c -> OptionalDouble.of(c.incidence(cause, weeks))).orElse(OptionalDouble.empty());
        Optional<SurvivalCurve.Interval> interval = curve.flatMap(c -> c.incidenceInterval(cause, weeks));
        return new KeyFigure(
                name(),
                period,
                destinations.get(cause - 1).name(),
                KeyFigure.Unit.SHARE,
                share,
                cells.counts()[cause - 1],
                cells.known(),
                interval.map(i -> OptionalDouble.of(i.low())).orElse(OptionalDouble.empty()),
                interval.map(i -> OptionalDouble.of(i.high())).orElse(OptionalDouble.empty()),
                KeyFigure.Visibility.SHOWN);
    }
}
