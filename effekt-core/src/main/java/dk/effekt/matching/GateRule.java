package dk.effekt.matching;

import dk.effekt.protocol.Language;

/** What a comparison must pass, and the limit unless another is asked for. */
public enum GateRule {
    /** Largest absolute standardized mean difference of a covariate after matching (Stuart 2010; CohortMethod 6). */
    BALANCE("largest |SMD|", Balance.THRESHOLD, Side.AT_MOST, Force.REQUIRED),
    /**
     * Share of the rows whose effect is asked for that are in the comparison. No source sets a limit; where more than one in
     * five is lost, effekt says so.
     */
    MATCHED("share matched", 0.8, Side.AT_LEAST, Force.REQUIRED),
    /** Share of rows that might have been in either arm, see {@link Overlap} (Walker et al. 2013; CohortMethod 6). */
    EQUIPOISE("equipoise", 0.2, Side.AT_LEAST, Force.REQUIRED),
    /**
     * Largest absolute difference, in standard deviations, between those whose effect is estimated and those whose effect was
     * asked for (Stuart et al. 2011, after Ho et al. 2007; CohortMethod 6 shows it, but its limit of 999 asks nothing).
     */
    GENERALISABILITY("largest |shift|", 0.25, Side.AT_MOST, Force.REQUIRED),
    /** Smallest relative risk that would be found, see {@link MinimumDetectable} (CohortMethod 6). */
    DETECTABLE_RATIO("detectable ratio", 10, Side.AT_MOST, Force.REQUIRED),
    /** Smallest difference that would be found; the limit is the smallest that matters, which only the asker knows. */
    DETECTABLE_DIFFERENCE("detectable difference", Double.NaN, Side.AT_MOST, Force.REQUIRED),
    /** Largest factor between the variances of the arms after matching, either way (Rubin 2001). */
    VARIANCE_RATIO("variance ratio", 2, Side.AT_MOST, Force.ADVISORY);

    /** On which side of the limit it passes; the limit itself passes. */
    enum Side {
        AT_MOST,
        AT_LEAST
    }

    /** What a failure means. */
    public enum Force {
        /** It stands beside every number. */
        REQUIRED,
        /** It is worth a look. */
        ADVISORY
    }

    private final String text;
    private final double limit;
    private final Side side;
    private final Force force;

    GateRule(String text, double limit, Side side, Force force) {
        this.text = text;
        this.limit = limit;
        this.side = side;
        this.force = force;
    }

    /** The limit unless another is asked for; NaN if there is none. */
    public double limit() {
        return limit;
    }

    /** What a failure means. */
    public Force force() {
        return force;
    }

    /** What it asks for: {@code Share of participants compared}. */
    public String inWords(Language in) {
        return switch (this) {
            case BALANCE ->
                in.either("Largest standardized mean difference", "Største standardiserede forskel i gennemsnit");
            case MATCHED -> in.either("Share of participants compared", "Andel af deltagerne, der sammenlignes");
            case EQUIPOISE ->
                in.either("Share who might have been in either group", "Andel, der kunne have været i begge grupper");
            case GENERALISABILITY ->
                in.either(
                        "Largest shift between participants compared and all",
                        "Største forskydning mellem sammenlignede deltagere og alle");
            case DETECTABLE_RATIO -> in.either("Smallest ratio that would be found", "Mindste forhold, der ville ses");
            case DETECTABLE_DIFFERENCE ->
                in.either("Smallest difference that would be found", "Mindste forskel, der ville ses");
            case VARIANCE_RATIO -> in.either("Largest ratio of variances", "Største forhold mellem varianser");
        };
    }

    boolean holds(double value, double than) {
        return side == Side.AT_MOST ? value <= than : value >= than;
    }

    String limit(double than, Language in) {
        return (side == Side.AT_MOST ? in.either("at most ", "højst ") : in.either("at least ", "mindst "))
                + in.number(than);
    }

    String limitText(double than) {
        return (side == Side.AT_MOST ? "at most " : "at least ") + Gate.number(than);
    }

    @Override
    public String toString() {
        return text;
    }
}
