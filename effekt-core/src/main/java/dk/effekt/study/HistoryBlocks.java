package dk.effekt.study;

import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the blocks of a history, of which a protocol may hold dozens, in one clause where they are whole. */
final class HistoryBlocks {

    private static final String BLOCK = "history-block";
    private static final String FARTHEST = "farthestWeek";

    private HistoryBlocks() {}

    /** The clauses with every run of blocks that begins at time zero and leaves none out as one of {@code history-blocks}. */
    static List<Clause> joined(List<Clause> clauses) {
        List<Clause> joined = new ArrayList<>();
        for (int from = 0, to; from < clauses.size(); from = to) {
            to = from + 1;
            Clause first = clauses.get(from);
            if (first.kind().equals(BLOCK) && farthest(first) == next(0)) {
                while (to < clauses.size() && follows(clauses.get(to - 1), clauses.get(to))) {
                    to++;
                }
                joined.add(Clause.of("history-blocks")
                        .with("group", group(first))
                        .with("last", farthest(clauses.get(to - 1))));
            } else {
                joined.add(first);
            }
        }
        return joined;
    }

    private static boolean follows(Clause before, Clause after) {
        return after.kind().equals(BLOCK)
                && group(after).equals(group(before))
                && farthest(after) == next(farthest(before));
    }

    private static Clause group(Clause block) {
        return (Clause) argument(block, "group");
    }

    private static long farthest(Clause block) {
        return (Long) argument(block, FARTHEST);
    }

    private static Object argument(Clause block, String name) {
        Map<String, Object> arguments = block.arguments();
        if (!arguments.containsKey(name)) {
            throw new IllegalArgumentException("a block without " + name + ": " + block);
        }
        return arguments.get(name);
    }

    /** The farthest week of the block that follows one that ends so many weeks before time zero. */
    static long next(long farthest) {
        return farthest + (farthest < 52 ? 4 : 26);
    }
}
