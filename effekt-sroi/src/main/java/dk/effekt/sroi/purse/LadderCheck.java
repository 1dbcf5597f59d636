package dk.effekt.sroi.purse;

import dk.effekt.study.ProtocolCheck;
import dk.effekt.study.ProtocolFinding;
import dk.effekt.study.StudyData;
import java.util.List;

/** An extract that begins after the weeks on the ladder count. */
record LadderCheck(ReimbursementLadder ladder) implements ProtocolCheck {

    @Override
    public String name() {
        return "ladder";
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
