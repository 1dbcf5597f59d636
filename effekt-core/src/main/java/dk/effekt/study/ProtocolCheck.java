package dk.effekt.study;

import java.util.List;

/**
 * Looks for one thing that would spoil a study, independently of other checks. Implement it to add one of your own, and give it
 * to {@link StudyBuilder#checkedBy}. Its findings must not depend on the order of rows, and name no person.
 */
public interface ProtocolCheck {

    /** Its name in findings: short, lower case, with hyphens. */
    String name();

    /** What can be found in the protocol alone; asked when a study is built, which an error prevents. */
    default List<ProtocolFinding> ofProtocol(Study study) {
        return List.of();
    }

    /** What can be found only in the data; asked before effects are estimated, which an error prevents. */
    default List<ProtocolFinding> ofData(StudyData data) {
        return List.of();
    }

    /** An error of this check. */
    default ProtocolFinding error(String what, String remedy) {
        return new ProtocolFinding(ProtocolFinding.Severity.ERROR, name(), what, remedy);
    }

    /** A warning of this check. */
    default ProtocolFinding warning(String what, String remedy) {
        return new ProtocolFinding(ProtocolFinding.Severity.WARNING, name(), what, remedy);
    }

    /** A note of this check. */
    default ProtocolFinding note(String what, String remedy) {
        return new ProtocolFinding(ProtocolFinding.Severity.NOTE, name(), what, remedy);
    }
}
