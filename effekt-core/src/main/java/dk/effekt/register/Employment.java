package dk.effekt.register;

/**
 * Whether a person was employed in a week, as the monthly employment ratio tells it: by the ratio of the month of the
 * week's Thursday.
 */
public enum Employment {
    /** The extract has no employment ratio for the month. */
    NOT_OBSERVED,
    /** The month's ratio is blank or zero. */
    NOT_EMPLOYED,
    /** The month's ratio is above zero. */
    EMPLOYED;

    private static final Employment[] ALL = values();

    static Employment of(int ordinal) {
        return ALL[ordinal];
    }
}
