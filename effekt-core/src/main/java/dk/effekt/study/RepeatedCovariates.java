package dk.effekt.study;

import dk.effekt.covariate.Covariate;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Covariates that say what others or the criteria say already. */
record RepeatedCovariates() implements ProtocolCheck {

    @Override
    public String name() {
        return "covariates";
    }

    @Override
    public List<ProtocolFinding> ofProtocol(Study study) {
        List<ProtocolFinding> found = new ArrayList<>();
        List<String> exactly = study.exactly().stream().map(Covariate::name).toList();
        Map<Object, Set<Long>> blocks = new HashMap<>();
        for (Covariate covariate : study.matchedOn()) {
            if (exactly.contains(covariate.name())) {
                found.add(note(
                        "'" + covariate.name() + "' is matched exactly and stands in the score, too",
                        "The score needs it only if it acts on who takes part beside what is exact"));
            }
            covariate
                    .clause()
                    .filter(is -> is.kind().equals("history-block"))
                    .ifPresent(is -> blocks.computeIfAbsent(is.arguments().get("group"), any -> new TreeSet<>())
                            .add((Long) is.arguments().get("farthestWeek")));
        }
        for (Covariate covariate : study.matchedOn()) {
            covariate.clause().ifPresent(is -> {
                if (is.kind().equals("weeks-in")
                        && reach(blocks.getOrDefault(is.arguments().get("group"), Set.of()))
                                .contains(is.arguments().get("last"))) {
                    found.add(error(
                            "'" + covariate.name() + "' is the sum of the history blocks of the same group",
                            "Leave it out: the blocks say the same and when it was"));
                }
                if (isFixed(is, ProtocolChecks.conjuncts(study))) {
                    found.add(error(
                            "'" + covariate.name() + "' is the same for all who are eligible",
                            "Leave it out of matchedOn"));
                }
            });
        }
        return found;
    }

    /** How far the blocks reach without a gap from time zero, at the end of each. */
    private static Set<Object> reach(Set<Long> farthest) {
        Set<Object> reach = new java.util.HashSet<>();
        long next = HistoryBlocks.next(0);
        while (farthest.contains(next)) {
            reach.add(next);
            next = HistoryBlocks.next(next);
        }
        return reach;
    }

    private static boolean isFixed(Clause covariate, List<Clause> eligible) {
        return eligible.stream().anyMatch(is -> is.kind().equals(covariate.kind()) && leavesOne(is));
    }

    private static boolean leavesOne(Clause criterion) {
        return criterion.kind().equals("sex")
                || (criterion.kind().equals("municipality")
                        && criterion.arguments().get("codes") instanceof List<?> codes
                        && codes.size() == 1);
    }
}
