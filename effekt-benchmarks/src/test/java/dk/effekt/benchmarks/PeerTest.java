package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All peers answer all questions, and as one would who goes through the weeks one by one. */
class PeerTest {

    private static final SpellData DATA = new SpellData(2_000);
    private static final Map<Query, int[]> WEEK_BY_WEEK = new EnumMap<>(Query.class);
    private static final Map<Peer, SpellStore> STORES = new EnumMap<>(Peer.class);

    @BeforeAll
    static void load() {
        int[] timeZeros = DATA.timeZeros();
        WeekByWeek[] persons = IntStream.range(0, DATA.persons())
                .mapToObj(person -> WeekByWeek.of(DATA, person, timeZeros[person]))
                .toArray(WeekByWeek[]::new);
        for (Query query : Query.values()) {
            WEEK_BY_WEEK.put(
                    query,
                    Stream.of(persons)
                            .flatMapToInt(person -> IntStream.of(person.answers(query)))
                            .toArray());
        }
        for (Peer peer : Peer.values()) {
            STORES.put(peer, peer.load(DATA));
        }
    }

    @AfterAll
    static void close() {
        STORES.values().forEach(SpellStore::close);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersAsOneWouldByHand(Query query, Peer peer, int threads) {
        int[] answers = new int[DATA.persons() * query.width()];
        Arrays.fill(answers, Integer.MIN_VALUE);
        try (Workers workers = new Workers(threads)) {
            STORES.get(peer).ask(query, workers, answers);
            assertThat(answers).isEqualTo(WEEK_BY_WEEK.get(query));
        }
    }

    private static Stream<Arguments> questions() {
        return Stream.of(Query.values())
                .flatMap(query -> Stream.of(Peer.values())
                        .filter(peer -> peer.answers(query))
                        .flatMap(peer -> Stream.of(1, 2).map(threads -> Arguments.of(query, peer, threads))));
    }

    @ParameterizedTest
    @EnumSource
    void holdsAllSpells(Peer peer) {
        int[] spells = {0};
        IntStream.range(0, DATA.persons()).forEach(person -> DATA.spells(person, (start, end, code) -> spells[0]++));
        assertThat(STORES.get(peer).spellCount()).isEqualTo(spells[0]);
        assertThat((double) spells[0] / DATA.persons()).isBetween(35.0, 45.0);
    }

    /** Neither does a question have the same answer for most, nor can one be taken for another. */
    @Test
    void theQuestionsAreNotEmpty() {
        assertThat(average(Query.WEEKS_IN_WINDOW)).isBetween(60.0, 100.0);
        WEEK_BY_WEEK.forEach((query, answers) -> {
            assertThat(answers).as(query.name()).hasSize(DATA.persons() * query.width());
            assertThat(Arrays.stream(answers).distinct().count())
                    .as(query.name())
                    .isGreaterThanOrEqualTo(4);
        });
        assertThat(WEEK_BY_WEEK.get(Query.SUSTAINED_ENTRY)).contains(-1);
        assertThat(average(Query.TRANSITIONS)).isGreaterThan(0.5);
    }

    private static double average(Query query) {
        return Arrays.stream(WEEK_BY_WEEK.get(query)).average().orElseThrow();
    }

    @Test
    void personsAreTheSameHoweverManyThereAre() {
        assertThat(new SpellData(10).timeZeros()).isEqualTo(Arrays.copyOf(DATA.timeZeros(), 10));
    }

    @Test
    void blocksReachBackFiveYears() {
        assertThat(IntStream.rangeClosed(0, 21).map(Query::weeksBack))
                .startsWith(0, 4, 8)
                .contains(48, 52, 78)
                .endsWith(234, 260);
    }
}
