package dk.effekt.benchmarks;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.VarianceEstimators;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Scores;
import dk.effekt.matching.Units;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/**
 * Rows that do not exist: so many treated and untreated ones, drawn from a population in which treatment has a logistic
 * propensity score, with eight covariates of mixed kinds and an outcome on which treatment has the effect 1. The same numbers
 * give the same rows.
 */
final class MatchingTable {

    private static final long SEED = 20_261_125;
    private static final List<String> NAMES =
            List.of("age", "male", "children", "weeks", "income", "educated", "health", "motivation");
    private static final int AGE = 0;
    private static final int MALE = 1;
    private static final int CHILDREN = 2;
    private static final int WEEKS = 3;
    private static final int INCOME = 4;
    private static final int EDUCATED = 5;
    private static final int HEALTH = 6;
    private static final int MOTIVATION = 7;
    private static final int AGES = 49;
    private static final int MOST_WEEKS = 156;

    private final boolean[] treated;
    private final double[][] columns;
    private final double[] outcome;
    private final int[] strata;
    private final DesignMatrix covariates;
    private final PropensityScore score;
    private final Units units;
    private final MatchedSample pairs;

    private MatchingTable(int treatedRows, int controlRows, Executor executor) {
        int rows = treatedRows + controlRows;
        treated = new boolean[rows];
        columns = new double[NAMES.size()][rows];
        outcome = new double[rows];
        strata = new int[rows];
        Random random = new Random(SEED);
        int[] wanted = {controlRows, treatedRows};
        double[] x = new double[NAMES.size()];
        for (int row = 0; row < rows; ) {
            boolean isTreated = draw(random, x);
            // Whoever belongs to an arm that is full is passed over: that leaves the slopes of the log odds as they
            // are.
            if (wanted[isTreated ? 1 : 0] > 0) {
                wanted[isTreated ? 1 : 0]--;
                add(row++, isTreated, x, random.nextGaussian());
            }
        }
        covariates = DesignMatrix.of(NAMES, columns).on(executor);
        score = fitted();
        units = Units.of(treated)
                .withCovariates(covariates)
                .withPropensity(score)
                .withDistance(score.distance(PropensityScore.Scale.LOG_ODDS));
        pairs = NearestNeighbour.of(1).withoutReplacement().match(units);
    }

    static MatchingTable of(int treatedRows, int controlRows) {
        return of(treatedRows, controlRows, Runnable::run);
    }

    /** The same rows, worked on by an executor beside the calling thread. */
    static MatchingTable of(int treatedRows, int controlRows, Executor executor) {
        return new MatchingTable(treatedRows, controlRows, executor);
    }

    private static boolean draw(Random random, double[] x) {
        x[AGE] = 18 + random.nextInt(AGES);
        x[MALE] = random.nextInt(2);
        x[CHILDREN] = Math.min(random.nextInt(4), random.nextInt(6));
        x[WEEKS] = Math.min(MOST_WEEKS, random.nextInt(3) * random.nextInt(MOST_WEEKS));
        x[INCOME] = Math.round(20_000 * StrictMath.exp(0.5 * random.nextGaussian())) / 1_000.0;
        x[EDUCATED] = random.nextInt(10) < 3 ? 1 : 0;
        x[HEALTH] = random.nextGaussian();
        x[MOTIVATION] = random.nextGaussian() + 0.5 * x[EDUCATED];
        double logOdds = -2.3
                - 0.02 * (x[AGE] - 42)
                + 0.3 * x[MALE]
                - 0.1 * x[CHILDREN]
                + 0.006 * (x[WEEKS] - 70)
                - 0.02 * (x[INCOME] - 22)
                + 0.2 * x[EDUCATED]
                - 0.3 * x[HEALTH]
                + 0.4 * x[MOTIVATION];
        return random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds));
    }

    private void add(int row, boolean isTreated, double[] x, double noise) {
        treated[row] = isTreated;
        for (int c = 0; c < x.length; c++) {
            columns[c][row] = x[c];
        }
        outcome[row] = (isTreated ? 1 : 0)
                + 0.05 * x[INCOME]
                - 0.02 * x[WEEKS]
                + 0.5 * x[EDUCATED]
                + 0.3 * x[HEALTH]
                + 0.5 * x[MOTIVATION]
                + noise;
        strata[row] = (int) ((x[AGE] * 2 + x[MALE]) * 2 + x[EDUCATED]);
    }

    /** The score, fitted anew. */
    PropensityScore fitted() {
        return PropensityModels.logistic().fit(treated, covariates);
    }

    boolean[] treated() {
        return treated.clone();
    }

    DesignMatrix covariates() {
        return covariates;
    }

    PropensityScore score() {
        return score;
    }

    /** All rows with covariates and score, as far apart as their log odds. */
    Units units() {
        return units;
    }

    /** The same in units of the standard deviation of the log odds, which is how Matching measures. */
    Units unitsInDeviations() {
        double[] values = score.scores(PropensityScore.Scale.LOG_ODDS);
        double sd = score.distance(PropensityScore.Scale.LOG_ODDS).sd();
        for (int row = 0; row < values.length; row++) {
            values[row] /= sd;
        }
        return units.withDistance(Scores.of("log odds in standard deviations", values));
    }

    /** The same in strata of age, sex and education. */
    Units unitsInStrata() {
        return units.inStrata(strata);
    }

    /** Pairs without replacement. */
    MatchedSample pairs() {
        return pairs;
    }

    double[] outcome() {
        return outcome.clone();
    }

    /** The weighted difference of means in a sample. */
    double effect(MatchedSample sample) {
        return Estimation.of(sample)
                .outcome("y", outcome)
                .with(EffectEstimators.weightedDifference())
                .errors(VarianceEstimators.hc0())
                .estimate()
                .value();
    }

    /** Writes {@code treated}, {@code y}, the covariates, {@code score} and {@code stratum} as R reads them. */
    void write(Path file) throws IOException {
        double[] scores = score.scores(PropensityScore.Scale.LOG_ODDS);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("treated,y," + String.join(",", NAMES) + ",score,stratum\n");
            for (int row = 0; row < treated.length; row++) {
                StringBuilder line = new StringBuilder(treated[row] ? "1," : "0,").append(outcome[row]);
                for (double[] column : columns) {
                    line.append(',').append(column[row]);
                }
                out.write(line.append(',')
                        .append(scores[row])
                        .append(',')
                        .append(strata[row])
                        .append('\n')
                        .toString());
            }
        }
    }
}
