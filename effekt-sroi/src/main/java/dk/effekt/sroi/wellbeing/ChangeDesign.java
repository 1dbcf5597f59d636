package dk.effekt.sroi.wellbeing;

/** Against what a change is held, and so what it can be called. */
public enum ChangeDesign {
    /** Against one's own before alone. What would have happened anyway is in it; it is no effect. */
    BEFORE_AFTER("before–after"),
    /** Against the change of a comparison group: what would have happened anyway is out, if both would have changed alike. */
    DIFFERENCE_IN_CHANGE("difference in change"),
    /**
     * Against those of a comparison group who began alike (ANCOVA): what would have happened anyway is out, if those who began alike
     * would have ended alike.
     */
    ADJUSTED_FOR_BEFORE("adjusted for before"),
    /** Against a comparison group, in a way that somebody else chose. */
    REPORTED("controlled, as reported");

    private final String words;

    ChangeDesign(String words) {
        this.words = words;
    }

    /** Whether there is a comparison group. */
    public boolean isControlled() {
        return this != BEFORE_AFTER;
    }

    @Override
    public String toString() {
        return words;
    }
}
