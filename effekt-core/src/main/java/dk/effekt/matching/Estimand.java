package dk.effekt.matching;

/** Whose average effect is estimated. */
public enum Estimand {
    /** The average treatment effect on the treated: for those who took part, with rather than without. */
    ATT("ATT"),
    /** The average treatment effect on the controls: for those who did not take part, with rather than without. */
    ATC("ATC"),
    /** The average treatment effect on all. */
    ATE("ATE"),
    /** The average treatment effect in the overlap: on those who might as well have been in the other arm (Li, Morgan and Zaslavsky 2018). */
    ATO("ATO");

    private final String text;

    Estimand(String text) {
        this.text = text;
    }

    /** Whether a row of the given arm belongs to those whose effect is estimated, for whom partners are looked for. */
    public boolean isFocal(boolean treated) {
        return switch (this) {
            case ATT -> treated;
            case ATC -> !treated;
            case ATE, ATO -> true;
        };
    }

    /** Its usual abbreviation. */
    @Override
    public String toString() {
        return text;
    }
}
