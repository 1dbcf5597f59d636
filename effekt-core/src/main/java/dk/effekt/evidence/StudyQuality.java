package dk.effekt.evidence;

/** How a researcher who did not make it judges a study: Jobeffekter's scale ("Vægtning af studieresultater"). */
public enum StudyQuality {
    /** God. */
    GOOD(1),
    /** Tilfredsstillende. */
    SATISFACTORY(0.5),
    /** Ikke tilfredsstillende, and what nobody has judged. */
    NOT_SATISFACTORY(0.25);

    private final double weight;

    StudyQuality(double weight) {
        this.weight = weight;
    }

    /** Above 0, at most 1. */
    public double weight() {
        return weight;
    }
}
