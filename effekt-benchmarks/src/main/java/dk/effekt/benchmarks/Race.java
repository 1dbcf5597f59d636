package dk.effekt.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All questions to all peers, in turns. */
final class Race {

    private final Map<Query, List<Lane>> lanes = new EnumMap<>(Query.class);
    private final int rounds;

    /**
     * A race that has not started.
     *
     * @param stores effekt first
     * @param rounds how many turns a fast peer has
     */
    Race(int persons, Map<Peer, SpellStore> stores, int rounds) {
        this.rounds = rounds;
        for (Query query : Query.values()) {
            int[] answers = new int[persons * query.width()];
            List<Lane> ofQuery = new ArrayList<>();
            stores.forEach((peer, store) -> {
                if (peer.answers(query)) {
                    ofQuery.add(new Lane(peer, query, store, answers, rounds));
                }
            });
            lanes.put(query, ofQuery);
        }
    }

    /**
     * Asks all questions of all peers.
     *
     * @return for each question the median time of each peer that answers it in milliseconds, effekt's first
     * @throws IllegalStateException if a peer's answer is not effekt's
     */
    Map<Query, List<Figure>> run(Workers workers) {
        lanes.values().forEach(ofQuery -> check(ofQuery, workers));
        lanes.values().forEach(ofQuery -> ofQuery.forEach(lane -> lane.warmUp(workers)));
        for (int round = 0; round < rounds; round++) {
            lanes.values().forEach(ofQuery -> ofQuery.forEach(lane -> lane.turn(workers)));
        }
        Map<Query, List<Figure>> medians = new EnumMap<>(Query.class);
        lanes.forEach((query, ofQuery) -> medians.put(
                query,
                ofQuery.stream()
                        .map(lane -> new Figure(lane.peer().name(), lane.median()))
                        .toList()));
        return medians;
    }

    private static void check(List<Lane> ofQuery, Workers workers) {
        int[] expected = ofQuery.get(0).ask(workers).clone();
        for (Lane lane : ofQuery) {
            if (!Arrays.equals(lane.ask(workers), expected)) {
                throw new IllegalStateException(lane.peer() + " has other answers to " + lane.query() + " than effekt");
            }
        }
    }
}
