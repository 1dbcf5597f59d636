package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.matching.Match;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMatrix.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Weeks in which rows count what others no longer do. */
class WeightedWeeksTest {

    private static final double NO = Double.NaN;
    private static final Column SHARE = new Column("y", Outcome.Unit.SHARE);

    /** Rows 0 and 1 are treated; row 0 is compared with 2 and 3, row 1 with 4 alone. */
    private static final MatchedSample PAIRS = MatchedSample.builder(
                    Units.of(new boolean[] {true, true, false, false, false}))
            .pair(0, 2, 3)
            .pair(1, 4)
            .build();

    @Test
    void aPartnerWhoIsGoneIsMadeUpForByAllWhoAreLeft() {
        // In week 1 row 4 is gone; row 2 counts 1 and row 3 counts 3.
        OutcomeMatrix outcomes = matrix(new double[] {1, 0, 0, 1, 1}, new double[] {1, 1, 1, 0, NO})
                .weigh(2, new double[] {1, 1})
                .weigh(3, new double[] {1, 3})
                .weigh(4, new double[] {1, 0})
                .build();
        EffectPath path = estimate(EffectEstimators.weightedDifference(), outcomes);

        // Half of rows 2 and 3, and all of row 4.
        assertThat(path.means(0)).isEqualTo(new EffectPath.Means(0.5, (0.5 * 0 + 0.5 * 1 + 1) / 2, 2, 3));
        // Row 1 stays though its only partner is gone: (0.5 · 1 · 1 + 0.5 · 3 · 0) / (0.5 + 1.5).
        assertThat(path.means(1)).isEqualTo(new EffectPath.Means(1, 0.25, 2, 2));
        assertThat(path.at(1).estimand()).isEqualTo("ATT of now versus never");
        assertThat(path.at(1).standardErrorMethod())
                .isEqualTo("clustered on the person (HC1), weights for later starts taken as known");
    }

    @Test
    void whoIsNotObservedForAnotherReasonTakesTheSetAlong() {
        OutcomeMatrix outcomes = matrix(new double[] {1, 0, 0, 1, 1}, new double[] {0, 1, 1, 0, NO})
                .weigh(3, new double[] {1, 3})
                .build();
        EffectPath path = estimate(EffectEstimators.weightedDifference(), outcomes);

        // Row 4 is unknown, and row 1 has nobody else.
        assertThat(path.means(1)).isEqualTo(new EffectPath.Means(0, 0.25, 1, 2));
        assertThat(path.at(1).estimand()).isEqualTo("ATT of now versus never, among those observed");
    }

    @Test
    void withoutAnybodyLeftThereIsNoEffect() {
        OutcomeMatrix outcomes = matrix(new double[] {1, 0, 0, 1, 1}, new double[] {1, 1, NO, NO, NO})
                .weigh(2, new double[] {1, 0})
                .weigh(3, new double[] {1, 0})
                .weigh(4, new double[] {1, 0})
                .build();
        EffectPath path = estimate(EffectEstimators.weightedDifference(), outcomes);

        assertThat(path.at(0).estimate()).isFinite();
        assertThat(path.at(1).estimate()).isNaN();
        assertThat(path.at(1).standardError()).isNaN();
    }

    @Test
    void refusesWhatNeedsSets() {
        OutcomeMatrix outcomes = synth().build();
        MatchedSample sample = sample();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklyEstimator.of(EffectEstimators.biasCorrected())
                        .estimate(sample, outcomes, persons(), "now versus never"))
                .withMessageStartingWith(
                        "as later starts are censored and weighted, no sets are left:\n- bias correction");
    }

    /** What {@link Estimation} is held to R for: a week is a sample of weights, those of the pairs times those of the week. */
    @Test
    void aWeekIsAnEstimationOnTheProductOfWeights() {
        MatchedSample sample = sample();
        OutcomeMatrix outcomes = synth().build();
        double[] product = sample.weights();
        for (int row = 0; row < product.length; row++) {
            product[row] *= outcomes.weight(0, row, 1);
        }
        MatchedSample weighted = MatchedSample.weighted(sample.units(), product);
        double[] y = IntStream.range(0, product.length)
                .mapToDouble(row -> Synth.outcome()[row])
                .toArray();
        for (EffectEstimator estimator : List.of(
                EffectEstimators.weightedDifference(),
                EffectEstimators.focalRegression(),
                EffectEstimators.regressionAdjusted())) {
            Estimate expected = Estimation.of(weighted)
                    .outcome("y", y)
                    .with(estimator)
                    .errors(VarianceEstimators.clustered(persons(), "the person"))
                    .estimate();

            Effect effect = WeeklyEstimator.of(estimator)
                    .estimate(sample, outcomes, persons(), "now versus never")
                    .path("y")
                    .at(1);

            assertThat(effect.estimate()).isCloseTo(expected.coefficient(), within(1e-10));
            assertThat(effect.standardError()).isCloseTo(expected.standardError(), within(1e-10));
        }
    }

    @Test
    void refusesWeightsThatAreNone() {
        OutcomeMatrix.Builder builder =
                OutcomeMatrix.builder(List.of(new Column("y", Outcome.Unit.SHARE, Outcome.Aim.MORE, 1)), 1, 0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.weigh(0, new double[] {1, 1}))
                .withMessage("2 weights where there are 2 weeks and 1 ahead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.weigh(0, new double[] {1, 0, 1}))
                .withMessageContaining("row 0 counts 1.0 in week 2");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.weigh(0, new double[] {1, NO, 1}));
        assertThat(builder.weigh(0, new double[] {1, 1, 1}).build().isWeighted())
                .isFalse();
    }

    private static OutcomeMatrix.Builder matrix(double[] first, double[] second) {
        OutcomeMatrix.Builder matrix = OutcomeMatrix.builder(List.of(SHARE), first.length, 0, 1);
        for (int row = 0; row < first.length; row++) {
            matrix.set(0, row, new double[] {first[row], second[row]});
        }
        return matrix;
    }

    private static EffectPath estimate(EffectEstimator estimator, OutcomeMatrix outcomes) {
        return WeeklyEstimator.of(estimator)
                .estimate(PAIRS, outcomes, new int[] {1, 2, 3, 4, 5}, "now versus never")
                .path("y");
    }

    private static MatchedSample sample() {
        return Match.on(Synth.table(), "treat ~ age + male + benefit_weeks + emp_share")
                .propensity(PropensityModels.logistic())
                .identifiedBy("id")
                .by(NearestNeighbour.of(2))
                .sample();
    }

    private static int[] persons() {
        return IntStream.range(0, Synth.outcome().length).map(row -> row % 700).toArray();
    }

    /** Untreated rows count 1 to 3 in week 1, one in five no longer. */
    private static OutcomeMatrix.Builder synth() {
        double[] y = Synth.outcome();
        MatchedSample sample = sample();
        OutcomeMatrix.Builder matrix = OutcomeMatrix.builder(List.of(SHARE), y.length, 0, 1);
        for (int row = 0; row < y.length; row++) {
            matrix.set(0, row, new double[] {y[row], y[row]});
            if (!sample.units().isTreated(row)) {
                matrix.weigh(row, new double[] {1, row % 5 == 0 ? 0 : 1 + row % 7 / 3.0});
            }
        }
        return matrix;
    }
}
