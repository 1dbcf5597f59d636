package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.experiment.DifferenceInDifferences.BasePeriod;
import dk.effekt.experiment.DifferenceInDifferences.Comparison;
import dk.effekt.experiment.DifferenceInDifferences.Method;
import dk.effekt.experiment.LongPanel.Row;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DifferenceInDifferencesPropertyTest {

    @Property(tries = 200)
    void effectsAreDifferencesOfMeanChanges(
            @ForAll long seed,
            @ForAll Comparison comparison,
            @ForAll BasePeriod base,
            @ForAll @IntRange(max = 1) int anticipation) {
        Random random = new Random(seed);
        LongPanel panel = LongPanel.any(random);
        // A fifth of the outcomes is missing, as absent rows or as NaN; of the first unit nothing, so that all periods
        // occur.
        LongPanel holes = panel.without(row -> !row.unit().equals("unit 000") && random.nextInt(10) == 0)
                .map(row -> !row.unit().equals("unit 000") && random.nextInt(10) == 0 ? row.y(Double.NaN) : row);
        DifferenceInDifferences sentence =
                holes.sentence().comparedWith(comparison).from(base).anticipating(anticipation);
        GroupTimeEffects effects;
        try {
            effects = sentence.estimate();
        } catch (IllegalArgumentException e) {
            // Too many holes for any effect, which the naive means must find as well.
            assertThat(e).hasMessageStartingWith("no effect from the start on can be estimated");
            return;
        }

        int last = holes.rows().stream().mapToInt(Row::period).max().orElseThrow();
        for (GroupTimeEffect effect : effects.effects()) {
            int g = effect.group();
            int t = effect.period();
            int b = effect.basePeriod();
            long after = anticipation + (comparison == Comparison.NEVER_TREATED ? last : Math.max(t, b));
            double expected = meanChange(holes, b, t, row -> row.start() == g)
                    - meanChange(holes, b, t, row -> row.start() != g && (row.start() == 0 || row.start() > after));
            assertThat(effect.estimate()).isCloseTo(expected, within(1e-9));
            int before = g - anticipation - 1;
            boolean isShifting = base == BasePeriod.VARYING && t <= before;
            assertThat(b).isEqualTo(isShifting ? t - 1 : before);
        }
    }

    /** Looks every unit's two rows up among all. */
    private static double meanChange(LongPanel panel, int base, int period, Predicate<Row> which) {
        double sum = 0;
        int count = 0;
        for (Row from : panel.rows()) {
            for (Row to : panel.rows()) {
                if (from.unit().equals(to.unit())
                        && from.period() == base
                        && to.period() == period
                        && which.test(from)
                        && !Double.isNaN(to.y() - from.y())) {
                    sum += to.y() - from.y();
                    count++;
                }
            }
        }
        return sum / count;
    }

    @Property(tries = 20)
    void theOrderOfRowsChangesNoBit(@ForAll long seed, @ForAll Method method) {
        Random random = new Random(seed);
        LongPanel panel = LongPanel.any(random);
        GroupTimeEffects effects = panel.sentence().covariates("~ x").by(method).estimate();
        GroupTimeEffects shuffled =
                panel.shuffled(random).sentence().covariates("~ x").by(method).estimate();

        assertThat(shuffled.effects()).isEqualTo(effects.effects());
        assertThat(shuffled.gaps()).isEqualTo(effects.gaps());
        assertThat(shuffled.table()).isEqualTo(effects.table());
        assertThat(panel.shuffled(random).sentence().estimate().permuting(99, 1))
                .isEqualTo(panel.sentence().estimate().permuting(99, 1));
    }

    /** Outcomes in whole numbers, so that many rows differ in the covariate alone. */
    @Property(tries = 20)
    void norOfRowsThatAreUnitsOfTheirOwn(@ForAll long seed) {
        Random random = new Random(seed);
        LongPanel panel = LongPanel.any(random).map(row -> row.y(Math.rint(row.y() / 3)));
        GroupTimeEffects effects = crossSections(panel);
        GroupTimeEffects shuffled = crossSections(panel.shuffled(random));

        assertThat(shuffled.effects()).isEqualTo(effects.effects());
        assertThat(shuffled.path().band()).isEqualTo(effects.path().band());
        assertThat(shuffled.permuting(99, 1)).isEqualTo(effects.permuting(99, 1));
    }

    private static GroupTimeEffects crossSections(LongPanel panel) {
        return DifferenceInDifferences.on(panel.table())
                .repeatedCrossSections()
                .outcome("y")
                .period("period")
                .firstTreated("start")
                .covariates("~ x")
                .by(Method.OUTCOME_REGRESSION)
                .estimate();
    }

    @Property(tries = 50)
    void namesOfUnitsChangeNothing(@ForAll long seed, @ForAll Method method) {
        LongPanel panel = LongPanel.any(new Random(seed));
        LongPanel renamed = panel.map(row -> row.unit(new StringBuilder(row.unit()).reverse() + "x"));
        assertSame(
                panel.sentence().covariates("~ x").by(method).estimate(),
                renamed.sentence().covariates("~ x").by(method).estimate());
    }

    @Property(tries = 50)
    void whatIsConstantForAUnitOrAPeriodChangesNothing(@ForAll long seed, @ForAll Method method) {
        LongPanel panel = LongPanel.any(new Random(seed));
        LongPanel shifted =
                panel.map(row -> row.y(row.y() + row.unit().hashCode() % 100 + 3 * row.period() * row.period()));
        assertSame(
                panel.sentence().covariates("~ x").by(method).estimate(),
                shifted.sentence().covariates("~ x").by(method).estimate());
    }

    @Property(tries = 50)
    void aTrendInACovariateIsTakenOutByRegression(@ForAll long seed, @ForAll BasePeriod base) {
        LongPanel panel = LongPanel.any(new Random(seed));
        LongPanel trended = panel.map(row -> row.y(row.y() + row.x() * row.period()));
        for (Method method : List.of(Method.OUTCOME_REGRESSION, Method.DOUBLY_ROBUST)) {
            assertSame(
                    panel.sentence().covariates("~ x").by(method).from(base).estimate(),
                    trended.sentence().covariates("~ x").by(method).from(base).estimate());
        }
    }

    @Property(tries = 50)
    void neverTreatedTwiceGiveTheSameEffects(@ForAll long seed) {
        LongPanel panel = LongPanel.any(new Random(seed));
        int last = panel.rows().stream().mapToInt(Row::period).max().orElseThrow();
        LongPanel more = panel.and(panel.without(row -> row.start() > 0 && row.start() <= last)
                .map(row -> row.unit(row.unit() + " again")));
        List<GroupTimeEffect> effects =
                estimate(panel, Comparison.NEVER_TREATED).effects();
        List<GroupTimeEffect> again = estimate(more, Comparison.NEVER_TREATED).effects();
        assertThat(again).hasSameSizeAs(effects);
        for (int i = 0; i < effects.size(); i++) {
            assertThat(again.get(i).estimate()).isCloseTo(effects.get(i).estimate(), within(1e-9));
        }
    }

    @Property(tries = 50)
    void unitsTwiceInOneClusterAreOneUnit(@ForAll long seed, @ForAll Method method) {
        LongPanel panel = LongPanel.any(new Random(seed));
        LongPanel twice = panel.and(panel.map(row -> row.unit(row.unit() + " again")));
        assertSame(
                panel.sentence().covariates("~ x").by(method).estimate(),
                twice.sentence()
                        .covariates("~ x")
                        .by(method)
                        .clusteredOn("cluster")
                        .estimate());
    }

    @Property(tries = 50)
    void aWeightStandsForSoManyUnits(@ForAll long seed, @ForAll Method method) {
        LongPanel panel = LongPanel.any(new Random(seed));
        LongPanel weighted = panel.map(row -> row.weight(row.unit().endsWith("5") ? 2 : 1));
        LongPanel twice =
                panel.and(panel.without(row -> !row.unit().endsWith("5")).map(row -> row.unit(row.unit() + " again")));
        assertSame(
                twice.sentence()
                        .covariates("~ x")
                        .by(method)
                        .clusteredOn("cluster")
                        .estimate(),
                weighted.sentence()
                        .covariates("~ x")
                        .by(method)
                        .weightedBy("weight")
                        .estimate());
    }

    private static GroupTimeEffects estimate(LongPanel panel, Comparison comparison) {
        return panel.sentence().comparedWith(comparison).estimate();
    }

    private static void assertSame(GroupTimeEffects one, GroupTimeEffects other) {
        assertThat(other.gaps()).isEqualTo(one.gaps());
        assertThat(other.effects()).hasSameSizeAs(one.effects());
        for (int i = 0; i < one.effects().size(); i++) {
            GroupTimeEffect a = one.effects().get(i);
            GroupTimeEffect b = other.effects().get(i);
            assertThat(b.estimate()).isCloseTo(a.estimate(), within(1e-7));
            assertThat(b.standardError()).isCloseTo(a.standardError(), within(1e-7));
        }
        for (AverageEffect average : one.path().effects()) {
            AverageEffect same = other.path().at(average.at());
            assertThat(same.estimate()).isCloseTo(average.estimate(), within(1e-7));
            assertThat(same.standardError()).isCloseTo(average.standardError(), within(1e-7));
        }
        assertThat(other.simple().standardError()).isCloseTo(one.simple().standardError(), within(1e-7));
        assertThat(other.overall().estimate()).isCloseTo(one.overall().estimate(), within(1e-7));
        assertThat(other.overall().standardError()).isCloseTo(one.overall().standardError(), within(1e-7));
    }
}
