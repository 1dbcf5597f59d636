package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How alike treated and untreated are in each covariate, before and after matching.
 *
 * <p>The standardized mean difference is that of MatchIt and cobalt for the ATT: the difference of the means, divided by the
 * standard deviation among <em>all treated before matching</em>, which is √(p(1−p)) for a column of zeros and ones and the
 * sample standard deviation (n − 1) otherwise. Dividing by the same number before and after keeps the two comparable.
 *
 * @param rows one for each covariate, in the order of the design matrix
 */
public record Balance(List<Row> rows) {

    /** Beyond this absolute standardized mean difference a covariate counts as out of balance (Stuart 2010). */
    public static final double THRESHOLD = 0.1;

    /**
     * One covariate.
     *
     * @param covariate its name
     * @param treatedBefore mean of all treated rows
     * @param controlBefore mean of all untreated rows
     * @param smdBefore standardized mean difference of these two
     * @param treatedAfter mean of the matched treated rows
     * @param controlAfter weighted mean of the matched untreated rows
     * @param smdAfter standardized mean difference of these two
     */
    public record Row(
            String covariate,
            double treatedBefore,
            double controlBefore,
            double smdBefore,
            double treatedAfter,
            double controlAfter,
            double smdAfter) {}

    public Balance {
        rows = List.copyOf(rows);
    }

    /** The balance of a matched sample. */
    public static Balance of(DesignMatrix covariates, MatchedSample sample) {
        Units units = sample.units();
        if (covariates.rows() != units.size()) {
            throw new IllegalArgumentException(
                    covariates.rows() + " rows of covariates for " + units.size() + " units");
        }
        double[] before = new double[units.size()];
        Arrays.fill(before, 1);
        double[] after = sample.weights();
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < covariates.names().size(); c++) {
            double sd = treatedSd(covariates, c, units);
            double t0 = mean(covariates, c, units, true, before);
            double c0 = mean(covariates, c, units, false, before);
            double t1 = mean(covariates, c, units, true, after);
            double c1 = mean(covariates, c, units, false, after);
            rows.add(new Row(
                    covariates.names().get(c), t0, c0, standardized(t0 - c0, sd), t1, c1, standardized(t1 - c1, sd)));
        }
        return new Balance(rows);
    }

    /** The largest absolute standardized mean difference after matching; 0 without covariates. */
    public double worstAfter() {
        return rows.stream().mapToDouble(row -> Math.abs(row.smdAfter())).max().orElse(0);
    }

    /** Whether no covariate is out of balance after matching. */
    public boolean passes() {
        return worstAfter() <= THRESHOLD;
    }

    /** The table, before and after matching, worst covariate after matching first. */
    public String table() {
        TextTable table = TextTable.of("covariate", "treated", "control", "SMD", "matched", "control", "SMD after");
        rows.stream()
                .sorted(Comparator.comparingDouble((Row row) -> Math.abs(row.smdAfter()))
                        .reversed())
                .forEach(row -> table.add(
                        row.covariate(),
                        number(row.treatedBefore()),
                        number(row.controlBefore()),
                        number(row.smdBefore()),
                        number(row.treatedAfter()),
                        number(row.controlAfter()),
                        number(row.smdAfter())));
        return table.fitting(TextTable.WIDTH);
    }

    /** One line: {@code 12 covariates, worst SMD after matching 0.031 (passes 0.1)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d covariates, worst SMD after matching %.3f (%s %.1f)",
                rows.size(),
                worstAfter(),
                passes() ? "passes" : "FAILS",
                THRESHOLD);
    }

    private static double mean(DesignMatrix x, int column, Units units, boolean treated, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < units.size(); row++) {
            if (units.isTreated(row) == treated) {
                sum += weights[row] * x.value(row, column);
                total += weights[row];
            }
        }
        return sum / total;
    }

    private static double treatedSd(DesignMatrix x, int column, Units units) {
        double[] all = new double[units.size()];
        Arrays.fill(all, 1);
        double mean = mean(x, column, units, true, all);
        double squares = 0;
        int n = 0;
        boolean binary = true;
        for (int row = 0; row < units.size(); row++) {
            double value = x.value(row, column);
            binary &= value == 0 || value == 1;
            if (units.isTreated(row)) {
                squares += (value - mean) * (value - mean);
                n++;
            }
        }
        return binary ? Math.sqrt(mean * (1 - mean)) : Math.sqrt(squares / (n - 1));
    }

    /** Where all treated have the same value there is no spread to measure by: equal means are balanced, others are not. */
    private static double standardized(double difference, double sd) {
        return difference == 0 ? 0 : difference / sd;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
