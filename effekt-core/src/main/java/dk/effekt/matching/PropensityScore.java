package dk.effekt.matching;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.util.FastMath;

/** The fitted probability of being treated of each row, and the model behind it. Immutable. */
public final class PropensityScore {

    /** On which scale a score is given. */
    public enum Scale {
        /** The log odds of being treated: differences mean the same at both ends. */
        LOG_ODDS,
        /** The probability of being treated. */
        PROBABILITY,
        /** The linear predictor of the model, which is the log odds if the link is the logit. */
        LINEAR_PREDICTOR
    }

    private final String model;
    private final Link link;
    private final double[] probabilities;
    private final double[] linear;
    private final Map<String, Double> coefficients;
    private final int iterations;
    private final Optional<EstimatedWeights> estimation;

    PropensityScore(
            String model,
            Link link,
            double[] linear,
            Map<String, Double> coefficients,
            int iterations,
            Optional<EstimatedWeights> estimation) {
        this.model = model;
        this.link = link;
        this.probabilities = new double[linear.length];
        Arrays.setAll(probabilities, row -> link.probability(linear[row]));
        this.linear = linear;
        this.coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
        this.iterations = iterations;
        this.estimation = estimation;
    }

    private PropensityScore(PropensityScore of, double[] probabilities, Optional<EstimatedWeights> estimation) {
        this.model = of.model;
        this.link = of.link;
        this.probabilities = probabilities;
        this.linear = of.linear;
        this.coefficients = of.coefficients;
        this.iterations = of.iterations;
        this.estimation = estimation;
    }

    /**
     * Scores of a model of one's own.
     *
     * @param model what it is, in few words, such as {@code boosted trees}
     * @param probabilities of each row, above 0 and below 1
     */
    public static PropensityScore of(String model, double[] probabilities) {
        double[] linear = new double[probabilities.length];
        for (int row = 0; row < linear.length; row++) {
            double p = probabilities[row];
            if (!(p > 0 && p < 1)) {
                throw new IllegalArgumentException(
                        "the probability of row " + row + " is " + p + "; it must lie between 0 and 1");
            }
            linear[row] = FastMath.log(p / (1 - p));
        }
        PropensityScore score = new PropensityScore(model, Link.LOGIT, linear, Map.of(), 0, Optional.empty());
        return new PropensityScore(score, probabilities.clone(), Optional.empty());
    }

    /**
     * The same scores with how they depend on what was estimated, so that standard errors can count that in.
     *
     * @param newEstimation of the probabilities, in the place of weights
     */
    public PropensityScore withEstimation(EstimatedWeights newEstimation) {
        return new PropensityScore(this, probabilities, Optional.of(newEstimation));
    }

    /** The scores of some rows, taken as known. */
    PropensityScore among(int[] rows) {
        double[] some = new double[rows.length];
        double[] linearOfSome = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = probabilities[rows[i]];
            linearOfSome[i] = linear[rows[i]];
        }
        PropensityScore score =
                new PropensityScore(model, link, linearOfSome, coefficients, iterations, Optional.empty());
        return new PropensityScore(score, some, Optional.empty());
    }

    /** The same scores for rows in another order, with how they were estimated: of each row the place that it has here. */
    PropensityScore at(int[] places) {
        PropensityScore score = among(places);
        return estimation.isEmpty()
                ? score
                : new PropensityScore(
                        score, score.probabilities, Optional.of(new ReorderedWeights(estimation.get(), places)));
    }

    /** Number of rows. */
    public int rows() {
        return probabilities.length;
    }

    /** The fitted probability of a row. */
    public double probability(int row) {
        return probabilities[row];
    }

    /** The score of each row. */
    public double[] scores(Scale scale) {
        return switch (scale) {
            case PROBABILITY -> probabilities.clone();
            case LINEAR_PREDICTOR -> linear.clone();
            case LOG_ODDS -> {
                double[] odds = new double[probabilities.length];
                Arrays.setAll(odds, row -> link.logOdds(linear[row]));
                yield odds;
            }
        };
    }

    /** The scores as a distance. */
    public Scores distance(Scale scale) {
        String of = switch (scale) {
            case PROBABILITY -> "propensity score";
            case LINEAR_PREDICTOR -> "linear predictor of the propensity score";
            case LOG_ODDS -> "log odds of the propensity score";
        };
        // A score of each person-week of a country is not to be held twice.
        boolean isLinear = scale == Scale.LINEAR_PREDICTOR || (scale == Scale.LOG_ODDS && link == Link.LOGIT);
        return Scores.sharing(of, isLinear ? linear : scores(scale));
    }

    /** The coefficients on the scale of the covariates, {@code (Intercept)} first; empty if the model has none. */
    public Map<String, Double> coefficients() {
        return coefficients;
    }

    /** The number of steps that the fit took; 0 if nobody counted. */
    public int iterations() {
        return iterations;
    }

    /** The model in few words, such as {@code logistic propensity}. */
    public String model() {
        return model;
    }

    /**
     * How the probabilities, in the place of weights, depend on the coefficients, which are those of columns with mean 0 and
     * standard deviation 1; empty if that is not known, and the scores must be taken as known.
     */
    public Optional<EstimatedWeights> estimation() {
        return estimation;
    }

    /** One less the probability, with all digits where that is near 1. */
    double complement(int row) {
        return link.probability(-linear[row]);
    }

    /** {@code logistic propensity, 4 covariates, 49,944 rows, 8 iterations}. */
    @Override
    public String toString() {
        return coefficients.isEmpty()
                ? String.format(Locale.ROOT, "%s, %,d rows", model, rows())
                : String.format(
                        Locale.ROOT,
                        "%s, %d covariates, %,d rows, %d iterations",
                        model,
                        coefficients.size() - 1,
                        rows(),
                        iterations);
    }
}
