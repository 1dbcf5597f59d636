package dk.effekt.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What two editions say together. */
class RevisionTest {

    private static final Week FIRST = Week.of(2020, 40);
    private static final Codebook CODEBOOK = Codebook.of("none", List.of());
    private static final int[] CODES = {0, 1, 2, 130, 651};

    @Test
    void theNewerHoldsWhereBothSpeakAndTheChangesAreCounted() {
        Register older = edition(FIRST, new TreeMap<>(Map.of(1L, "AAAA", 2L, "AA..")));
        Register newer = edition(FIRST.plusWeeks(2), new TreeMap<>(Map.of(1L, "ABBB", 3L, "BBBB")));

        Revision revision = Revision.of(older, newer);

        Register both = revision.register();
        assertThat(both.span()).isEqualTo(WeekSpan.of(FIRST, 6));
        assertThat(both.timeline(0).spells().toString())
                .isEqualTo("[[2020-W40, 2020-W43) 130, [2020-W43, 2020-W46) 651]");
        assertThat(both.timeline(1).spells().toString())
                .isEqualTo(
                        "[[2020-W40, 2020-W42) 130, [2020-W42, 2020-W44) no benefit, [2020-W44, 2020-W46) not observed]");
        assertThat(both.timeline(2).spells().toString())
                .isEqualTo("[[2020-W40, 2020-W42) not observed, [2020-W42, 2020-W46) 651]");
        assertThat(revision.changes()).containsExactly(new Revision.Change(State.ofCode(130), State.ofCode(651), 1));
        assertThat(revision).hasToString("1 of 2 person-weeks revised");
        assertThat(revision.table().lines()).last().asString().matches("130 +651 +1");
    }

    @Test
    void whatTheNewerDoesNotKnowOfAPersonTheOlderDoes() {
        PersonTraits then = new PersonTraits(Sex.MAN, Optional.of(LocalDate.of(1990, 1, 1)), Origin.DANISH, 101);
        PersonTraits now = new PersonTraits(Sex.UNKNOWN, Optional.empty(), Origin.UNKNOWN, 751);

        Register both = Revision.of(one(then), one(now)).register();

        assertThat(both.traits().of(0))
                .isEqualTo(new PersonTraits(Sex.MAN, Optional.of(LocalDate.of(1990, 1, 1)), Origin.DANISH, 751));
    }

    @Test
    void whatWasFoundInEitherStaysInTheReport() {
        RegisterBuilder builder = Register.builder(WeekSpan.of(FIRST, 4), CODEBOOK);
        builder.refuse(Finding.refused(Reason.NOT_A_CODE, Place.of("old.csv", 7), "'x'", ""));
        builder.note(new Finding(Finding.Kind.INCOMPLETE, Reason.TRUNCATED, Place.of("old.csv", 9), "cut", "", 1));
        take(builder, FIRST, 1, "AAAA");
        builder.cellsRead(30);
        Register older = builder.build("old.csv", "test");

        Register both = Revision.of(older, edition(FIRST, new TreeMap<>(Map.of(1L, "AAAA"))))
                .register();

        assertThat(both.report().isComplete()).isFalse();
        assertThat(both.report().refusedByReason()).containsEntry(Reason.NOT_A_CODE, 1L);
        assertThat(both.report().volume()).isEqualTo(new Volume(1, 4, 30));
    }

