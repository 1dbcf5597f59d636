package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All peers answer the benchmark's question, and give one and the same answer. */
class PeerTest {

    private static final SpellData DATA = new SpellData(2_000);

    private static int[] weekByWeek;
    private static long spells;

    /** Writes every week of every person out. */
    @BeforeAll
    static void count() {
        int[] timeZeros = DATA.timeZeros();
        weekByWeek = new int[DATA.persons()];
        for (int person = 0; person < DATA.persons(); person++) {
            int[] codes = new int[SpellData.SPAN.length()];
            DATA.spells(person, (week, code) -> {
                Arrays.fill(codes, week, codes.length, code);
                spells++;
            });
            for (int week = timeZeros[person] - SpellData.WINDOW; week < timeZeros[person]; week++) {
                int code = codes[week];
                weekByWeek[person] += Arrays.stream(SpellData.MEMBERS).anyMatch(m -> m == code) ? 1 : 0;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsAsOneWouldByHand(Peer peer) {
        Sweep sweep = new Sweep(peer, DATA.persons());
        assertThat(sweep.run()).isEqualTo(weekByWeek);
        assertThat(sweep.run()).isEqualTo(weekByWeek);
        assertThat(sweep.spellCount()).isEqualTo(spells);
    }

    @Test
    void theDataAreWhatTheySay() {
        assertThat((double) spells / DATA.persons()).isBetween(35.0, 45.0);
        assertThat(Arrays.stream(weekByWeek).average().orElseThrow()).isBetween(60.0, 100.0);
        assertThat(new SpellData(10).timeZeros()).isEqualTo(Arrays.copyOf(DATA.timeZeros(), 10));
    }

    @Test
    void sideBySideNamesAllPeers() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SideBySide.run(100, 2, new PrintStream(out, true, StandardCharsets.UTF_8));
        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(printed).contains("100 persons").containsPattern("EFFEKT +\\d+\\.\\d+ +1\\.00");
        for (Peer peer : Peer.values()) {
            assertThat(printed).contains(peer.name());
        }
    }
}
