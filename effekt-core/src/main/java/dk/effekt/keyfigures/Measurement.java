package dk.effekt.keyfigures;

import dk.effekt.calendar.FollowUp;
import dk.effekt.intervention.Participation;
import dk.effekt.outcome.Known;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Grouping;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts, course by course. */
final class Measurement {

    static final String IN_NONE = "in none of these";
    static final String UNDER_OBSERVATION = "still under observation";
    static final String NOT_OBSERVED = "not observed";
    static final String NOT_KNOWN = "not known";
    static final String ANY_VALUE = "any value";
    static final String NOT_IN_REGISTER = "not in the register";
    static final String OUT_OF_SCOPE = "death, emigration, pension";

    /** Ends of the bands of days so far, but of the last. */
    private static final int[] BANDS = {13 * 7, 26 * 7, 52 * 7};

    /** Whose weeks an estimate with censoring must at least rest on at its end. */
    private static final int LEAST_FOLLOWED = 10;

    private static final int DAYS_A_WEEK = 7;

    /** From the Thursday of a week, on which epoch weeks are counted, to its Sunday. */
    private static final int FROM_THURSDAY_TO_SUNDAY = 3;

    private final KeyFiguresBuilder asked;
    private final Register register;
    private final Courses courses;
    private final Periods periods;
    private final int registerEnd;
    private final Map<String, Long> unmapped = new TreeMap<>();

    Measurement(KeyFiguresBuilder asked, Register register, List<Participation> courses, Periods periods) {
        this.asked = asked;
        this.register = register;
        this.courses = new Courses(courses, register);
        this.periods = periods;
        this.registerEnd = register.span().end().epochWeek();
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(inTheOffer());
        figures.addAll(soFar());
        figures.addAll(finished());
        asked.characteristics.forEach((name, grouping) ->
                figures.add(grouping.map(of -> byState(name, of)).orElseGet(() -> byTrait(register.trait(name)))));
        for (KeyFiguresBuilder.Status status : asked.statuses) {
            ClassOfWeek classes = new ClassOfWeek(status.grouping());
            status.points().stream().sorted().forEach(point -> figures.add(status(status.grouping(), classes, point)));
        }
        asked.returns.ifPresent(returns -> figures.add(returners(returns)));
        asked.ways.ifPresent(ways -> figures.addAll(timeTo(ways)));
        return figures;
    }

    /** Words of the list that the mapping does not hold; once the figures were measured. */
    List<Measured.Note> notes() {
        return unmapped.entrySet().stream()
                .map(word -> new Measured.Note(word.getKey(), word.getValue()))
                .toList();
    }

    private Figure inTheOffer() {
        long[][] counts = new long[periods.size()][InTheOffer.Line.values().length];
        int[] tookPart = new int[periods.size()];
        int[] underWay = new int[periods.size()];
        Arrays.fill(tookPart, -1);
        Arrays.fill(underWay, -1);
        int firstOfPerson = 0;
        for (int course = 0; course < courses.size(); course++) {
            firstOfPerson = courses.isOfSamePerson(course) ? firstOfPerson : course;
            int start = courses.start(course);
            int end = courses.end(course);
            for (int p = Math.max(0, periods.at(start)); p < periods.size() && periods.firstWeek(p) <= end; p++) {
                // Once for each person: the number of the person's first course was not yet seen in the period.
                if (tookPart[p] < firstOfPerson) {
                    counts[p][InTheOffer.Line.TOOK_PART.ordinal()]++;
                    tookPart[p] = firstOfPerson;
                }
                if (end >= periods.end(p)) {
                    counts[p][InTheOffer.Line.UNDER_WAY.ordinal()]++;
                    if (underWay[p] < firstOfPerson) {
                        counts[p][InTheOffer.Line.PEOPLE.ordinal()]++;
                        underWay[p] = firstOfPerson;
                    }
                }
            }
            if (periods.holds(start)) {
                counts[periods.at(start)][InTheOffer.Line.BEGUN.ordinal()]++;
            }
            if (periods.holds(end)) {
                counts[periods.at(end)][InTheOffer.Line.FINISHED.ordinal()]++;
            }
        }
        return new InTheOffer(counts);
    }