    @Test
    void editionsThatWereSwappedOrHaveNobodyInCommonAreRefused() {
        Register older = edition(FIRST, new TreeMap<>(Map.of(1L, "AAAA")));
        Register newer = edition(FIRST.plusWeeks(1), new TreeMap<>(Map.of(1L, "AAAA")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revision.of(newer, older))
                .withMessageContaining("ends before the older")
                .withMessageContaining("give the older first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Revision.of(older, edition(FIRST, new TreeMap<>(Map.of(5L, "AAAA")))))
                .withMessageContaining("no person in common");
    }

    /** Week by week and month by month: the newer's answer where it has one, otherwise the older's. */
    @Property(tries = 300)
    void everyWeekAndMonthIsTheNewersOrElseTheOlders(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Register older = any(random, FIRST, 10 + random.nextInt(12));
        Register newer = any(random, FIRST.plusWeeks(random.nextInt(12) - 4), 26);
        Map<List<State>, Long> changed = new HashMap<>();

        Revision revision = Revision.of(older, newer);

        Register both = revision.register();
        for (int person = 0; person < both.size(); person++) {
            Timeline merged = both.timeline(person);
            OptionalInt before = older.find(both.personId(person));
            OptionalInt now = newer.find(both.personId(person));
            for (int w = -6; w < 40; w++) {
                Week week = FIRST.plusWeeks(w);
                State old =
                        before.isPresent() ? older.timeline(before.getAsInt()).stateAt(week) : State.NOT_OBSERVED;
                State young = now.isPresent() ? newer.timeline(now.getAsInt()).stateAt(week) : State.NOT_OBSERVED;
                assertThat(merged.stateAt(week)).isEqualTo(young.equals(State.NOT_OBSERVED) ? old : young);
                if (!old.equals(young) && !old.equals(State.NOT_OBSERVED) && !young.equals(State.NOT_OBSERVED)) {
                    changed.merge(List.of(old, young), 1L, Long::sum);
                }
                YearMonth month = week.month();
                double then = before.isPresent() ? sum(older.timeline(before.getAsInt()), month) : Double.NaN;
                double latest = now.isPresent() ? sum(newer.timeline(now.getAsInt()), month) : Double.NaN;
                assertThat(sum(merged, month)).isEqualTo((Double) (Double.isNaN(latest) ? then : latest));
            }
        }
        Map<List<State>, Long> reported = new HashMap<>();
        revision.changes().forEach(change -> reported.put(List.of(change.from(), change.to()), change.weeks()));
        assertThat(reported).isEqualTo(changed);
    }

    private static double sum(Timeline timeline, YearMonth month) {
        return timeline.sum(MonthlySeries.EMPLOYMENT_RATIO, month, month.plusMonths(1));
    }

    private static Register any(SplittableRandom random, Week first, int weeks) {
        RegisterBuilder builder =
                Register.builder(WeekSpan.of(first, weeks), CODEBOOK).scope(ScopeRule.EVERY_BLANK_IN_SCOPE);
        List<YearMonth> observed = IntStream.range(0, weeks)
                .mapToObj(w -> first.plusWeeks(w).month())
                .distinct()
                .filter(month -> random.nextInt(3) > 0)
                .toList();
        builder.observed(MonthlySeries.EMPLOYMENT_RATIO, observed);
        for (int id = 0; id < 6; id++) {
            // The first is in both.
            if (id == 0 || random.nextBoolean()) {
                builder.begin(id, PersonTraits.UNKNOWN, 0);
                for (int w = random.nextInt(3); w < weeks; w += 1 + random.nextInt(6)) {
                    builder.from(first.epochWeek() + w, new State(CODES[random.nextInt(CODES.length)]));
                }
                for (YearMonth month : observed) {
                    if (random.nextBoolean()) {
                        builder.monthly(MonthlySeries.EMPLOYMENT_RATIO, month, random.nextInt(3) / 2.0);
                    }
                }
                builder.end();
            }
        }
        return builder.build("any", "test");
    }

    private static Register one(PersonTraits traits) {
        RegisterBuilder builder = Register.builder(WeekSpan.of(FIRST, 1), CODEBOOK);
        builder.begin(1, traits, 0).from(FIRST.epochWeek(), State.ofCode(130)).end();
        return builder.build("one", "test");
    }

    /** A for 130, B for 651, a point for a week without benefit. */
    private static Register edition(Week first, TreeMap<Long, String> persons) {
        RegisterBuilder builder = Register.builder(WeekSpan.of(first, 4), CODEBOOK);
        persons.forEach((id, weeks) -> take(builder, first, id, weeks));
        return builder.build("edition", "test");
    }

    private static void take(RegisterBuilder builder, Week first, long id, String weeks) {
        builder.begin(id, PersonTraits.UNKNOWN, 0);
        for (int w = 0; w < weeks.length(); w++) {
            int code = weeks.charAt(w) == 'A' ? 130 : weeks.charAt(w) == 'B' ? 651 : 0;
            builder.from(first.epochWeek() + w, new State(code));
        }
        builder.end();
    }
}
