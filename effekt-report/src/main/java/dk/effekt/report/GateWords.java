package dk.effekt.report;

import dk.effekt.matching.Gate;
import dk.effekt.matching.GateRule;
import dk.effekt.matching.Gates;
import dk.effekt.protocol.Language;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.Form;
import java.util.ArrayList;
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
        List<String> failures = new ArrayList<>();
        for (Gate gate : gates.all()) {
            if (gate.outcome() == Gate.Outcome.FAIL && gate.rule().force() == GateRule.Force.REQUIRED) {
                failures.add(asked(gate) + in.either(" is not met.", " er ikke opfyldt."));
            }
        }
        return failures;
    }

    DataTable table() {
        DataTable.Builder table = DataTable.named(
                        in.either("What the comparison was held against", "Hvad sammenligningen er holdt op mod"), in)
                .column(in.either("requirement", "krav"), Form.TEXT)
                .column("", Form.TEXT);
        for (Gate gate : gates.all()) {
            table.row(
                    asked(gate),
                    switch (gate.outcome()) {
                        case PASS -> in.either("met", "opfyldt");
                        case FAIL -> in.either("NOT MET", "IKKE OPFYLDT");
                        case NOT_ASKED -> in.either("not asked", "ikke stillet");
                    });
        }
        return table.build();
    }

    private String asked(Gate gate) {
        String of = gate.subject().isEmpty() || gate.rule() == GateRule.MATCHED ? "" : " (" + gate.subject() + ")";
        return what(gate.rule()) + of + (Double.isNaN(gate.limit()) ? "" : ", " + limit(gate));
    }

    private String what(GateRule rule) {
        return switch (rule) {
            case BALANCE ->
                in.either("Largest standardized mean difference", "Største standardiserede forskel i gennemsnit");
            case MATCHED -> in.either("Share of participants compared", "Andel af deltagerne, der sammenlignes");
            case EQUIPOISE ->
                in.either("Share who might have been in either group", "Andel, der kunne have været i begge grupper");
            case GENERALISABILITY ->
                in.either(
                        "Largest shift between participants compared and all",
                        "Største forskydning mellem sammenlignede deltagere og alle");
            case DETECTABLE_RATIO -> in.either("Smallest ratio that would be found", "Mindste forhold, der ville ses");
            case DETECTABLE_DIFFERENCE ->
                in.either("Smallest difference that would be found", "Mindste forskel, der ville ses");
            case VARIANCE_RATIO -> in.either("Largest ratio of variances", "Største forhold mellem varianser");
        };
    }

    private String limit(Gate gate) {
        boolean isLeast = gate.rule() == GateRule.MATCHED || gate.rule() == GateRule.EQUIPOISE;
        return (isLeast ? in.either("at least ", "mindst ") : in.either("at most ", "højst "))
                + in.number(gate.limit());
    }
}
