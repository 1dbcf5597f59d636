package dk.effekt.matching;

import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The tables that a matching hands back. */
final class MatchedTables {

    static final String WEIGHT = "weight";
    static final String SET = "set";
    static final String DISTANCE = "distance";

    private MatchedTables() {}

    /** The rows in use, with columns added; the set only where no row stands in two, the score only where there is one. */
    static Table data(Matched matched) {
        MatchedSample sample = matched.sample();
        double[] weights = sample.normalizedWeights();
        Table data = withNew(matched.table(), WEIGHT, weights);
        if (sample.sets() > 0 && sample.isDisjoint()) {
            data = withNew(
                    data,
                    SET,
                    Arrays.stream(sample.setOfRow()).mapToDouble(set -> set + 1).toArray());
        }
        if (matched.units().hasScores()) {
            Scores scores = matched.units().scores();
            data = withNew(
                    data,
                    DISTANCE,
                    IntStream.range(0, weights.length)
                            .mapToDouble(scores::value)
                            .toArray());
        }
        boolean[] isUsed = new boolean[weights.length];
        for (int row = 0; row < weights.length; row++) {
            isUsed[row] = weights[row] > 0;
        }
        return data.where(isUsed);
    }

    /** A row for each member of each set: focal rows first. */
    static Table sets(Matched matched) {
        MatchedSample sample = matched.sample();
        if (sample.kind() == MatchedSample.Kind.WEIGHTS) {
            throw new IllegalStateException("weighting makes no sets; ask for data()");
        }
        int members = 0;
        for (int set = 0; set < sample.sets(); set++) {
            members += sample.focals(set) + sample.partners(set);
        }
        int[] of = new int[members];
        int[] rows = new int[members];
        double[] weights = new double[members];
        double[] distances = new double[members];
        int at = 0;
        for (int set = 0; set < sample.sets(); set++) {
            for (int i = 0; i < sample.focals(set); i++, at++) {
                of[at] = set + 1;
                rows[at] = sample.focal(set, i);
                weights[at] = 1;
            }
            for (int i = 0; i < sample.partners(set); i++, at++) {
                of[at] = set + 1;
                rows[at] = sample.partner(set, i);
                weights[at] = (double) sample.focals(set) / sample.partners(set);
                distances[at] = distance(matched.units(), sample, set, rows[at]);
            }
        }
        Table table = withNew(matched.table().take(rows), WEIGHT, weights);
        table = withNew(table, SET, Arrays.stream(of).mapToDouble(set -> set).toArray());
        return withNew(table, DISTANCE, distances);
    }

    /** The largest distance from a focal row of the set; NaN if there is no distance. */
    private static double distance(Units units, MatchedSample sample, int set, int row) {
        if (units.distance().isEmpty()) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = 0; i < sample.focals(set); i++) {
            largest = Math.max(largest, units.distance().get().between(sample.focal(set, i), row));
        }
        return largest;
    }

    /** Refuses to write over a column of the table's own. */
    private static Table withNew(Table table, String name, double[] values) {
        if (table.names().contains(name)) {
            throw new IllegalArgumentException("the table has a column '" + name
                    + "' of its own, which the matched data need for theirs; give it another name before matching");
        }
        return table.withNumber(name, values);
    }
}
