package dk.effekt.cohort;

import dk.effekt.calendar.Week;
import dk.effekt.intervention.Participations;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The criteria that come with effekt. */
public final class Criteria {

    private static final int OLDEST = 150;

    private Criteria() {}

    /**
     * Aged from a number of years to just below another, on the Thursday of the week. Who is born on 29 February grows older
     * on 28 February where the year has no 29th, as {@link LocalDate#plusYears}. Never met by a person whose birth date is
     * unknown.
     *
     * @param fromYears youngest age, inclusive
     * @param toYears oldest age, exclusive: 18 to 30 is 18 to 29 years old
     */
    public static Criterion age(int fromYears, int toYears) {
        if (fromYears < 0 || toYears <= fromYears || toYears > OLDEST) {
            throw new IllegalArgumentException("age from " + fromYears + " to below " + toYears + " holds nobody");
        }
        return new Age(fromYears, toYears);
    }

    /** Of the given legal sex. */
    public static Criterion sex(Sex sex) {
        return new Background(
                "sex " + sex.name().toLowerCase(Locale.ROOT),
                Clause.of("sex").with("sex", sex),
                timeline -> timeline.register().traits().sex(timeline.person()) == sex);
    }

    /** Living in one of the given municipalities. */
    public static Criterion municipality(int... codes) {
        int[] wanted = Arrays.stream(codes).sorted().distinct().toArray();
        if (wanted.length == 0) {
            throw new IllegalArgumentException("no municipality is named");
        }
        return new Background(
                "municipality "
                        + Arrays.stream(wanted).mapToObj(Integer::toString).collect(Collectors.joining(", ")),
                Clause.of("municipality")
                        .with("codes", Arrays.stream(wanted).boxed().toList()),
                timeline ->
                        Arrays.binarySearch(wanted, timeline.register().traits().municipality(timeline.person())) >= 0);
    }

