package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Distances between rows by their covariates, each as {@link Points} of a space in which that distance is a straight line.
 *
 * <p>A constant column adds nothing to any of them. A column that follows from others, such as the last of a category's dummies,
 * adds nothing to a Mahalanobis distance either; it does to the others. To reproduce MatchIt, give <em>all</em> dummies of a
 * category, and for the two Euclidean distances multiply them by √½, so that two categories are 1 apart.
 */
public final class Distances {

    /** Over what the spread of covariates is measured. */
    public enum Spread {
        /**
         * Deviations from the mean of the own arm, of both arms together, n − 2 degrees of freedom: MatchIt's. A difference
         * between the arms does not add to it.
         */
        WITHIN_ARMS("within the arms"),
        /** Deviations from the mean of all rows, n − 1 degrees of freedom: that of Matching. */
        ALL_ROWS("over all rows");

        private final String text;

        Spread(String text) {
            this.text = text;
        }

        /** Over what, in few words. */
        @Override
        public String toString() {
            return text;
        }
    }

    private Distances() {}

    /**
     * The Mahalanobis distance √((x − y)ᵀ S⁻¹ (x − y)), with S the covariance within the arms (Rubin 1980; MatchIt's
     * {@code mahalanobis}).
     *
     * @param covariates at least one column that varies
     * @param treated whether each row is treated; both kinds must occur
     * @throws IllegalArgumentException if no column varies, or some combination of columns varies between the arms only, by which
     *     rows of different arms would be infinitely far apart; the message names a column of it
     */
    public static Points mahalanobis(DesignMatrix covariates, boolean[] treated) {
        return mahalanobis(covariates, treated, Spread.WITHIN_ARMS);
    }

    /**
     * The same with S the covariance as said; {@link Spread#ALL_ROWS} is {@code Matching::Match(Weight = 2)}.
     *
     * @param spread over what the covariance is taken
     */
    public static Points mahalanobis(DesignMatrix covariates, boolean[] treated, Spread spread) {
        requireRows(treated, covariates);
        double[][] columns = varying(covariates);
        for (double[] column : columns) {
            divide(column, CovariateSpread.sd(column));
        }
        return CovariateSpread.of(columns, treated, spread)
                .inverted(named(covariates))
                .points("Mahalanobis distance on " + count(covariates) + ", covariance " + spread, columns);
    }

    /**
     * The rank-based Mahalanobis distance (Rosenbaum 2010, section 8.3; MatchIt's {@code robust_mahalanobis}): covariates are
     * replaced by their ranks, equal values sharing the mean of theirs, and the covariance of the ranks over all rows is scaled
     * so that each has the variance that it would have without equal values. Neither outliers nor rare characteristics count
     * too much then. A singular covariance is inverted in the manner of Moore and Penrose.
     *
     * @param covariates at least one column that varies
     * @throws IllegalArgumentException if no column varies
     */
    public static Points robustMahalanobis(DesignMatrix covariates) {
        double[][] ranks = varying(covariates);
        double[][] standard = new double[ranks.length][];
        double n = covariates.rows();
        for (int c = 0; c < ranks.length; c++) {
            CovariateSpread.rank(ranks[c]);
            standard[c] = ranks[c].clone();
            divide(standard[c], CovariateSpread.sd(ranks[c]));
            // The ranks 1 … n have the variance n(n + 1)/12. Scaled to it, their covariance is their correlation.
            divide(ranks[c], Math.sqrt(n * (n + 1) / 12));
        }
        return CovariateSpread.of(standard, new boolean[covariates.rows()], Spread.ALL_ROWS)
                .inverted(named(covariates))
                .points("rank-based Mahalanobis distance on " + count(covariates), ranks);
    }

    /**
     * The Euclidean distance of covariates divided by their standard deviations within the arms, n − 2 degrees of freedom, or n
     * for columns of zeros and ones, whose variance is p(1 − p) in each arm (MatchIt's {@code scaled_euclidean}).
     *
     * @param covariates at least one column that varies
     * @param treated whether each row is treated; both kinds must occur
     * @throws IllegalArgumentException if no column varies, or one varies between the arms only
     */
    public static Points scaledEuclidean(DesignMatrix covariates, boolean[] treated) {
        requireRows(treated, covariates);
        double[][] columns = varying(covariates);
        List<String> names = named(covariates);
        double n = covariates.rows();
        for (int c = 0; c < columns.length; c++) {
            double variance = CovariateSpread.of(new double[][] {columns[c]}, treated, Spread.WITHIN_ARMS)
                    .variance(0);
            // NaN where there is one row of each arm.
            if (!(variance > 0)) {
                throw CovariateSpread.betweenArmsOnly(names.get(c));
            }
            divide(columns[c], Math.sqrt(isBinary(columns[c]) ? variance * (n - 2) / n : variance));
        }
        return points("Euclidean distance on " + count(covariates) + " in SDs within the arms", columns);
    }

    /**
     * The Euclidean distance of covariates divided by their standard deviations over all rows, n − 1 degrees of freedom: the
     * inverse-variance weights of Abadie and Imbens (2006, section 2.2), the default of {@code Matching::Match} ({@code Weight =
     * 1}).
     *
     * @param covariates at least one column that varies
     * @throws IllegalArgumentException if no column varies
     */
    public static Points inverseVariance(DesignMatrix covariates) {
        double[][] columns = varying(covariates);
        for (double[] column : columns) {
            divide(column, CovariateSpread.sd(column));
        }
        return points("Euclidean distance on " + count(covariates) + " in SDs over all rows", columns);
    }

    /**
     * The Euclidean distance of covariates as they are, each in its unit.
     *
     * @param covariates at least one column that varies
     * @throws IllegalArgumentException if no column varies
     */
    public static Points euclidean(DesignMatrix covariates) {
        return points("Euclidean distance on " + count(covariates), varying(covariates));
    }

    private static Points points(String name, double[][] columns) {
        int dimensions = columns.length;
        double[] coordinates = new double[dimensions * columns[0].length];
        Arrays.setAll(coordinates, i -> columns[i % dimensions][i / dimensions]);
        return Points.of(name, dimensions, coordinates);
    }

    /** Copies of the columns that are not constant. */
    private static double[][] varying(DesignMatrix covariates) {
        List<String> names = named(covariates);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("there is no distance by covariates that are the same in all rows: "
                    + String.join(", ", covariates.names()));
        }
        return names.stream().map(covariates::column).toArray(double[][]::new);
    }

    /** The names of the columns that are not constant. */
    private static List<String> named(DesignMatrix covariates) {
        return covariates.names().stream()
                .filter(name -> !isConstant(covariates, covariates.names().indexOf(name)))
                .toList();
    }

    private static boolean isConstant(DesignMatrix covariates, int column) {
        for (int row = 1; row < covariates.rows(); row++) {
            if (covariates.value(row, column) != covariates.value(0, column)) {
                return false;
            }
        }
        return true;
    }

    private static void requireRows(boolean[] treated, DesignMatrix covariates) {
        if (treated.length != covariates.rows()) {
            throw new IllegalArgumentException(
                    treated.length + " arms for " + covariates.rows() + " rows of covariates");
        }
    }

    private static boolean isBinary(double[] column) {
        for (double value : column) {
            if (value != 0 && value != 1) {
                return false;
            }
        }
        return true;
    }

    private static void divide(double[] column, double by) {
        for (int row = 0; row < column.length; row++) {
            column[row] /= by;
        }
    }

    private static String count(DesignMatrix covariates) {
        int columns = covariates.names().size();
        return columns + (columns == 1 ? " covariate" : " covariates");
    }
}
