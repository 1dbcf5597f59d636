package dk.effekt.study;

import java.util.List;

/** Parts that do not say what they are: neither the protocol's JSON nor its hash can tell two of one name apart. */
record UnsaidParts() implements ProtocolCheck {

    @Override
    public String name() {
        return "protocol";
    }

    @Override
    public List<ProtocolFinding> ofProtocol(Study study) {
        return StudyJson.unsaid(study).stream()
                .map(part -> note(
                        part.name()
                                + " does not say what it is; the protocol's hash knows it by its name alone, and the"
                                + " study cannot be written as JSON",
                        Character.toUpperCase(part.remedy().charAt(0))
                                + part.remedy().substring(1)))
                .toList();
    }
}
