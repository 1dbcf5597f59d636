package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The expected net benefit of each option, given one parameter. A row of a map is a product of independent parameters, an
 * effect among them at most once, so that it is the row at the others' means, or, given an effect, at the conditional
 * means of the other effects. The exception is a drop-off o, of which (1−o)^k is taken: it is integrated over its
 * quantiles. As no row has two, all may go through their quantiles together. Not thread-safe.
 */
final class ConditionalMeans {

    private static final int NODES = 64;

    /** The given value of no parameter. */
    private static final int NONE = -1;

    private final Options options;
    private final JointParameters parameters;
    private final double[] weights;
    private final List<Integer> dropOffs = new ArrayList<>();
    private final double[][] quantiles;

    ConditionalMeans(Options options) {
        this.options = options;
        parameters = options.parameters;
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.isDropOff(i)) {
                dropOffs.add(i);
            }
        }
        weights = new double[dropOffs.isEmpty() ? 1 : NODES];
        quantiles = new double[dropOffs.size()][weights.length];
        if (dropOffs.isEmpty()) {
            weights[0] = 1;
            return;
        }
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES, 0, 1);
        List<Parameter> all = parameters.all();
        for (int node = 0; node < NODES; node++) {
            weights[node] = rule.getWeight(node);
            for (int d = 0; d < quantiles.length; d++) {
                quantiles[d][node] = all.get(dropOffs.get(d)).distribution().quantile(rule.getPoint(node));
            }
        }
    }

    /** Of each option, nothing being given. */
    double[] expected() {
        return at(parameters.means(), NONE);
    }

    /** Of each option, given a value of a parameter. */
    double[] given(int parameter, double value) {
        double[] x = parameters.means();
        if (parameter < parameters.effects()) {
            double shift = (value - x[parameter]) / parameters.covariance(parameter, parameter);
            for (int j = 0; j < parameters.effects(); j++) {
                x[j] += shift * parameters.covariance(parameter, j);
            }
        }
        x[parameter] = value;
        return at(x, parameter);
    }

    /** How much each option gains by a unit more of each effect, the others staying as they are. */
    double[][] effectSlopes() {
        double[] base = expected();
        double[][] slopes = new double[options.count()][parameters.effects()];
        List<Parameter> all = parameters.all();
        for (int i = 0; i < parameters.effects(); i++) {
            double step = all.get(i).distribution().sd();
            double[] x = parameters.means();
            x[i] += step;
            double[] more = at(x, NONE);
            for (int k = 0; k < more.length; k++) {
                slopes[k][i] = (more[k] - base[k]) / step;
            }
        }
        return slopes;
    }

    /**
     * The expected net benefit of the best option when a parameter becomes known. Options are lines over it, and the
     * greatest of lines is a line and a hinge at each change of the best: E max = E of the first + Σ Δslope E[(X−c)+].
     */
    double expectedBest(int parameter) {
        Distribution distribution = parameters.all().get(parameter).distribution();
        if (dropOffs.contains(parameter)) {
            return alongQuantiles(parameter, quantiles[dropOffs.indexOf(parameter)]);
        }
        double mean = distribution.mean();
        double sd = distribution.sd();
        double[] middle = given(parameter, mean);
        double[] above = given(parameter, mean + sd);
        double[] slopes = new double[middle.length];
        for (int k = 0; k < slopes.length; k++) {
            slopes[k] = (above[k] - middle[k]) / sd;
        }
        int line = 0;
        for (int k = 1; k < slopes.length; k++) {
            boolean flatter = slopes[k] < slopes[line];
            line = flatter || (slopes[k] == slopes[line] && middle[k] > middle[line]) ? k : line;
        }
        double sum = middle[line];
        while (true) {
            int next = NONE;
            double change = Double.POSITIVE_INFINITY;
            for (int k = 0; k < slopes.length; k++) {
                if (slopes[k] > slopes[line]) {
                    double at = mean + (middle[line] - middle[k]) / (slopes[k] - slopes[line]);
                    if (at < change || (at == change && slopes[k] > slopes[next])) {
                        next = k;
                        change = at;
                    }
                }
            }
            if (next == NONE) {
                return sum;
            }
            sum += (slopes[next] - slopes[line]) * PartialExpectation.above(change, distribution);
            line = next;
        }
    }

    private double alongQuantiles(int parameter, double[] values) {
        double sum = 0;
        for (int node = 0; node < weights.length; node++) {
            double[] each = given(parameter, values[node]);
            sum += weights[node] * each[Options.best(each)];
        }
        return sum;
    }

    private double[] at(double[] x, int fixed) {
        double[][] nodes = new double[x.length][weights.length];
        for (int i = 0; i < x.length; i++) {
            Arrays.fill(nodes[i], x[i]);
        }
        for (int d = 0; d < quantiles.length; d++) {
            if (dropOffs.get(d) != fixed) {
                nodes[dropOffs.get(d)] = quantiles[d];
            }
        }
        double[][] net = new double[options.count()][weights.length];
        options.netBenefits(nodes, weights.length, 1, net);
        double[] sum = new double[net.length];
        for (int k = 0; k < sum.length; k++) {
            for (int node = 0; node < weights.length; node++) {
                sum[k] += weights[node] * net[k][node];
            }
        }
        return sum;
    }
}
