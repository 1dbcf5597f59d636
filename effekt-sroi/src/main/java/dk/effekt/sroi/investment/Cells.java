package dk.effekt.sroi.investment;

import dk.effekt.sroi.Amount;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.internal.Linear;
import java.util.Arrays;

/** Kroner of each outcome and input in each period, with their derivatives by all that is uncertain. */
final class Cells {

    private final ValueModel model;
    private final Linear[] cells;

    private Cells(ValueModel model, Linear[] cells) {
        this.model = model;
        this.cells = cells;
    }

    static Cells of(ValueModel model) {
        double[] means = model.means();
        double[] values = new double[model.rows() * (model.periods() + 1)];
        model.kronerByPeriod(means, values);
        double[][] derivatives = model.derivatives(means);
        Linear[] cells = new Linear[values.length];
        Arrays.setAll(cells, cell -> Linear.of(values[cell], derivatives[cell]));
        return new Cells(model, cells);
    }

    ValueModel model() {
        return model;
    }

    /** Number of periods after the start. */
    int periods() {
        return model.periods();
    }

    /** Outcomes in the order of the map, then inputs; period 0 is the start. */
    Linear at(int row, int period) {
        return cells[row * (periods() + 1) + period];
    }

    Linear zero() {
        return Linear.zero(model.parameters().size());
    }

    /** A zero for the start and for each period. */
    Linear[] zeros() {
        Linear[] zeros = new Linear[periods() + 1];
        Arrays.fill(zeros, zero());
        return zeros;
    }

    Amount estimate(Linear linear, Amount.Unit unit) {
        return new Amount(linear.value() + 0.0, model.standardError(linear.gradient()), unit);
    }

    Amount kroner(Linear linear) {
        return estimate(linear, Amount.Unit.KRONER);
    }
}
