package dk.effekt.sroi.purse;

import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Effects;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Made-up estimations: row 2i is treated, row 2i+1 the one it is compared with, every row a person of its own. */
final class SmallEffects {

    private SmallEffects() {}

    /** Each row has its number in every week, of each outcome. */
    static Effects constant(Map<String, double[]> byOutcome, int weeks) {
        return from(0, byOutcome, weeks);
    }

    /** The same with 0 in all weeks before a first. */
    static Effects from(int firstWeek, Map<String, double[]> byOutcome, int weeks) {
        Map<String, double[]> outcomes = new TreeMap<>(byOutcome);
        int rows = outcomes.values().iterator().next().length;
        boolean[] treated = new boolean[rows];
        for (int row = 0; row < rows; row += 2) {
            treated[row] = true;
        }
        MatchedSample.Builder pairs = MatchedSample.builder(Units.of(treated, new double[rows]));
        List<OutcomeMatrix.Column> columns = outcomes.keySet().stream()
                .map(name -> new OutcomeMatrix.Column(name, Outcome.Unit.SHARE))
                .toList();
        OutcomeMatrix.Builder matrix = OutcomeMatrix.builder(columns, rows, 0, weeks - 1);
        int[] persons = new int[rows];
        for (int row = 0; row < rows; row++) {
            if (treated[row]) {
                pairs.pair(row, row + 1);
            }
            int column = 0;
            for (double[] numbers : outcomes.values()) {
                double[] path = new double[weeks];
                Arrays.fill(path, firstWeek, weeks, numbers[row]);
                matrix.set(column++, row, path);
            }
            persons[row] = row;
        }
        return WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(pairs.build(), matrix.build(), persons, "starting now versus not yet");
    }

    /** Difference of the two arms' means. */
    static double difference(double[] rows) {
        double difference = 0;
        for (int row = 0; row < rows.length; row++) {
            difference += (row % 2 == 0 ? 1 : -1) * rows[row] / (rows.length / 2.0);
        }
        return difference;
    }
}
