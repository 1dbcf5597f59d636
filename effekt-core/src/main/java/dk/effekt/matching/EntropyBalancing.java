package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Missing;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Weights that give the covariates exactly the means that they have among those whose effect is asked for, and are otherwise as
 * even as can be (Hainmueller 2012): of the {@link Estimand#ATT}, untreated rows get the means of the treated; of the
 * {@link Estimand#ATC} the other way round; of the {@link Estimand#ATE}, both arms get the means of all. With two moments
 * squares are balanced, too, and so variances; with three, cubes. Powers that a column of few values does not have, such as
 * the square of one of zeros and ones, are left out.
 *
 * <p>The weights of an arm sum to the number of rows whose means it gets; those of the other arm are 1. Discarded rows weigh
 * nothing and are left out of means. That means are equal is checked to 1e-10 standard deviations.
 *
 * @param moments 1 to 3
 * @param targets what a standard error is to know of the means that are aimed at
 */
public record EntropyBalancing(int moments, TargetMeans targets) implements Matcher {

    private static final int MOST_MOMENTS = 3;

    /** What a standard error is to know of the means that are aimed at. */
    public enum TargetMeans {
        /** That they are those of a sample, too: the error of the whole procedure. */
        ESTIMATED("estimated"),
        /** Nothing: as if they were known, as {@code lm_weightit} of WeightIt 1.0.0 did; for the ATT it is too wide. */
        KNOWN("taken as known");

        private final String text;

        TargetMeans(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public EntropyBalancing {
        if (moments < 1 || moments > MOST_MOMENTS) {
            throw new IllegalArgumentException(
                    "moments " + moments + " is not 1 (means), 2 (and variances) or 3 (and skews)");
        }
    }

    /**
     * Balances so many moments; standard errors count the target means as estimated.
     *
     * @param moments 1 to 3
     */
    public static EntropyBalancing of(int moments) {
        return new EntropyBalancing(moments, TargetMeans.ESTIMATED);
    }

    /** The same with another view of the means that are aimed at; the weights do not change, their standard errors do. */
    public EntropyBalancing targets(TargetMeans newTargets) {
        return new EntropyBalancing(moments, newTargets);
    }

    @Override
    public List<String> missingIn(Units units) {
        List<String> missing = new ArrayList<>();
        if (units.covariates().isEmpty() || units.covariates().get().names().isEmpty()) {
            missing.add("covariates: give them by Units.withCovariates");
        }
        if (units.estimand() == Estimand.ATO) {
            missing.add("the ATT, ATC or ATE as estimand: of the ATO the means to aim at are not known");
        }
        Weighing.addUnheeded(units, missing);
        return missing;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if something is {@linkplain #missingIn missing}; if a column is constant or collinear; or
     *     if no weights give an arm the means that are aimed at; the message names the columns
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        Weighing.requireBothArms(units, "that is not discarded");
        int[] kept = Strata.rowsOf(units);
        DesignMatrix covariates = units.covariates().orElseThrow();
        boolean isAll = kept.length == units.size() && units.isInOrder();
        DesignMatrix columns = powers(isAll ? covariates : covariates.among(kept));
        columns.requireFullRank();
        Standardized x = Standardized.of(columns);
        boolean[] treated = new boolean[kept.length];
        boolean[] aimedAt = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            treated[i] = units.isTreated(kept[i]);
            aimedAt[i] = units.isFocal(kept[i]);
        }
        double[] means = x.means(aimedAt);
        double total = count(aimedAt);
        double[] weights = new double[units.size()];
        List<BalancedWeights.Arm> arms = new ArrayList<>();
        for (boolean arm : new boolean[] {true, false}) {
            boolean isWeighed =
                    units.estimand() == Estimand.ATE || !units.estimand().isFocal(arm);
            boolean[] inArm = new boolean[kept.length];
            for (int i = 0; i < kept.length; i++) {
                inArm[i] = treated[i] == arm;
                weights[kept[i]] = inArm[i] ? 1 : weights[kept[i]];
            }
            if (isWeighed) {
                EntropyDual.Solution solution = new EntropyDual(x, inArm, means, arm ? "treated" : "untreated").solve();
                for (int i = 0; i < kept.length; i++) {
                    weights[kept[i]] = inArm[i] ? total * solution.shares()[i] : weights[kept[i]];
                }
                arms.add(new BalancedWeights.Arm(arm, solution.inverse()));
            }
        }
        return MatchedSample.weighted(
                units,
                weights,
                new BalancedWeights(
                        units, x, RowSort.places(kept, units.size()), means, total, weights.clone(), arms, targets));
    }

    @Override
    public String describe() {
        return "entropy balancing of "
                + switch (moments) {
                    case 1 -> "means";
                    case 2 -> "means and squares";
                    default -> "means, squares and cubes";
                };
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** The covariates and their powers. Of standardised values: those of years are collinear but for rounding. */
    private DesignMatrix powers(DesignMatrix first) {
        if (moments == 1) {
            return first;
        }
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        Standardized x = Standardized.of(first);
        for (int c = 1; c < x.width(); c++) {
            int powers = Math.min(moments, distinct(first.column(x.name(c)), moments + 1) - 1);
            double[] power = new double[first.rows()];
            Arrays.fill(power, 1);
            for (int exponent = 1; exponent <= powers; exponent++) {
                for (int i = 0; i < power.length; i++) {
                    power[i] *= x.value(i, c);
                }
                if (exponent > 1) {
                    names.add("standardised " + x.name(c) + "^" + exponent);
                    columns.add(power.clone());
                }
            }
        }
        return names.isEmpty() ? first : first.and(DesignMatrix.of(names, columns.toArray(new double[0][])));
    }

    private static int distinct(double[] column, int most) {
        Set<Double> values = new HashSet<>();
        for (int i = 0; i < column.length && values.size() < most; i++) {
            values.add(column[i]);
        }
        return values.size();
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(
                Clause.of("entropy-balancing").with("moments", moments).with("targets", targets));
    }
}
