package dk.effekt.study;

import dk.effekt.matching.PropensityScore;
import dk.effekt.protocol.Clause;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A caliper that keeps nobody apart, or nearly everybody. */
record SensibleCaliper() implements ProtocolCheck {

    private static final Set<String> OF_NEAREST = Set.of("nearest-neighbour", "optimal-pairs");

    @Override
    public String name() {
        return "caliper";
    }

    @Override
    public List<ProtocolFinding> ofProtocol(Study study) {
        return study.matcher().clause().flatMap(is -> finding(study, is)).stream()
                .toList();
    }

    private Optional<ProtocolFinding> finding(Study study, Clause matcher) {
        if (!(matcher.arguments().get("caliper") instanceof Clause caliper)
                || !(caliper.arguments().get("width") instanceof Double width)) {
            return OF_NEAREST.contains(matcher.kind())
                    ? Optional.of(note(
                            "without a caliper a participant whom nobody resembles is compared with somebody else",
                            "Add .within(Caliper.ofSd(0.2)), or look at balance and overlap"))
                    : Optional.empty();
        }
        if (width == 0) {
            return Optional.of(warning(
                    "a caliper of 0 lets only equal scores be compared, of which there are hardly any",
                    "Austin (2011) found 0.2 SD of the log odds to serve: Caliper.ofSd(0.2)"));
        }
        boolean isSd = caliper.kind().equals("standard-deviations");
        if (isSd ? width > 1 : study.scale() == PropensityScore.Scale.PROBABILITY && width >= 1) {
            return Optional.of(warning(
                    "a caliper of " + width + (isSd ? " SD" : " on a probability") + " keeps hardly anybody apart",
                    "Austin (2011) found 0.2 SD of the log odds to serve: Caliper.ofSd(0.2)"));
        }
        return Optional.empty();
    }
}
