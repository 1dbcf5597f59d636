package dk.effekt.sroi.investment;

import dk.effekt.sroi.Estimate;
import dk.effekt.sroi.ValueModel;
import java.util.Arrays;

/** Kroner of each outcome and input in each period, with their derivatives by all that is uncertain. */
final class Cells {

    /**
     * A part of the standard deviation. Kroner are linear in every parameter but a drop-off, so that the central difference is
     * their derivative but for rounding; at this step a drop-off's is right to about 1e-8.
     */
    private static final double STEP = 1e-4;

    private final ValueModel model;
    private final Linear[] cells;

    private Cells(ValueModel model, Linear[] cells) {
        this.model = model;
        this.cells = cells;
    }

    static Cells of(ValueModel model) {
        double[] means = model.means();
        double[] values = kroner(model, means);
        double[][] gradients = new double[values.length][means.length];
        for (int p = 0; p < means.length; p++) {
            double step = STEP * model.parameters().get(p).distribution().sd();
            double[] up = means.clone();
            double[] down = means.clone();
            up[p] += step;
            down[p] -= step;
            double[] above = kroner(model, up);
            double[] below = kroner(model, down);
            for (int cell = 0; cell < values.length; cell++) {
                gradients[cell][p] = (above[cell] - below[cell]) / (up[p] - down[p]);
            }
        }
        Linear[] cells = new Linear[values.length];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = new Linear(values[cell], gradients[cell]);
        }
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

    /** With the standard error to first order, Σ g g' cov. */
    Estimate estimate(Linear linear, Estimate.Unit unit) {
        double[] gradient = linear.gradient();
        double variance = 0;
        for (int i = 0; i < model.effects(); i++) {
            for (int j = 0; j < model.effects(); j++) {
                variance += gradient[i] * gradient[j] * model.covariance(i, j);
            }
        }
        for (int i = model.effects(); i < gradient.length; i++) {
            variance += gradient[i] * gradient[i] * model.covariance(i, i);
        }
        // Opposite terms of one estimation can cancel to a hair below zero.
        return new Estimate(linear.value() + 0.0, Math.sqrt(Math.max(0, variance)), unit);
    }

    Estimate kroner(Linear linear) {
        return estimate(linear, Estimate.Unit.KRONER);
    }

    private static double[] kroner(ValueModel model, double[] x) {
        double[] values = new double[model.rows() * (model.periods() + 1)];
        model.kronerByPeriod(x, values);
        return values;
    }
}
