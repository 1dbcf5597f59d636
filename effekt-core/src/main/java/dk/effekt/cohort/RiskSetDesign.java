package dk.effekt.cohort;

import dk.effekt.intervention.Participation;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Starting now versus not yet: everyone who starts in week w is compared with everyone equally eligible for week w who has not
 * started by then, over all weeks with a start (Sianesi 2004; Fredriksson and Johansson 2008). An untreated person may serve
 * in many weeks and may start later; conditioning on never starting would condition on the future. What becomes of later
 * starters is a choice, and with it what starting now is compared with: {@link LaterStarts}.
 *
 * <p>Treated and untreated are held to one and the same test, in one and the same week. A person's first participation is the
 * start; later ones of the same person are counted as such, start nothing and censor nobody: the effect of starting includes
 * whatever participations it leads to.
 *
 * @param test at which week eligibility is tested
 * @param laterStarts what becomes of the untreated who start later
 */
public record RiskSetDesign(AtRisk test, LaterStarts laterStarts) implements CohortDesign {

    /** At which week both arms must be eligible. */
    public enum AtRisk {
        /**
         * At the end of the week before the start, w − 1. Whoever leaves in week w itself leaves in both arms, so outcomes
         * count from week 0, the week of the start.
         */
        END_OF_WEEK_BEFORE,
        /**
         * Through the week of the start, w. Whoever leaves in week w is in neither arm, so outcomes count from week 1. For
         * states that taking part does not itself change.
         */
        THROUGH_START_WEEK;

        private int weeksAfterTest() {
            return this == END_OF_WEEK_BEFORE ? 1 : 0;
        }
    }

    /** The design with the test at the end of the week before. */
    public static RiskSetDesign riskSet() {
        return riskSet(AtRisk.END_OF_WEEK_BEFORE);
    }

    /** The design with another test. */
    public static RiskSetDesign riskSet(AtRisk test) {
        return new RiskSetDesign(test, LaterStarts.KEPT);
    }

    /** The same design with another choice of what becomes of later starters. */
    public RiskSetDesign laterStarts(LaterStarts choice) {
        return new RiskSetDesign(test, choice);
    }

    @Override
    public Cohort assemble(
            Register register, List<Participation> participations, Criterion eligible, int historyWeeks) {
        Starts starts = Starts.of(register, participations);
        long firstWeek = (long) register.span().start().epochWeek() + historyWeeks;
        Attrition attrition = starts.attrition();
        boolean[] left = new boolean[starts.count()];
        Arrays.fill(left, true);
        attrition = attrition.then(
                historyWeeks == 0
                        ? "start in the register's weeks"
                        : "start in the register's weeks, after " + historyWeeks + " weeks of history",
                keep(left, i -> {
                    int week = starts.week(i);
                    return week >= firstWeek
                            && week - test.weeksAfterTest()
                                    >= register.span().start().epochWeek()
                            && week < register.span().end().epochWeek();
                }));
        for (Criterion criterion : eligible.conjuncts()) {
            Criterion.Test met = criterion.in(register);
            attrition = attrition.then(
                    criterion.name(),
                    keep(
                            left,
                            i -> met.weeks(register.timeline(starts.person(i)))
                                    .contains(starts.week(i) - test.weeksAfterTest())));
        }
        return stack(register, eligible.in(register), starts, left, attrition);
    }

    private interface Keeps {
        boolean test(int start);
    }

    private static int keep(boolean[] left, Keeps rule) {
        int count = 0;
        for (int i = 0; i < left.length; i++) {
            left[i] = left[i] && rule.test(i);
            count += left[i] ? 1 : 0;
        }
        return count;
    }

