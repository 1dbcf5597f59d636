package dk.effekt.study;

import dk.effekt.internal.Lines;
import dk.effekt.study.ProtocolFinding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the checks of a protocol found.
 *
 * @param findings errors first, then warnings, then notes
 */
public record ProtocolReport(List<ProtocolFinding> findings) {

    private static final int COLUMNS = 80;

    public ProtocolReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(ProtocolFinding::severity))
                .toList();
    }

    /** Those of one severity. */
    public List<ProtocolFinding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /** Whether the study can be estimated. */
    public boolean isPassed() {
        return of(Severity.ERROR).isEmpty();
    }

    /** One finding after another. */
    public String table() {
        return findings.isEmpty() ? "nothing found\n" : lines(findings);
    }

    /** A finding may hold a table, whose rows stay as they are. */
    static String lines(List<ProtocolFinding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.toString().lines())
                .map(line -> String.join("\n", Lines.of(line, COLUMNS, "    ")) + "\n")
                .collect(Collectors.joining());
    }

    /** {@code 0 errors, 2 warnings, 3 notes}. */
    @Override
    public String toString() {
        return count(Severity.ERROR, "error") + ", " + count(Severity.WARNING, "warning") + ", "
                + count(Severity.NOTE, "note");
    }

    private String count(Severity severity, String name) {
        int count = of(severity).size();
        return count + " " + name + (count == 1 ? "" : "s");
    }
}
