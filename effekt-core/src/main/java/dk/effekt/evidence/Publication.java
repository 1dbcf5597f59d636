package dk.effekt.evidence;

/** Where a study stands: Jobeffekter's scale, of which the ends are known ("Vægtning af studieresultater", "Om algoritmen"). */
public enum Publication {
    /** In one of the leading scientific journals. */
    LEADING_JOURNAL(1),
    /** In another scientific journal. Its weight was not found; the lower end counts. */
    OTHER_JOURNAL(0.5),
    /** In none: a report, a working paper. */
    NOT_IN_JOURNAL(0.5);

    private final double weight;

    Publication(double weight) {
        this.weight = weight;
    }

    /** Above 0, at most 1. */
    public double weight() {
        return weight;
    }
}
