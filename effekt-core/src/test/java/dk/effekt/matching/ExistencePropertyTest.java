package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/** A solution is found where there is one, and refused where there is none: against linear programming on small tables. */
class ExistencePropertyTest {

    private static final double NOTHING = 1e-7;

    @Property(tries = 300)
    void aFitExistsUnlessTheArmsAreSeparated(
            @ForAll long seed,
            @ForAll @IntRange(min = 6, max = 25) int size,
            @ForAll @IntRange(min = 1, max = 3) int width) {
        Table table = Table.of(seed, size, width);
        Assume.that(table.isOfFullRank());
        boolean isSeparated = table.separation() > NOTHING;
        Statistics.label("separated").collect(isSeparated);

        for (PropensityModel model : List.of(PropensityModels.logistic(), PropensityModels.probit())) {
            if (isSeparated) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> model.fit(table.treated(), table.matrix()))
                        .withMessageContaining("with certainty");
            } else {
                PropensityScore score = model.fit(table.treated(), table.matrix());
                assertThat(score.iterations()).isLessThan(60);
            }
        }
        assertThatCode(() -> PropensityModels.ridge(0.01).fit(table.treated(), table.matrix()))
                .doesNotThrowAnyException();
    }

    /** Six rows on which steps of a probit run out before they show the direction that separates. */
    @Example
    void aProbitThatRunsOutOfStepsAsksTheLogit() {
        Table table = Table.of(35, 6, 3);
        assertThat(table.separation()).isGreaterThan(NOTHING);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropensityModels.probit().fit(table.treated(), table.matrix()))
                .withMessageContaining("with certainty");
    }

    @Property(tries = 300)
    void weightsExistIfTheMeansLieInsideTheHull(
            @ForAll long seed,
            @ForAll @IntRange(min = 10, max = 40) int size,
            @ForAll @IntRange(min = 1, max = 3) int width) {
        Table table = Table.of(seed, size, width);
        Assume.that(table.isOfFullRank());
        boolean exists = table.leastWeight() > NOTHING && table.isOfFullRankAmongUntreated();
        Statistics.label("weights exist").collect(exists);

        Units units = Units.of(table.treated()).withCovariates(table.matrix());
        if (exists) {
            assertThatCode(() -> EntropyBalancing.of(1).match(units)).doesNotThrowAnyException();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EntropyBalancing.of(1).match(units))
                    .withMessageContaining("no weights of untreated rows");
        }
    }

    @Example
    void aColumnThatTheArmHasOnceOnlyIsNamed() {
        Units units = Units.of(new boolean[] {true, true, false, false, false})
                .withCovariates(DesignMatrix.of(List.of("a", "b"), new double[][] {{1, 3, 2, 2, 2}, {1, 2, 0, 1, 3}}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(1).match(units))
                .withMessageStartingWith("'a' (2): the same in all untreated rows");
    }

    @Example
    void aColumnThatTheArmsOthersTellIsNamed() {
        Units units = Units.of(new boolean[] {true, true, false, false, false})
                .withCovariates(DesignMatrix.of(List.of("a", "b"), new double[][] {{1, 3, 1, 2, 4}, {1, 1, 3, 2, 0}}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(1).match(units))
                .withMessageStartingWith("'b': collinear with the covariates before it among the untreated rows alone");
    }

    /** Small whole numbers, so that rows often lie exactly on a border. */
    record Table(boolean[] treated, double[][] columns) {

        static Table of(long seed, int size, int width) {
            SplittableRandom random = new SplittableRandom(seed);
            boolean[] treated = new boolean[size];
            double[][] columns = new double[width][size];
            for (int i = 0; i < size; i++) {
                treated[i] = i == 0 || i > 1 && random.nextInt(3) == 0;
                for (double[] column : columns) {
                    column[i] = random.nextInt(4);
                }
            }
            return new Table(treated, columns);
        }

        DesignMatrix matrix() {
            return DesignMatrix.of(List.of("a", "b", "c").subList(0, columns.length), columns);
        }

        boolean isOfFullRank() {
            return isOfFullRank(matrix());
        }

        boolean isOfFullRankAmongUntreated() {
            int[] untreated = untreated();
            double[][] values = new double[columns.length][untreated.length];
            for (int c = 0; c < values.length; c++) {
                double[] column = columns[c];
                Arrays.setAll(values[c], i -> column[untreated[i]]);
            }
            return isOfFullRank(DesignMatrix.of(List.of("a", "b", "c").subList(0, columns.length), values));
        }

        private int[] untreated() {
            return IntStream.range(0, treated.length).filter(i -> !treated[i]).toArray();
        }

        private static boolean isOfFullRank(DesignMatrix matrix) {
            try {
                matrix.requireFullRank();
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        /** The most that a direction in the unit cube tells in sum, without being wrong of a row. */
        double separation() {
            int width = columns.length + 1;
            double[] sum = new double[width];
            List<LinearConstraint> constraints = new ArrayList<>();
            for (int i = 0; i < treated.length; i++) {
                double[] signed = new double[width];
                signed[0] = treated[i] ? 1 : -1;
                for (int c = 1; c < width; c++) {
                    signed[c] = signed[0] * columns[c - 1][i];
                }
                constraints.add(new LinearConstraint(signed, Relationship.GEQ, 0));
                Arrays.setAll(sum, c -> sum[c] + signed[c]);
            }
            for (int c = 0; c < width; c++) {
                double[] one = new double[width];
                one[c] = 1;
                constraints.add(new LinearConstraint(one, Relationship.LEQ, 1));
                constraints.add(new LinearConstraint(one, Relationship.GEQ, -1));
            }
            return solve(sum, constraints, false);
        }

        /** The largest that the least of weights can be which sum to 1 and have the means of the treated; below 0 for none. */
        double leastWeight() {
            int[] untreated = untreated();
            int last = untreated.length;
            List<LinearConstraint> constraints = new ArrayList<>();
            double[] ones = new double[last + 1];
            Arrays.fill(ones, 0, last, 1);
            constraints.add(new LinearConstraint(ones, Relationship.EQ, 1));
            for (double[] column : columns) {
                double[] values = new double[last + 1];
                Arrays.setAll(values, i -> i == last ? 0 : column[untreated[i]]);
                double mean = IntStream.range(0, treated.length)
                        .filter(i -> treated[i])
                        .mapToDouble(i -> column[i])
                        .average()
                        .orElseThrow();
                constraints.add(new LinearConstraint(values, Relationship.EQ, mean));
            }
            for (int i = 0; i < last; i++) {
                double[] above = new double[last + 1];
                above[i] = 1;
                above[last] = -1;
                constraints.add(new LinearConstraint(above, Relationship.GEQ, 0));
            }
            double[] objective = new double[last + 1];
            objective[last] = 1;
            try {
                return solve(objective, constraints, true);
            } catch (NoFeasibleSolutionException e) {
                return -1;
            }
        }

        private static double solve(double[] objective, List<LinearConstraint> constraints, boolean nonNegative) {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(10_000),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            GoalType.MAXIMIZE,
                            new NonNegativeConstraint(nonNegative))
                    .getValue();
        }
    }
}