    private List<Figure> soFar() {
        Breakdown bands = Breakdown.empty(
                "under way, by weeks so far",
                "Of the courses under way at the end of a period, weeks from the first day to its last Sunday, both counted.",
                Base.UNDER_WAY,
                List.of("under 13 weeks", "13 to 25 weeks", "26 to 51 weeks", "52 weeks or more"),
                List.of(),
                periods.size());
        Days days = new Days(periods.size(), bands.groups().size());
        for (int course = 0; course < courses.size(); course++) {
            int start = courses.start(course);
            for (int p = Math.max(0, periods.at(start));
                    p < periods.size() && periods.end(p) <= courses.end(course);
                    p++) {
                long sunday = (long) (periods.end(p) - 1) * DAYS_A_WEEK + FROM_THURSDAY_TO_SUNDAY;
                int soFar = (int) (sunday - courses.get(course).start().toEpochDay() + 1);
                int band =
                        (int) Arrays.stream(BANDS).filter(end -> soFar >= end).count();
                bands.add(p, band);
                days.add(p, band, soFar);
            }
        }
        return List.of(
                bands, new Lengths("weeks so far", "Mean and median of those weeks.", bands, 0, days.ascending()));
    }

    private List<Figure> finished() {
        List<String> reasons = reasons();
        String mapping = asked.reasons
                .map(of -> "the words of the list by the mapping '" + of.name() + "'")
                .orElse("the words of the list as they stand");
        Breakdown byReason = Breakdown.empty(
                "finished, by reason",
                "Courses that ended in the period, by " + mapping + ". Who finishes two counts twice.",
                Base.FINISHED,
                reasons,
                List.of(),
                periods.size());
        Days days = new Days(periods.size(), reasons.size());
        Map<String, Integer> places = new HashMap<>();
        for (int course = 0; course < courses.size(); course++) {
            if (periods.holds(courses.end(course))) {
                Participation of = courses.get(course);
                int period = periods.at(courses.end(course));
                int reason = places.computeIfAbsent(of.endReason(), word -> reasons.indexOf(reason(word)));
                byReason.add(period, reason);
                days.add(period, reason, (int)
                        (of.end().orElseThrow().toEpochDay() - of.start().toEpochDay() + 1));
                if (reasons.get(reason).equals(EndReasons.NOT_MAPPED)) {
                    unmapped.merge(of.endReason().strip(), 1L, Long::sum);
                }
            }
        }
        return List.of(
                byReason,
                new Lengths(
                        "weeks of finished courses",
                        "From the first day to the last, both counted, in weeks of seven days.",
                        byReason,
                        reasons.size(),
                        days.ascending()));
    }

    /** Those of the mapping, and what else occurs in some period. */
    private List<String> reasons() {
        List<String> reasons =
                new ArrayList<>(asked.reasons.map(EndReasons::reasons).orElse(List.of()));
        Set<String> others = new TreeSet<>();
        for (int course = 0; course < courses.size(); course++) {
            if (periods.holds(courses.end(course))) {
                others.add(courses.get(course).endReason());
            }
        }
        Set<String> more = new TreeSet<>(others.stream().map(this::reason).toList());
        List<String> last = List.of(EndReasons.NOT_STATED, EndReasons.NOT_MAPPED);
        more.stream()
                .filter(each -> !reasons.contains(each) && !last.contains(each))
                .forEach(reasons::add);
        last.stream().filter(more::contains).forEach(reasons::add);
        return reasons.isEmpty() ? List.of(EndReasons.NOT_STATED) : reasons;
    }

    private String reason(String word) {
        return asked.reasons
                .map(mapping -> mapping.of(word).orElse(EndReasons.NOT_MAPPED))
                .orElse(word.isBlank() ? EndReasons.NOT_STATED : word.strip());
    }

    private Figure byState(String name, Grouping grouping) {
        ClassOfWeek classes = new ClassOfWeek(grouping);
        Breakdown of = Breakdown.empty(
                "begun, by " + name,
                "Courses begun in the period, by the state in the week before the start: " + grouping.name() + ".",
                Base.BEGUN,
                groups(grouping),
                List.of(NOT_OBSERVED, NOT_IN_REGISTER),
                periods.size());
        forBegun(of, course -> classes.of(courses.timeline(course), courses.start(course) - 1));
        return of.withoutEmptyApart();
    }

