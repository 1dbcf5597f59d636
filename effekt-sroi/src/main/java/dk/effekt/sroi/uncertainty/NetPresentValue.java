package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Finite;
import dk.effekt.internal.Suggest;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Parameter;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueModel;
import java.util.List;

/** A map's net present value at the means, with one or two of its parameters elsewhere. Not thread-safe. */
final class NetPresentValue {

    private final ValueModel model;
    private final double[] means;
    private final double[] x;
    private final double[] present;

    NetPresentValue(ValueMap map) {
        model = map.model();
        means = model.means();
        x = model.means();
        present = new double[model.rows()];
    }

    ValueModel model() {
        return model;
    }

    double atMeans() {
        return net();
    }

    double at(int parameter, double value) {
        return at(parameter, value, parameter, value);
    }

    double at(int first, double value, int second, double other) {
        x[first] = value;
        x[second] = other;
        double net = net();
        x[first] = means[first];
        x[second] = means[second];
        return net;
    }

    /**
     * The place of a parameter.
     *
     * @throws IllegalArgumentException if no parameter has that name
     */
    int place(String name) {
        List<String> names = model.parameters().stream().map(Parameter::name).toList();
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("value map '" + model.map().name()
                    + "' has no uncertain parameter called " + Suggest.quoted(name, names));
        }
        return place;
    }

    /** Refuses what the parameter cannot be. */
    void require(int place, double value) {
        Parameter parameter = model.parameters().get(place);
        Distribution distribution = parameter.distribution();
        Finite.of("a value of '" + parameter.name() + "'", value);
        boolean isShare = parameter.kind().isShare();
        boolean isAmount = parameter.kind() == Parameter.Kind.VALUE || parameter.kind() == Parameter.Kind.COST;
        if (isShare && !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "'" + parameter.name() + "' of " + value + "; a deduction must be a share from 0 to 1");
        }
        if (isAmount && value < 0 && distribution.low() >= 0) {
            throw new IllegalArgumentException(
                    "'" + parameter.name() + "' of " + value + "; it is " + distribution + " and cannot be negative");
        }
    }

    private double net() {
        model.presentValues(x, present);
        int outcomes = model.map().outcomes().size();
        double net = 0;
        for (int row = 0; row < present.length; row++) {
            net += row < outcomes ? present[row] : -present[row];
        }
        return net;
    }
}
