package dk.effekt.sroi.wellbeing;

/** Against what a change is held, and so what it can be called. */
public enum ChangeDesign {
    /** Against one's own before alone. What would have happened anyway is in it; it is no effect. */
    BEFORE_AFTER("before–after"),
    /** Against the change of a comparison group. What would have happened anyway is out, if the two are alike. */
    AGAINST_COMPARISON("difference in change");

    private final String words;

    ChangeDesign(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
