package dk.effekt.covariate;

import dk.effekt.cohort.Cohort;
import dk.effekt.internal.Blocks;
import dk.effekt.internal.Partition;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures covariates for every row of a cohort, on the register's {@linkplain Register#on executor}. */
public final class CovariateMeasurement {

    private CovariateMeasurement() {}

    /**
     * The design matrix: a column for each numeric covariate, and for each categorical one a column of zeros and ones for
     * every level that occurs but the lowest.
     *
     * @throws IllegalArgumentException if a covariate is not known for some row; the message names it and how many lack it
     */
    public static DesignMatrix measure(Cohort cohort, List<Covariate> covariates) {
        List<List<Cells>> measured = columns(cohort, covariates);
        List<String> names = new ArrayList<>();
        List<List<Cells>> columns = new ArrayList<>();
        for (int c = 0; c < covariates.size(); c++) {
            Covariate covariate = covariates.get(c);
            List<Cells> blocks = measured.get(c);
            if (covariate.scale() == Covariate.Scale.NUMERIC) {
                names.add(covariate.name());
                columns.add(blocks);
            } else {
                double[] levels = levels(blocks);
                for (int level = 1; level < levels.length; level++) {
                    double one = levels[level];
                    names.add(covariate.name() + "=" + covariate.level(cohort.register(), one));
                    columns.add(blocks.stream()
                            .map(block -> Cells.of(
                                    block.stream().map(v -> v == one ? 1 : 0).toArray()))
                            .toList());
                }
            }
        }
        return DesignMatrix.of(names, columns, cohort.size())
                .on(cohort.register().executor());
    }

    /**
     * The stratum of each row: rows have the same number if and only if they share the week and the value of every covariate
     * given.
     */
    public static int[] strata(Cohort cohort, List<Covariate> exactly) {
        return strata(cohort, exactly, 1);
    }

    /** The same with weeks in stretches of several, counted from the epoch, in the place of the week. */
    public static int[] strata(Cohort cohort, List<Covariate> exactly, int weeksAlike) {
        int[] codes = new int[cohort.size()];
        Arrays.setAll(codes, row -> Math.floorDiv(cohort.week(row), weeksAlike));
        Partition strata = Partition.by(codes);
        for (List<Cells> blocks : columns(cohort, exactly)) {
            double[] levels = levels(blocks);
            Arrays.setAll(
                    codes,
                    row -> Arrays.binarySearch(
                            levels, blocks.get(row / Blocks.ITEMS).get(row % Blocks.ITEMS)));
            strata.split(codes);
        }
        return strata.numbers();
    }

    /** The values that occur, in ascending order. */
    private static double[] levels(List<Cells> blocks) {
        return blocks.stream()
                .flatMapToDouble(Cells::stream)
                .distinct()
                .sorted()
                .toArray();
    }

    /** By covariate and block of rows. */
    private static List<List<Cells>> columns(Cohort cohort, List<Covariate> covariates) {
        Register register = cohort.register();
        List<Covariate.Measure> measures =
                covariates.stream().map(c -> c.in(register)).toList();
        // By block first: a person's spells are at hand for all covariates.
        List<List<Cells>> blocks = register.inBlocks(cohort.size(), (from, to) -> {
            double[][] values = new double[measures.size()][to - from];
            for (int row = from; row < to; row++) {
                Timeline timeline = register.timeline(cohort.person(row));
                for (int c = 0; c < values.length; c++) {
                    // Zero added: -0.0 becomes 0.0, which is the same level and the same stratum.
                    values[c][row - from] = measures.get(c).at(timeline, cohort.week(row)) + 0.0;
                }
            }
            return Arrays.stream(values).map(Cells::of).toList();
        });
        List<List<Cells>> columns = new ArrayList<>();
        for (int c = 0; c < covariates.size(); c++) {
            int column = c;
            columns.add(blocks.stream().map(block -> block.get(column)).toList());
            requireKnown(covariates.get(c), columns.get(c), cohort.size());
        }
        return columns;
    }

    private static void requireKnown(Covariate covariate, List<Cells> blocks, int rows) {
        long missing = blocks.stream().mapToLong(Cells::missing).sum();
        if (missing > 0) {
            throw new IllegalArgumentException("covariate '" + covariate.name() + "' is not known in " + missing
                    + " of " + rows + " person-weeks; leave it out, or make only those eligible for whom it is known");
        }
    }
}
