package dk.effekt.matching;

/**
 * By which standard deviation a difference of means is divided. It is found before matching and serves after it, too, so that
 * the two can be compared. That of a column of zeros and ones is √(p(1 − p)), that of others the sample standard deviation
 * (n − 1).
 */
public enum SmdConvention {
    /** That of all treated rows: MatchIt and cobalt for the ATT. */
    TREATED("the SD of all treated"),
    /** That of all untreated rows: MatchIt and cobalt for the ATC. */
    CONTROL("the SD of all untreated"),
    /** √((s₁² + s₀²) / 2), both arms counting the same: MatchIt for the ATE, cobalt's {@code pooled} (Austin 2009). */
    POOLED("the pooled SD of both arms"),
    /** That of all rows, whatever their arm: cobalt's {@code all}. */
    ALL("the SD of all rows"),
    /** That of all rows as the sample weighs them: cobalt's {@code weighted}, its default for the overlap. */
    WEIGHTED("the SD of all rows as weighted");

    private final String text;

    SmdConvention(String text) {
        this.text = text;
    }

    /** What MatchIt divides by for an estimand; for the overlap, which it does not know, the pooled one. */
    public static SmdConvention of(Estimand estimand) {
        return switch (estimand) {
            case ATT -> TREATED;
            case ATC -> CONTROL;
            case ATE, ATO -> POOLED;
        };
    }

    /** {@code the SD of all treated}. */
    @Override
    public String toString() {
        return text;
    }
}
