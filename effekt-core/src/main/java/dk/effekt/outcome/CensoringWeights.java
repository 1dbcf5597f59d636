package dk.effekt.outcome;

import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.LaterStarts;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * How untreated rows are followed if later starts are {@linkplain LaterStarts#CENSORED censored}: in the week in which its person
 * starts, and from then on, a row counts 0; until then it counts 1/Π(1 − h), over the weeks after time zero up to and with that
 * week in which the person is an untreated row of the cohort, with h the probability of starting in the week of that row (Robins
 * and Finkelstein 2000, in discrete time; of programmes van den Berg and Vikström 2022).
 *
 * <p>Weeks in which the person is not eligible, or nobody starts, are no rows and count as without a chance of starting. A start
 * in such a week, lost to the comparison, censors all the same, and nothing makes up for it; a {@linkplain OutcomeMatrix#notes()
 * note} says how many there are. Treated rows are followed to the end and count 1, whatever they take part in later. Immutable.
 */
public final class CensoringWeights {

    private final Cohort cohort;
    private final IntToDoubleFunction hazard;

    private CensoringWeights(Cohort cohort, IntToDoubleFunction hazard) {
        this.cohort = cohort;
        this.hazard = hazard;
    }

    /**
     * The weights.
     *
     * @param cohort all person-weeks in which someone starts or could have
     * @param hazard of each untreated row of it the probability, of starting in its week, at least 0 and below 1: its propensity
     */
    public static CensoringWeights of(Cohort cohort, IntToDoubleFunction hazard) {
        return new CensoringWeights(cohort, hazard);
    }

    /** Those of persons of whom some rows are followed. */
    Followed following(Cohort rows, double[] weights) {
        return new Followed(this, rows, weights);
    }

    /** {@code weights for later starts in a cohort of 2,860 starts against 310,522 person-weeks}. */
    @Override
    public String toString() {
        return "weights for later starts in a " + cohort;
    }

    /** The weeks at risk of the persons of some rows, end to end. */
    static final class Followed {

        private static final double AT_START = 1;

        private final Cohort rows;
        private final double[] weights;
        private final Cohort atRisk;
        /** Of each person the place of the first week. */
        private final int[] first;

        private final int[] weeks;
        private final double[] hazards;

        private Followed(CensoringWeights of, Cohort rows, double[] weights) {
            this.rows = rows;
            this.weights = weights;
            this.atRisk = of.cohort;
            boolean[] isFollowed = new boolean[atRisk.register().size()];
            for (int row = 0; row < rows.size(); row++) {
                isFollowed[rows.person(row)] |= isFollowed(row);
            }
            this.first = new int[isFollowed.length + 1];
            for (int row = 0; row < atRisk.size(); row++) {
                first[atRisk.person(row) + 1] += isFollowed[atRisk.person(row)] ? 1 : 0;
            }
            for (int person = 0; person < isFollowed.length; person++) {
                first[person + 1] += first[person];
            }
            this.weeks = new int[first[isFollowed.length]];
            this.hazards = new double[weeks.length];
            int[] next = first.clone();
            for (int row = 0; row < atRisk.size(); row++) {
                if (isFollowed[atRisk.person(row)]) {
                    int place = next[atRisk.person(row)]++;
                    weeks[place] = atRisk.week(row);
                    hazards[place] = atRisk.isTreated(row) ? AT_START : hazard(of, row);
                }
            }
        }

        private static double hazard(CensoringWeights of, int row) {
            double hazard = of.hazard.applyAsDouble(row);
            if (!(hazard >= 0 && hazard < 1)) {
                throw new IllegalArgumentException("the untreated row " + row + " starts in its week with probability "
                        + hazard + "; it must be at least 0 and below 1");
            }
            return hazard;
        }

        /** Whether a row is in use and may be censored. */
        boolean isFollowed(int row) {
            return weights[row] > 0 && !rows.isTreated(row);
        }

        /** Writes what an untreated row counts in each week since its time zero. */
        void path(int row, double[] into) {
            int person = rows.person(row);
            int zero = rows.week(row);
            int lost = atRisk.startWeek(person) > zero ? atRisk.startWeek(person) : Integer.MAX_VALUE;
            int place = first[person];
            while (place < first[person + 1] && weeks[place] <= zero) {
                place++;
            }
            double weight = 1;
            for (int k = 0; k < into.length; k++) {
                for (; place < first[person + 1] && weeks[place] <= zero + k; place++) {
                    weight = hazards[place] == AT_START ? 0 : weight / (1 - hazards[place]);
                }
                weight = zero + k >= lost ? 0 : weight;
                into[k] = weight;
            }
        }

        /** How much is left at the horizon of what was there at time zero. */
        String note(int horizon) {
            double[] path = new double[horizon + 1];
            int all = 0;
            int censored = 0;
            int unaccounted = 0;
            double largest = 1;
            double[] before = new double[2];
            double[] after = new double[2];
            for (int row = 0; row < rows.size(); row++) {
                if (isFollowed(row)) {
                    path(row, path);
                    all++;
                    censored += path[horizon] == 0 ? 1 : 0;
                    unaccounted += path[horizon] == 0 && !startsInTheCohort(rows.person(row)) ? 1 : 0;
                    largest = Math.max(largest, Arrays.stream(path).max().orElse(1));
                    add(weights[row], before);
                    add(weights[row] * path[horizon], after);
                }
            }
            return String.format(
                            Locale.ROOT,
                            "later starts censor %,d of %,d untreated rows by week %d; those left are weighted by up to %.1f"
                                    + " and count as %,.1f, of %,.1f at the start",
                            censored,
                            all,
                            horizon,
                            largest,
                            effective(after),
                            effective(before))
                    + (unaccounted == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "; of %,d the start was lost to the comparison, which no weight makes up for",
                                    unaccounted));
        }

        private boolean startsInTheCohort(int person) {
            return first[person + 1] > first[person] && hazards[first[person + 1] - 1] == AT_START;
        }

        private static void add(double weight, double[] sums) {
            sums[0] += weight;
            sums[1] += weight * weight;
        }

        /** Kish (1965). */
        private static double effective(double[] sums) {
            return sums[1] == 0 ? 0 : sums[0] * sums[0] / sums[1];
        }
    }
}
