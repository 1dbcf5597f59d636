package dk.effekt.effect;

import dk.effekt.internal.Blocks;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.NormalEquations;
import dk.effekt.matching.MatchedSample;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;

/** The estimates of one estimation and, for each, what every person adds to its error: the sum over the person's rows. */
final class PersonSums {

    /** Persons of a block: their sums of products take as long as some thousand rows of a register. */
    private static final int AT_A_TIME = 2_048;

    /** For each row in use its person, numbered from 0. */
    private final int[] personOf;

    private final int persons;
    private final double[] estimates;
    private final double[][] influences;

    /**
     * @param personOfRow of each row in use
     * @param columns number of estimates
     */
    PersonSums(int[] personOfRow, int columns) {
        int[] distinct = Arrays.stream(personOfRow).sorted().distinct().toArray();
        this.personOf = Arrays.stream(personOfRow)
                .map(person -> Arrays.binarySearch(distinct, person))
                .toArray();
        this.persons = distinct.length;
        this.estimates = new double[columns];
        this.influences = new double[columns][];
    }

    /** An estimate for which there are no rows. */
    void addNone(int column) {
        estimates[column] = Double.NaN;
        influences[column] = new double[persons];
        Arrays.fill(influences[column], Double.NaN);
    }

    /**
     * An estimate.
     *
     * @param rows the place, among the rows in use, of each row of its sample
     */
    void add(int column, PotentialMeans means, int[] rows) {
        estimates[column] = means.treated() - means.control();
        double[] ofRows = Influences.on(means, Measure.DIFFERENCE);
        double[] sums = new double[persons];
        for (int i = 0; i < rows.length; i++) {
            sums[personOf[rows[i]]] += ofRows[i];
        }
        int n = Influences.count(means.sample());
        MatchedSample sample = means.sample();
        int clusters = count(sample, rows, row -> true);
        boolean isJudged = count(sample, rows, sample.units()::isTreated) > 1 && controlPersons(sample, rows) > 1;
        double factor = isJudged ? (double) clusters / (clusters - 1) : Double.NaN;
        if (means.isRegression()) {
            factor *= n > means.parameters() ? (n - 1.0) / (n - means.parameters()) : Double.NaN;
        }
        double root = Math.sqrt(factor);
        for (int person = 0; person < persons; person++) {
            sums[person] *= root;
        }
        influences[column] = sums;
    }

    /** Number of different persons behind the untreated rows in use. */
    int controlPersons(MatchedSample sample, int[] rows) {
        return count(sample, rows, row -> !sample.units().isTreated(row));
    }

    private int count(MatchedSample sample, int[] rows, IntPredicate isCounted) {
        boolean[] isSeen = new boolean[persons];
        int count = 0;
        for (int row : sample.rowsInUse()) {
            int person = personOf[rows[row]];
            if (isCounted.test(row) && !isSeen[person]) {
                isSeen[person] = true;
                count++;
            }
        }
        return count;
    }

    /**
     * All estimates with their covariance. Every sum runs in the order of persons within a block, and in that of the blocks; the sums
     * of a row are taken side by side, so that none waits for the one before it.
     */
    Joint joint(Executor executor, String estimand, String method) {
        int size = estimates.length;
        double[][] covariance = new double[size][size];
        if (persons == 0) {
            // The sum of nothing is no variance of zero.
            Arrays.stream(covariance).forEach(row -> Arrays.fill(row, Double.NaN));
        }
        for (double[][] block : Blocks.map(executor, persons, AT_A_TIME, this::products)) {
            for (int a = 0; a < size; a++) {
                NormalEquations.addMultiple(covariance[a], 1, block[a], a + 1);
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                covariance[b][a] = covariance[a][b];
            }
        }
        return new Joint(estimates, covariance, estimand, method);
    }

    /** The sums of products over some persons: of each estimate with those up to it. */
    private double[][] products(int fromPerson, int toPerson) {
        Interruption.checkAt(0, "the covariance of effects");
        double[][] products = new double[estimates.length][];
        Arrays.setAll(products, a -> new double[a + 1]);
        double[] of = new double[estimates.length];
        for (int person = fromPerson; person < toPerson; person++) {
            for (int a = 0; a < of.length; a++) {
                of[a] = influences[a][person];
            }
            for (int a = 0; a < of.length; a++) {
                double[] row = products[a];
                for (int b = 0; b <= a; b++) {
                    row[b] += of[a] * of[b];
                }
            }
        }
        return products;
    }
}
