package dk.effekt.effect;

/**
 * Estimators of outcomes that are times until an exit, some of them censored. Their outcome is how long each row was observed;
 * why it left then is given here: for each row of the table a whole number from 1, or 0 if it was still there (censored).
 *
 * <pre>{@code
 * Estimation.of(sample).outcome("weeks until job", weeks)
 *         .with(SurvivalEstimators.restrictedMean(causes, 52))
 *         .estimate();
 * }</pre>
 *
 * <p>Censoring must not depend on what would have happened, given the arm. Each arm has its weighted {@link SurvivalCurve}.
 */
public final class SurvivalEstimators {

    private SurvivalEstimators() {}

    /** The share still there after a time (Kaplan and Meier 1958). */
    public static EffectEstimator survival(int[] causes, double time) {
        return new SurvivalEstimator(causes.clone(), SurvivalEstimator.Kind.SURVIVAL, SurvivalCurve.ANY_CAUSE, time);
    }

    /** The mean time until leaving, no more than a horizon (restricted mean; Irwin 1949, Royston and Parmar 2013). */
    public static EffectEstimator restrictedMean(int[] causes, double horizon) {
        return new SurvivalEstimator(
                causes.clone(), SurvivalEstimator.Kind.RESTRICTED_MEAN, SurvivalCurve.ANY_CAUSE, horizon);
    }

    /**
     * The share that left by a cause, or by {@link SurvivalCurve#ANY_CAUSE}, until and in a time, other causes competing (Aalen and
     * Johansen 1978).
     *
     * @throws IllegalArgumentException if no row left by it
     */
    public static EffectEstimator incidence(int[] causes, int cause, double time) {
        return new SurvivalEstimator(causes.clone(), SurvivalEstimator.Kind.INCIDENCE, cause, time);
    }

    /**
     * The mean time before a horizon spent after leaving by a cause (Andersen 2013), or by {@link SurvivalCurve#ANY_CAUSE}.
     *
     * @throws IllegalArgumentException if no row left by it
     */
    public static EffectEstimator timeAfter(int[] causes, int cause, double horizon) {
        return new SurvivalEstimator(causes.clone(), SurvivalEstimator.Kind.TIME_AFTER, cause, horizon);
    }
}
