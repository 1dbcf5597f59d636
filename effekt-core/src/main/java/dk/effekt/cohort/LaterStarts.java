package dk.effekt.cohort;

/** What becomes of the untreated who start later than the week in which they are compared. */
public enum LaterStarts {
    /**
     * They stay in the comparison with all that follows, what they gain by starting included: starting now is compared with not
     * yet starting (Sianesi 2004).
     */
    KEPT,
    /**
     * They are followed until the week before they start, and those who are left are weighted by one over their probability of not
     * having started until then: starting now is compared with not starting at all, as far as one looks (inverse probability of
     * censoring weights: Robins and Finkelstein 2000; of programmes van den Berg and Vikström 2022).
     *
     * <p>The probability is the product, over the weeks since time zero in which the person was at risk of starting, of one less the
     * probability of starting in that week given what was known by then. That makes up for what moved people to start later as far
     * as it stands among the covariates of that probability, measured anew each week; the rest is not made up for.
     */
    CENSORED
}
