package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void printsMemoryAndTimesOfAllPeers() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SideBySide.run(100, 1, 2, EnumSet.allOf(Peer.class), new PrintStream(out, true, StandardCharsets.UTF_8));
        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(printed)
                .startsWith("100 persons, ")
                .containsPattern("\neffekt: \\d+\\.\\d\\d thousand million person-weeks a second and thread\n")
                .containsPattern("R_DATA_TABLE +\\d|There is no Rscript");
        assertTable(printed, "memory", EnumSet.allOf(Peer.class));
        for (Query query : Query.values()) {
            EnumSet<Peer> peers = EnumSet.allOf(Peer.class);
            peers.removeIf(peer -> !peer.answers(query));
            assertTable(printed, query + " on 1 thread", peers);
            assertTable(printed, query + " on 2 threads", peers);
        }
    }

    private static void assertTable(String printed, String heading, EnumSet<Peer> peers) {
        assertThat(printed).contains("\n" + heading + "\n");
        String table = printed.substring(printed.indexOf("\n" + heading + "\n") + 1)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .reduce("", (lines, line) -> lines + line + "\n");
        assertThat(table).as(heading).containsPattern("EFFEKT +\\d+\\.\\d\\d +1\\.00\n");
        for (Peer peer : Peer.values()) {
            assertThat(table.contains("\n" + peer + " "))
                    .as(heading + ": " + peer)
                    .isEqualTo(peers.contains(peer));
        }
    }

    @Test
    void anotherAnswerThanEffektsEndsIt() {
        SpellData data = new SpellData(10);
        try (SpellStore effekt = Peer.EFFEKT.load(data);
                Workers workers = new Workers(1)) {
            Race race =
                    new Race(10, new TreeMap<>(Map.of(Peer.EFFEKT, effekt, Peer.LIST_OF_RECORDS, new AllOnes())), 1);
            assertThatThrownBy(() -> race.run(workers))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("LIST_OF_RECORDS has other answers to STATE_AT_WEEK than effekt");
        }
    }

    /** Says 1 to everything. */
    private static final class AllOnes implements SpellStore {

        @Override
        public void ask(Query query, Workers workers, int[] into) {
            Arrays.fill(into, 1);
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public long spellCount() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
