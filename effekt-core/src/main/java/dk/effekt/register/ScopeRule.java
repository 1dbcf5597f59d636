package dk.effekt.register;

/**
 * Which blank weeks lie outside the register's scope. The owner's own rule is not established, so effekt's is named and can
 * be chosen.
 */
public enum ScopeRule {
    /**
     * A blank before the week of the 16th birthday, where the birth date is known, and a blank after a week of a code in the
     * codebook's group {@code censoring} (emigrated, old-age pension, dead) until the next benefit code. A codebook without
     * that group knows no exits. The age is effekt's choice; no source confirms it.
     */
    FROM_AGE_16_UNTIL_EXIT,
    /** Every blank is a week without benefit. */
    EVERY_BLANK_IN_SCOPE
}
