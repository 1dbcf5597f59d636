package dk.effekt.study;

import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Clause;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An outcome that counts it as a gain to stay where all begin. */
record AimedAtBenefit() implements ProtocolCheck {

    private static final Set<String> BEING_THERE = Set.of("receiving", "receiving-for", "receiving-at-most");

    @Override
    public String name() {
        return "aim";
    }

    @Override
    public List<ProtocolFinding> ofProtocol(Study study) {
        List<Object> beginning = ProtocolChecks.conjuncts(study).stream()
                .filter(is -> BEING_THERE.contains(is.kind()))
                .map(is -> is.arguments().get("group"))
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
        return study.outcomes().stream()
                .filter(outcome -> outcome.aim() == Outcome.Aim.MORE
                        && outcome.clause().map(is -> isIn(is, beginning)).orElse(false))
                .map(outcome -> warning(
                        "more of '" + outcome.name() + "' counts as a gain, and all are there when they begin",
                        "If the programme is to get people out of it, say .aimingAt(Outcome.Aim.LESS)"))
                .toList();
    }

    private static boolean isIn(Clause outcome, List<Object> groups) {
        Object group = outcome.arguments().get("group");
        return group != null && groups.contains(group);
    }
}
