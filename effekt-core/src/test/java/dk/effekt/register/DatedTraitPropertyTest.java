package dk.effekt.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.NaiveTrait;
import dk.effekt.Town;
import dk.effekt.calendar.Week;
import dk.effekt.input.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** A dated trait beside a model that asks every row about every day. */
class DatedTraitPropertyTest {

    private static final List<Long> KNOWN = List.of(-4L, 7L, 9L);
    private static final long STRANGER = 8;
    private static final Register REGISTER = Town.register(KNOWN.stream()
            .map(id -> Town.person(id, "C".repeat(Town.WEEKS)))
            .toList());

    @Property(tries = 1000)
    @StatisticsReport(label = "contradicts", value = StatisticsReport.StatisticsReportMode.OFF)
    void everyDayIsWhatTheRowsSay(@ForAll("rows") NaiveTrait rows) {
        DatedTrait trait = rows.in(REGISTER, "any");

        for (int person = 0; person < REGISTER.size(); person++) {
            long id = REGISTER.personId(person);
            for (int day = -9; day < NaiveTrait.DAYS + 9; day++) {
                LocalDate date = NaiveTrait.FIRST_DAY.plusDays(day);
                assertThat(trait.on(person, date)).as("%d on %s", id, date).isEqualTo(rows.on(id, date));
            }
            Statistics.label("contradicts").collect(rows.contradicts(id));
        }
        Statistics.label("contradicts").coverage(c -> c.check(true).percentage(p -> p > 5 && p < 60));
        assertThat(trait.levels()).isSorted().doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void everyRowIsAccountedFor(@ForAll("rows") NaiveTrait rows) {
        DatedTrait trait = rows.in(REGISTER, "any");

        long clashes = KNOWN.stream().filter(rows::contradicts).count();
        long rest = KNOWN.stream()
                        .filter(rows::contradicts)
                        .mapToLong(id -> rows.of(id).size())
                        .sum()
                - clashes;
        long repeated = KNOWN.stream()
                .filter(id -> !rows.contradicts(id))
                .mapToLong(id -> rows.of(id).size() - new HashSet<>(rows.of(id)).size())
                .sum();
        assertThat(trait.report().rowsRead()).isEqualTo(rows.rows().size());
        assertRefused(trait, Reason.CONTRADICTORY, clashes);
        assertRefused(trait, Reason.REST_OF_PERSON, rest);
        assertRefused(trait, Reason.REPEATED, repeated);
        assertRefused(trait, Reason.NOT_IN_REGISTER, rows.of(STRANGER).size());
    }

    @Property(tries = 300)
    void theOrderOfRowsMakesNoDifference(@ForAll("rows") NaiveTrait rows, @ForAll Random random) {
        List<NaiveTrait.Row> shuffled = new ArrayList<>(rows.rows());
        Collections.shuffle(shuffled, random);
        DatedTrait one = rows.in(REGISTER, "any");
        DatedTrait other = new NaiveTrait(shuffled).in(REGISTER, "any");

        assertThat(REGISTER.with(other).fingerprint())
                .isEqualTo(REGISTER.with(one).fingerprint());
        assertThat(other.report().refusedByReason()).isEqualTo(one.report().refusedByReason());
    }

    @Property(tries = 300)
    void weeksGoByTheSundayBefore(@ForAll("rows") NaiveTrait rows, @ForAll("levels") List<String> accepted) {
        DatedTrait trait = rows.in(REGISTER, "any");

        for (int person = 0; person < REGISTER.size(); person++) {
            WeekSet weeks = trait.weeks(
                    person, level -> accepted.contains(trait.levels().get(level)), REGISTER.span());
            for (int place = -20; place < Town.WEEKS + 20; place++) {
                Week week = Town.FIRST.plusWeeks(place);
                LocalDate sunday = week.monday().with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
                Optional<String> known = rows.on(REGISTER.personId(person), sunday);
                int level = trait.levelBefore(person, week.epochWeek());
                assertThat(
                                level == DatedTrait.NOT_KNOWN
                                        ? Optional.empty()
                                        : Optional.of(trait.levels().get(level)))
                        .isEqualTo(known);
                assertThat(weeks.contains(week))
                        .as("%s", week)
                        .isEqualTo(REGISTER.span().contains(week)
                                && known.filter(accepted::contains).isPresent());
            }
        }
    }

    @Property(tries = 60)
    void aSnapshotKeepsEveryDay(@ForAll("rows") NaiveTrait rows, @ForAll("rows") NaiveTrait others) throws Exception {
        Register register = REGISTER.with(rows.in(REGISTER, "one")).with(others.in(REGISTER, "other"));
        Path file = Files.createTempFile("trait", ".effekt");
        try {
            register.save(file);
            Register opened = Register.open(file);

            assertThat(opened.fingerprint()).isEqualTo(register.fingerprint());
            assertThat(opened.bytes()).isEqualTo(register.bytes());
            for (String name : List.of("one", "other")) {
                assertThat(opened.trait(name).report())
                        .isEqualTo(register.trait(name).report());
                assertThat(opened.trait(name).levels())
                        .isEqualTo(register.trait(name).levels());
            }
            for (int person = 0; person < REGISTER.size(); person++) {
                for (int day = -2; day < NaiveTrait.DAYS + 2; day++) {
                    LocalDate date = NaiveTrait.FIRST_DAY.plusDays(day);
                    assertThat(opened.trait("one").on(person, date))
                            .isEqualTo(rows.on(REGISTER.personId(person), date));
                    assertThat(opened.trait("other").on(person, date))
                            .isEqualTo(others.on(REGISTER.personId(person), date));
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 300)
    void ofTwoEditionsTheNewerHoldsForWhomItKnows(@ForAll("rows") NaiveTrait then, @ForAll("rows") NaiveTrait now) {
        Register before =
                Town.register(Town.person(-4, "C".repeat(Town.WEEKS)), Town.person(STRANGER, "C".repeat(Town.WEEKS)));
        Register both = Revision.of(
                        before.with(then.in(before, "both")).with(then.in(before, "older")),
                        REGISTER.with(now.in(REGISTER, "both")).with(now.in(REGISTER, "newer")))
                .register();

        assertThat(both.traitNames()).containsExactly("both", "newer", "older");
        for (int person = 0; person < both.size(); person++) {
            long id = both.personId(person);
            boolean isInOlder = before.find(id).isPresent();
            boolean isInNewer = REGISTER.find(id).isPresent();
            List<LocalDate> days = IntStream.range(-2, NaiveTrait.DAYS + 2)
                    .mapToObj(NaiveTrait.FIRST_DAY::plusDays)
                    .toList();
            boolean newerKnows =
                    isInNewer && days.stream().anyMatch(day -> now.on(id, day).isPresent());
            for (LocalDate day : days) {
                Optional<String> old = isInOlder ? then.on(id, day) : Optional.empty();
                Optional<String> latest = isInNewer ? now.on(id, day) : Optional.empty();
                assertThat(both.trait("older").on(person, day)).isEqualTo(old);
                assertThat(both.trait("newer").on(person, day)).isEqualTo(latest);
                assertThat(both.trait("both").on(person, day)).isEqualTo(newerKnows ? latest : old);
            }
        }
        assertThat(both.trait("both").report().rowsRead())
                .isEqualTo(then.rows().size() + now.rows().size());
    }

    private static void assertRefused(DatedTrait trait, Reason reason, long rows) {
        assertThat(trait.report().refusedByReason().getOrDefault(reason, 0L))
                .as(reason.name())
                .isEqualTo(rows);
    }

    @Provide
    Arbitrary<NaiveTrait> rows() {
        return NaiveTrait.arbitrary(List.of(-4L, 7L, 9L, STRANGER), "a", "b", "10", "");
    }

    @Provide
    Arbitrary<List<String>> levels() {
        return Arbitraries.subsetOf("a", "b", "10").map(List::copyOf);
    }
}
