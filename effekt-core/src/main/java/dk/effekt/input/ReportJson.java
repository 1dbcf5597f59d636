package dk.effekt.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.JsonFields;

/** A read report as JSON. */
final class ReportJson {

    private ReportJson() {}

    static String of(ReadReport report) {
        ObjectNode root = JsonFields.object()
                .put("source", report.source())
                .put("form", report.form())
                .put("rowsRead", report.rowsRead())
                .put("rowsKept", report.rowsKept())
                .put("rowsRefused", report.rowsRefused())
                .put("personsKept", report.volume().persons())
                .put("personWeeksKept", report.volume().personWeeks())
                .put("cellsRead", report.volume().cells())
                .put("complete", report.isComplete());
        ArrayNode findings = root.putArray("findings");
        for (Finding finding : report.findings()) {
            findings.addObject()
                    .put("kind", finding.kind().name())
                    .put("reason", finding.reason().name())
                    .put("line", finding.place().line())
                    .put("column", finding.place().column())
                    .put("detail", finding.detail())
                    .put("remedy", finding.remedy())
                    .put("count", finding.count());
        }
        return JsonFields.writeWithArraysInOneLine(root);
    }
}
