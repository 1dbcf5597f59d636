package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchedSampleTest {

    /** Rows 0 and 3 treated, 1, 2 and 4 not. */
    private static final Units UNITS =
            Units.of(new boolean[] {true, false, false, true, false}, new double[] {1, 2, 3, 4, 5});

    private static MatchedSample.Builder builder() {
        return MatchedSample.builder(UNITS);
    }

    private static MatchedSample.Builder builder(Estimand estimand) {
        return MatchedSample.builder(UNITS.estimating(estimand));
    }

    @Test
    void partnersShareAWeightOfOneInEverySet() {
        MatchedSample sample = builder().pair(3, 2, 1).pair(0, 1).build();

        assertThat(sample.kind()).isEqualTo(MatchedSample.Kind.PAIRS);
        assertThat(sample.sets()).isEqualTo(2);
        assertThat(sample.focals(0)).isOne();
        assertThat(sample.focal(0, 0)).isZero();
        assertThat(sample.focal(1, 0)).isEqualTo(3);
        assertThat(sample.partners(1)).isEqualTo(2);
        assertThat(sample.partner(1, 0)).isEqualTo(2);
        assertThat(sample.partner(1, 1)).isEqualTo(1);
        assertThatThrownBy(() -> sample.partner(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(sample.weights()).containsExactly(1, 1.5, 0.5, 1, 0);
        assertThat(sample.normalizedWeights()).containsExactly(1, 1.5, 0.5, 1, 0);
        assertThat(sample.distinctControls()).isEqualTo(2);
        assertThat(sample.distinctTreated()).isEqualTo(2);
        // (1.5 + 0.5)² / (1.5² + 0.5²)
        assertThat(sample.effectiveControls()).isCloseTo(1.6, within(1e-15));
        assertThat(sample.effectiveTreated()).isEqualTo(2);
        assertThat(sample).hasToString("2 of 2 treated matched with 2 untreated rows (effective 1.6)");
    }

    @Test
    void rowsOfAStratumWeighAsMuchAsItsFocalRows() {
        int[] treated = {0, 3};
        int[] untreated = {1, 2, 4};

        MatchedSample att = builder().stratum(treated, untreated).build();
        assertThat(att.kind()).isEqualTo(MatchedSample.Kind.STRATA);
        assertThat(att.focals(0)).isEqualTo(2);
        assertThat(att.partners(0)).isEqualTo(3);
        assertThat(att.weights()).containsExactly(1, 2 / 3.0, 2 / 3.0, 1, 2 / 3.0);
        assertThat(att.normalizedWeights()).containsExactly(1, 1, 1, 1, 1);

        MatchedSample atc = builder(Estimand.ATC).stratum(treated, untreated).build();
        assertThat(atc.focals(0)).isEqualTo(3);
        assertThat(atc.weights()).containsExactly(1.5, 1, 1, 1.5, 1);
        assertThat(atc).hasToString("3 of 3 untreated matched with 2 treated rows (effective 2.0)");

        MatchedSample ate = builder(Estimand.ATE).stratum(treated, untreated).build();
        assertThat(ate.weights()).containsExactly(2.5, 5 / 3.0, 5 / 3.0, 2.5, 5 / 3.0);
        assertThat(ate).hasToString("2 of 2 treated, 3 of 3 untreated rows in use (effective 2.0, 3.0)");
    }

    @Test
    void ofAnAverageEffectOnAllBothArmsAreFocal() {
        MatchedSample sample = builder(Estimand.ATE)
                .pair(0, 1)
                .pair(3, 2)
                .pair(1, 0)
                .pair(2, 3)
                .pair(4, 3)
                .build();

        assertThat(sample.weights()).containsExactly(2, 2, 2, 3, 1);
        assertThat(sample.isDisjoint()).isFalse();
        assertThatIllegalStateException().isThrownBy(sample::setOfRow).withMessageContaining("replacement");
    }

    @Test
    void aRowKnowsTheSetItStandsIn() {
        MatchedSample sample =
                builder().pair(3, 2).leave(0, Unmatched.NONE_LEFT).build();

        assertThat(sample.isDisjoint()).isTrue();
        assertThat(sample.setOfRow()).containsExactly(-1, -1, 0, 0, -1);
    }

    @Test
    void weightsAloneMakeNoSets() {
        MatchedSample sample = MatchedSample.weighted(UNITS, new double[] {1, 3, 1, 1, 0});

        assertThat(sample.kind()).isEqualTo(MatchedSample.Kind.WEIGHTS);
        assertThat(sample.sets()).isZero();
        assertThat(sample.isComplete()).isTrue();
        assertThat(sample.weights()).containsExactly(1, 3, 1, 1, 0);
        assertThat(sample.normalizedWeights()).containsExactly(1, 1.5, 0.5, 1, 0);
        assertThat(sample.estimatedWeights()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatchedSample.weighted(UNITS, new double[] {1, -1, 0, 1, 0}))
                .withMessage("the weight of row 1 is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatchedSample.weighted(UNITS, new double[] {1, Double.NaN, 0, 1, 0}))
                .withMessage("the weight of row 1 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatchedSample.weighted(UNITS, new double[] {1, 1, 0, Double.POSITIVE_INFINITY, 0}))
                .withMessage("the weight of row 3 is Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatchedSample.weighted(UNITS, new double[2]))
                .withMessage("2 weights for 5 rows");
    }

    @Test
    void theEstimandIsThatOfThoseMatched() {
        MatchedSample whole = builder().pair(0, 1).pair(3, 4).build();
        MatchedSample part =
                builder().pair(0, 1).leave(3, Unmatched.OUTSIDE_CALIPER).build();
        MatchedSample alone =
                builder().leave(0, Unmatched.NO_CANDIDATE).pair(3, 1).build();

        assertThat(whole.isComplete()).isTrue();
        assertThat(whole.estimand()).isEqualTo("ATT");
        assertThat(part.isComplete()).isFalse();
        assertThat(part.estimand()).isEqualTo("ATT among the matched");
        assertThat(part.unmatched(Unmatched.OUTSIDE_CALIPER)).isOne();
        assertThat(part.unmatched(Unmatched.NO_CANDIDATE)).isZero();
        assertThat(part.unmatched(3)).contains(Unmatched.OUTSIDE_CALIPER);
        assertThat(part.unmatched(0)).isEmpty();
        assertThat(alone.estimand()).isEqualTo("ATT among the matched");
        assertThat(alone.unmatched(Unmatched.NO_CANDIDATE)).isOne();
        assertThat(alone.unmatched(Unmatched.OUTSIDE_CALIPER)).isZero();
    }

    @Test
    void mayBeEmpty() {
        MatchedSample sample = builder()
                .leave(0, Unmatched.NO_CANDIDATE)
                .leave(3, Unmatched.NO_CANDIDATE)
                .build();

        assertThat(sample.sets()).isZero();
        assertThat(sample.weights()).containsExactly(0, 0, 0, 0, 0);
        assertThat(sample.normalizedWeights()).containsExactly(0, 0, 0, 0, 0);
        assertThat(sample.effectiveControls()).isZero();
        assertThat(sample.distinctControls()).isZero();
    }

    @Test
    void amongSomeRowsPairsKeepThoseOfTheirRowsThatAreLeft() {
        MatchedSample sample = builder().caliper(2).pair(3, 2, 1, 4).pair(0, 1).build();

        MatchedSample some = sample.among(new int[] {0, 2, 3, 4});

        assertThat(MatchItAnswer.sets(some)).containsExactly(List.of(2, 1, 3));
        assertThat(some.weights()).containsExactly(0, 0.5, 1, 0.5);
        assertThat(some.unmatched(0)).contains(Unmatched.NOT_FOLLOWED);
        assertThat(some.caliper()).isEqualTo(2);
        assertThat(sample.among(new int[] {0, 1, 2}).unmatched(Unmatched.NOT_FOLLOWED))
                .as("without its treated row a set has nobody to ask for")
                .isZero();
        assertThat(builder()
                        .pair(3, 2)
                        .leave(0, Unmatched.NO_CANDIDATE)
                        .build()
                        .among(new int[] {0, 2, 3})
                        .unmatched(0))
                .as("a reason that was there before stays")
                .contains(Unmatched.NO_CANDIDATE);
    }

    @Test
    void amongSomeRowsStrataKeepThoseOfTheirRowsThatAreLeft() {
        int[] left = {0, 1, 4};
        MatchedSample.Builder att = builder().stratum(new int[] {0, 3}, new int[] {1, 2, 4});
        MatchedSample.Builder atc = builder(Estimand.ATC).stratum(new int[] {0, 3}, new int[] {1, 2, 4});

        assertThat(att.build().among(left).weights()).containsExactly(1, 0.5, 0.5);
        assertThat(atc.build().among(left).weights()).containsExactly(2, 1, 1);
        assertThat(att.build().among(left).kind()).isEqualTo(MatchedSample.Kind.STRATA);
    }

    @Test
    void amongSomeRowsWeightsStayAndAreKnown() {
        DesignMatrix age = DesignMatrix.of(List.of("age"), new double[] {20, 30, 40, 50, 60});
        Units units = UNITS.estimating(Estimand.ATE)
                .orderedBy(new long[] {5, 6, 7, 8, 9})
                .inStrata(new int[] {0, 0, 1, 1, 2})
                .discarding(new boolean[] {false, false, false, false, true})
                .withCovariates(age)
                .withPropensity(PropensityScore.of("mine", new double[] {0.1, 0.2, 0.3, 0.4, 0.5}));
        MatchedSample sample = MatchedSample.weighted(units, new double[] {1, 3, 1, 1, 0});

        MatchedSample some = sample.among(new int[] {1, 3, 4});

        assertThat(some.weights()).containsExactly(3, 1, 0);
        assertThat(some.rowsInUse()).containsExactly(0, 1);
        assertThat(some.estimatedWeights()).isEmpty();
        assertThat(some.unmatched(2)).contains(Unmatched.DISCARDED);
        Units left = some.units();
        assertThat(left.estimand()).isEqualTo(Estimand.ATE);
        assertThat(left.treatedCount()).isOne();
        assertThat(left.isTreated(1)).isTrue();
        assertThat(left.id(1)).isEqualTo(8);
        assertThat(left.stratum(1)).isOne();
        assertThat(left.isDiscarded(2)).isTrue();
        assertThat(left.distance()).as("nothing is matched again").isEmpty();
        assertThat(left.covariates().orElseThrow().column("age")).containsExactly(30, 50, 60);
        PropensityScore score = left.propensity().orElseThrow();
        assertThat(score.rows()).isEqualTo(3);
        assertThat(score.probability(1)).isEqualTo(0.4);
        // ln(0.4 / 0.6)
        assertThat(score.scores(PropensityScore.Scale.LOG_ODDS)[1]).isCloseTo(-0.4054651081081644, within(1e-15));
        assertThat(score).hasToString("mine, 3 rows");
    }

    @Test
    void refusesAMatcherThatMixesUpTheArms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().pair(1, 0))
                .withMessage("row 1 is not treated; the ATT asks for no partners of it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().leave(1, Unmatched.NO_CANDIDATE))
                .withMessage("row 1 is not treated; the ATT asks for no partners of it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().pair(0, 1, 3))
                .withMessage("row 3 is treated, as row 0 is; they cannot be compared");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Estimand.ATE).stratum(new int[] {1}, new int[] {0}))
                .withMessage("row 1 stands in the wrong arm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().pair(0, 1).pair(0, 2))
                .withMessage("row 0 was added before");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder().stratum(new int[] {0}, new int[] {1}).stratum(new int[] {3}, new int[] {1}))
                .withMessage("row 1 was added before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().pair(0))
                .withMessage("row 0 has no partners; leave it out for a reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().pair(0, 1).stratum(new int[] {3}, new int[] {2}))
                .withMessage("PAIRS and STRATA cannot be mixed");
    }

    @Test
    void refusesAMatcherThatForgetsAFocalRow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().pair(0, 1).build())
                .withMessage("row 3 was neither matched nor left out for a reason");
    }
}
