package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.Basis;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.ValueOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Maps among which one is chosen, after doing nothing, whose net benefit is 0. Immutable. */
final class Options {

    static final String NOTHING = "do nothing";

    final List<String> names;
    final List<ValueModel> models;
    final JointParameters parameters;
    final Basis basis;

    /** Of each map's outcomes, which are of wellbeing. */
    private final boolean[][] wellbeing;

    private Options(List<String> names, List<ValueModel> models) {
        this.names = List.copyOf(names);
        this.models = List.copyOf(models);
        parameters = JointParameters.of(models);
        basis = models.get(0).basis();
        wellbeing = new boolean[models.size()][];
        for (int m = 0; m < wellbeing.length; m++) {
            List<ValueOutcome> outcomes = models.get(m).map().outcomes();
            wellbeing[m] = new boolean[outcomes.size()];
            for (int row = 0; row < wellbeing[m].length; row++) {
                wellbeing[m][row] = outcomes.get(row).kind() == ValueKind.WELLBEING;
            }
        }
    }

    static Options of(ValueMap... maps) {
        if (maps.length == 0) {
            throw new IllegalArgumentException("there is no value map to choose; give at least one");
        }
        List<ValueModel> models = Arrays.stream(maps).map(ValueMap::model).toList();
        List<String> names = new ArrayList<>(List.of(NOTHING));
        Set<String> met = new HashSet<>(names);
        for (ValueModel model : models) {
            String name = model.map().name();
            if (!met.add(name)) {
                throw new IllegalArgumentException(
                        "two options are called '" + name + "'; give each value map a name of its own");
            }
            if (model.basis() != models.get(0).basis()) {
                throw new IllegalArgumentException("option '" + name + "' is " + model.basis() + ", '" + names.get(1)
                        + "' is " + models.get(0).basis() + "; give both the number of participants, or neither");
            }
            names.add(name);
        }
        return new Options(names, models);
    }

    /** Number of options, doing nothing included. */
    int count() {
        return names.size();
    }

    /**
     * Net present value of each option in some draws, wellbeing counting so many times.
     *
     * @param x by parameter and draw
     * @param net is written to, by option and draw
     */
    void netBenefits(double[][] x, int draws, double timesWellbeing, double[][] net) {
        double[] present = new double[draws];
        Arrays.fill(net[0], 0, draws, 0);
        for (int m = 0; m < models.size(); m++) {
            double[][] own = parameters.of(m, x);
            double[] sum = net[m + 1];
            Arrays.fill(sum, 0, draws, 0);
            for (int row = 0; row < models.get(m).rows(); row++) {
                boolean isInput = row >= wellbeing[m].length;
                double times = isInput ? -1 : wellbeing[m][row] ? timesWellbeing : 1;
                models.get(m).presentValues(row, own, draws, present);
                for (int j = 0; j < draws; j++) {
                    sum[j] += times * present[j];
                }
            }
        }
    }

    boolean hasWellbeing() {
        for (boolean[] rows : wellbeing) {
            for (boolean one : rows) {
                if (one) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first of those with the highest net benefit. */
    static int best(double[] net) {
        int best = 0;
        for (int k = 1; k < net.length; k++) {
            if (net[k] > net[best]) {
                best = k;
            }
        }
        return best;
    }
}
