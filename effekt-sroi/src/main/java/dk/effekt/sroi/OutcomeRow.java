package dk.effekt.sroi;

import dk.effekt.sroi.internal.Linear;
import java.util.Arrays;

/** A row of the map as arrays: its value in each year as a function of the parameters. */
final class OutcomeRow {

    private static final String[] KINDS = {"deadweight", "displacement", "attribution"};

    final int startPeriod;
    final int observedYears;
    final int years;

    /** The place of each observed year's quantity, and its sign there, or else its known amount. */
    private final int[] quantities;

    private final double[] amounts;

    /** Kroner per unit in each year, times the number of participants. */
    private final double[] prices;

    private final double[] presentPrices;
    private final int factor;
    private final double mean;
    private final int[] shares;
    private final double kept;
    private final int dropOff;
    private final double retained;

    OutcomeRow(ValueOutcome outcome, double scale, Parameters parameters, Discounting discounting) {
        Quantity quantity = outcome.quantity();
        startPeriod = outcome.startPeriod();
        observedYears = quantity.years();
        years = outcome.durationYears();
        quantities = new int[observedYears];
        amounts = new double[observedYears];
        for (int k = 0; k < observedYears; k++) {
            quantities[k] = parameters.quantity(quantity, k + 1);
            amounts[k] = quantities[k] == Parameters.KNOWN ? quantity.amount(k + 1) : Parameters.sign(quantity);
        }
        prices = new double[years];
        presentPrices = new double[years];
        for (int k = 0; k < years; k++) {
            prices[k] = scale * outcome.proxy().kroner(k + 1);
            presentPrices[k] = prices[k] * discounting.factor(startPeriod + k);
        }
        factor = parameters.value(outcome.proxy());
        mean = outcome.proxy().factor().distribution().mean();
        Deduction[] deductions = {outcome.deadweight(), outcome.displacement(), outcome.attribution()};
        shares = new int[deductions.length];
        double known = 1;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = parameters.share(KINDS[i], deductions[i]);
            known *= shares[i] == Parameters.KNOWN ? 1 - deductions[i].share() : 1;
        }
        kept = known;
        Deduction drop = outcome.extrapolation().dropOff();
        dropOff = parameters.share("drop-off", drop);
        retained = 1 - drop.share();
    }

    /** Kroner of the k-th year, counted from 1, before discounting. */
    double kroner(int k, double[] x) {
        double times = levelled(1, x);
        for (int passed = observedYears; passed < k; passed++) {
            times *= retained(x);
        }
        return times * (quantity(k, x) * prices[k - 1]);
    }

    /** What {@link #kroner(int, double[])} gives in each period of many draws, operation by operation. */
    void kroner(double[][] x, int draws, double[][] values) {
        for (int period = 0; period < values.length; period++) {
            if (period < startPeriod || period >= startPeriod + years) {
                Arrays.fill(values[period], 0, draws, 0);
            }
        }
        Arrays.fill(values[startPeriod], 0, draws, 1);
        level(x, draws, values[startPeriod]);
        for (int k = 1; k < years; k++) {
            System.arraycopy(values[startPeriod + k - 1], 0, values[startPeriod + k], 0, draws);
            if (k >= observedYears) {
                retain(x, draws, values[startPeriod + k]);
            }
        }
        for (int k = 0; k < years; k++) {
            double[] year = values[startPeriod + k];
            int observed = Math.min(k, observedYears - 1);
            double amount = amounts[observed];
            double price = prices[k];
            if (quantities[observed] < 0) {
                times(amount * price, draws, year);
            } else {
                double[] quantity = x[quantities[observed]];
                for (int j = 0; j < draws; j++) {
                    year[j] *= amount * quantity[j] * price;
                }
            }
        }
    }

    /** The sum over all years of their present values. */
    double present(double[] x) {
        double sum = 0;
        if (years > observedYears) {
            double each = retained(x);
            for (int k = years - 1; k >= observedYears; k--) {
                sum = each * (presentPrices[k] + sum);
            }
            sum *= quantity(observedYears, x);
        }
        for (int k = 0; k < observedYears; k++) {
            sum += presentPrices[k] * quantity(k + 1, x);
        }
        return levelled(sum, x);
    }

    /** What {@link #present(double[])} gives in each of many draws, operation by operation. */
    void present(double[][] x, int draws, double[] sums) {
        Arrays.fill(sums, 0, draws, 0);
        for (int k = years - 1; k >= observedYears; k--) {
            double price = presentPrices[k];
            for (int j = 0; j < draws; j++) {
                sums[j] += price;
            }
            retain(x, draws, sums);
        }
        for (int k = years > observedYears ? -1 : 0; k < observedYears; k++) {
            int observed = k < 0 ? observedYears - 1 : k;
            double amount = amounts[observed];
            if (quantities[observed] < 0) {
                if (k < 0) {
                    times(amount, draws, sums);
                } else {
                    double value = presentPrices[k] * amount;
                    for (int j = 0; j < draws; j++) {
                        sums[j] += value;
                    }
                }
            } else {
                double[] quantity = x[quantities[observed]];
                if (k < 0) {
                    for (int j = 0; j < draws; j++) {
                        sums[j] *= amount * quantity[j];
                    }
                } else {
                    double price = presentPrices[k];
                    for (int j = 0; j < draws; j++) {
                        sums[j] += price * (amount * quantity[j]);
                    }
                }
            }
        }
        level(x, draws, sums);
    }

    /** The k-th year's kroner with their first derivatives, by the product rule. */
    Linear linear(int k, double[] x) {
        double value = kroner(k, x);
        double[] gradient = new double[x.length];
        int place = quantities[Math.min(k, observedYears) - 1];
        if (place >= 0) {
            double beyond = 1;
            for (int passed = observedYears; passed < k; passed++) {
                beyond *= retained(x);
            }
            gradient[place] += amounts[Math.min(k, observedYears) - 1] * prices[k - 1] * levelled(beyond, x);
        }
        if (factor >= 0) {
            gradient[factor] += value / x[factor];
        }
        for (int share : shares) {
            if (share >= 0) {
                gradient[share] -= value / (1 - x[share]);
            }
        }
        if (dropOff >= 0 && k > observedYears) {
            gradient[dropOff] -= (k - observedYears) * value / (1 - x[dropOff]);
        }
        return Linear.of(value, gradient);
    }

    private double quantity(int k, double[] x) {
        int year = Math.min(k, observedYears) - 1;
        return quantities[year] < 0 ? amounts[year] : amounts[year] * x[quantities[year]];
    }

    private double levelled(double value, double[] x) {
        double level = value * kept;
        if (factor >= 0) {
            level *= x[factor] / mean;
        }
        for (int share : shares) {
            if (share >= 0) {
                level *= 1 - x[share];
            }
        }
        return level;
    }

    private void level(double[][] x, int draws, double[] values) {
        times(kept, draws, values);
        if (factor >= 0) {
            double[] price = x[factor];
            for (int j = 0; j < draws; j++) {
                values[j] *= price[j] / mean;
            }
        }
        for (int share : shares) {
            if (share >= 0) {
                timesRest(x[share], draws, values);
            }
        }
    }

    private double retained(double[] x) {
        return dropOff < 0 ? retained : 1 - x[dropOff];
    }

    private void retain(double[][] x, int draws, double[] values) {
        if (dropOff < 0) {
            times(retained, draws, values);
        } else {
            timesRest(x[dropOff], draws, values);
        }
    }

    private static void times(double factor, int draws, double[] values) {
        for (int j = 0; j < draws; j++) {
            values[j] *= factor;
        }
    }

    private static void timesRest(double[] shares, int draws, double[] values) {
        for (int j = 0; j < draws; j++) {
            values[j] *= 1 - shares[j];
        }
    }
}
