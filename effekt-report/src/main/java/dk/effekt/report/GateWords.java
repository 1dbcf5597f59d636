package dk.effekt.report;

import dk.effekt.matching.Gate;
import dk.effekt.matching.Gates;
import dk.effekt.protocol.Language;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.Form;
import java.util.List;

/**
 * What a comparison passes and fails, in words. What was found is left out: the share that is matched, for example, would tell how
 * many were not.
 */
final class GateWords {

    private final Gates gates;
    private final Language in;

    GateWords(Gates gates, Language in) {
        this.gates = gates;
        this.in = in;
    }

    /** A sentence for each gate that stands beside every number and was not passed. */
    List<String> failures() {
        return gates.unmet().stream()
                .map(gate -> gate.asked(in) + in.either(" is not met.", " er ikke opfyldt."))
                .toList();
    }

    DataTable table() {
        DataTable.Builder table = DataTable.named(
                        in.either("What the comparison was held against", "Hvad sammenligningen er holdt op mod"), in)
                .column(in.either("requirement", "krav"), Form.TEXT)
                .column("", Form.TEXT);
        for (Gate gate : gates.all()) {
            table.row(
                    gate.asked(in),
                    switch (gate.outcome()) {
                        case PASS -> in.either("met", "opfyldt");
                        case FAIL -> in.either("NOT MET", "IKKE OPFYLDT");
                        case NOT_ASKED -> in.either("not asked", "ikke stillet");
                    });
        }
        return table.build();
    }
}
