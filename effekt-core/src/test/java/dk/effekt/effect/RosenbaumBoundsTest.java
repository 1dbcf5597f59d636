package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.RosenbaumBounds.Direction;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RosenbaumBoundsTest {

    private static final JsonNode ORACLE =
            Synth.oracle("sensitivity_synth.json").get("nearest_1to1");
    private static final MatchedSample PAIRS =
            SynthSamples.pairs(Synth.oracle("matchit_synth.json").get("specs").get("nearest_1to1"), Estimand.ATT);
    private static final RosenbaumBounds BOUNDS = RosenbaumBounds.of(PAIRS, Synth.outcome());

    /** {@code own_formula}; what the lower tail leaves of 1 holds to some 1e-16, which is all that the least p-values warrant. */
    @Test
    void lieWhereTheFormulaSays() {
        JsonNode own = ORACLE.get("own_formula");
        for (int i = 0; i < own.get("gamma").size(); i++) {
            RosenbaumBounds.Bounds at = BOUNDS.at(own.get("gamma").get(i).asDouble());

            assertThat(at.upperP()).isCloseTo(own.get("upper_p").get(i).asDouble(), withinPercentage(1e-10));
            assertThat(at.lowerP()).isCloseTo(own.get("lower_p").get(i).asDouble(), within(1e-15));
            assertThat(at.lowerP()).isPositive();
        }
        assertThat(BOUNDS.pairs()).isEqualTo(ORACLE.get("n_pairs").asInt());
        assertThat(BOUNDS.differing()).isEqualTo(ORACLE.get("n_nonzero").asInt());
        assertThat(BOUNDS.statistic()).isEqualTo(ORACLE.get("T_plus").asDouble());
    }

    /** {@code pnorm(-deviate)} of the formula with R, which does not go by way of 1. */
    @Test
    void keepTheDigitsOfSmallTails() {
        // p <- 1/(1+g); pnorm((15302 - p*25651)/sqrt(p*(1-p)*3873301), lower.tail=FALSE), g = 2.5 and 3
        assertThat(BOUNDS.at(2.5).lowerP()).isCloseTo(1.51218152605221e-19, withinPercentage(1e-9));
        assertThat(BOUNDS.at(3).lowerP()).isCloseTo(8.95444281420727e-26, withinPercentage(1e-9));
    }

    /** {@code rbounds::psens(yt, yc, Gamma = 3, GammaInc = .25)} and {@code hlsens(yt, yc, pr = .1, Gamma = 2, GammaInc = .25)}. */
    @Test
    void agreeWithThoseOfRbounds() {
        for (JsonNode row : ORACLE.get("rbounds_psens")) {
            RosenbaumBounds.Bounds at = BOUNDS.at(row.get("Gamma").asDouble());
            assertThat(at.upperP()).isCloseTo(row.get("Upper bound").asDouble(), within(0.5e-4));
            assertThat(at.lowerP()).isCloseTo(row.get("Lower bound").asDouble(), within(0.5e-4));
        }
        for (JsonNode row : ORACLE.get("rbounds_hlsens")) {
            RosenbaumBounds.Bounds at = BOUNDS.at(row.get("Gamma").asDouble());
            // hlsens goes by steps of 0.1 from an estimate of its own.
            assertThat(at.upperEstimate()).isCloseTo(row.get("Upper bound").asDouble(), within(0.1));
            assertThat(at.lowerEstimate()).isCloseTo(row.get("Lower bound").asDouble(), within(0.1));
        }
    }

    @Test
    void withoutHiddenBiasAreTheUsualTestAndEstimate() {
        assertThat(BOUNDS.hodgesLehmann())
                .isCloseTo(ORACLE.get("hodges_lehmann_exact").asDouble(), within(1e-10));
        assertThat(BOUNDS.hodgesLehmann())
                .isCloseTo(ORACLE.get("hodges_lehmann").asDouble(), within(1e-4));
        assertThat(BOUNDS.pValue()).isCloseTo(ORACLE.get("wilcox_p").asDouble(), withinPercentage(1e-10));
        Estimate mean = Estimation.of(PAIRS)
                .outcome("y", Synth.outcome())
                .with(EffectEstimators.weightedDifference())
                .errors(VarianceEstimators.clusteredOnSets(SmallSample.HC0))
                .estimate();
        JsonNode paired = ORACLE.get("paired_t");
        assertThat(mean.value()).isCloseTo(paired.get("est").asDouble(), withinPercentage(1e-10));
        assertThat(mean.standardError()).isCloseTo(paired.get("se").asDouble(), withinPercentage(1e-10));
    }

    @Test
    void crossFivePercentAtGamma() {
        double gamma = BOUNDS.gamma().orElseThrow();

        assertThat(BOUNDS.at(gamma).upperP()).isCloseTo(0.05, within(1e-12));
        assertThat(BOUNDS.at(BOUNDS.gamma(0.025).orElseThrow()).upperP()).isCloseTo(0.025, within(1e-12));
        assertThat(BOUNDS.towards(Direction.LOWER).gamma()).isEmpty();
    }

    @Test
    void lowerOutcomesAreHigherOnesTurned() {
        double[] turned = Arrays.stream(Synth.outcome()).map(y -> -y).toArray();
        RosenbaumBounds lower = RosenbaumBounds.of(PAIRS, turned).towards(Direction.LOWER);

        assertThat(lower.at(1.5).upperP()).isEqualTo(BOUNDS.at(1.5).upperP());
        assertThat(lower.at(1.5).upperEstimate()).isEqualTo(-BOUNDS.at(1.5).lowerEstimate());
        assertThat(lower.hodgesLehmann()).isEqualTo(-BOUNDS.hodgesLehmann());
    }

    /** Of {@code emp52} 55 pairs are for the treated and 47 against: {@code pbinom(54, 102, g/(1+g), lower.tail = FALSE)}. */
    @Test
    void ofSharesAreMcNemarsTest() {
        RosenbaumBounds shares = RosenbaumBounds.of(PAIRS, Synth.inWork());

        assertThat(shares.isBinary()).isTrue();
        assertThat(shares.differing()).isEqualTo(102);
        assertThat(shares.statistic()).isEqualTo(55);
        assertThat(shares.at(1).upperP()).isCloseTo(0.244217232266317, withinPercentage(1e-9));
        assertThat(shares.at(1.5).upperP()).isCloseTo(0.911430979897706, withinPercentage(1e-9));
        assertThat(shares.at(1.5).lowerP()).isCloseTo(0.00307264575132913, withinPercentage(1e-9));
        // binom.test(55, 102)
        assertThat(shares.pValue()).isCloseTo(0.488434464532633, withinPercentage(1e-9));
        assertThat(shares.hodgesLehmann()).isNaN();
        assertThat(shares.gamma()).isEmpty();
    }

    /** The lower limit of {@code binom.test(70, 102, alternative = "greater")$conf.int}. */
    @Test
    void gammaOfSharesIsTheLimitOfClopperAndPearson() {
        double[] differences = new double[110];
        Arrays.fill(differences, 0, 70, 1);
        Arrays.fill(differences, 70, 102, -1);

        double gamma = RosenbaumBounds.of(differences).gamma().orElseThrow();

        assertThat(gamma / (1 + gamma)).isCloseTo(0.602357774743209, within(1e-10));
    }

    /** {@code wilcox.test(c(1, 1, 2, -1, 3, 3, -2, 4, 0), exact = FALSE)}. */
    @Test
    void tiesShareTheirRanks() {
        RosenbaumBounds tied = RosenbaumBounds.of(new double[] {1, 1, 2, -1, 3, 3, -2, 4, 0});

        assertThat(tied.differing()).isEqualTo(8);
        assertThat(tied.statistic()).isEqualTo(29.5);
        assertThat(tied.pValue()).isCloseTo(0.120719575265004, withinPercentage(1e-9));
    }

    @Test
    void readAsATableAndALine() {
        assertThat(BOUNDS).hasToString("Rosenbaum bounds of 226 pairs: p 0.0059, above 0.05 from gamma 1.14");
        assertThat(BOUNDS.table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).matches("1\\.25 +3\\.3e-05 +0\\.1412 .*"));
    }

    @Test
    void refuseWhatHasNoPairs() {
        Units units = Units.of(new boolean[] {true, true, false, false});
        double[] outcome = {1, 2, 3, 5};
        MatchedSample shared =
                MatchedSample.builder(units).pair(0, 2).pair(1, 2).build();
        MatchedSample several = MatchedSample.builder(Units.of(new boolean[] {true, false, false, false}))
                .pair(0, 2, 3)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RosenbaumBounds.of(shared, outcome))
                .withMessageContaining("match without replacement");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RosenbaumBounds.of(several, outcome))
                .withMessageContaining("match one to one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RosenbaumBounds.of(MatchedSample.weighted(units, outcome), outcome))
                .withMessageContaining("kind WEIGHTS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RosenbaumBounds.of(new double[] {0, 0}))
                .withMessageContaining("none differs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RosenbaumBounds.of(new double[] {1, Double.NaN}))
                .withMessageContaining("pair 1 is NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> BOUNDS.at(0.5)).withMessageContaining("at least 1");
    }

    /**
     * Of three pairs for the treated and one against: P(B ≥ 3) = 4 p³(1 − p) + p⁴, at Γ = 3 with p = 3/4 and 1/4; R:
     * {@code pbinom(2, 4, p, lower.tail = FALSE)}.
     */
    @Test
    void readAsATableOfMcNemarsTest() {
        RosenbaumBounds few = RosenbaumBounds.of(new double[] {1, 1, -1, 1, 0});

        assertThat(few).hasToString("Rosenbaum bounds of 5 pairs: p 0.3125, above 0.05 without hidden bias");
        assertThat(few.pValue()).isCloseTo(0.625, within(1e-12));
        assertThat(few.at(3).upperP()).isCloseTo(189 / 256.0, within(1e-12));
        assertThat(few.at(3).lowerP()).isCloseTo(13 / 256.0, within(1e-12));
        assertThat(few.at(3).upperEstimate()).isNaN();
        assertThat(few.table().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "McNemar's test for higher outcomes, one-sided: 4 of 5 pairs differ",
                        "Gamma least p greatest p",
                        "1.00 0.3125 0.3125",
                        "1.10 0.2777 0.3490",
                        "1.25 0.2341 0.4001",
                        "1.50 0.1792 0.4752",
                        "1.75 0.1399 0.5388",
                        "2.00 0.1111 0.5926",
                        "2.50 0.0733 0.6768",
                        "3.00 0.0508 0.7383",
                        "The p-value is above 0.05 without any hidden bias.");
    }

    @Test
    void sayHowStrongHiddenBiasMustBe() {
        assertThat(BOUNDS.table().replaceAll("\\s+", " "))
                .startsWith("Wilcoxon's signed ranks for higher outcomes, one-sided: ")
                .endsWith(
                        "The effect could be hidden bias alone (p above 0.05) if, of two persons alike in all that was"
                                + " measured, one had 1.14 times the odds of being treated. ");
        assertThat(BOUNDS.towards(Direction.LOWER).table()).startsWith("Wilcoxon's signed ranks for lower outcomes");
    }

    /** No pair is for the treated: P(B ≥ 0) is 1, and twice the other tail, 1/16, is 1/8. */
    @Test
    void allPairsMayBeAgainst() {
        RosenbaumBounds against = RosenbaumBounds.of(new double[] {-1, -1, -1, -1});

        assertThat(against.at(2).upperP()).isEqualTo(1);
        assertThat(against.pValue()).isCloseTo(0.125, within(1e-12));
        // One of each: both tails are 3/4, and a p-value is no more than 1.
        assertThat(RosenbaumBounds.of(new double[] {1, -1}).pValue()).isEqualTo(1);
    }

    /** Whoever is asked for, a difference is that of the treated less the untreated: 5 − 3, 6 − 2 and 1 − 4. */
    @Test
    void ofTheUntreatedTheyAreOfTheSameDifferences() {
        boolean[] treated = {false, false, false, true, true, true};
        MatchedSample pairs = MatchedSample.builder(Units.of(treated).estimating(Estimand.ATC))
                .pair(0, 3)
                .pair(1, 4)
                .pair(2, 5)
                .build();

        assertThat(RosenbaumBounds.of(pairs, new double[] {3, 2, 4, 5, 6, 1}).table())
                .isEqualTo(RosenbaumBounds.of(new double[] {2, 4, -3}).table());
    }

    @Test
    void refuseStrengthsAndLevelsThatAreNone() {
        for (double bad : new double[] {0.99, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> BOUNDS.at(bad));
        }
        for (double bad : new double[] {0, 0.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BOUNDS.gamma(bad))
                    .withMessageContaining("not above 0 and below 0.5");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RosenbaumBounds.of(PAIRS, new double[2]))
                .withMessageContaining("2 outcomes for 1500 rows");
    }
}
