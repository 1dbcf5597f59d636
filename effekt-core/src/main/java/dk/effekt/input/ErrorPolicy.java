package dk.effekt.input;

import java.util.EnumSet;
import java.util.Set;

/** What a reader does when it meets a row that it must refuse. */
public enum ErrorPolicy {
    /**
     * It stops at the first such row, or where the input breaks off, and keeps nothing. Rows that repeat others, rows
     * outside the weeks that were asked for, and rows of persons who are not in the register that they are joined to do not
     * stop it: nothing is lost with them. They are counted as refused.
     */
    STRICT,
    /** It refuses the row or person, goes on, and reports. */
    COLLECT;

    private static final Set<Reason> NOTHING_LOST =
            EnumSet.of(Reason.REPEATED, Reason.OUTSIDE_SPAN, Reason.NOT_IN_REGISTER);

    /** Whether a finding is of rows without which the result lacks something. */
    static boolean loses(Finding finding) {
        return finding.kind() == Finding.Kind.ROW_REFUSED && !NOTHING_LOST.contains(finding.reason());
    }

    /** Whether it stops at a finding. The rest of a person follows from a refusal, which is the better one to show. */
    boolean stopsAt(Finding finding) {
        return this == STRICT
                && (finding.kind() == Finding.Kind.INCOMPLETE
                        || (loses(finding) && finding.reason() != Reason.REST_OF_PERSON));
    }
}
