package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.disclosure.RetentionPolicy.Holding;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPolicyTest {

    private static final RetentionPolicy YEAR = RetentionPolicy.months(12);

    private record List12(long person) implements Identifiable {

        @Override
        public AnonymousResult anonymous() {
            return new AnonymousResult("list", "12 persons", "{\"persons\":12}");
        }

        @Override
        public String toString() {
            return "list of " + person;
        }
    }

    private static Holding held(String name, String made) {
        return new Holding(name, LocalDate.parse(made), new List12(4711));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-31, 12, 2026-01-31",
        "2024-02-29, 12, 2025-02-28",
        "2025-08-31, 6, 2026-02-28",
        "2025-12-31, 1, 2026-01-31"
    })
    void resultsFallDueOnTheSameDayOfAMonth(LocalDate made, int months, LocalDate due) {
        assertThat(RetentionPolicy.months(months).due(made)).isEqualTo(due);
    }

    @Test
    void whatIsDueLosesItsPersonsOnTheDay() {
        Retention after =
                YEAR.apply(LocalDate.of(2026, 3, 1), List.of(held("old", "2025-03-01"), held("young", "2025-03-02")));

        assertThat(after.kept()).extracting(Holding::name).containsExactly("young");
        assertThat(after.anonymous()).extracting(Retention.Anonymised::name).containsExactly("old");
        assertThat(after).hasToString("2026-03-01: 1 result identifiable, 1 made anonymous");
        assertThat(after.table().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "result made due on 2026-03-01",
                        "young 2025-03-02 2026-03-02 identifiable",
                        "old 2025-03-01 2026-03-01 made anonymous");
    }

    @Test
    void onceAllIsDueNoPersonCanBeReached() {
        List<Holding> holdings = List.of(held("old", "2025-03-01"));

        assertThat(Reachable.from(YEAR.apply(LocalDate.of(2026, 2, 28), holdings))
                        .longs())
                .contains(4711L);
        Retention after = YEAR.apply(LocalDate.of(2026, 3, 1), holdings);
        assertThat(Reachable.from(after).longs()).doesNotContain(4711L);
        assertThat(after.toString() + after.anonymous() + after.table()).doesNotContain("4711");
    }

    @Test
    void namesOfHoldingsAreAllThatTheyShow() {
        assertThat(held("old", "2025-03-01")).hasToString("old of 2025-03-01, identifiable");
        assertThat(YEAR.apply(LocalDate.of(2026, 3, 1), List.of(held("old", "2025-03-01")))
                        .anonymous())
                .hasToString("[old of 2025-03-01, anonymous]");
        assertThat(new List12(4711).anonymous()).hasToString("list, anonymous");
    }

    @Test
    void refusesAResultFromTheFuture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YEAR.apply(LocalDate.of(2026, 1, 1), List.of(held("swapped", "2026-02-01"))))
                .withMessageContaining("'swapped' was made on 2026-02-01, after 2026-01-01");
    }

    @Test
    void refusesNoTimeAtAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionPolicy.months(0))
                .withMessageContaining("0 months");
    }

    @Test
    void saysHowLong() {
        assertThat(YEAR).hasToString("identifiable for 12 months");
        assertThat(RetentionPolicy.months(1)).hasToString("identifiable for 1 month");
    }
}
