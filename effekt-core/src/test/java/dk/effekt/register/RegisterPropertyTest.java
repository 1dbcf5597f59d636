package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.CODEBOOK;
import static dk.effekt.register.Fixtures.DEAD;
import static dk.effekt.register.Fixtures.EMIGRATED;
import static dk.effekt.register.Fixtures.GRANT;
import static dk.effekt.register.Fixtures.PENSION;
import static dk.effekt.register.Fixtures.SICK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Reason;
import dk.effekt.register.NaivePerson.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Registers and timelines beside {@link NaivePerson}s. */
class RegisterPropertyTest {

    private static final int[] CODES = {0, 0, 2, CASH, SICK, GRANT, PENSION, EMIGRATED, DEAD};

    static final StateSet BENEFIT = StateSet.ofCodes("benefit", CASH, SICK);
    private static final StateSet OUT = StateSet.of("out", State.OUT_OF_SCOPE, State.ofCode(DEAD));
    private static final StateSet JOB = StateSet.of("blank", State.NO_BENEFIT).when(Employment.EMPLOYED);
    static final List<StateSet> SETS = List.of(BENEFIT, OUT, JOB, BENEFIT.or(JOB));

    record Delivery(Frame frame, List<NaivePerson> persons) {

        Register read(List<NaivePerson> rows) {
            WeekSpan span = WeekSpan.of(Week.of(frame.monday()), frame.weeks());
            RegisterBuilder builder = Register.builder(span, CODEBOOK).scope(frame.scope());
            frame.observed().forEach(builder::observed);
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).giveTo(builder, frame, i + 2);
            }
            return builder.build("dream.csv", "test");
        }

        Register read() {
            return read(persons);
        }
    }

    @Property(tries = 300)
    void saysTheStateAndTheEmploymentOfEveryWeek(@ForAll("deliveries") Delivery delivery) {
        forEachPerson(delivery, (timeline, person) -> {
            for (int week = -2; week < delivery.frame().weeks() + 2; week++) {
                Week at = Week.of(delivery.frame().mondayOf(week));
                assertThat(timeline.stateAt(at)).as("%s", at).isEqualTo(person.stateAt(week, delivery.frame()));
                assertThat(timeline.employmentAt(at))
                        .as("%s", at)
                        .isEqualTo(person.employmentAt(week, delivery.frame()));
            }
        });
    }

    @Property(tries = 300)
    void saysTheValueOfEveryMonth(@ForAll("deliveries") Delivery delivery, @ForAll MonthlySeries series) {
        forEachPerson(delivery, (timeline, person) -> {
            boolean any = false;
            for (YearMonth month : monthsAround(delivery.frame())) {
                any |= delivery.frame().observes(series, month);
                assertThat(timeline.monthly(series, month))
                        .as("%s", month)
                        .isEqualTo(person.valueAt(series, month, delivery.frame()));
            }
            assertThat(timeline.register().has(series)).isEqualTo(any);
        });
    }

    /** From every month to every other, which is empty, of one month, within the register, or reaches beyond it. */
    @Property(tries = 300)
    void sumsTheMonthsFromOneToAnother(@ForAll("deliveries") Delivery delivery, @ForAll MonthlySeries series) {
        forEachPerson(delivery, (timeline, person) -> {
            for (YearMonth start : monthsAround(delivery.frame())) {
                for (YearMonth end : monthsAround(delivery.frame())) {
                    assertThat(timeline.sum(series, start, end))
                            .as("%s from %s to %s of %s", series, start, end, person)
                            .isEqualTo((Double) person.sum(series, start, end, delivery.frame()));
                }
            }
        });
    }

    private static List<YearMonth> monthsAround(Frame frame) {
        YearMonth last = frame.monthOf(frame.weeks() - 1).plusMonths(2);
        return Stream.iterate(frame.monthOf(0).minusMonths(2), m -> !m.isAfter(last), m -> m.plusMonths(1))
                .toList();
    }

    @Property(tries = 300)
    void answersForEveryWeekIfItLiesInASet(@ForAll("deliveries") Delivery delivery) {
        forEachPerson(delivery, (timeline, person) -> {
            for (StateSet set : SETS) {
                double[] written = new double[delivery.frame().weeks() + 7];
                int first = Week.of(delivery.frame().mondayOf(-3)).epochWeek();
                timeline.membership(set, first, written);

                double[] expected = IntStream.range(0, written.length)
                        .mapToDouble(i -> membership(set, person, i - 3, delivery.frame()))
                        .toArray();
                assertThat(written).as("%s", set).containsExactly(expected);
                for (int i = 0; i < written.length; i++) {
                    assertThat(timeline.isIn(set, first + i)).isEqualTo(expected[i] == 1);
                    assertThat(timeline.isUnknown(set, first + i)).isEqualTo(Double.isNaN(expected[i]));
                }
            }
        });
    }

    @Property(tries = 300)
    void countsWeeksInASet(
            @ForAll("deliveries") Delivery delivery,
            @ForAll @IntRange(min = -20, max = 120) int from,
            @ForAll @IntRange(max = 100) int length) {
        forEachPerson(delivery, (timeline, person) -> {
            Week start = Week.of(delivery.frame().mondayOf(from));
            for (StateSet set : SETS) {
                long expected = IntStream.range(from, from + length)
                        .filter(week -> membership(set, person, week, delivery.frame()) == 1)
                        .count();

                assertThat(timeline.weeksIn(set, WeekSpan.of(start, length))).isEqualTo((int) expected);
            }
        });
    }

    @Property(tries = 300)
    void countsWeeksInARow(@ForAll("deliveries") Delivery delivery) {
        forEachPerson(delivery, (timeline, person) -> {
            for (StateSet set : SETS) {
                int running = 0;
                for (int week = -1; week < delivery.frame().weeks() + 2; week++) {
                    running = membership(set, person, week, delivery.frame()) == 1 ? running + 1 : 0;
                    int at = Week.of(delivery.frame().mondayOf(week)).epochWeek();

                    assertThat(timeline.weeksRunning(set, at))
                            .as("%s in week %d", set, week)
                            .isEqualTo(running);
                }
            }
        });
    }

    @Property(tries = 300)
    void collectsTheWeeksInASet(@ForAll("deliveries") Delivery delivery) {
        forEachPerson(delivery, (timeline, person) -> {
            for (StateSet set : SETS) {
                WeekSet weeks = timeline.weeks(set);
                for (int week = -2; week < delivery.frame().weeks() + 2; week++) {
                    assertThat(weeks.contains(Week.of(delivery.frame().mondayOf(week))))
                            .isEqualTo(membership(set, person, week, delivery.frame()) == 1);
                }
            }
        });
    }

    @Property(tries = 300)
    void makesASpellOfWeeksInARowInOneStateWhateverTheEmployment(@ForAll("deliveries") Delivery delivery) {
        forEachPerson(delivery, (timeline, person) -> {
            List<Spell> expected = new ArrayList<>();
            int weeks = delivery.frame().weeks();
            int start = 0;
            for (int week = 1; week <= weeks; week++) {
                State state = person.stateAt(start, delivery.frame());
                if (week == weeks || !person.stateAt(week, delivery.frame()).equals(state)) {
                    Week first = Week.of(delivery.frame().mondayOf(start));
                    expected.add(new Spell(WeekSpan.of(first, week - start), state));
                    start = week;
                }
            }

            assertThat(timeline.spells()).isEqualTo(expected);
        });
    }

    @Property(tries = 300)
    void doesNotDependOnTheOrderOfRows(@ForAll("deliveries") Delivery delivery, @ForAll long seed) {
        Random random = new Random(seed);
        List<NaivePerson> rows = new ArrayList<>(delivery.persons());
        rows.add(rows.get(0));
        rows.addAll(contradicted(delivery.persons().get(delivery.persons().size() - 1)));
        Register sorted = delivery.read(rows);
        Collections.shuffle(rows, random);
        Register shuffled = delivery.read(rows);

        assertThat(shuffled.fingerprint()).isEqualTo(sorted.fingerprint());
        assertThat(shuffled.report().refusedByReason())
                .isEqualTo(sorted.report().refusedByReason());
    }

    @Property(tries = 300)
    void keepsRepeatedPersonsOnceAndContradictedOnesNotAtAll(@ForAll("deliveries") Delivery delivery) {
        List<NaivePerson> rows = new ArrayList<>(delivery.persons());
        NaivePerson repeated = rows.get(0);
        NaivePerson disputed = contradictable(rows.get(0));
        rows.add(repeated);
        rows.add(disputed);
        rows.addAll(contradicted(disputed));
        Register register = delivery.read(rows);

        assertThat(register.find(repeated.id())).isPresent();
        assertThat(register.find(disputed.id())).isEmpty();
        assertThat(register.size()).isEqualTo(delivery.persons().size());
        assertThat(register.report().rowsRead()).isEqualTo(rows.size());
        assertThat(register.report().rowsKept()).isEqualTo(register.size());
        assertThat(register.report().refusedByReason())
                .isEqualTo(Map.of(Reason.REPEATED, 1L, Reason.CONTRADICTORY, 2L));
    }

    @Property(tries = 300)
    void ofSomePersonsIsAsIfTheOthersHadNeverBeenRead(@ForAll("deliveries") Delivery delivery, @ForAll long which) {
        List<NaivePerson> some = IntStream.range(0, delivery.persons().size())
                .filter(i -> (which >> i % Long.SIZE & 1) == 1)
                .mapToObj(delivery.persons()::get)
                .toList();
        Set<Long> ids = new HashSet<>();
        some.forEach(person -> ids.add(person.id()));

        Register kept = delivery.read().keeping(ids::contains);

        assertThat(kept.fingerprint()).isEqualTo(delivery.read(some).fingerprint());
        assertThat(kept.spellCount()).isEqualTo(delivery.read(some).spellCount());
    }

    @Property(tries = 300)
    void hasTheFingerprintOfWhatItSaysAndNoOther(
            @ForAll("deliveries") Delivery delivery, @ForAll @IntRange(max = 10_000) int where) {
        List<NaivePerson> rows = new ArrayList<>(delivery.persons());
        String print = delivery.read(rows).fingerprint();
        NaivePerson first = rows.get(0);
        int week = where % delivery.frame().weeks();
        int[] raw = first.raw().clone();
        raw[week] = raw[week] == CASH ? SICK : CASH;
        rows.set(0, new NaivePerson(first.id(), first.traits(), raw, first.ratios(), first.hours()));

        assertThat(delivery.read(rows).fingerprint()).isNotEqualTo(print);
        assertThat(delivery.read().fingerprint()).isEqualTo(print);
    }

    @Property(tries = 300)
    void hasAnotherFingerprintForOtherHoursInAMonthThatItKnows(
            @ForAll("deliveries") Delivery delivery, @ForAll @IntRange(max = 10_000) int where) {
        List<YearMonth> known = monthsAround(delivery.frame()).stream()
                .filter(month -> delivery.frame().observes(MonthlySeries.PAID_HOURS, month))
                .toList();
        Assume.that(!known.isEmpty());
        List<NaivePerson> rows = new ArrayList<>(delivery.persons());
        rows.set(0, withOtherHours(rows.get(0), known.get(where % known.size())));

        assertThat(delivery.read(rows).fingerprint())
                .isNotEqualTo(delivery.read().fingerprint());
    }

    @Property(tries = 300)
    void keepsNoneOfTwoRowsThatDisagreeOnNothingButTheHoursOfAMonthThatItKnows(
            @ForAll("deliveries") Delivery delivery, @ForAll @IntRange(max = 10_000) int where) {
        List<YearMonth> all = monthsAround(delivery.frame()).stream()
                .filter(delivery.frame().observed().get(MonthlySeries.PAID_HOURS)::contains)
                .toList();
        Assume.that(!all.isEmpty());
        YearMonth month = all.get(where % all.size());
        List<NaivePerson> rows = new ArrayList<>(delivery.persons());
        rows.add(withOtherHours(rows.get(0), month));

        // What is said of a month outside the span is passed over.
        boolean known = delivery.frame().observes(MonthlySeries.PAID_HOURS, month);
        assertThat(delivery.read(rows).report().refusedByReason())
                .isEqualTo(known ? Map.of(Reason.CONTRADICTORY, 2L) : Map.of(Reason.REPEATED, 1L));
    }

    private static NaivePerson withOtherHours(NaivePerson person, YearMonth month) {
        Map<YearMonth, Double> hours = new HashMap<>(person.hours());
        // Blank and zero are not the same.
        hours.merge(month, 0.0, (before, zero) -> before == 0 ? 0.01 : 0);
        return new NaivePerson(person.id(), person.traits(), person.raw(), person.ratios(), hours);
    }

    @Property(tries = 100)
    void isTheSameAfterSavingAndOpening(@ForAll("deliveries") Delivery delivery) throws IOException {
        Path file = Files.createTempFile("effekt", ".snapshot");
        try {
            Register register = delivery.read();
            register.save(file);
            Register opened = Register.open(file);

            assertThat(opened.fingerprint()).isEqualTo(register.fingerprint());
            assertThat(opened.report()).isEqualTo(register.report());
        } finally {
            Files.delete(file);
        }
    }

    interface Check {
        void of(Timeline timeline, NaivePerson person);
    }

    static void forEachPerson(Delivery delivery, Check check) {
        Register register = delivery.read();
        assertThat(register.size()).isEqualTo(delivery.persons().size());
        for (NaivePerson person : delivery.persons()) {
            int number = register.find(person.id()).orElseThrow();
            assertThat(register.traits().of(number)).isEqualTo(person.traits());
            check.of(register.timeline(number), person);
        }
    }

    /** Written out for each set, not asked of the set: 1, 0, or NaN if it cannot be told. */
    static double membership(StateSet set, NaivePerson person, int week, Frame frame) {
        State state = person.stateAt(week, frame);
        if (state.equals(State.NOT_OBSERVED)) {
            return Double.NaN;
        }
        double benefit = state.code() == CASH || state.code() == SICK ? 1 : 0;
        double job = !state.equals(State.NO_BENEFIT)
                ? 0
                : switch (person.employmentAt(week, frame)) {
                    case NOT_OBSERVED -> Double.NaN;
                    case NOT_EMPLOYED -> 0;
                    case EMPLOYED -> 1;
                };
        if (set == BENEFIT) {
            return benefit;
        } else if (set == OUT) {
            return state.equals(State.OUT_OF_SCOPE) || state.code() == DEAD ? 1 : 0;
        }
        return set == JOB ? job : benefit == 1 ? 1 : job;
    }

    /** A person of another pseudonym than all others. */
    private static NaivePerson contradictable(NaivePerson person) {
        return new NaivePerson(Long.MAX_VALUE, person.traits(), person.raw(), person.ratios(), person.hours());
    }

    /** The same person once more, with another municipality. */
    private static List<NaivePerson> contradicted(NaivePerson person) {
        PersonTraits known = person.traits();
        PersonTraits other =
                new PersonTraits(known.sex(), known.birthDate(), known.origin(), 9999 - known.municipality());
        return List.of(new NaivePerson(person.id(), other, person.raw(), person.ratios(), person.hours()));
    }

    @Provide
    Arbitrary<Delivery> deliveries() {
        return Arbitraries.randomValue(RegisterPropertyTest::delivery);
    }

    static Delivery delivery(Random random) {
        LocalDate monday = LocalDate.of(1991, 8, 5).plusWeeks(random.nextInt(1800));
        int weeks = 1 + random.nextInt(random.nextBoolean() ? 6 : 110);
        Map<MonthlySeries, Set<YearMonth>> observed = new EnumMap<>(MonthlySeries.class);
        for (MonthlySeries series : MonthlySeries.values()) {
            observed.put(series, someMonths(random, YearMonth.from(monday).minusMonths(2), weeks / 4 + 5));
        }
        ScopeRule scope = random.nextInt(4) > 0 ? ScopeRule.FROM_AGE_16_UNTIL_EXIT : ScopeRule.EVERY_BLANK_IN_SCOPE;
        Frame frame = new Frame(monday, weeks, observed, scope);
        Map<Long, NaivePerson> persons = new TreeMap<>();
        int size = 1 + random.nextInt(5);
        while (persons.size() < size) {
            NaivePerson person = person(random, frame);
            persons.put(person.id(), person);
        }
        List<NaivePerson> rows = new ArrayList<>(persons.values());
        Collections.shuffle(rows, random);
        return new Delivery(frame, rows);
    }

    /** Most months, or none at all: not every extract has the series. */
    private static Set<YearMonth> someMonths(Random random, YearMonth first, int months) {
        Set<YearMonth> some = new HashSet<>();
        boolean any = random.nextInt(5) > 0;
        for (int m = 0; m < months; m++) {
            if (any && random.nextInt(4) > 0) {
                some.add(first.plusMonths(m));
            }
        }
        return some;
    }

    private static NaivePerson person(Random random, Frame frame) {
        int[] raw = new int[frame.weeks()];
        for (int week = 0, until; week < raw.length; week = until) {
            until = Math.min(raw.length, week + 1 + random.nextInt(12));
            Arrays.fill(raw, week, until, CODES[random.nextInt(CODES.length)]);
        }
        Map<YearMonth, Double> ratios = new HashMap<>();
        Map<YearMonth, Double> hours = new HashMap<>();
        for (YearMonth month : frame.observed().get(MonthlySeries.EMPLOYMENT_RATIO)) {
            if (random.nextBoolean()) {
                ratios.put(month, random.nextInt(4) == 0 ? 0 : random.nextInt(20_000) / 10_000.0);
            }
        }
        for (YearMonth month : frame.observed().get(MonthlySeries.PAID_HOURS)) {
            if (random.nextBoolean()) {
                // As often full time, so that months in a row have the same hours.
                hours.put(month, random.nextBoolean() ? 160.33 : random.nextInt(1_000_001) / 100.0);
            }
        }
        return new NaivePerson(random.nextLong(), traits(random, frame), raw, ratios, hours);
    }

    private static PersonTraits traits(Random random, Frame frame) {
        // Around the 16th birthday as often as anywhere.
        LocalDate sixteen = frame.monday()
                .plusDays(random.nextInt(7 * frame.weeks() + 60) - 30L)
                .minusYears(16);
        LocalDate born = random.nextBoolean() ? sixteen : frame.monday().minusDays(random.nextInt(30_000));
        return new PersonTraits(
                Sex.values()[random.nextInt(3)],
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(born),
                Origin.values()[random.nextInt(4)],
                random.nextInt(1000));
    }
}
