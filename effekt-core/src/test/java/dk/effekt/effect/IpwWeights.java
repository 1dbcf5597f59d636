package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.EstimatedWeights;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Units;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Inverse probability weights of a logistic score, with what M-estimation needs, written down anew with dense matrices. */
final class IpwWeights implements EstimatedWeights {

    private final Units units;
    private final double[][] x;
    private final double[] e;
    private final double[] theta;
    private final RealMatrix inverse;

    IpwWeights(Units units) {
        this.units = units;
        DesignMatrix covariates = units.covariates().orElseThrow();
        boolean[] treated = new boolean[units.size()];
        x = new double[units.size()][covariates.names().size() + 1];
        for (int row = 0; row < x.length; row++) {
            treated[row] = units.isTreated(row);
            x[row][0] = 1;
            for (int j = 1; j < x[row].length; j++) {
                x[row][j] = covariates.value(row, j - 1);
            }
        }
        PropensityScore score = PropensityModels.logistic().fit(treated, covariates);
        theta = score.coefficients().values().stream().mapToDouble(v -> v).toArray();
        e = probabilities(theta);
        RealMatrix information = new Array2DRowRealMatrix(theta.length, theta.length);
        for (int row = 0; row < x.length; row++) {
            for (int j = 0; j < theta.length; j++) {
                for (int k = 0; k < theta.length; k++) {
                    information.addToEntry(j, k, e[row] * (1 - e[row]) * x[row][j] * x[row][k]);
                }
            }
        }
        inverse = new LUDecomposition(information).getSolver().getInverse();
    }

    private double[] probabilities(double[] at) {
        return Arrays.stream(x)
                .mapToDouble(row -> {
                    double linear = 0;
                    for (int j = 0; j < at.length; j++) {
                        linear += at[j] * row[j];
                    }
                    return 1 / (1 + Math.exp(-linear));
                })
                .toArray();
    }

    double[] theta() {
        return theta.clone();
    }

    /** The weights at other coefficients. */
    double[] weights(double[] at) {
        double[] p = probabilities(at);
        double[] weights = new double[p.length];
        for (int row = 0; row < p.length; row++) {
            boolean treated = units.isTreated(row);
            weights[row] = switch (units.estimand()) {
                case ATT -> treated ? 1 : p[row] / (1 - p[row]);
                case ATC -> treated ? (1 - p[row]) / p[row] : 1;
                case ATE -> treated ? 1 / p[row] : 1 / (1 - p[row]);
                case ATO -> treated ? 1 - p[row] : p[row];
            };
        }
        return weights;
    }

    MatchedSample sample() {
        return MatchedSample.weighted(units, weights(theta), this);
    }

    @Override
    public int parameters() {
        return theta.length;
    }

    @Override
    public double derivative(int row, int parameter) {
        boolean treated = units.isTreated(row);
        double odds = e[row] / (1 - e[row]);
        double slope = switch (units.estimand()) {
            case ATT -> treated ? 0 : odds;
            case ATC -> treated ? -1 / odds : 0;
            case ATE -> treated ? -1 / odds : odds;
            case ATO -> treated ? -e[row] * (1 - e[row]) : e[row] * (1 - e[row]);
        };
        return slope * x[row][parameter];
    }

    @Override
    public double influence(int row, int parameter) {
        double residual = (units.isTreated(row) ? 1 : 0) - e[row];
        double sum = 0;
        for (int k = 0; k < theta.length; k++) {
            sum += inverse.getEntry(parameter, k) * x[row][k] * residual;
        }
        return sum;
    }

    @Override
    public String describe() {
        return "the propensity score";
    }

    static IpwWeights ofSynth(Estimand estimand) {
        return new IpwWeights(SynthSamples.units(estimand));
    }
}
