package dk.effekt.intervention;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of rows of one person in one intervention that share a day. Days are numbered; {@code …} is no end. */
class OverlapRuleTest {

    private static final LocalDate DAY_ZERO = LocalDate.of(2019, 1, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # rows            | kept              | joined      | with those that adjoin
                    1-5, 7-9          | 1-5, 7-9          | 1-5, 7-9    | 1-5, 7-9
                    1-5, 6-9          | 1-5, 6-9          | 1-5, 6-9    | 1-9
                    1-5, 5-9          | 1-5, 5-9          | 1-9         | 1-9
                    1-9, 3-5          | 1-9, 3-5          | 1-9         | 1-9
                    1-9, 3-5, 8-12    | 1-9, 3-5, 8-12    | 1-12        | 1-12
                    1-9, 3-5, 10-12   | 1-9, 3-5, 10-12   | 1-9, 10-12  | 1-12
                    1-3, 1-5, 1-4     | 1-3, 1-4, 1-5     | 1-5         | 1-5
                    1-5, 3-…          | 1-5, 3-…          | 1-…         | 1-…
                    1-5, 6-…          | 1-5, 6-…          | 1-5, 6-…    | 1-…
                    1-…, 3-5          | 1-…, 3-5          | 1-5         | 1-5
                    1-…, 30-50        | 1-…, 30-50        | 1-50        | 1-50
                    1-…, 1-5          | 1-5, 1-…          | 1-5         | 1-5
                    1-…, 3-…          | 1-…, 3-…          | 1-…         | 1-…
                    1-…, 3-5, 7-…     | 1-…, 3-5, 7-…     | 1-…         | 1-…
                    1-…, 3-5, 4-…, 9-9| 1-…, 3-5, 4-…, 9-9| 1-9         | 1-9
                    1-40, 3-…, 5-7    | 1-40, 3-…, 5-7    | 1-40        | 1-40
                    1-…               | 1-…               | 1-…         | 1-…""")
    void says_what_rows_make(String rows, String kept, String joined, String adjoining) {
        assertThat(made(rows, OverlapRule.KEEP)).isEqualTo(kept);
        assertThat(made(rows, OverlapRule.JOIN)).isEqualTo(joined);
        assertThat(made(rows, OverlapRule.JOIN_ADJOINING)).isEqualTo(adjoining);
    }

    @Test
    void other_persons_and_interventions_are_apart() {
        List<Participation> all = List.of(row(1, "A", 1, "5"), row(2, "A", 2, "6"), row(1, "B", 3, "7"));

        Participations participations = of(all, OverlapRule.JOIN);

        assertThat(participations.size()).isEqualTo(3);
        assertThat(participations.report().findings()).isEmpty();
    }

    @Test
    void the_reason_is_that_of_the_end() {
        Participation first = new Participation(1, new Intervention("A"), day(1), Optional.of(day(9)), "Job");
        Participation inside = new Participation(1, new Intervention("A"), day(3), Optional.of(day(5)), "Syg");
        Participation running = new Participation(1, new Intervention("A"), day(6), Optional.empty(), "");

        assertThat(of(List.of(first, inside), OverlapRule.JOIN).in("A"))
                .extracting(Participation::endReason)
                .containsExactly("Job");
        assertThat(of(List.of(first, inside, running), OverlapRule.JOIN).in("A"))
                .extracting(Participation::endReason)
                .containsExactly("");
    }

    @Test
    void is_reported_with_the_number_of_rows_and_the_first_line() {
        List<Participation> rows =
                List.of(row(1, "A", 1, "5"), row(1, "A", 5, "6"), row(1, "A", 7, "9"), row(2, "A", 1, "9"));

        assertThat(of(rows, OverlapRule.KEEP).report().findings())
                .containsExactly(Finding.noted(
                        Reason.OVERLAPPING,
                        Place.of("indsats.csv", 3),
                        "the row shares a day with another of the same person in the same intervention; each is a"
                                + " participation of its own",
                        "To join them, read with OverlapRule.JOIN.",
                        1));
        Participations joined = of(rows, OverlapRule.JOIN_ADJOINING);
        assertThat(joined.report()).hasToString("indsats.csv: 4 rows read, 4 kept, 0 refused");
        assertThat(joined.size()).isEqualTo(2);
        assertThat(joined.report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.toString())
                    .isEqualTo("indsats.csv, line 3: the row shares a day with another of the same person in the same"
                            + " intervention, or adjoins it; they are one participation (2 times, first here).");
        });
    }

    @Test
    void does_not_depend_on_the_order_of_rows() {
        Random random = new Random(7);
        for (int list = 0; list < 200; list++) {
            List<Participation> rows = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int start = random.nextInt(20);
                rows.add(row(
                        random.nextInt(2),
                        "A",
                        start,
                        random.nextInt(4) == 0 ? "…" : "" + (start + random.nextInt(6))));
            }
            for (OverlapRule rule : OverlapRule.values()) {
                List<Participation> expected = of(rows, rule).in("A");
                Collections.shuffle(rows, random);
                assertThat(of(rows, rule).in("A")).isEqualTo(expected);
            }
        }
    }

    private static String made(String rows, OverlapRule rule) {
        List<Participation> all = Stream.of(rows.split(", *"))
                .map(row -> row.split("-"))
                .map(days -> row(1, "A", Integer.parseInt(days[0].strip()), days[1].strip()))
                .toList();
        return of(all, rule).in("A").stream()
                .map(p -> number(p.start()) + "-"
                        + p.end().map(OverlapRuleTest::number).orElse("…"))
                .collect(Collectors.joining(", "));
    }

    private static Participations of(List<Participation> rows, OverlapRule rule) {
        Participations.Builder builder = Participations.builder().overlaps(rule);
        for (int i = 0; i < rows.size(); i++) {
            builder.add(rows.get(i), i + 2L);
        }
        return builder.build("indsats.csv", "semicolon");
    }

    private static Participation row(long person, String intervention, int start, String end) {
        Optional<LocalDate> last = end.equals("…") ? Optional.empty() : Optional.of(day(Integer.parseInt(end)));
        return new Participation(person, new Intervention(intervention), day(start), last, "");
    }

    private static LocalDate day(int number) {
        return DAY_ZERO.plusDays(number);
    }

    private static String number(LocalDate day) {
        return Long.toString(DAY_ZERO.until(day, ChronoUnit.DAYS));
    }
}
