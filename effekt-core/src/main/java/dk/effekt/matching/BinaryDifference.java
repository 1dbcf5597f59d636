package dk.effekt.matching;

/** How columns of zeros and ones are compared. */
public enum BinaryDifference {
    /** As others are, in standard deviations: MatchIt. */
    STANDARDIZED,
    /** The difference of the two shares itself: cobalt unless told otherwise. */
    RAW
}
