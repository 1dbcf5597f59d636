package dk.effekt.covariate;

import dk.effekt.cohort.Cohort;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures covariates for every row of a cohort. */
public final class CovariateMeasurement {

    private CovariateMeasurement() {}

    /**
     * The design matrix: a column for each numeric covariate, and for each categorical one a column of zeros and ones for
     * every level that occurs but the lowest.
     *
     * @throws IllegalArgumentException if a covariate is not known for some row; the message names it and how many lack it
     */
    public static DesignMatrix measure(Cohort cohort, List<Covariate> covariates) {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (Covariate covariate : covariates) {
            double[] values = values(cohort, covariate);
            if (covariate.scale() == Covariate.Scale.NUMERIC) {
                names.add(covariate.name());
                columns.add(values);
            } else {
                double[] levels = Arrays.stream(values).sorted().distinct().toArray();
                for (int level = 1; level < levels.length; level++) {
                    double one = levels[level];
                    names.add(covariate.name() + "=" + covariate.level(one));
                    columns.add(Arrays.stream(values).map(v -> v == one ? 1 : 0).toArray());
                }
            }
        }
        return columns.isEmpty()
                ? DesignMatrix.withoutColumns(cohort.size())
                : DesignMatrix.of(names, columns.toArray(double[][]::new));
    }

    /**
     * The stratum of each row: rows have the same number if and only if they share the week and the value of every covariate
     * given.
     */
    public static int[] strata(Cohort cohort, List<Covariate> exactly) {
        List<double[]> keys = exactly.stream().map(c -> values(cohort, c)).toList();
        Map<List<Double>, Integer> numbers = new HashMap<>();
        int[] strata = new int[cohort.size()];
        for (int row = 0; row < strata.length; row++) {
            Double[] key = new Double[keys.size() + 1];
            key[0] = (double) cohort.week(row);
            for (int k = 0; k < keys.size(); k++) {
                key[k + 1] = keys.get(k)[row];
            }
            strata[row] = numbers.computeIfAbsent(List.of(key), any -> numbers.size());
        }
        return strata;
    }

    private static double[] values(Cohort cohort, Covariate covariate) {
        Register register = cohort.register();
        Covariate.Measure measure = covariate.in(register);
        double[] values = new double[cohort.size()];
        int missing = 0;
        for (int row = 0; row < values.length; row++) {
            Timeline timeline = register.timeline(cohort.person(row));
            // Zero added: -0.0 becomes 0.0, which is the same level and the same stratum.
            values[row] = measure.at(timeline, cohort.week(row)) + 0.0;
            missing += Double.isNaN(values[row]) ? 1 : 0;
        }
        if (missing > 0) {
            throw new IllegalArgumentException(
                    "covariate '" + covariate.name() + "' is not known in " + missing + " of " + values.length
                            + " person-weeks; leave it out, or make only those eligible for whom it is known");
        }
        return values;
    }
}
