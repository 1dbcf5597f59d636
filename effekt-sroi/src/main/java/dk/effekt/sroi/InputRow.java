package dk.effekt.sroi;

import dk.effekt.sroi.internal.Linear;
import java.util.Arrays;

/** An input as arrays: its cost in each period as a function of the parameters. */
final class InputRow {

    private final int firstPeriod;
    private final double[] kroner;
    private final double present;
    private final int factor;
    private final double mean;

    InputRow(Input input, double scale, Parameters parameters, Discounting discounting) {
        Cost cost = input.cost();
        firstPeriod = cost.firstPeriod();
        kroner = new double[cost.kroner().size()];
        double sum = 0;
        for (int i = 0; i < kroner.length; i++) {
            int period = firstPeriod + i;
            kroner[i] = scale * cost.kroner(period);
            sum += kroner[i] * ValueModel.factor(discounting, period);
        }
        present = sum;
        factor = parameters.cost(input);
        mean = cost.factor().distribution().mean();
    }

    double kroner(int period, double[] x) {
        int at = period - firstPeriod;
        return at < 0 || at >= kroner.length ? 0 : kroner[at] * level(x);
    }

    void kroner(double[][] x, int draws, double[][] values) {
        for (int period = 0; period < values.length; period++) {
            int at = period - firstPeriod;
            level(at < 0 || at >= kroner.length ? 0 : kroner[at], x, draws, values[period]);
        }
    }

    double present(double[] x) {
        return present * level(x);
    }

    void present(double[][] x, int draws, double[] values) {
        level(present, x, draws, values);
    }

    Linear linear(int period, double[] x) {
        double value = kroner(period, x);
        double[] gradient = new double[x.length];
        if (factor >= 0) {
            gradient[factor] = value / x[factor];
        }
        return Linear.of(value, gradient);
    }

    private double level(double[] x) {
        return factor < 0 ? 1 : x[factor] / mean;
    }

    private void level(double cost, double[][] x, int draws, double[] values) {
        Arrays.fill(values, 0, draws, cost);
        if (factor >= 0) {
            double[] price = x[factor];
            for (int j = 0; j < draws; j++) {
                values[j] *= price[j] / mean;
            }
        }
    }
}
