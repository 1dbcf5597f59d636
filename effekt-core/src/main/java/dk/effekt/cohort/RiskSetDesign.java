package dk.effekt.cohort;

import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.WeekSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Starting now versus not yet: everyone who starts in week w is compared with everyone equally eligible for week w who has not
 * started by then, over all weeks with a start (Sianesi 2004; Fredriksson and Johansson 2008). An untreated person may serve
 * in many weeks and may start later; conditioning on never starting would condition on the future.
 *
 * <p>Treated and untreated are held to one and the same test, in one and the same week. A person's first participation is the
 * start; later ones of the same person are counted as such and start nothing.
 *
 * @param test at which week eligibility is tested
 */
public record RiskSetDesign(AtRisk test) implements CohortDesign {

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
        return new RiskSetDesign(AtRisk.END_OF_WEEK_BEFORE);
    }

    /** The design with another test. */
    public static RiskSetDesign riskSet(AtRisk test) {
        return new RiskSetDesign(test);
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
        int span = register.span().length();
        boolean[] hasStart = new boolean[span];
        int[] startOf = starts.byPerson(register.size());
        for (int i = 0; i < left.length; i++) {
            if (left[i]) {
                hasStart[starts.week(i) - base] = true;
            }
        }
        int[] counts = new int[span + 1];
        IntList persons = new IntList();
        IntList weeks = new IntList();
        for (int person = 0; person < register.size(); person++) {
            WeekSet atRisk = eligible.weeks(register.timeline(person)).shift(test.weeksAfterTest());
            int start = startOf[person];
            // A start that was lost on the way is still one: from then on the person is at risk of it no more.
            int last = start < 0 ? Integer.MAX_VALUE : left[start] ? starts.week(start) : starts.week(start) - 1;
            for (int s = 0; s < atRisk.spanCount(); s++) {
                int to = Math.min(atRisk.end(s) - 1, last);
                for (int week = Math.max(atRisk.start(s), base); week <= to && week < base + span; week++) {
                    if (hasStart[week - base]) {
                        persons.add(person);
                        weeks.add(week - base);
                        counts[week - base + 1]++;
                    }
                }
            }
        }
        for (int w = 0; w < span; w++) {
            counts[w + 1] += counts[w];
        }
        int[] sortedPersons = new int[persons.size()];
        int[] sortedWeeks = new int[persons.size()];
        boolean[] treated = new boolean[persons.size()];
        for (int i = 0; i < persons.size(); i++) {
            int row = counts[weeks.get(i)]++;
            int start = startOf[persons.get(i)];
            sortedPersons[row] = persons.get(i);
            sortedWeeks[row] = weeks.get(i) + base;
            treated[row] = start >= 0 && starts.week(start) == sortedWeeks[row];
        }
        return new Cohort(register, sortedPersons, sortedWeeks, treated, attrition);
    }

    @Override
    public int firstOutcomeWeek() {
        return 1 - test.weeksAfterTest();
    }

    @Override
    public String contrast() {
        return "starting now versus not yet";
    }

    @Override
    public String describe() {
        return "risk sets: start in week w versus not yet, both arms eligible "
                + (test == AtRisk.END_OF_WEEK_BEFORE
                        ? "at the end of week w-1, outcomes from week w"
                        : "through week w, outcomes from week w+1");
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
            IntList persons = new IntList();
            IntList weeks = new IntList();
            for (Participation p : first) {
                OptionalInt person = register.find(p.personId());
                if (person.isPresent()) {
                    persons.add(person.getAsInt());
                    weeks.add(p.startWeek().epochWeek());
                }
            }
            Attrition attrition = Attrition.startingWith("participations", participations.size())
                    .then("the person's first", first.size())
                    .then("person in the register", persons.size());
            return new Starts(persons.toArray(), weeks.toArray(), attrition);
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

        /** For each person of the register the number of the start, or −1. */
        int[] byPerson(int size) {
            int[] startOf = new int[size];
            Arrays.fill(startOf, -1);
            for (int i = 0; i < persons.length; i++) {
                startOf[persons[i]] = i;
            }
            return startOf;
        }
    }

    /** Integers, as many as come. */
    private static final class IntList {

        private int[] values = new int[256];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.addExact(size, size / 2));
            }
            values[size++] = value;
        }

        int get(int index) {
            return values[index];
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
