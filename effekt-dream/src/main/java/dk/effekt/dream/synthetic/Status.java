package dk.effekt.dream.synthetic;

/** How a person gets by in a week, with the code that DREAM shows for it. */
enum Status {
    /** Under 18. */
    CHILD(0),
    /** At work. */
    JOB(0),
    /** Neither at work nor on benefit. */
    SELF_SUPPORT(0),
    /** On an education grant (SU). */
    EDUCATION(651),
    /** On educational assistance (uddannelseshjælp), which only those under 30 get. */
    EDUCATIONAL_ASSISTANCE(140, 144),
    /** On cash assistance (kontanthjælp). */
    CASH_ASSISTANCE(130, 133),
    /** On unemployment insurance benefit (dagpenge). */
    UNEMPLOYMENT_BENEFIT(111),
    /** On sickness benefit. */
    SICKNESS_BENEFIT(890),
    /** On maternity or parental benefit. */
    MATERNITY_BENEFIT(881),
    /** On disability pension. */
    DISABILITY_PENSION(783),
    /** Emigrated, for good. */
    EMIGRATED(997),
    /** Dead. */
    DEAD(999);

    private static final int NO_CODE = 0;

    private final int code;
    private final int codeInMeasure;

    Status(int code) {
        this(code, code);
    }

    Status(int code, int codeInMeasure) {
        this.code = code;
        this.codeInMeasure = codeInMeasure;
    }

    /** The code in the register; 0 for a blank. */
    int code() {
        return code;
    }

    /** The code of a week in a measure: of the benefits only assistance has one of its own. */
    int codeInMeasure() {
        return codeInMeasure;
    }

    /** Whether the register has a blank. */
    boolean isBlank() {
        return code == NO_CODE;
    }

    /** Whether it is an income-replacement benefit: neither an education grant nor maternity benefit is. */
    boolean isPublicBenefit() {
        return switch (this) {
            case EDUCATIONAL_ASSISTANCE, CASH_ASSISTANCE, UNEMPLOYMENT_BENEFIT, SICKNESS_BENEFIT, DISABILITY_PENSION ->
                true;
            default -> false;
        };
    }
}
