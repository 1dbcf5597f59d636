package dk.effekt.input;

/**
 * The data cannot be used. The message says where the fault stands, what it is and how to mend it, and never shows a civil
 * registration number.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Finding finding;

    private DataException(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    /** The fault as an exception. It has no cause: a library's own message may quote the file. */
    public static DataException of(Finding finding) {
        return new DataException(finding);
    }

    /** The fault. */
    public Finding finding() {
        return finding;
    }
}