    /**
     * Having one of the given values of a {@linkplain Register#trait dated trait} on the eve of the week, the Sunday before it,
     * so that nothing from the week itself counts. Not met while no value is known.
     *
     * @param name the trait's, such as {@code "readiness"}
     * @param values one or more, each as the register has it
     */
    public static Criterion trait(String name, String... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no value of trait '" + name + "' is named");
        }
        return new HasTrait(name, Collections.unmodifiableSortedSet(new TreeSet<>(Arrays.asList(values))));
    }

    /** In one of the states of a group in the week. */
    public static Criterion receiving(StateGroup group) {
        return receivingFor(group, 1);
    }

    /**
     * In one of the states of a group for at least so many weeks running, the week itself being the last of them.
     *
     * @param atLeastWeeks at least 1
     */
    public static Criterion receivingFor(StateGroup group, int atLeastWeeks) {
        if (atLeastWeeks < 1) {
            throw new IllegalArgumentException("at least " + atLeastWeeks + " weeks is always met; ask for 1 or more");
        }
        return new InGroup(group, atLeastWeeks);
    }

    /**
     * In one of the states of a group for at most so many weeks running, the week itself being the last of them. Not met in a
     * run whose beginning is not observed, in the register's first week or after a week of which it is unknown if it is in
     * the group: it may be longer than it looks.
     *
     * @param atMostWeeks at least 1
     */
    public static Criterion receivingAtMost(StateGroup group, int atMostWeeks) {
        if (atMostWeeks < 1) {
            throw new IllegalArgumentException("at most " + atMostWeeks + " weeks is never met; ask for 1 or more");
        }
        return new NewInGroup(group, atMostWeeks);
    }

    /**
     * In one of the states of a group in at least so many of the last weeks, the week itself being the last of them. Weeks of
     * which it is unknown, and those before the register, do not count: met where it is certain.
     *
     * @param atLeastWeeks from 1 to {@code ofLastWeeks}
     * @param ofLastWeeks from 1 to 5,218
     */
    public static Criterion receivedAtLeast(StateGroup group, int atLeastWeeks, int ofLastWeeks) {
        return new RecentWeeks(group, RecentWeeks.Bound.AT_LEAST, atLeastWeeks, ofLastWeeks);
    }

    /**
     * In one of the states of a group in at most so many of the last weeks, the week itself being the last of them. Weeks of
     * which it is unknown, and those before the register, count as if they were in the group: met where it is certain.
     *
     * @param atMostWeeks from 0 to {@code ofLastWeeks} − 1
     * @param ofLastWeeks from 1 to 5,218
     */
    public static Criterion receivedAtMost(StateGroup group, int atMostWeeks, int ofLastWeeks) {
        return new RecentWeeks(group, RecentWeeks.Bound.AT_MOST, atMostWeeks, ofLastWeeks);
    }

    /**
     * Not started in an intervention by the end of the week, going by the participations that the study is estimated on.
     *
     * @see #notYetIn(Participations, String) what to mind
     */
    public static Criterion notYetIn(String intervention) {
        return new NotIn(Optional.empty(), intervention, OptionalInt.empty());
    }

    /**
     * In none of the last weeks in an intervention on any day, going by the participations that the study is estimated on.
     *
     * @see #notInLast(int, Participations, String) what to mind
     */
    public static Criterion notInLast(int lastWeeks, String intervention) {
        return new NotIn(Optional.empty(), intervention, OptionalInt.of(lastWeeks));
    }

    /**
     * Not started in an intervention by the end of the week. Looks back only: a person who starts later meets it until the
     * week before. Who is not on the list counts as not having taken part, so the list must reach as far back as the question
     * does.
     *
     * <p>For an intervention other than the one under study: {@link RiskSetDesign} compares with those not yet started by
     * itself, and under {@link RiskSetDesign.AtRisk#THROUGH_START_WEEK} this criterion would strike out every start.
     *
     * <p>A criterion that holds on to a list belongs to no protocol, so that the study cannot be written as JSON.
     */
    public static Criterion notYetIn(Participations participations, String intervention) {
        return new NotIn(Optional.of(participations), intervention, OptionalInt.empty());
    }

    /**
     * In none of the last weeks in an intervention on any day, the week itself being the last of them. A participation
     * without an end runs on. Who is not on the list counts as not having taken part, as {@link #notYetIn}, which says what
     * to mind.
     *
     * @param lastWeeks from 1 to 5,218
     */
    public static Criterion notInLast(int lastWeeks, Participations participations, String intervention) {
        return new NotIn(Optional.of(participations), intervention, OptionalInt.of(lastWeeks));
    }

    /** Not meeting a criterion. */
    public static Criterion not(Criterion criterion) {
        return new Combined.Not(criterion);
    }

    private record Age(int fromYears, int toYears) implements Criterion {

        @Override
        public String name() {
            return "age " + fromYears + "–" + (toYears - 1);
        }

        @Override
        public List<String> missingIn(Register register) {
            return Background.noneKnown(
                    register,
                    person -> register.traits().birthDate(person).isPresent(),
                    "'" + name() + "' needs birth dates, of which the register has none");
        }

        @Override
        public Test in(Register register) {
            return timeline -> {
                Optional<LocalDate> birth = register.traits().birthDate(timeline.person());
                return birth.map(date -> WeekSet.ofEpochWeeks(
                                        firstWeekAged(date, fromYears), firstWeekAged(date, toYears))
                                .and(WeekSet.of(register.span())))
                        .orElse(WeekSet.EMPTY);
            };
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(Clause.of("age").with("from", fromYears).with("to", toYears));
        }

        @Override
        public String toString() {
            return name();
        }

        /** The first week whose Thursday is the birthday or later. */
        private static int firstWeekAged(LocalDate birth, int years) {
            LocalDate birthday = birth.plusYears(years);
            Week week = Week.of(birthday);
            return week.epochWeek() + (week.thursday().isBefore(birthday) ? 1 : 0);
        }
    }

    /** Holds in every week of the register or in none. */
    private record Background(String name, Clause what, Predicate<Timeline> holds) implements Criterion {

        @Override
        public Test in(Register register) {
            WeekSet all = WeekSet.of(register.span());
            return timeline -> holds.test(timeline) ? all : WeekSet.EMPTY;
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(what);
        }

        @Override
        public String toString() {
            return name;
        }

        static List<String> noneKnown(Register register, IntPredicate known, String sentence) {
            return register.size() > 0 && IntStream.range(0, register.size()).noneMatch(known)
                    ? List.of(sentence + "; read an extract with that column")
                    : List.of();
        }
    }

    private record InGroup(StateGroup group, int atLeastWeeks) implements Criterion {

        @Override
        public String name() {
            return "on " + group + (atLeastWeeks == 1 ? "" : " for at least " + atLeastWeeks + " weeks");
        }

        @Override
        public List<StateGroup> groups() {
            return List.of(group);
        }

        @Override
        public Test in(Register register) {
            StateSet set = group.in(register.codebook());
            return timeline -> {
                WeekSet weeks = timeline.weeks(set);
                if (atLeastWeeks == 1) {
                    return weeks;
                }
                WeekSet.Builder late = WeekSet.builder();
                for (int i = 0; i < weeks.spanCount(); i++) {
                    // Compared first, for the sum could overflow.
                    if (weeks.end(i) - weeks.start(i) >= atLeastWeeks) {
                        late.add(weeks.start(i) + atLeastWeeks - 1, weeks.end(i));
                    }
                }
                return late.build();
            };
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(
                    atLeastWeeks == 1
                            ? Clause.of("receiving").with("group", group.clause())
                            : Clause.of("receiving-for")
                                    .with("group", group.clause())
                                    .with("atLeastWeeks", atLeastWeeks));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private record NewInGroup(StateGroup group, int atMostWeeks) implements Criterion {

        @Override
        public String name() {
            return "on " + group + " for at most " + atMostWeeks + (atMostWeeks == 1 ? " week" : " weeks");
        }

        @Override
        public List<StateGroup> groups() {
            return List.of(group);
        }

        @Override
        public Test in(Register register) {
            StateSet set = group.in(register.codebook());
            return timeline -> {
                WeekSet weeks = timeline.weeks(set);
                WeekSet.Builder early = WeekSet.builder();
                for (int i = 0; i < weeks.spanCount(); i++) {
                    int start = weeks.start(i);
                    // Outside the register everything is unknown, so that this is the first week's answer, too.
                    if (!timeline.isUnknown(set, start - 1)) {
                        early.add(start, start + Math.min(weeks.end(i) - start, atMostWeeks));
                    }
                }
                return early.build();
            };
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(
                    Clause.of("receiving-at-most").with("group", group.clause()).with("atMostWeeks", atMostWeeks));
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
