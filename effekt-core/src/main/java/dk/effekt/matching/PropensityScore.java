package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
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
    private final double[] probabilities;
    private final double[] linear;
    private final Map<String, Double> coefficients;
    private final int iterations;
    private final Optional<Fit> fit;

    /** What a standard error that counts in the estimation of the score needs to know. */
    record Fit(GlmPropensity model, DesignMatrix covariates) {}

    PropensityScore(
            String model,
            double[] probabilities,
            double[] linear,
            Map<String, Double> coefficients,
            int iterations,
            Optional<Fit> fit) {
        this.model = model;
        this.probabilities = probabilities;
        this.linear = linear;
        this.coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
        this.iterations = iterations;
        this.fit = fit;
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
        return new PropensityScore(model, probabilities.clone(), linear, Map.of(), 0, Optional.empty());
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
                Arrays.setAll(odds, row -> logOdds(row));
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
        return Scores.of(of, scores(scale));
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

    Optional<Fit> fit() {
        return fit;
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

    /** From the linear predictor where that is it: a probability near 1 has lost digits. */
    private double logOdds(int row) {
        boolean isLogit = fit.isEmpty() || fit.get().model().link() == GlmPropensity.Link.LOGIT;
        return isLogit ? linear[row] : FastMath.log(probabilities[row] / (1 - probabilities[row]));
    }
}
