package dk.effekt.sroi;

import dk.effekt.sroi.internal.Linear;

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
        double beyond = 1;
        for (int passed = observedYears; passed < k; passed++) {
            beyond *= retained(x);
        }
        return quantity(k, x) * prices[k - 1] * beyond * level(x);
    }

    /** Kroner of each year, one after the other from a place on: what {@link #kroner} gives, found in one go. */
    void kroner(double[] x, double[] values, int at) {
        double level = level(x);
        double each = retained(x);
        double beyond = 1;
        for (int k = 1; k <= years; k++) {
            if (k > observedYears) {
                beyond *= each;
            }
            values[at + k - 1] = quantity(k, x) * prices[k - 1] * beyond * level;
        }
    }

    /** The sum over all years of their present values. */
    double present(double[] x) {
        double sum = 0;
        for (int k = 0; k < observedYears; k++) {
            sum += presentPrices[k] * (quantities[k] < 0 ? amounts[k] : amounts[k] * x[quantities[k]]);
        }
        if (years > observedYears) {
            double each = retained(x);
            double tail = 0;
            for (int k = years - 1; k >= observedYears; k--) {
                tail = each * (presentPrices[k] + tail);
            }
            sum += tail * quantity(observedYears, x);
        }
        return sum * level(x);
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
            gradient[place] += amounts[Math.min(k, observedYears) - 1] * prices[k - 1] * beyond * level(x);
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

    private double level(double[] x) {
        double level = factor < 0 ? kept : kept * (x[factor] / mean);
        for (int share : shares) {
            if (share >= 0) {
                level *= 1 - x[share];
            }
        }
        return level;
    }

    private double retained(double[] x) {
        return dropOff < 0 ? retained : 1 - x[dropOff];
    }
}
