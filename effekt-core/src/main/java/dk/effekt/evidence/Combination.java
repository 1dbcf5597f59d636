package dk.effekt.evidence;

/**
 * Whether a result is of the offer and its target group alone: Jobeffekter's combination factor ("Kombinationsfaktor"). A result of
 * several offers together, or of part of one, cannot be put down to the one alone.
 */
public enum Combination {
    /** Of this offer and this target group. */
    NONE(1),
    /** Of several, or of part of, either offers or target groups. */
    OFFER_OR_TARGET(0.5),
    /** Of both. */
    OFFER_AND_TARGET(0.25);

    private final double weight;

    Combination(double weight) {
        this.weight = weight;
    }

    /** Above 0, at most 1. */
    public double weight() {
        return weight;
    }
}
