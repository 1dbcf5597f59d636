package dk.effekt.matching;

/** Why a row for which partners were wanted has none. */
public enum Unmatched {
    /** It was left out before matching, such as outside common support. */
    DISCARDED("left out before matching"),
    /** Its stratum has no row of the other arm. */
    NO_CANDIDATE("nobody to compare with in the stratum"),
    /** All candidates of its stratum are too far away, or kept apart by a caliper on a covariate or an antiexact key. */
    OUTSIDE_CALIPER("nobody within the caliper"),
    /** Those who are near enough were all given to others. */
    NONE_LEFT("all who are near enough are taken"),
    /** The row, or all that it was compared with, left the comparison after matching, as where outcomes are not observed. */
    NOT_FOLLOWED("not followed, or nobody whom it was matched with");

    private final String text;

    Unmatched(String text) {
        this.text = text;
    }

    /** The reason in words. */
    @Override
    public String toString() {
        return text;
    }
}
