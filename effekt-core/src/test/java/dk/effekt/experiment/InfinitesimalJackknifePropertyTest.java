package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.experiment.DifferenceInDifferences.Comparison;
import dk.effekt.experiment.DifferenceInDifferences.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What a unit adds to the error of an estimate is how that changes with the unit's weight (Jaeckel 1972): the derivative is taken
 * by a small step to either side, of the whole estimation.
 */
class InfinitesimalJackknifePropertyTest {

    private static final double STEP = 1e-4;

    /** Whether rows of a unit belong together. */
    enum Rows {
        PANEL,
        CROSS_SECTIONS
    }

    @Property(tries = 15)
    void errorsAreThoseOfDerivatives(
            @ForAll long seed, @ForAll Method method, @ForAll Rows rows, @ForAll Comparison with) {
        Random random = new Random(seed);
        int[] starts = new int[40];
        Arrays.setAll(starts, u -> u % 4 == 0 ? 2 : u % 4 == 1 ? 3 : u % 8 == 2 ? 5 : 0);
        LongPanel panel = LongPanel.of(
                starts,
                4,
                random,
                (row, r) -> row.x() * row.period() + (row.isTreated() ? row.x() : 0) + r.nextGaussian());
        if (rows == Rows.CROSS_SECTIONS) {
            int[] number = {0};
            panel = panel.map(row -> row.unit("row " + number[0]++));
        }
        GroupTimeEffects effects = estimate(panel, method, rows, with);
        assertThat(effects.gaps()).isEmpty();

        List<AverageEffect> averages = averages(effects);
        double[] variances = new double[averages.size()];
        for (String unit :
                panel.rows().stream().map(LongPanel.Row::unit).distinct().toList()) {
            List<AverageEffect> up = averages(estimate(weighted(panel, unit, 1 + STEP), method, rows, with));
            List<AverageEffect> down = averages(estimate(weighted(panel, unit, 1 - STEP), method, rows, with));
            for (int a = 0; a < variances.length; a++) {
                double slope = (up.get(a).estimate() - down.get(a).estimate()) / (2 * STEP);
                variances[a] += slope * slope;
            }
        }
        for (int a = 0; a < variances.length; a++) {
            double error = averages.get(a).standardError();
            assertThat(error).isCloseTo(Math.sqrt(variances[a]), within(1e-6 * error));
        }
    }

    private static List<AverageEffect> averages(GroupTimeEffects effects) {
        List<AverageEffect> averages = new ArrayList<>(effects.path().effects());
        averages.addAll(effects.byGroup().effects());
        averages.addAll(effects.byPeriod().effects());
        averages.addAll(List.of(
                effects.overall(),
                effects.simple(),
                effects.path().overall(),
                effects.byPeriod().overall()));
        return averages;
    }

    private static LongPanel weighted(LongPanel panel, String unit, double weight) {
        return panel.map(row -> row.unit().equals(unit) ? row.weight(weight) : row);
    }

    private static GroupTimeEffects estimate(LongPanel panel, Method method, Rows rows, Comparison with) {
        DifferenceInDifferences on = DifferenceInDifferences.on(panel.table());
        return (rows == Rows.PANEL ? on.unit("unit") : on.repeatedCrossSections())
                .outcome("y")
                .period("period")
                .firstTreated("start")
                .covariates("~ x")
                .weightedBy("weight")
                .comparedWith(with)
                .by(method)
                .estimate();
    }
}
