package dk.effekt.study;

import dk.effekt.protocol.Language;

/**
 * Something that a {@link ProtocolCheck} found.
 *
 * @param severity what is to be done about it
 * @param check the name of the check
 * @param what the matter, with its numbers, without a full stop
 * @param remedy how to mend it, without a full stop; empty if there is nothing to mend
 */
public record ProtocolFinding(Severity severity, String check, String what, String remedy) {

    /** What is to be done about a finding. */
    public enum Severity {
        /** The study cannot be made, or its answer would mean nothing: it is not estimated. */
        ERROR,
        /** It is estimated, and the warning stands in the result. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /**
     * What its check looks at, in a language and without its numbers: {@code history or follow-up beyond the register}. A check that is
     * not effekt's own is called by its name.
     */
    public String checkInWords(Language language) {
        return ProtocolText.check(this, language);
    }

    /** {@code WARNING (window): 12 of 90 starts are not observed to week 78. Follow up earlier.} */
    @Override
    public String toString() {
        return severity + " (" + check + "): " + what + "." + (remedy.isEmpty() ? "" : " " + remedy + ".");
    }
}
