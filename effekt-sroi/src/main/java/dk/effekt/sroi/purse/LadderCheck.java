package dk.effekt.sroi.purse;

import dk.effekt.covariate.Covariate;
import dk.effekt.outcome.Outcome;
import dk.effekt.study.ProtocolCheck;
import dk.effekt.study.ProtocolFinding;
import dk.effekt.study.Study;
import dk.effekt.study.StudyData;
import java.util.List;
import java.util.stream.Stream;

/** People who may not stand equally high on the ladder when they start, and an extract that begins after its weeks count. */
record LadderCheck(ReimbursementLadder ladder) implements ProtocolCheck {

    @Override
    public String name() {
        return "ladder";
    }

    @Override
    public List<ProtocolFinding> ofProtocol(Study study) {
        boolean isMeasured = study.outcomes().stream().anyMatch(this::isMeasured);
        boolean isMatched = Stream.concat(study.exactly().stream(), study.matchedOn().stream())
                .anyMatch(LadderCheck::isOfLadder);
        return isMeasured && !isMatched
                ? List.of(warning(
                        "weeks on steps are compared of people who need not have stood equally high on the ladder when they"
                                + " started",
                        "Match on ladder.weeksBefore()"))
                : List.of();
    }

    private boolean isMeasured(Outcome outcome) {
        return outcome instanceof LadderOutcome on && on.ladder().equals(ladder);
    }

    /** Whether it is of the weeks on a ladder, itself or within another. */
    private static boolean isOfLadder(Covariate covariate) {
        return covariate instanceof LadderWeeks || covariate.parts().stream().anyMatch(LadderCheck::isOfLadder);
    }

    @Override
    public List<ProtocolFinding> ofData(StudyData data) {
        return data.register().span().start().isAfter(ladder.countsFrom())
                ? List.of(warning(
                        LadderReplay.unknownBefore(ladder, data.register()),
                        "Read an extract from " + ladder.countsFrom() + " on"))
                : List.of();
    }
}