    private Figure byTrait(DatedTrait trait) {
        Breakdown of = Breakdown.empty(
                "begun, by " + trait.name(),
                "Courses begun in the period, by '" + trait.name() + "' on the Sunday before the week of the start.",
                Base.BEGUN,
                trait.levels().isEmpty() ? List.of(ANY_VALUE) : trait.levels(),
                List.of(NOT_KNOWN, NOT_IN_REGISTER),
                periods.size());
        forBegun(of, course -> trait.levelBefore(courses.person(course), courses.start(course)));
        return of.withoutEmptyApart();
    }

    private interface Place {
        /** Of a course whose person the register knows; below 0 if it cannot be told. */
        int of(int course);
    }

    private void forBegun(Breakdown into, Place place) {
        for (int course = 0; course < courses.size(); course++) {
            if (periods.holds(courses.start(course))) {
                int period = periods.at(courses.start(course));
                int at = courses.isKnown(course) ? place.of(course) : -1;
                if (at >= 0) {
                    into.add(period, at);
                } else {
                    into.addApart(period, courses.isKnown(course) ? 0 : 1);
                }
            }
        }
    }

    private Figure status(Grouping grouping, ClassOfWeek classes, FollowUp point) {
        String rule = switch (point.rule()) {
            case WEEKS -> "so many weeks after that of the last day, 52 being 12 months";
            case JOBINDSATS_DAYS -> "that of Jobindsats' day 30, 92, 182 or 365 after the last day";
        };
        Breakdown of = Breakdown.empty(
                "status after " + point.months() + (point.months() == 1 ? " month" : " months"),
                "Of the courses that ended in the period, the state in a later week, " + rule + ": " + grouping.name()
                        + ".",
                Base.FINISHED,
                groups(grouping),
                List.of(UNDER_OBSERVATION, NOT_OBSERVED, NOT_IN_REGISTER),
                periods.size());
        for (int course = 0; course < courses.size(); course++) {
            if (periods.holds(courses.end(course))) {
                int period = periods.at(courses.end(course));
                int week = Courses.epochWeek(
                        courses.get(course).end().orElseThrow().toEpochDay() + point.days());
                if (!courses.isKnown(course)) {
                    of.addApart(period, 2);
                } else if (week >= registerEnd) {
                    of.addApart(period, 0);
                } else {
                    int at = classes.of(courses.timeline(course), week);
                    if (at == ClassOfWeek.UNKNOWN) {
                        of.addApart(period, 1);
                    } else {
                        of.add(period, at);
                    }
                }
            }
        }
        return of.withoutEmptyApart();
    }

    private static List<String> groups(Grouping grouping) {
        return Stream.concat(grouping.classes().stream().map(StateSet::name), Stream.of(IN_NONE))
                .toList();
    }

    private Figure returners(KeyFiguresBuilder.Returns asked) {
        int within = asked.within().weeks();
        String months = asked.within().months() + (asked.within().months() == 1 ? " month" : " months");
        Breakdown of = Breakdown.empty(
                "returners within " + months,
                "People who left " + asked.benefit() + " in the period, during a course or within " + months
                        + " after it: the first spell that ends from the week of the start on, by " + asked.rule()
                        + ". Back is who begins a new one within " + within + " weeks.",
                Base.OWN,
                List.of("back on " + asked.benefit(), "not back"),
                List.of(UNDER_OBSERVATION, NOT_OBSERVED),
                periods.size());
        StateSet set = asked.benefit().in(register.codebook());
        Known known = Known.of(register, List.of(asked.benefit()));
        Set<Integer> seen = new HashSet<>();
        for (int course = 0; course < courses.size(); course++) {
            if (!courses.isOfSamePerson(course)) {
                seen.clear();
            }
            if (!courses.isKnown(course)) {
                continue;
            }
            Timeline timeline = courses.timeline(course);
            int start = courses.start(course);
            int until = known.until(timeline, start - 1);
            if (until < start) {
                continue;
            }
            WeekSet spells = timeline.spells(set, asked.rule());
            int span = 0;
            while (span < spells.spanCount() && spells.end(span) < start) {
                span++;
            }
            int left = span < spells.spanCount() ? spells.end(span) : Timeline.NEVER;
            boolean isLate = courses.end(course) < Timeline.NEVER && left > courses.end(course) + within;
            if (!periods.holds(left) || isLate || !isSettled(left, until, asked.rule()) || !seen.add(left)) {
                continue;
            }
            int next = span + 1;
            boolean isBack = next < spells.spanCount() && spells.start(next) - left <= within;
            if (left + within < until) {
                of.add(periods.at(left), isBack ? 0 : 1);
            } else {
                of.addApart(periods.at(left), until >= registerEnd ? 0 : 1);
            }
        }
        return of.withoutEmptyApart();
    }

