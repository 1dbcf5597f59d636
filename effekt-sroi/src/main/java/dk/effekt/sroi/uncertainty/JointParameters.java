package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Suggest;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.MeasuredEffect;
import dk.effekt.sroi.Parameter;
import dk.effekt.sroi.ValueModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RectangularCholeskyDecomposition;

/**
 * What is uncertain in several maps at once. Parameters with equal name, kind and distribution are one; those that share a
 * name alone are two, told apart by the name of their map. Effects stand first and are jointly normal, those of different
 * maps too if they come from one estimation. Immutable and thread-safe.
 */
final class JointParameters {

    /** Correlations this far from positive semidefinite are rounding. */
    private static final double ROUNDING = 1e-10;

    private final List<ValueModel> models;
    private final List<Parameter> all = new ArrayList<>();
    private final List<MeasuredEffect> effects = new ArrayList<>();
    private final int[][] places;
    private final int shared;
    private final double[] means;
    private final double[][] root;
    private final Sampler[] samplers;

    private JointParameters(List<ValueModel> models) {
        this.models = List.copyOf(models);
        Map<Parameter, Integer> found = new HashMap<>();
        places =
                models.stream().map(model -> new int[model.parameters().size()]).toArray(int[][]::new);
        for (int m = 0; m < places.length; m++) {
            List<MeasuredEffect> own = models.get(m).effects();
            for (int i = 0; i < own.size(); i++) {
                places[m][i] = place(models.get(m), i, found);
                if (places[m][i] == effects.size()) {
                    effects.add(own.get(i));
                }
            }
        }
        for (int m = 0; m < places.length; m++) {
            for (int i = models.get(m).effects().size(); i < places[m].length; i++) {
                places[m][i] = place(models.get(m), i, found);
            }
        }
        int stated =
                models.stream().mapToInt(model -> model.parameters().size()).sum();
        shared = stated - all.size();
        means = all.stream().mapToDouble(p -> p.distribution().mean()).toArray();
        root = effects.isEmpty() ? new double[0][0] : root();
        samplers = all.stream()
                .skip(effects.size())
                .map(p -> Sampler.of(p.distribution()))
                .toArray(Sampler[]::new);
    }

    static JointParameters of(List<ValueModel> models) {
        return new JointParameters(models);
    }

    List<Parameter> all() {
        return List.copyOf(all);
    }

    int size() {
        return all.size();
    }

    int effects() {
        return effects.size();
    }

    /** How many parameters of a map are those of an earlier one, too. */
    int shared() {
        return shared;
    }

    double[] means() {
        return means.clone();
    }

    /** Covariance of two effects. */
    double covariance(int i, int j) {
        return effects.get(i).covariance(effects.get(j));
    }

    /**
     * The place of a name.
     *
     * @throws IllegalArgumentException if there is none; it suggests the nearest
     */
    int place(String name) {
        List<String> names = all.stream().map(Parameter::name).toList();
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("no uncertain parameter is called " + Suggest.quoted(name, names));
        }
        return place;
    }

    /** Whether the parameter enters more than linearly: a drop-off, which is taken several times. */
    boolean isDropOff(int place) {
        return all.get(place).kind() == Parameter.Kind.DROP_OFF;
    }

    /** Streams of random numbers for a block, one for each parameter. */
    RandomStream[] streams(long seed, int block) {
        RandomStream[] streams = new RandomStream[all.size()];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = RandomStream.of(seed, block, i);
        }
        return streams;
    }

    /**
     * Draws some more.
     *
     * @param x is written to, by parameter and draw
     */
    void draw(RandomStream[] streams, double[][] x, int count) {
        // The root has no more columns than rows, and none above its diagonal in the order of its pivots, which is not
        // that of the effects: normals need room of their own.
        double[][] normals = new double[root.length == 0 ? 0 : root[0].length][count];
        for (int k = 0; k < normals.length; k++) {
            for (int j = 0; j < count; j++) {
                normals[k][j] = streams[k].normal();
            }
        }
        for (int i = 0; i < root.length; i++) {
            double[] column = x[i];
            Arrays.fill(column, 0, count, means[i]);
            for (int k = 0; k < normals.length; k++) {
                double each = root[i][k];
                double[] normal = normals[k];
                for (int j = 0; j < count; j++) {
                    column[j] += each * normal[j];
                }
            }
        }
        for (int i = 0; i < samplers.length; i++) {
            samplers[i].fill(streams[root.length + i], x[root.length + i], count);
        }
    }

    /** The columns of one of the maps, in its own order. */
    double[][] of(int model, double[][] x) {
        return Arrays.stream(places[model]).mapToObj(place -> x[place]).toArray(double[][]::new);
    }

    private int place(ValueModel model, int i, Map<Parameter, Integer> found) {
        Parameter parameter = model.parameters().get(i);
        Integer known = found.get(parameter);
        if (known != null) {
            return known;
        }
        String name = parameter.name();
        boolean isTaken = all.stream().anyMatch(p -> p.name().equals(name));
        String free = isTaken ? name + " [" + model.map().name() + "]" : name;
        all.add(new Parameter(free, parameter.kind(), parameter.distribution()));
        found.put(parameter, all.size() - 1);
        return all.size() - 1;
    }

    /** A matrix times its transpose that gives the covariance, found from correlations so that units do not matter. */
    private double[][] root() {
        int n = effects.size();
        double[][] correlations = new double[n][n];
        double[] sds = new double[n];
        for (int i = 0; i < n; i++) {
            Distribution distribution = all.get(i).distribution();
            sds[i] = distribution.sd();
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                correlations[i][j] = i == j ? 1 : covariance(i, j) / (sds[i] * sds[j]);
            }
        }
        try {
            double[][] rows = new RectangularCholeskyDecomposition(new Array2DRowRealMatrix(correlations), ROUNDING)
                    .getRootMatrix()
                    .getData();
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < rows[i].length; k++) {
                    rows[i][k] *= sds[i];
                }
            }
            return rows;
        } catch (NonPositiveDefiniteMatrixException e) {
            throw new IllegalArgumentException(
                    "the covariance of the measured effects is no covariance: a combination of them would have a"
                            + " negative variance; estimate them together, or fewer of them",
                    e);
        }
    }

    @Override
    public String toString() {
        return all.size() + " uncertain parameters of " + models.size() + " maps";
    }
}