    /** Stacks the risk sets of all weeks with a start: one pass over the persons, then a counting sort by week. */
    private Cohort stack(
            Register register, Criterion.Test eligible, Starts starts, boolean[] left, Attrition attrition) {
        int base = register.span().start().epochWeek();
        boolean[] hasStart = new boolean[register.span().length()];
        int[] startWeekOf = new int[register.size()];
        int[] lastWeekOf = new int[register.size()];
        Arrays.fill(startWeekOf, Timeline.NEVER);
        Arrays.fill(lastWeekOf, Timeline.NEVER);
        for (int i = 0; i < left.length; i++) {
            int week = starts.week(i);
            startWeekOf[starts.person(i)] = week;
            // A start that was lost on the way is still one: from then on the person is at risk of it no more.
            lastWeekOf[starts.person(i)] = left[i] ? week : week - 1;
            if (left[i]) {
                hasStart[week - base] = true;
            }
        }
        List<PersonWeeks> blocks = register.inBlocks(register.size(), (from, to) -> {
            PersonWeeks found = new PersonWeeks();
            for (int person = from; person < to; person++) {
                WeekSet atRisk = eligible.weeks(register.timeline(person)).shift(test.weeksAfterTest());
                found.add(person, atRisk, lastWeekOf[person], base, hasStart);
            }
            return found;
        });
        int[] next = new int[hasStart.length + 1];
        for (PersonWeeks block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                next[block.week(i) + 1]++;
            }
        }
        for (int w = 0; w < hasStart.length; w++) {
            next[w + 1] = Math.addExact(next[w + 1], next[w]);
        }
        int[] persons = new int[next[hasStart.length]];
        int[] weeks = new int[persons.length];
        boolean[] treated = new boolean[persons.length];
        for (PersonWeeks block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                int row = next[block.week(i)]++;
                persons[row] = block.person(i);
                weeks[row] = block.week(i) + base;
                treated[row] = startWeekOf[persons[row]] == weeks[row];
            }
        }
        return new Cohort(register, persons, weeks, treated, startWeekOf, attrition);
    }

    @Override
    public int firstOutcomeWeek() {
        return 1 - test.weeksAfterTest();
    }

    @Override
    public String contrast() {
        return switch (laterStarts) {
            case KEPT -> "starting now versus not yet";
            case CENSORED -> "starting now versus never within the horizon";
        };
    }

    @Override
    public String describe() {
        return "risk sets: start in week w versus "
                + (laterStarts == LaterStarts.KEPT ? "not yet" : "never within the horizon") + ", both arms eligible "
                + (test == AtRisk.END_OF_WEEK_BEFORE
                        ? "at the end of week w-1, outcomes from week w"
                        : "through week w, outcomes from week w+1")
                + (laterStarts == LaterStarts.KEPT
                        ? ""
                        : ", untreated censored when they start and weighted by 1/probability of not having started,"
                                + " from the weekly propensity");
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("risk-set").with("atRisk", test).with("laterStarts", laterStarts));
    }

    @Override
    public String toString() {
        return describe();
    }

    /** The first participation of each person whom the register knows. */
    private record Starts(int[] persons, int[] weeks, Attrition attrition) {

        static Starts of(Register register, List<Participation> participations) {
            List<Participation> byStart = participations.stream()
                    .sorted(Comparator.comparingLong(Participation::personId).thenComparing(Participation::start))
                    .toList();
            List<Participation> first = new ArrayList<>();
            for (Participation p : byStart) {
                if (first.isEmpty() || first.get(first.size() - 1).personId() != p.personId()) {
                    first.add(p);
                }
            }
            List<Participation> known = first.stream()
                    .filter(p -> register.find(p.personId()).isPresent())
                    .toList();
            Attrition attrition = Attrition.startingWith("participations", participations.size())
                    .then("the person's first", first.size())
                    .then("person in the register", known.size());
            return new Starts(
                    known.stream()
                            .mapToInt(p -> register.find(p.personId()).orElseThrow())
                            .toArray(),
                    known.stream().mapToInt(p -> p.startWeek().epochWeek()).toArray(),
                    attrition);
        }

        int count() {
            return persons.length;
        }

        int person(int start) {
            return persons[start];
        }

        int week(int start) {
            return weeks[start];
        }
    }

    /** Persons at risk in weeks with a start, counted from the register's first; as many as come. */
    private static final class PersonWeeks {

        private int[] persons = new int[256];
        private int[] weeks = new int[256];
        private int size;

        /** Adds those of a person's weeks at risk that have a start, up to a last one. */
        void add(int person, WeekSet atRisk, int last, int base, boolean[] hasStart) {
            for (int s = 0; s < atRisk.spanCount(); s++) {
                int to = Math.min(Math.min(atRisk.end(s) - 1, last), base + hasStart.length - 1);
                for (int week = Math.max(atRisk.start(s), base); week <= to; week++) {
                    if (hasStart[week - base]) {
                        add(person, week - base);
                    }
                }
            }
        }

        private void add(int person, int week) {
            if (size == persons.length) {
                persons = Arrays.copyOf(persons, Math.addExact(size, size / 2));
                weeks = Arrays.copyOf(weeks, persons.length);
            }
            persons[size] = person;
            weeks[size++] = week;
        }

        int size() {
            return size;
        }

        int person(int index) {
            return persons[index];
        }

        int week(int index) {
            return weeks[index];
        }
    }
}
