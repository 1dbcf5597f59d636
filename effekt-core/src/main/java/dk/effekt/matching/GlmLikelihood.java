package dk.effekt.matching;

import dk.effekt.internal.NormalEquations;
import org.apache.commons.math3.util.FastMath;

/**
 * The likelihood of a binary regression on standardised columns, with or without a ridge penalty on all coefficients but the
 * intercept: {@code −2 log L + n λ ‖β‖²}, which is 2n times what glmnet minimises (Friedman, Hastie and Tibshirani 2010,
 * equation 13, α = 0).
 */
record GlmLikelihood(Link link, double penalty, boolean[] treated, Standardized covariates) {

    /** A likelihood this small is put into the sum of logarithms before it underflows. */
    private static final double SMALL = 1e-200;

    /**
     * What is to be known at some coefficients.
     *
     * @param deviance with the penalty
     * @param gradient of the log likelihood, half of the penalty taken off
     * @param information the triangle of the expected information, or the observed where that was asked for, with the penalty
     * @param furthest the largest distance of a linear predictor from 0
     */
    record Point(double[] beta, double deviance, double[] gradient, double[] information, double furthest) {

        double[] after(double[] step, double share) {
            double[] next = beta.clone();
            for (int j = 0; j < next.length; j++) {
                next[j] += share * step[j];
            }
            return next;
        }
    }

    /** The sums that one pass over rows takes. */
    private final class Sums implements Standardized.Visitor {
        private final double[] beta;
        private final double[] linear;
        private final double[] gradient;
        private final double[] information;
        private double logLikelihood;
        private double furthest;

        Sums(double[] beta, double[] linear) {
            this.beta = beta;
            this.linear = linear;
            this.gradient = new double[beta.length];
            this.information = NormalEquations.triangle(beta.length);
        }

        /** Linear predictors are kept, and the information is the observed one, if there is room for them. */
        @Override
        public void visit(int first, int rows, double[][] columns) {
            double[] etas = Standardized.along(beta, columns, rows);
            double[] residuals = new double[rows];
            double[] weights = new double[rows];
            boolean isLast = linear.length > 0;
            double product = 1;
            for (int r = 0; r < rows; r++) {
                double eta = etas[r];
                double distance = Math.abs(eta);
                furthest = Math.max(furthest, distance);
                double tail = link.tail(distance);
                double steepness = link.steepness(distance, tail);
                boolean isTreated = treated[first + r];
                boolean isLikely = isTreated == eta >= 0;
                double miss = isLikely ? tail : 1 - tail;
                residuals[r] = (isTreated ? miss : -miss) * steepness;
                weights[r] =
                        isLast ? link.curvature(residuals[r], eta, tail) : tail * (1 - tail) * steepness * steepness;
                product *= isLikely ? 1 - tail : tail;
                if (product < SMALL) {
                    logLikelihood += FastMath.log(product);
                    product = 1;
                }
            }
            logLikelihood += FastMath.log(product);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += NormalEquations.dot(residuals, columns[j], rows);
            }
            NormalEquations.add(information, weights, columns, rows);
            if (isLast) {
                System.arraycopy(etas, 0, linear, first, rows);
            }
        }

        /** Adds the sums of other rows. */
        void add(Sums others) {
            logLikelihood += others.logLikelihood;
            furthest = Math.max(furthest, others.furthest);
            NormalEquations.addMultiple(gradient, 1, others.gradient, gradient.length);
            NormalEquations.addMultiple(information, 1, others.information, information.length);
        }

        Point point() {
            double ridge = penalty * treated.length;
            double squares = 0;
            for (int j = 1, cell = 2; j < beta.length; j++, cell += j + 1) {
                squares += beta[j] * beta[j];
                gradient[j] -= ridge * beta[j];
                information[cell] += ridge;
            }
            return new Point(beta, -2 * logLikelihood + ridge * squares, gradient, information, furthest);
        }
    }

    Point at(double[] beta) {
        return pass(beta, new double[0]);
    }

    /** What a standard error needs to know of the coefficients at which the gradient is 0. */
    GlmEstimation estimation(double[] beta, String model) {
        double[] linear = new double[treated.length];
        Point point = pass(beta, linear);
        return new GlmEstimation(this, model, beta, linear, NormalEquations.inverse(point.information(), beta.length));
    }

    private Point pass(double[] beta, double[] linear) {
        Sums sums = new Sums(beta, linear);
        covariates.inParts(() -> new Sums(beta, linear)).forEach(sums::add);
        return sums.point();
    }
}
