package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.NormalEquations;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.util.FastMath;

/**
 * The probability of being treated given the covariates: a regression with an intercept and a logit or probit link, fitted by
 * maximum likelihood, penalised or not, through iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5).
 *
 * <p>Columns are centred and scaled before the fit and the coefficients carried back, so that the normal equations stay well
 * conditioned. A step that raises the deviance is halved. Iteration goes on until the coefficients stand still, measured in
 * their standard errors, which is further than the deviance rule of R's {@code glm}, whose coefficients these equal to about
 * 1e-8. Sums run in row order within blocks of rows and in the order of the blocks, with a pure-Java exponential, so that the same
 * rows give the same bits on every machine and any number of threads.
 *
 * @param penalty λ of {@link PropensityModels#ridge}; 0 for none
 */
record GlmPropensity(Link link, double penalty) implements PropensityModel {

    private static final int MOST_ITERATIONS = 100;
    private static final int MOST_HALVINGS = 12;
    /** Of the squared length of a step in standard errors: however alike two columns are, rounding stays below it. */
    private static final double STANDS_STILL = 1e-21;
    /** How much, as a share of the deviance, rounding may raise it. */
    private static final double ROUNDING = 1e-10;
    /**
     * How much farther the farthest linear predictor may reach after a step once it is nearly certain. Where data are separated,
     * the step turns into the direction that separates them; a leap there would pass the range in which that can be seen.
     */
    private static final double LEAP = 1.25;

    @Override
    public List<String> missingIn(boolean[] treated, DesignMatrix covariates) {
        return List.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a column is constant or, without penalty, collinear, or separates treated from untreated;
     *     the message names all such columns
     */
    @Override
    public PropensityScore fit(boolean[] treated, DesignMatrix covariates) {
        requireBothArms(treated, covariates);
        if (penalty == 0) {
            covariates.requireFullRank();
        }
        return fit(treated, Standardized.of(covariates), describe());
    }

    /** The fit, or a refusal in the name of the model that was asked for. */
    private PropensityScore fit(boolean[] treated, Standardized x, String model) {
        double share = count(treated) / (double) treated.length;
        double[] start = new double[x.width()];
        // A probit starts there as well: that is near enough.
        start[0] = FastMath.log(share / (1 - share));
        GlmLikelihood likelihood = new GlmLikelihood(link, penalty, treated.clone(), x);
        GlmLikelihood.Point at = likelihood.at(start);
        double[] step = new double[0];
        for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
            try {
                step = NormalEquations.solve(at.information(), at.gradient());
            } catch (NonPositiveDefiniteMatrixException e) {
                break;
            }
            double length = 0;
            for (int j = 0; j < step.length; j++) {
                length += step[j] * at.gradient()[j];
            }
            if (penalty == 0 && at.furthest() > link.certain()) {
                requireOverlap(treated, x, step, Separation.ON_BORDER, model);
            }
            if (length < STANDS_STILL) {
                return score(likelihood, at.after(step, 1), iteration);
            }
            Optional<GlmLikelihood.Point> next = descend(likelihood, at, step);
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        if (penalty == 0 && step.length > 0) {
            requireOverlap(treated, x, step, Separation.NEAR_BORDER, model);
        }
        if (penalty == 0 && link != Link.LOGIT) {
            // It has a solution where any such link has one (Silvapulle 1981), and its steps run out later.
            new GlmPropensity(Link.LOGIT, 0).fit(treated, x, model);
        }
        throw new IllegalArgumentException(
                "the " + model + " did not settle: covariates are nearly collinear or reach too far out"
                        + ", farthest " + x.farthest()
                        + "; leave some out, limit their range, or fit PropensityModels.ridge with a "
                        + (penalty == 0 ? "" : "larger ") + "penalty");
    }

    @Override
    public String describe() {
        return penalty == 0 ? link.text() + " propensity" : "ridge " + link.text() + " propensity, penalty " + penalty;
    }

    /** The point after the step, or after the half of it and so on; empty if none is better. */
    private Optional<GlmLikelihood.Point> descend(GlmLikelihood likelihood, GlmLikelihood.Point at, double[] step) {
        double share = 1;
        for (int halving = 0; halving <= MOST_HALVINGS; halving++, share /= 2) {
            GlmLikelihood.Point next = likelihood.at(at.after(step, share));
            boolean isLeap = next.furthest() > Math.max(link.certain(), LEAP * at.furthest());
            if (next.deviance() <= at.deviance() * (1 + ROUNDING) && !isLeap) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private PropensityScore score(GlmLikelihood likelihood, double[] beta, int iterations) {
        GlmEstimation estimation = likelihood.estimation(beta, describe());
        return new PropensityScore(
                describe(),
                link,
                estimation.linear(),
                likelihood.covariates().original(beta),
                iterations,
                Optional.of(estimation));
    }

    private static void requireOverlap(
            boolean[] treated, Standardized x, double[] direction, double share, String model) {
        Separation.along(direction, treated, x, share).ifPresent(found -> {
            throw new IllegalArgumentException(found.describe(model));
        });
    }

    private static int count(boolean[] treated) {
        int count = 0;
        for (boolean t : treated) {
            count += t ? 1 : 0;
        }
        return count;
    }

    private static void requireBothArms(boolean[] treated, DesignMatrix covariates) {
        if (treated.length != covariates.rows()) {
            throw new IllegalArgumentException(
                    treated.length + " treatment flags for " + covariates.rows() + " rows of covariates");
        }
        Weighing.requireBothArms(treated);
    }
}
