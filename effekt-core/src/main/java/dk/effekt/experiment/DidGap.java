package dk.effekt.experiment;

/**
 * The effect on a group in a period that cannot be estimated, and why.
 *
 * @param group the first period with treatment of the units meant
 * @param period the period
 * @param reason why there is no estimate
 */
public record DidGap(int group, int period, Reason reason) {

    /** Why an effect cannot be estimated. */
    public enum Reason {
        /** No unit may be compared with: all have started, or none that has not is observed in both periods. */
        NO_COMPARISON("no unit to compare with in both periods"),
        /** No unit of the group is observed, with its covariates, in both periods. */
        GROUP_NOT_OBSERVED("no unit of the group in both periods"),
        /** The covariates tell the group from its comparison, or follow from each other. */
        NO_OVERLAP("no propensity: covariates tell the group apart, or follow from each other"),
        /** The covariates follow from each other among the comparison, or are more than its units. */
        NO_OUTCOME_MODEL("no regression: covariates follow from each other, or too few units");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason in a few words. */
        public String describe() {
            return text;
        }
    }

    /** {@code group 2014 in 2012: no unit to compare with in both periods}. */
    @Override
    public String toString() {
        return "group " + group + " in " + period + ": " + reason.describe();
    }
}
