package dk.effekt.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A direction in which the covariates tell treated from untreated: no treated row lies on its one side, no untreated row on the
 * other, and some lie off the border. Along it the likelihood rises for ever, and only then (Albert and Anderson 1984).
 *
 * @param names the columns that tell by themselves, with how; if there are none, those that tell together
 */
record Separation(int rows, int treatedTold, int untreatedTold, List<String> names) {

    /** Of the largest distance from the border: rows nearer to it are on it. */
    static final double ON_BORDER = 1e-9;
    /** The same for the last step of a fit that broke down, which has lost digits. */
    static final double NEAR_BORDER = 1e-3;

    /** What the direction of the last step of a fit tells; empty if rows lie on the wrong side by more than a share. */
    static Optional<Separation> along(double[] direction, boolean[] treated, Standardized x, double share) {
        double[] right = new double[treated.length];
        x.forEachBlock((first, rows, columns) -> {
            double[] side = Standardized.along(direction, columns, rows);
            for (int r = 0; r < rows; r++) {
                right[first + r] = treated[first + r] ? side[r] : -side[r];
            }
        });
        double largest = 0;
        double smallest = 0;
        for (double side : right) {
            largest = Math.max(largest, side);
            smallest = Math.min(smallest, side);
        }
        double border = share * largest;
        if (!(smallest >= -border && largest > 0)) {
            return Optional.empty();
        }
        int[] told = new int[2];
        for (int row = 0; row < right.length; row++) {
            told[treated[row] ? 1 : 0] += right[row] > border ? 1 : 0;
        }
        List<String> names = alone(treated, x);
        return Optional.of(new Separation(
                treated.length, told[1], told[0], names.isEmpty() ? List.of(x.namesAlong(direction)) : names));
    }

    String describe(String model) {
        return String.format(
                Locale.ROOT,
                "the covariates tell treated from untreated with certainty in %,d of %,d rows (%,d treated, %,d untreated), so"
                        + " the %s has no solution; the cause: %s. Leave it out, match exactly on it, narrow who is eligible, or"
                        + " fit PropensityModels.ridge(0.01), which always has a solution",
                treatedTold + untreatedTold,
                rows,
                treatedTold,
                untreatedTold,
                model,
                String.join("; ", names));
    }

    private static List<String> alone(boolean[] treated, Standardized x) {
        List<String> names = new ArrayList<>();
        for (int j = 1; j < x.width(); j++) {
            double[] lowest = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int row = 0; row < treated.length; row++) {
                int arm = treated[row] ? 1 : 0;
                double value = x.matrix().value(row, j - 1);
                lowest[arm] = Math.min(lowest[arm], value);
                highest[arm] = Math.max(highest[arm], value);
            }
            if (highest[1] <= lowest[0]) {
                names.add(told(x.name(j), "at most", highest[1], "at least", lowest[0]));
            } else if (highest[0] <= lowest[1]) {
                names.add(told(x.name(j), "at least", lowest[1], "at most", highest[0]));
            }
        }
        return names;
    }

    private static String told(String name, String how, double treated, String other, double untreated) {
        return "'" + name + "' (treated " + how + " " + Standardized.text(treated) + ", untreated " + other + " "
                + Standardized.text(untreated) + ")";
    }
}