    /** Whether the weeks from one that is away to before one of which nothing is known hold a gap that ends a spell. */
    private static boolean isSettled(int left, int until, SpellRule rule) {
        return left < until && rule.endsIn(left, until);
    }

    private List<Figure> timeTo(KeyFiguresBuilder.Ways asked) {
        List<StateSet> sets = new ArrayList<>(asked.destinations().stream()
                .map(group -> group.in(register.codebook()))
                .toList());
        StateSet outOfScope = StateSet.of(OUT_OF_SCOPE, State.OUT_OF_SCOPE);
        sets.add(
                register.codebook().groups().contains("censoring")
                        ? outOfScope.or(register.codebook().group("censoring"))
                        : outOfScope);
        Known known = Known.of(register, asked.destinations());
        Breakdown notKnown =
                Breakdown.empty("", "", Base.BEGUN, List.of(), List.of(NOT_OBSERVED, NOT_IN_REGISTER), periods.size());
        List<IntStream.Builder> weeks = IntStream.range(0, periods.size())
                .mapToObj(p -> IntStream.builder())
                .toList();
        List<IntStream.Builder> causes = IntStream.range(0, periods.size())
                .mapToObj(p -> IntStream.builder())
                .toList();
        for (int course = 0; course < courses.size(); course++) {
            int start = courses.start(course);
            if (!periods.holds(start)) {
                continue;
            }
            int period = periods.at(start);
            if (!courses.isKnown(course)) {
                notKnown.addApart(period, 1);
                continue;
            }
            Timeline timeline = courses.timeline(course);
            int until = known.until(timeline, start);
            int first = until;
            int cause = 0;
            for (int i = 0; i < sets.size(); i++) {
                int entry = timeline.firstEntry(sets.get(i), start);
                if (entry < first) {
                    first = entry;
                    cause = i + 1;
                }
            }
            if (until == start) {
                notKnown.addApart(period, 0);
            } else {
                // Censored in the last week that is known, in which a way there would have been seen.
                weeks.get(period).add(cause == 0 ? until - 1 - start : first - start);
                causes.get(period).add(cause);
            }
        }
        List<Incidences.Times> times = IntStream.range(0, periods.size())
                .mapToObj(p -> new Incidences.Times(
                        weeks.get(p).build().toArray(), causes.get(p).build().toArray()))
                .toList();
        List<String> names = Stream.concat(asked.destinations().stream().map(StateGroup::name), Stream.of(OUT_OF_SCOPE))
                .toList();
        return asked.within().stream()
                .sorted()
                .map(point -> (Figure) Incidences.of(
                        "come to within " + point.months() + (point.months() == 1 ? " month" : " months"),
                        "Of the courses begun in the period, where they first came within so many weeks of that of the "
                                + "start, 52 being 12 months; those followed less long count as the others do (Aalen and "
                                + "Johansen 1978), if at least " + LEAST_FOLLOWED + " are followed so long.",
                        names,
                        point.weeks(),
                        LEAST_FOLLOWED,
                        times,
                        notKnown))
                .toList();
    }

    /** Days of courses by period and group. */
    private static final class Days {

        private final IntStream.Builder[][] of;

        Days(int periods, int groups) {
            of = new IntStream.Builder[periods][groups];
            for (IntStream.Builder[] period : of) {
                Arrays.setAll(period, group -> IntStream.builder());
            }
        }

        void add(int period, int group, int days) {
            of[period][group].add(days);
        }

        int[][][] ascending() {
            return Arrays.stream(of)
                    .map(period -> Arrays.stream(period)
                            .map(group -> group.build().sorted().toArray())
                            .toArray(int[][]::new))
                    .toArray(int[][][]::new);
        }
    }
}
