package dk.effekt.benchmarks;

import dk.effekt.covariate.DesignMatrix;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Populations of which the average effect on the treated is known. They differ in who is treated:
 *
 * <pre>
 * x1, x3 ~ N(0, 1);  x2 ~ Bernoulli(½);  x4 uniform on 0, 1, 2, 3, 4;  all independent
 * log odds of treatment = intercept + strength · (0.8 x1 + 0.6 (x2 − ½) + 0.5 x3 + 0.2 (x4 − 2))
 * outcome without treatment = x1 + 0.5 x2 + 0.5 x3 + 0.3 x4 + 0.3 x1² + N(0, 1)
 * effect of treatment = 1 + 0.5 x1 + 0.5 x2, and the noise of the treated has the standard deviation 1.25
 * </pre>
 *
 * So a logistic propensity score is right, a linear model of the outcome is not, the effect is larger for those who are treated
 * more often, and its noise is not the same for all.
 */
enum CoverageDesign {
    /** 29 % treated of 800, much like the others: the log odds have the standard deviation 0.6. */
    GOOD_OVERLAP(800, -1, 0.6),
    /** 34 % treated of 800, of whom many have few others like them: the log odds have the standard deviation 1.6. */
    POOR_OVERLAP(800, -1, 1.6),
    /** 5 % treated of 1,000; the log odds have the standard deviation 0.8. */
    RARE_TREATMENT(1_000, -3.2, 0.8);

    private static final double OF_X1 = 0.8;
    private static final double OF_X2 = 0.6;
    private static final double OF_X3 = 0.5;
    private static final double OF_X4 = 0.2;
    private static final int X4_VALUES = 5;
    private static final double TREATED_NOISE = 1.25;
    private static final List<String> NAMES = List.of("x1", "x2", "x3", "x4");

    private final int rows;
    private final double intercept;
    private final double strength;

    CoverageDesign(int rows, double intercept, double strength) {
        this.rows = rows;
        this.intercept = intercept;
        this.strength = strength;
    }

    /** Number of rows of a study. */
    int rows() {
        return rows;
    }

    /**
     * A study; the same seed and number give the same rows, whatever was drawn before.
     *
     * @param number of the study, from 0 on
     */
    SimulatedStudy study(long seed, int number) {
        SplittableRandom seeds = new SplittableRandom(seed);
        Random random =
                new Random(new SplittableRandom(seeds.nextLong() + (((long) ordinal() << 32) | number)).nextLong());
        double[][] x = new double[NAMES.size()][rows];
        boolean[] treated = new boolean[rows];
        double[] outcome = new double[rows];
        double[] effects = new double[rows];
        for (int row = 0; row < rows; row++) {
            double x1 = random.nextGaussian();
            double x2 = random.nextInt(2);
            double x3 = random.nextGaussian();
            double x4 = random.nextInt(X4_VALUES);
            x[0][row] = x1;
            x[1][row] = x2;
            x[2][row] = x3;
            x[3][row] = x4;
            treated[row] = random.nextDouble() < probability(strength * (OF_X1 * x1 + OF_X3 * x3), x2, x4);
            effects[row] = effect(x1, x2);
            outcome[row] = x1
                    + 0.5 * x2
                    + 0.5 * x3
                    + 0.3 * x4
                    + 0.3 * x1 * x1
                    + (treated[row] ? effects[row] + TREATED_NOISE * random.nextGaussian() : random.nextGaussian());
        }
        return new SimulatedStudy(treated, DesignMatrix.of(NAMES, x), outcome, effects);
    }

    /**
     * The average effect on the treated of the population, {@code E[p(x) τ(x)] / E[p(x)]}: sums over x2 and x4, and a trapezoidal
     * rule over what x1 and x3 add to the log odds, v. That is normal, and x1 has the mean {@code strength · 0.8 v / Var(v)} given
     * it. For so smooth an integrand the rule errs by less than rounding.
     */
    double effectOnTreated() {
        double variance = strength * strength * (OF_X1 * OF_X1 + OF_X3 * OF_X3);
        double sd = Math.sqrt(variance);
        int steps = 2_000;
        double reach = 10;
        double effects = 0;
        double share = 0;
        for (int step = -steps; step <= steps; step++) {
            double z = reach * step / steps;
            double density = StrictMath.exp(-z * z / 2);
            double meanOfX1 = strength * OF_X1 * z * sd / variance;
            for (int x2 = 0; x2 < 2; x2++) {
                for (int x4 = 0; x4 < X4_VALUES; x4++) {
                    double p = density * probability(z * sd, x2, x4);
                    share += p;
                    effects += p * effect(meanOfX1, x2);
                }
            }
        }
        return effects / share;
    }

    private double probability(double v, double x2, double x4) {
        double logOdds = intercept + v + strength * (OF_X2 * (x2 - 0.5) + OF_X4 * (x4 - 2));
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private static double effect(double x1, double x2) {
        return 1 + 0.5 * x1 + 0.5 * x2;
    }

    /** {@code good overlap}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
