package dk.effekt.study;

import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Two things that the eligible must meet and that nobody meets at once. */
record Contradictions() implements ProtocolCheck {

    @Override
    public String name() {
        return "contradiction";
    }

    @Override
    public List<ProtocolFinding> ofProtocol(Study study) {
        List<Clause> clauses = ProtocolChecks.conjuncts(study);
        List<ProtocolFinding> found = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (exclude(clauses.get(j), clauses.get(i)) || exclude(clauses.get(i), clauses.get(j))) {
                    found.add(error(
                            "nobody meets both " + clauses.get(j) + " and " + clauses.get(i),
                            "Leave one of them out, or join them with or"));
                }
            }
        }
        return found;
    }

    private static boolean exclude(Clause one, Clause other) {
        if (other.kind().equals("not") && other.arguments().get("of") instanceof Clause denied) {
            return denied.equals(one)
                    || (isOnAtAll(denied) && isOn(one) && group(denied).equals(group(one)));
        }
        if (!one.kind().equals(other.kind())) {
            return false;
        }
        return switch (one.kind()) {
            case "age" -> number(one, "to") <= number(other, "from");
            case "sex" -> !one.equals(other);
            case "municipality" -> Collections.disjoint(codes(one), codes(other));
            default -> false;
        };
    }

    private static boolean isOnAtAll(Clause clause) {
        return clause.kind().equals("receiving");
    }

    private static boolean isOn(Clause clause) {
        return clause.kind().equals("receiving-for") || clause.kind().equals("receiving-at-most");
    }

    private static Optional<Object> group(Clause clause) {
        return Optional.ofNullable(clause.arguments().get("group"));
    }

    private static long number(Clause clause, String name) {
        return clause.arguments().get(name) instanceof Long number ? number : 0;
    }

    private static List<?> codes(Clause clause) {
        return clause.arguments().get("codes") instanceof List<?> codes ? codes : List.of();
    }
}
