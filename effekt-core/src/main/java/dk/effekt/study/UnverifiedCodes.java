package dk.effekt.study;

import java.util.List;

/** Groups of states whose codes in use no source confirms; the result lists the codes. */
record UnverifiedCodes() implements ProtocolCheck {

    @Override
    public String name() {
        return "codes";
    }

    @Override
    public List<ProtocolFinding> ofData(StudyData data) {
        return Provenance.unverified(data.study(), data.register()).entrySet().stream()
                .map(group -> note(
                        "of group '" + group.getKey() + "' no source confirms "
                                + group.getValue().size() + " of the codes in use",
                        "Ask the register's owner, and write a codebook that says so"))
                .toList();
    }
}
