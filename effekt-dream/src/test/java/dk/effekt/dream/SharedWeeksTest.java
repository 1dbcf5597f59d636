package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.only;
import static dk.effekt.dream.Given.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which code a week has that lies in several periods with different codes. */
class SharedWeeksTest {

    private static final WeekSpan SPAN = WeekSpan.of(Week.of(2018, 1), 20);

    /** A benefit ends on a Wednesday and another begins on the Thursday. */
    @ParameterizedTest
    @CsvSource({
        // Sickness benefit stands after cash assistance in Jobindsats' order.
        "130, 890, LATER, 890",
        "890, 130, LATER, 130",
        "130, 890, JOBINDSATS, 130",
        "890, 130, JOBINDSATS, 130",
        // Both are cash assistance: then the later.
        "131, 130, JOBINDSATS, 130",
        // 555 is in no place of the order.
        "130, 555, JOBINDSATS, 130"
    })
    void a_change_in_the_middle_of_a_week_is_decided_by_the_rule(
            String first, String second, SharedWeeks rule, int kept) {
        Register register =
                read(rule, ANNE + ";01-01-2018;17-01-2018;" + first, ANNE + ";18-01-2018;31-01-2018;" + second);

        assertThat(timeline(register, ANNE).stateAt(Week.of(2018, 3))).isEqualTo(State.ofCode(kept));
        assertThat(timeline(register, ANNE).stateAt(Week.of(2018, 2))).isEqualTo(State.ofCode(Integer.parseInt(first)));
        assertThat(timeline(register, ANNE).stateAt(Week.of(2018, 4)))
                .isEqualTo(State.ofCode(Integer.parseInt(second)));
        assertThat(register.report().findings())
                .filteredOn(finding -> finding.reason() == Reason.OVERLAPPING)
                .extracting(Finding::count)
                .containsExactly(1L);
    }

    @Test
    void the_weeks_are_counted_and_the_rule_is_named() {
        Register register =
                read(SharedWeeks.LATER, ANNE + ";01-01-2018;28-01-2018;130", ANNE + ";08-01-2018;21-01-2018;890");

        assertThat(timeline(register, ANNE).spells())
                .extracting(spell -> spell.state().code() + "×" + spell.weeks())
                .startsWith("130×1", "890×2", "130×1");
        assertThat(only(register.report()))
                .isEqualTo(
                        "dream.csv, line 2: a week lies in periods of a person with different codes; it has that of the later"
                                + " period (2 times, first here).");
        assertThat(register.report()).hasToString("dream.csv: 2 rows read, 2 kept, 0 refused");
    }

    @Test
    void what_the_rule_cannot_decide_refuses_the_person() {
        Register register =
                read(SharedWeeks.LATER, ANNE + ";01-01-2018;02-01-2018;130", ANNE + ";03-01-2018;07-01-2018;890");

        assertThat(register.size()).isZero();
        assertThat(register.report().refusedByReason())
                .containsEntry(Reason.CONTRADICTORY, 1L)
                .containsEntry(Reason.REST_OF_PERSON, 1L);
    }

    @Test
    void a_rule_is_of_no_use_in_other_tables() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dream.reader()
                        .withSharedWeeks(SharedWeeks.LATER)
                        .read(new ByteArrayInputStream(Given.bytes("PNR;y_1801", ANNE + ";130")), "dream.csv"))
                .withMessageContaining("withSharedWeeks LATER is for period tables");
    }

    /** Week by week, the strongest of those that cover it; whatever the order of the rows. */
    @ParameterizedTest
    @EnumSource(names = {"LATER", "JOBINDSATS"})
    void each_week_has_the_code_of_the_strongest_period(SharedWeeks rule) {
        List<String> order = List.of("130", "140", "890", "555");
        SplittableRandom random = new SplittableRandom(11);
        int decided = 0;
        for (int tries = 0; tries < 300; tries++) {
            List<int[]> periods = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                int from = random.nextInt(20);
                periods.add(new int[] {from, Math.min(20, from + 1 + random.nextInt(6)), random.nextInt(order.size())});
            }
            List<String> rows = new ArrayList<>();
            for (int[] period : periods) {
                Week from = SPAN.start().plusWeeks(period[0]);
                Week last = SPAN.start().plusWeeks(period[1] - 1);
                rows.add(ANNE + ";" + from.monday() + ";" + last.monday().plusDays(6) + ";" + order.get(period[2]));
            }
            Collections.shuffle(rows, new Random(tries));
            Comparator<int[]> later = Comparator.<int[]>comparingInt(p -> p[0]).thenComparingInt(p -> p[1]);
            Comparator<int[]> strength = rule == SharedWeeks.LATER
                    ? later
                    : Comparator.<int[]>comparingInt(p -> -p[2]).thenComparing(later);

            Register register = read(rule, rows.toArray(String[]::new));

            boolean undecided = false;
            List<Integer> expected = new ArrayList<>();
            for (int week = 0; week < 20; week++) {
                int at = week;
                List<int[]> covering =
                        periods.stream().filter(p -> p[0] <= at && at < p[1]).toList();
                int[] strongest = covering.stream().max(strength).orElse(new int[] {0, 0, -1});
                undecided |=
                        covering.stream().anyMatch(p -> p[2] != strongest[2] && strength.compare(p, strongest) == 0);
                expected.add(strongest[2] < 0 ? 0 : Integer.parseInt(order.get(strongest[2])));
            }
            assertThat(register.size()).as("%s", rows).isEqualTo(undecided ? 0 : 1);
            if (!undecided) {
                decided++;
                List<Integer> read = new ArrayList<>();
                for (int week = 0; week < SPAN.length(); week++) {
                    read.add(timeline(register, ANNE)
                            .stateAt(SPAN.start().plusWeeks(week))
                            .code());
                }
                assertThat(read).as("%s", rows).isEqualTo(expected);
            }
        }
        assertThat(decided).isGreaterThan(200);
    }

    private static Register read(SharedWeeks rule, String... rows) {
        List<String> lines = new ArrayList<>(List.of("PNR;FRA;TIL;KODE"));
        lines.addAll(List.of(rows));
        return Dream.reader()
                .periods(PeriodEnd.INCLUSIVE)
                .withSpan(SPAN)
                .withSharedWeeks(rule)
                .read(new ByteArrayInputStream(Given.bytes(lines.toArray(String[]::new))), "dream.csv");
    }
}
