package dk.effekt.keyfigures;

import dk.effekt.calendar.FollowUp;
import dk.effekt.outcome.Known;
import dk.effekt.protocol.Bilingual;
import dk.effekt.register.Codebook;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts how soon people come to each of several destinations, from the week of the start.
 *
 * @param within how soon, a figure each
 * @param destinations which share no state
 */
record TimeTo(List<FollowUp> within, List<StateGroup> destinations) implements Counting {

    /** Whose weeks an estimate with censoring must at least rest on at its end. */
    private static final int LEAST_FOLLOWED = 10;

    private static final int NOT_OBSERVED = 0;
    private static final int NOT_IN_REGISTER = 1;

    @Override
    public List<String> missingIn(Register register) {
        List<String> missing = destinations.stream()
                .flatMap(group -> group.missingIn(register).stream())
                .distinct()
                .toList();
        return missing.isEmpty() ? KeyFiguresBuilder.overlapping(destinations, register) : missing;
    }

    @Override
    public List<Figure> of(Courses courses, Periods periods) {
        List<StateSet> ways = ways(courses.register().codebook());
        Known known = Known.of(courses.register(), destinations);
        Breakdown notKnown = Breakdown.empty(
                Bilingual.same(""),
                Bilingual.same(""),
                Base.BEGUN,
                List.of(),
                List.of(Apart.NOT_OBSERVED, Apart.NOT_IN_REGISTER),
                periods.size());
        Times times = new Times(periods.size());
        for (int course = 0; course < courses.size(); course++) {
            int start = courses.start(course);
            if (!periods.holds(start)) {
                continue;
            }
            int period = periods.at(start);
            if (!courses.isKnown(course)) {
                notKnown.addApart(period, NOT_IN_REGISTER);
                continue;
            }
            Timeline timeline = courses.timeline(course);
            int until = known.until(timeline, start);
            if (until == start) {
                notKnown.addApart(period, NOT_OBSERVED);
                continue;
            }
            int first = until;
            int cause = 0;
            for (int i = 0; i < ways.size(); i++) {
                int entry = timeline.firstEntry(ways.get(i), start);
                if (entry < first) {
                    first = entry;
                    cause = i + 1;
                }
            }
            // Censored in the last week that is known, in which a way there would have been seen.
            times.add(period, (cause == 0 ? until - 1 : first) - start, cause);
        }
        List<Incidences.Times> all = times.all();
        return within.stream()
                .sorted()
                .map(point -> (Figure) figure(point, all, notKnown))
                .toList();
    }

    /** The destinations, and out of the register's scope. */
    private List<StateSet> ways(Codebook codebook) {
        return Stream.concat(destinations.stream().map(group -> group.in(codebook)), Stream.of(OutOfScope.in(codebook)))
                .toList();
    }

    private Incidences figure(FollowUp point, List<Incidences.Times> times, Breakdown notKnown) {
        return Incidences.of(
                new Bilingual(
                        FigureNames.comeToWithin(point.months()),
                        "nået til inden for " + Numbers.maaneder(point.months())),
                new Bilingual(
                        "Of the courses begun in the period, where they first came within so many weeks of that of the "
                                + "start, 52 being 12 months; those followed less long count as the others do (Aalen and "
                                + "Johansen 1978), if at least " + LEAST_FOLLOWED + " are followed so long.",
                        "Af de forløb, der begyndte i perioden, hvor deltagerne først kom til inden for så mange uger fra startugen, "
                                + "52 for 12 måneder; de, der er fulgt kortere, regnes som de øvrige (Aalen og Johansen 1978), hvis "
                                + "mindst " + LEAST_FOLLOWED + " er fulgt så længe."),
                Stream.concat(destinations.stream().map(StateGroup::name), Stream.of(OutOfScope.NAME))
                        .map(Group::state)
                        .toList(),
                point.weeks(),
                LEAST_FOLLOWED,
                times,
                notKnown);
    }

    /** Of each period, the weeks of its courses and where these ended. */
    private static final class Times {

        private final List<IntStream.Builder> weeks = new ArrayList<>();
        private final List<IntStream.Builder> causes = new ArrayList<>();

        Times(int periods) {
            for (int p = 0; p < periods; p++) {
                weeks.add(IntStream.builder());
                causes.add(IntStream.builder());
            }
        }

        void add(int period, int after, int cause) {
            weeks.get(period).add(after);
            causes.get(period).add(cause);
        }

        List<Incidences.Times> all() {
            return IntStream.range(0, weeks.size())
                    .mapToObj(p -> new Incidences.Times(
                            weeks.get(p).build().toArray(),
                            causes.get(p).build().toArray()))
                    .toList();
        }
    }
}
