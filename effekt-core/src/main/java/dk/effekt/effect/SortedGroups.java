package dk.effekt.effect;

import com.google.common.hash.Hashing;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sorts participants by the effect that is predicted for them, so that the effect on those predicted to gain most can be looked at:
 * sorted group average treatment effects, GATES (Chernozhukov, Demirer, Duflo and Fernández-Val 2018).
 *
 * <p>Persons are put into five folds by a number drawn from their identity. For those of a fold, two weighted linear regressions on
 * the rows of the other folds, one of each arm, predict the outcome with and without treatment; within the fold participants are
 * sorted by the difference. Nobody's own outcome is used to sort them. The groups are found in the data all the same: what they show
 * is to be tested on other data.
 */
public final class SortedGroups {

    private static final int FOLDS = 5;
    private static final int SEED = 2_018;

    private SortedGroups() {}

    /**
     * For each row its group from {@code 1 (least)} on, empty for rows that are not treated, not in use, or not observed.
     *
     * @param sample for the ATT, with covariates
     * @param outcome of each row; NaN where not observed
     * @param persons for each row the person it belongs to
     * @param groups their number, at least 2
     * @throws IllegalArgumentException if there are too few rows for as many groups, or the sample has no covariates
     */
    public static String[] of(MatchedSample sample, double[] outcome, int[] persons, int groups) {
        if (groups < 2) {
            throw new IllegalArgumentException(groups + " groups are no sorting; at least 2");
        }
        if (sample.units().estimand() != Estimand.ATT) {
            throw new IllegalArgumentException("participants are sorted for the ATT, not for the "
                    + sample.units().estimand());
        }
        DesignMatrix covariates = RegressionAdjusted.covariates(sample);
        int[] observed = IntStream.of(sample.rowsInUse())
                .filter(row -> !Double.isNaN(outcome[row]))
                .toArray();
        double[] weights = sample.weights();
        String[] levels = new String[outcome.length];
        Arrays.fill(levels, "");
        for (int fold = 0; fold < FOLDS; fold++) {
            int of = fold;
            int[] held = IntStream.of(observed)
                    .filter(row -> sample.units().isTreated(row) && fold(persons[row]) == of)
                    .toArray();
            double[] with = predict(sample, covariates, observed, weights, outcome, persons, of, true, held);
            double[] without = predict(sample, covariates, observed, weights, outcome, persons, of, false, held);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, held.length).boxed().toList());
            order.sort(Comparator.<Integer>comparingDouble(i -> with[i] - without[i])
                    .thenComparingLong(i -> sample.units().id(held[i])));
            for (int place = 0; place < held.length; place++) {
                int group = (int) ((long) place * groups / held.length) + 1;
                levels[held[order.get(place)]] = group + (group == 1 ? " (least)" : group == groups ? " (most)" : "");
            }
        }
        return levels;
    }

    private static double[] predict(
            MatchedSample sample,
            DesignMatrix covariates,
            int[] observed,
            double[] weights,
            double[] outcome,
            int[] persons,
            int fold,
            boolean treated,
            int[] held) {
        int[] rows = IntStream.of(observed)
                .filter(row -> sample.units().isTreated(row) == treated && fold(persons[row]) != fold)
                .toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException(
                    "there are too few " + (treated ? "treated" : "untreated") + " rows to predict effects from");
        }
        double[] of = Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray();
        return new ArmRegression(covariates, rows, of, held).predict(outcome).ofOthers();
    }

    private static int fold(int person) {
        return Math.floorMod(Hashing.murmur3_32_fixed(SEED).hashInt(person).asInt(), FOLDS);
    }
}
