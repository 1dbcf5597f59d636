package dk.effekt.matching;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.FastMath;

/**
 * How a linear predictor η becomes a probability p. Both links are symmetric, p(−η) = 1 − p(η), so that all is said by the
 * smaller of both probabilities, the <em>tail</em> of |η|, which keeps its digits where the larger one is nearly 1.
 */
enum Link {
    /** The logistic function. */
    LOGIT("logistic", 12) {
        @Override
        double tail(double distance) {
            double e = FastMath.exp(-distance);
            return e / (1 + e);
        }

        @Override
        double steepness(double distance, double tail) {
            return 1;
        }

        @Override
        double curvature(double residual, double eta, double tail) {
            return tail * (1 - tail);
        }
    },
    /** The normal distribution function. */
    PROBIT("probit", 4.2) {
        @Override
        double tail(double distance) {
            // Not 0, which would leave nothing to divide by, where a step went far astray.
            return Math.max(Erf.erfc(distance / FastMath.sqrt(2)) / 2, Double.MIN_NORMAL);
        }

        @Override
        double steepness(double distance, double tail) {
            double density = FastMath.exp(-distance * distance / 2) / FastMath.sqrt(2 * Math.PI);
            return density / (tail * (1 - tail));
        }

        @Override
        double curvature(double residual, double eta, double tail) {
            return residual * (residual + eta);
        }
    };

    private final String text;
    private final double certain;

    Link(String text, double certain) {
        this.text = text;
        this.certain = certain;
    }

    /** Its name in few words, such as {@code logistic}. */
    String text() {
        return text;
    }

    /** The η beyond which a probability is within about 1e-5 of 0 or 1: the data may be separated. */
    double certain() {
        return certain;
    }

    /** The probability of −|η|, at most one half. */
    abstract double tail(double distance);

    /** How the log odds of p change with η; 1 for the logit. */
    abstract double steepness(double distance, double tail);

    /** Minus the second derivative of a row's log likelihood by η. */
    abstract double curvature(double residual, double eta, double tail);

    double probability(double eta) {
        double tail = tail(Math.abs(eta));
        return eta < 0 ? tail : 1 - tail;
    }

    double logOdds(double eta) {
        if (this == LOGIT) {
            return eta;
        }
        double tail = tail(Math.abs(eta));
        double odds = FastMath.log((1 - tail) / tail);
        return eta < 0 ? -odds : odds;
    }
}
