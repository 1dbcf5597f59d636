package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.code;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.MonthlySeries.PAID_HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Hours from an input of their own, given to a register. */
class PaidHoursBuilderPropertyTest {

    private static final long ANNE = 5;
    private static final long BO = 6;
    private static final long STRANGER = 7;
    private static final List<String> MONTHS = List.of("2019-12", "2020-01", "2020-02", "2020-03", "2020-04");

    /** What a row says; hundredths of an hour. */
    record Row(long person, String month, int hours) {}

    /** The register has the weeks of January to March. */
    private static Register register() {
        RegisterBuilder builder = builder("2020-W01", 13);
        for (long id : List.of(ANNE, BO)) {
            builder.begin(id, PersonTraits.UNKNOWN, id)
                    .from(Fixtures.week("2020-W01").epochWeek(), code(CASH));
            builder.end();
        }
        return build(builder);
    }

    @Property(tries = 1000)
    void each_month_is_what_the_rows_say(@ForAll("rows") List<Row> rows, @ForAll SameMonth rule) {
        Register register = joined(rows, rule);

        for (long id : List.of(ANNE, BO)) {
            boolean refused = MONTHS.subList(1, 4).stream().anyMatch(month -> contradicts(rows, id, month, rule));
            for (String month : MONTHS.subList(1, 4)) {
                boolean observed = rows.stream().anyMatch(row -> row.month().equals(month)) && !refused;
                Timeline timeline = register.timeline(register.find(id).orElseThrow());
                OptionalDouble value = timeline.monthly(PAID_HOURS, month(month));
                List<Integer> said = said(rows, id, month);
                int expected = rule == SameMonth.ADD
                        ? said.stream().mapToInt(h -> h).sum()
                        : said.stream().mapToInt(h -> h).findFirst().orElse(0);
                assertThat(value)
                        .as("%d %s", id, month)
                        .isEqualTo(
                                refused || said.isEmpty()
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(expected / 100.0));
                double sum = timeline.sum(PAID_HOURS, month(month), month(month).plusMonths(1));
                assertThat(Double.isNaN(sum)).as("%d %s", id, month).isEqualTo(!observed);
            }
        }
    }

    @Property(tries = 1000)
    void every_row_is_accounted_for(@ForAll("rows") List<Row> rows, @ForAll SameMonth rule) {
        Register register = joined(rows, rule);

        Map<Reason, Long> expected = new HashMap<>();
        for (Row row : rows) {
            boolean outside = row.month().equals("2019-12") || row.month().equals("2020-04");
            if (outside || row.person() == STRANGER) {
                expected.merge(outside ? Reason.OUTSIDE_SPAN : Reason.NOT_IN_REGISTER, 1L, Long::sum);
            }
        }
        for (long id : List.of(ANNE, BO)) {
            List<String> inside = MONTHS.subList(1, 4);
            long all = inside.stream()
                    .mapToLong(month -> said(rows, id, month).size())
                    .sum();
            if (inside.stream().anyMatch(month -> contradicts(rows, id, month, rule))) {
                expected.merge(Reason.CONTRADICTORY, 1L, Long::sum);
                expected.merge(Reason.REST_OF_PERSON, all - 1, Long::sum);
            } else if (rule == SameMonth.ONE_ROW) {
                long once = inside.stream()
                        .filter(month -> !said(rows, id, month).isEmpty())
                        .count();
                expected.merge(Reason.REPEATED, all - once, Long::sum);
            }
        }
        expected.values().removeIf(count -> count == 0);
        assertThat(register.report().refusedByReason()).isEqualTo(expected);
        assertThat(register.report().rowsRead()).isEqualTo(2 + rows.size());
        assertThat(register.report().form()).isEqualTo("test; paid hours from timer.csv: rows");
    }

    @Test
    void a_register_that_has_hours_takes_no_others() {
        Register register = joined(List.of(new Row(ANNE, "2020-01", 100)), SameMonth.ONE_ROW);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PaidHoursBuilder.of(SameMonth.ONE_ROW, Findings.none()).build(register, "timer.csv", "rows"))
                .withMessageContaining("has paid hours already");
    }

    @Test
    void a_person_of_whom_a_row_is_refused_has_no_hours_that_are_observed() {
        Register register = PaidHoursBuilder.of(SameMonth.ONE_ROW, Findings.none())
                .add(ANNE, month("2020-01"), 10, 2)
                .refuse(ANNE, Finding.refused(Reason.NOT_A_NUMBER, Place.of("timer.csv", 3), "no number", ""))
                .add(BO, month("2020-01"), 10, 4)
                .build(register(), "timer.csv", "rows");

        assertThat(register.timeline(0).sum(PAID_HOURS, month("2020-01"), month("2020-02")))
                .isNaN();
        assertThat(register.timeline(1).sum(PAID_HOURS, month("2020-01"), month("2020-02")))
                .isEqualTo(10);
        assertThat(register.report().refusedByReason())
                .containsOnly(entry(Reason.NOT_A_NUMBER, 1L), entry(Reason.REST_OF_PERSON, 1L));
    }

    @Test
    void hours_that_add_up_to_more_than_a_month_may_have_refuse_the_person() {
        Register register =
                joined(List.of(new Row(ANNE, "2020-01", 1_000_000), new Row(ANNE, "2020-01", 1)), SameMonth.ADD);

        assertThat(register.report().refusedByReason())
                .containsOnly(entry(Reason.CONTRADICTORY, 1L), entry(Reason.REST_OF_PERSON, 1L));
    }

    @Test
    void weeks_and_employment_stay_as_they_were() {
        Register before = register();
        Register register = joined(List.of(new Row(ANNE, "2020-01", 100)), SameMonth.ONE_ROW);

        assertThat(register.timeline(0).spells()).isEqualTo(before.timeline(0).spells());
        assertThat(register.has(MonthlySeries.EMPLOYMENT_RATIO)).isFalse();
        assertThat(register.fingerprint()).isNotEqualTo(before.fingerprint());
    }

    private static Register joined(List<Row> rows, SameMonth rule) {
        PaidHoursBuilder builder = PaidHoursBuilder.of(rule, Findings.none());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            builder.add(row.person(), month(row.month()), row.hours() / 100.0, i + 2);
        }
        return builder.build(register(), "timer.csv", "rows");
    }

    private static boolean contradicts(List<Row> rows, long id, String month, SameMonth rule) {
        return rule == SameMonth.ONE_ROW
                && said(rows, id, month).stream().distinct().count() > 1;
    }

    private static List<Integer> said(List<Row> rows, long id, String month) {
        return rows.stream()
                .filter(row -> row.person() == id && row.month().equals(month))
                .map(Row::hours)
                .toList();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.of(ANNE, BO, STRANGER),
                        Arbitraries.of(MONTHS),
                        Arbitraries.of(0, 1, 3700, 14_850, 14_850, 14_850))
                .as(Row::new)
                .list()
                .ofMaxSize(8);
    }
}
