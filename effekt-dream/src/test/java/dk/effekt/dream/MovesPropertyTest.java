package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where a person lives, beside a model that for each week looks for the latest rows up to it. */
class MovesPropertyTest {

    private static final Week FIRST = Week.of(2016, 50);
    private static final int WEEKS = 60;

    /** A row that names a municipality, or 0 for none, from a week on. */
    record Named(int week, int municipality) {}

    @Property(tries = 1000)
    void each_day_is_what_the_latest_rows_name(@ForAll("rows") List<Named> rows) {
        Moves moves = new Moves();
        rows.forEach(row -> moves.add(FIRST.epochWeek() + row.week(), row.municipality()));
        RegisterBuilder builder = Register.builder(WeekSpan.of(FIRST, WEEKS), DreamCodebook.standard())
                .traits(List.of("municipality"))
                .begin(1, PersonTraits.UNKNOWN, 2);
        boolean several = moves.layDown(builder);
        builder.end();

        assertSame(builder.build("memory", "moves"), rows);
        assertThat(several)
                .isEqualTo(rows.stream()
                        .anyMatch(row -> municipalities(rows, row.week()).size() > 1));
    }

    @Property(tries = 300)
    void a_period_table_is_read_so(@ForAll("rows") List<Named> rows) {
        List<String> lines = new ArrayList<>(List.of("PNR;KOMMUNE;FRA;TIL;KODE"));
        rows.forEach(row -> lines.add(Given.ANNE + ";" + (row.municipality() == 0 ? "" : row.municipality()) + ";"
                + FIRST.plusWeeks(row.week()) + ";" + FIRST.plusWeeks(WEEKS) + ";"));
        lines.add(Given.ANNE + ";;" + FIRST + ";" + FIRST.plusWeeks(WEEKS) + ";130");

        Register register = Dream.reader()
                .periods(PeriodEnd.INCLUSIVE)
                .read(new ByteArrayInputStream(Given.bytes(lines.toArray(String[]::new))), "dream.csv");

        assertSame(register, rows);
    }

    private static void assertSame(Register register, List<Named> rows) {
        for (int week = -1; week < WEEKS + 3; week++) {
            LocalDate monday = FIRST.plusWeeks(week).monday();
            Optional<String> expected = latest(rows, week);
            assertThat(register.trait("municipality").on(0, monday))
                    .as("%s", monday)
                    .isEqualTo(expected);
            assertThat(register.trait("municipality").on(0, monday.plusDays(6))).isEqualTo(expected);
        }
    }

    private static Optional<String> latest(List<Named> rows, int week) {
        for (int w = week; w >= 0; w--) {
            List<Integer> named = municipalities(rows, w);
            if (!named.isEmpty()) {
                return named.size() == 1 ? Optional.of(named.get(0).toString()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<Integer> municipalities(List<Named> rows, int week) {
        return rows.stream()
                .filter(row -> row.week() == week && row.municipality() != 0)
                .map(Named::municipality)
                .distinct()
                .collect(Collectors.toList());
    }

    @Provide
    Arbitrary<List<Named>> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, WEEKS), Arbitraries.of(0, 101, 101, 101, 101, 147, 860))
                .as(Named::new)
                .list()
                .ofMaxSize(70);
    }
}
