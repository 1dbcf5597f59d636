package dk.effekt.register;

/**
 * Whether a person was employed in a week, as the {@linkplain MonthlySeries#EMPLOYMENT_RATIO monthly employment ratio} tells
 * it: by the ratio of the month of the week's Thursday. Paid hours do not decide on it.
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
