package dk.effekt.effect;

import dk.effekt.internal.Finite;
import dk.effekt.matching.MatchedSample;
import java.util.List;
import java.util.Optional;

/**
 * The mean outcome with and without treatment among those whose effect is asked for, and what every row adds to the error of
 * both: what an {@link EffectEstimator} finds and a {@link VarianceEstimator} judges.
 *
 * <p>The <em>influence</em> of a row on a mean is its share of the estimate's error to first order, so that the variance of the
 * estimate is near the sum of the squared influences if rows are independent (that is HC0), and the squares of sums over the rows
 * of a cluster if they are not. Of a coefficient of a weighted regression it is the row of
 * (X'WX)⁻¹X' times weight and residual (White 1980). Immutable.
 */
public final class PotentialMeans {

    private final MatchedSample sample;
    private final double[] outcome;
    private final double treated;
    private final double control;
    private final double[] treatedInfluence;
    private final double[] controlInfluence;
    private final double[] leverage;
    private final int parameters;
    /** How far the outcome of each partner was moved, set after set; of length 0 if by nothing; empty if the means are not of pairs. */
    private final Optional<double[]> shifts;

    private final List<String> notes;

    private PotentialMeans(
            MatchedSample sample,
            double[] outcome,
            double treated,
            double control,
            double[] treatedInfluence,
            double[] controlInfluence,
            double[] leverage,
            int parameters,
            Optional<double[]> shifts,
            List<String> notes) {
        this.sample = sample;
        this.outcome = outcome;
        this.treated = treated;
        this.control = control;
        this.treatedInfluence = treatedInfluence;
        this.controlInfluence = controlInfluence;
        this.leverage = leverage;
        this.parameters = parameters;
        this.shifts = shifts;
        this.notes = notes;
    }

    /**
     * Two means without leverages, of an estimator that is no regression: HC2 and HC3 do not apply to it.
     *
     * @param sample who is compared with whom
     * @param outcome of each row
     * @param treated the mean with treatment, finite
     * @param control the mean without, finite
     * @param treatedInfluence of each row on the first, 0 where a row is not used; finite
     * @param controlInfluence of each row on the second
     * @throws IllegalArgumentException if a mean, an influence, or the outcome of a row in use is not finite
     */
    public static PotentialMeans of(
            MatchedSample sample,
            double[] outcome,
            double treated,
            double control,
            double[] treatedInfluence,
            double[] controlInfluence) {
        Finite.of("the mean with treatment", treated);
        Finite.of("the mean without treatment", control);
        Finite.all("the influence on the mean with treatment", treatedInfluence);
        Finite.all("the influence on the mean without treatment", controlInfluence);
        Finite.at(sample.rowsInUse(), "the outcome", outcome);
        return new PotentialMeans(
                sample,
                outcome.clone(),
                treated,
                control,
                treatedInfluence.clone(),
                controlInfluence.clone(),
                new double[0],
                2,
                Optional.empty(),
                List.of());
    }

    /**
     * The same means, of a regression.
     *
     * @param newLeverage of each row: its weighted hat value, 0 where a row is not used
     * @param newParameters number of coefficients
     */
    public PotentialMeans ofRegression(double[] newLeverage, int newParameters) {
        return new PotentialMeans(
                sample,
                outcome,
                treated,
                control,
                treatedInfluence,
                controlInfluence,
                newLeverage.clone(),
                newParameters,
                shifts,
                notes);
    }

    /** The same means, whose difference is the mean over matched pairs of focal row less partners, by their outcomes as they are. */
    public PotentialMeans ofPairs() {
        return ofPairs(new double[0]);
    }

    /**
     * The same, by outcomes of partners that were moved to where their focal row stands.
     *
     * @param newShifts what was added to the outcome of each partner, set after set in the order of the sample
     * @throws IllegalArgumentException if the sample has no pairs, or another number of partners
     */
    public PotentialMeans ofPairs(double[] newShifts) {
        if (sample.kind() != MatchedSample.Kind.PAIRS) {
            throw new IllegalArgumentException("the sample has no pairs but is of kind " + sample.kind());
        }
        long partners = 0;
        for (int set = 0; set < sample.sets(); set++) {
            partners += sample.partners(set);
        }
        if (newShifts.length > 0 && newShifts.length != partners) {
            throw new IllegalArgumentException(newShifts.length + " shifts for " + partners + " partners");
        }
        return new PotentialMeans(
                sample,
                outcome,
                treated,
                control,
                treatedInfluence,
                controlInfluence,
                leverage,
                parameters,
                Optional.of(newShifts.clone()),
                notes);
    }

    /** The same means with what is to be said of how they were found, one sentence each. */
    public PotentialMeans withNotes(List<String> newNotes) {
        return new PotentialMeans(
                sample,
                outcome,
                treated,
                control,
                treatedInfluence,
                controlInfluence,
                leverage,
                parameters,
                shifts,
                List.copyOf(newNotes));
    }

    /** What is to be said of how they were found, such as a covariate that was left out; often nothing. */
    public List<String> notes() {
        return notes;
    }

    /** Who is compared with whom. */
    public MatchedSample sample() {
        return sample;
    }

    /** The outcome of a row. */
    public double outcome(int row) {
        return outcome[row];
    }

    /** The mean with treatment. */
    public double treated() {
        return treated;
    }

    /** The mean without. */
    public double control() {
        return control;
    }

    /** What a row adds to the error of the mean with treatment. */
    public double treatedInfluence(int row) {
        return treatedInfluence[row];
    }

    /** What a row adds to the error of the mean without treatment. */
    public double controlInfluence(int row) {
        return controlInfluence[row];
    }

    /** Whether rows have a leverage. */
    public boolean isRegression() {
        return leverage.length > 0;
    }

    /**
     * The weighted hat value of a row.
     *
     * @throws IllegalStateException if the estimator is no regression
     */
    public double leverage(int row) {
        if (!isRegression()) {
            throw new IllegalStateException("rows have no leverage: the estimator is no regression");
        }
        return leverage[row];
    }

    /** Whether the difference of the means is the mean over matched pairs. */
    public boolean isOfPairs() {
        return shifts.isPresent();
    }

    /** Whether outcomes of partners were moved to where their focal row stands. */
    public boolean isShifted() {
        return shifts.map(all -> all.length > 0).orElse(false);
    }

    /**
     * What was added to the outcome of a partner.
     *
     * @param partner its number among those of all sets, in the order of the sample, counted from 0
     */
    public double shift(int partner) {
        return isShifted() ? shifts.orElseThrow()[partner] : 0;
    }

    /** Number of coefficients, for small-sample factors. */
    public int parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "means " + treated + " with and " + control + " without treatment";
    }
}
