package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.experiment.DifferenceInDifferences.BasePeriod;
import dk.effekt.experiment.DifferenceInDifferences.Comparison;
import dk.effekt.experiment.DifferenceInDifferences.Method;
import dk.effekt.experiment.GroupTimeEffect.Phase;
import dk.effekt.experiment.LongPanel.Row;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferenceInDifferencesTest {

    /** Two units from 10 to 14 and 16, two from 8 to 9 and 11. */
    private static final LongPanel TWO_BY_TWO =
            panel(new int[] {2, 2, 0, 0}, new double[][] {{10, 14}, {10, 16}, {8, 9}, {8, 11}});

    private static LongPanel panel(int[] starts, double[][] outcomes) {
        List<Row> rows = new ArrayList<>();
        for (int u = 0; u < starts.length; u++) {
            for (int t = 0; t < outcomes[u].length; t++) {
                rows.add(new Row("unit " + u, t + 1, starts[u], outcomes[u][t], u, 1, "cluster " + u % 2));
            }
        }
        return new LongPanel(rows);
    }

    /** 15 − 10 − (10 − 8) = 3; changes lie 1 off their means, so that each adds ±1/2, and the root of 4/4 is 1. */
    @Test
    void twoByTwoByHand() {
        GroupTimeEffects effects = TWO_BY_TWO.sentence().estimate();

        assertThat(effects.effects()).containsExactly(new GroupTimeEffect(2, 2, 1, Phase.AFTER, 3, 1, 2, 2));
        AverageEffect overall = effects.overall();
        assertThat(overall.estimate()).isEqualTo(3);
        assertThat(overall.standardError()).isEqualTo(1);
        assertThat(overall.ciHigh()).isCloseTo(4.959963984540054, within(1e-12));
        assertThat(overall.pValue()).isCloseTo(0.002699796063260, within(1e-12)); // 2 * pnorm(-3)
        assertThat(effects.path().at(0).estimate()).isEqualTo(3);
        assertThat(effects.simple().estimate()).isEqualTo(3);
        assertThat(effects.toString()).isEqualTo("y: +3.000 [+1.040, +4.960], 2 units in 1 group; 2 warnings");
    }

    /** In each cluster 1/2 of the one arm and −1/2 of the other: they cancel. */
    @Test
    void clustersAddUpWhatTheirUnitsAdd() {
        assertThat(TWO_BY_TWO
                        .sentence()
                        .clusteredOn("cluster")
                        .estimate()
                        .overall()
                        .standardError())
                .isEqualTo(0);
    }

    /**
     * Two units start in 2, one in 3, two never, with changes of the never of 1 in each period. Effects: group 2 in period 2: 5 − 1;
     * in 3: 7 − 2; group 3 in period 3: 8 − 1.
     */
    @Test
    void averagesByHand() {
        GroupTimeEffects effects = panel(
                        new int[] {2, 2, 3, 0, 0},
                        new double[][] {{0, 4, 6}, {0, 6, 8}, {0, 1, 9}, {0, 1, 2}, {0, 1, 2}})
                .sentence()
                .estimate();

        assertThat(effects.effects()).extracting(GroupTimeEffect::estimate).containsExactly(4.0, 5.0, 0.0, 7.0);
        assertThat(effects.path().at(0).estimate()).isCloseTo((2 * 4 + 7) / 3.0, within(1e-12));
        assertThat(effects.path().at(1).estimate()).isEqualTo(5);
        assertThat(effects.path().overall().estimate()).isCloseTo((5 + 5) / 2.0, within(1e-12));
        assertThat(effects.byGroup().at(2).estimate()).isEqualTo(4.5);
        assertThat(effects.overall().estimate()).isCloseTo((2 * 4.5 + 7) / 3, within(1e-12));
        assertThat(effects.byPeriod().at(3).estimate()).isCloseTo((2 * 5 + 7) / 3.0, within(1e-12));
        assertThat(effects.byPeriod().overall().estimate()).isCloseTo((4 + 17 / 3.0) / 2, within(1e-12));
        assertThat(effects.simple().estimate()).isCloseTo((2 * 4 + 2 * 5 + 7) / 5.0, within(1e-12));
    }

    @Test
    void unitsThatStartLaterCountAsComparisonUntilThen() {
        LongPanel panel = panel(new int[] {2, 3, 0}, new double[][] {{0, 5, 9}, {0, 2, 8}, {0, 0, 0}});
        assertThat(panel.sentence().estimate().effects())
                .extracting(GroupTimeEffect::comparisonUnits)
                .containsExactly(2, 1, 1, 1);
        assertThat(panel.sentence()
                        .comparedWith(Comparison.NEVER_TREATED)
                        .estimate()
                        .effects())
                .extracting(GroupTimeEffect::comparisonUnits)
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void anticipationMovesTheBaseBackAndTakesOutWhoActAlready() {
        LongPanel panel = panel(new int[] {3, 4, 0}, new double[][] {{0, 5, 9, 9}, {0, 2, 8, 9}, {0, 0, 0, 0}});
        List<GroupTimeEffect> effects =
                panel.sentence().anticipating(1).estimate().effects();
        assertThat(effects.get(0))
                .isEqualTo(new GroupTimeEffect(
                        3, 2, 1, Phase.ANTICIPATION, 4, effects.get(0).standardError(), 1, 2));
        assertThat(effects.get(1).basePeriod()).isEqualTo(1);
        assertThat(effects.get(1).comparisonUnits()).isEqualTo(1);
    }

    @Test
    void fromAUniversalBaseThatPeriodItselfIsZero() {
        LongPanel panel = panel(new int[] {3, 0, 0}, new double[][] {{0, 2, 9}, {0, 0, 0}, {0, 1, 0}});
        AverageEffects path =
                panel.sentence().from(BasePeriod.UNIVERSAL).estimate().path();
        assertThat(path.at(-1).estimate()).isEqualTo(0);
        assertThat(path.at(-1).standardError()).isEqualTo(0);
        assertThat(path.at(-2).estimate()).isEqualTo(-1.5);
        assertThat(path.table()).contains("base");
    }

    /** One unit with and one without treatment: nothing varies within either. */
    @Test
    void anIntervalWithoutWidthIsAWarning() {
        GroupTimeEffects effects = panel(new int[] {2, 0}, new double[][] {{0, 4, 6}, {0, 1, 2}})
                .sentence()
                .estimate();

        assertThat(effects.overall().standardError()).isZero();
        assertThat(effects.warnings())
                .first()
                .isEqualTo("the interval has no width, as nothing varies within the arms; that is no certainty");
        assertThat(effects.table()).contains("WARNING: the interval has no width");
    }

    @Test
    void whatCannotBeEstimatedIsCountedAndSaid() {
        // All start: the last group has nobody to compare with; one unit starts in the first period.
        GroupTimeEffects effects = panel(
                        new int[] {2, 2, 3, 1}, new double[][] {{0, 4, 6}, {0, 6, 8}, {0, 1, 9}, {5, 5, 5}})
                .sentence()
                .estimate();

        assertThat(effects.gaps())
                .containsExactly(
                        new DidGap(2, 3, DidGap.Reason.NO_COMPARISON),
                        new DidGap(3, 2, DidGap.Reason.NO_COMPARISON),
                        new DidGap(3, 3, DidGap.Reason.NO_COMPARISON));
        assertThat(effects.counts().alwaysTreated()).isEqualTo(1);
        assertThat(effects.counts().treated()).isEqualTo(3);
        assertThat(effects.warnings())
                .contains("1 unit without a period before treatment takes no part")
                .contains("3 effects cannot be estimated; averages are of the others")
                .anyMatch(warning -> warning.contains("intervals are too narrow"));
        assertThat(effects.table()).contains("not estimated: group 2 in 3: no unit to compare with in both periods");
        assertThat(effects.table().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aUnitTakesPartWhereItIsObserved() {
        LongPanel panel =
                panel(new int[] {2, 2, 0, 0}, new double[][] {{0, 4, 6}, {0, 6, Double.NaN}, {0, 1, 2}, {0, 1, 2}});
        GroupTimeEffects effects = panel.sentence().estimate();
        assertThat(effects.effects()).extracting(GroupTimeEffect::treatedUnits).containsExactly(2, 1);
        assertThat(effects.effects()).extracting(GroupTimeEffect::estimate).containsExactly(4.0, 4.0);
        assertThat(effects.counts().incomplete()).isEqualTo(1);
        assertThat(effects.counts().rowsWithoutOutcome()).isEqualTo(1);
    }

    @Test
    void covariatesThatTellTheGroupApartLeaveRegressionOnly() {
        // The treated have x 0 and 1, the others 2 and 3.
        GroupTimeEffects effects = TWO_BY_TWO
                .sentence()
                .covariates("~ x")
                .by(Method.OUTCOME_REGRESSION)
                .estimate();
        // Changes of 1 at x = 2 and 3 at x = 3 are a line through −3 at 0 and −1 at 1; 4 and 6 are 7 above it.
        assertThat(effects.overall().estimate()).isCloseTo(7, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO_BY_TWO.sentence().covariates("~ x").estimate())
                .withMessage(
                        "no effect from the start on can be estimated: group 2 in 2: no propensity: covariates tell the"
                                + " group apart, or follow from each other");
    }

    @Test
    void messagesNameColumnRowsAndRemedy() {
        DifferenceInDifferences sentence = TWO_BY_TWO.sentence();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DifferenceInDifferences.on(TWO_BY_TWO.table()).estimate())
                .withMessage("no column was said for the outcome; say outcome(\"…\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LongPanel(List.of()).sentence().covariates("~ x").estimate())
                .withMessageContaining("the table has no rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.outcome("rate").estimate())
                .withMessageContaining("the table has no column 'rate'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.never(2).estimate())
                .withMessageContaining("2 stands for units that are never treated, but it is a period");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.firstTreated("period").never(9).estimate())
                .withMessageContaining("rows 0 and 1 are of the same unit but differ in column 'period'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.unit("cluster").estimate())
                .withMessageContaining("rows 0 and 4 are of the same 'cluster' in the same 'period' 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.weightedBy("x").estimate())
                .withMessageContaining("a weight in column 'x' is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.anticipating(-1))
                .withMessageContaining("anticipation of -1 periods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.repeatedCrossSections().estimate())
                .withMessageContaining("each row is a unit");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        sentence.outcome("x").period("y").estimate().path().at(7))
                .withMessageContaining("no effect from the start on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.estimate().path().at(7))
                .withMessage("no effect at 7; there are those at 0");
        Table halves = TWO_BY_TWO.table().withNumber("period", 1, 1.5, 1, 1.5, 1, 1.5, 1, 1.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DifferenceInDifferences.on(halves)
                        .outcome("y")
                        .unit("unit")
                        .period("period")
                        .firstTreated("start")
                        .estimate())
                .withMessageContaining("column 'period' is 1.5 in row 1; periods are whole numbers");
    }

    /** Rows in place of units: means 15 and 10 in period 2, 10 and 8 in period 1, as in the panel. */
    @Test
    void rowsOfTheirOwnAreComparedByMeans() {
        AverageEffect overall = DifferenceInDifferences.on(TWO_BY_TWO.table())
                .repeatedCrossSections()
                .outcome("y")
                .period("period")
                .firstTreated("start")
                .estimate()
                .overall();
        assertThat(overall.estimate()).isEqualTo(3);
        // Only the second period varies: (14, 16) and (9, 11).
        assertThat(overall.standardError()).isEqualTo(1);
    }

    /** The effect is 1, trends differ by x, and who has more of x starts sooner; 3 standard errors of 400 studies are 3.3 points. */
    @Test
    void intervalsHoldTheTruthInAboutNinetyFiveOfAHundredStudies() {
        int studies = 400;
        int held = 0;
        int all = 0;
        double sum = 0;
        double without = 0;
        for (int study = 0; study < studies; study++) {
            Random random = new Random(study);
            int[] starts = new int[240];
            List<Row> rows = new ArrayList<>();
            for (int u = 0; u < starts.length; u++) {
                double x = random.nextGaussian();
                double draw = random.nextDouble() * (1 + Math.exp(-0.5 * x));
                int start = draw > 1 ? 0 : draw < 0.5 ? 3 : 4;
                for (int t = 1; t <= 4; t++) {
                    double y = 0.5 * x * t + random.nextGaussian() + (start > 0 && t >= start ? 1 : 0);
                    rows.add(new Row("unit " + u, t, start, y, x, 1, ""));
                }
            }
            LongPanel panel = new LongPanel(rows);
            GroupTimeEffects effects = panel.sentence().covariates("~ x").estimate();
            AverageEffect overall = effects.overall();
            held += overall.ciLow() <= 1 && overall.ciHigh() >= 1 ? 1 : 0;
            AverageEffects path = effects.path();
            SimultaneousBand band = path.band(SimultaneousBand.Multiplier.RADEMACHER, 200, study);
            all += path.effects().stream().allMatch(effect -> {
                        double truth = effect.at() >= 0 ? 1 : 0;
                        return band.low(effect) <= truth && band.high(effect) >= truth;
                    })
                    ? 1
                    : 0;
            sum += overall.estimate() / studies;
            without += panel.sentence().estimate().overall().estimate() / studies;
        }
        assertThat(held / (double) studies).isBetween(0.917, 0.983);
        assertThat(all / (double) studies).isBetween(0.917, 0.983);
        assertThat(sum).isCloseTo(1, within(0.03));
        assertThat(without).isGreaterThan(1.2);
    }

    @Test
    void multipliersHaveMeanZeroAndVarianceOne() {
        for (SimultaneousBand.Multiplier multiplier : SimultaneousBand.Multiplier.values()) {
            var random = new org.apache.commons.math3.random.Well19937c(5);
            double[] draws = new double[200_000];
            Arrays.setAll(draws, i -> multiplier.draw(random));
            double mean = Arrays.stream(draws).average().orElseThrow();
            double square = Arrays.stream(draws).map(d -> d * d).average().orElseThrow();
            assertThat(mean).isCloseTo(0, within(0.01));
            assertThat(square).isCloseTo(1, within(0.01));
        }
    }

    /** Of one effect the band is a normal quantile; of many independent ones that of the largest, 1 − 0.95^(1/20). */
    @Test
    void theBandIsThatOfTheLargestOfIndependentErrors() {
        int many = 20;
        List<AverageEffect> effects = new ArrayList<>();
        List<double[]> influences = new ArrayList<>();
        Random random = new Random(3);
        for (int e = 0; e < many; e++) {
            double[] influence = random.doubles(2_000).map(d -> d - 0.5).toArray();
            DidPart part = new DidPart(0, influence);
            effects.add(new AverageEffect("", e, 0, part.standardError(), 1, 1));
            influences.add(influence);
        }
        double critical = SimultaneousBand.of(effects, influences, SimultaneousBand.Multiplier.MAMMEN, 2_000, 1)
                .critical();
        assertThat(critical).isCloseTo(3.0159, within(0.12)); // qnorm((1 + 0.95^(1/20))/2)
    }
}
