package dk.effekt.dream;

import dk.effekt.input.Finding;

/** Ends the reading of one row; it never leaves the package. */
final class RefusedRow extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    RefusedRow(Finding finding) {
        super(finding.toString(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
