package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.protocol.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatesTest {

    /** Treated rows 0 to 4, the fifth of which is left out; age of pairs equal, size of the third pair 1 apart. */
    private static final Units UNITS =
            Units.of(new boolean[] {true, true, true, true, true, false, false, false, false, false});

    private static final DesignMatrix COVARIATES = DesignMatrix.of(
            List.of("age", "size"),
            new double[] {20, 30, 40, 50, 60, 20, 30, 40, 50, 10},
            new double[] {1, 2, 3, 4, 5, 1, 2, 4, 4, 9});

    private final MatchedSample fourPairs = MatchedSample.builder(UNITS)
            .pair(0, 5)
            .pair(1, 6)
            .pair(2, 7)
            .pair(3, 8)
            .leave(4, Unmatched.OUTSIDE_CALIPER)
            .build();

    private final Gates usual = Gates.of(Balance.of(COVARIATES, fourPairs), fourPairs);

    @Test
    void whatFailsIsALine() {
        // Size: means 2.5 and 2.75, SD of 1 to 5 √2.5. Age: 35 of those matched against 40 of all, SD √250.
        assertThat(usual.passes()).isFalse();
        assertThat(usual.failures())
                .containsExactly(
                        "largest |SMD| 0.158 (size), at most 0.1: FAIL",
                        "largest |shift| 0.316 (age), at most 0.25: FAIL");
        assertThat(usual.advice()).isEmpty();
        assertThat(usual).hasToString("1 of 3 gates passed; FAILS: largest |SMD|, largest |shift|");
    }

    @Test
    void aChangedLimitSaysSo() {
        Gates gates = usual.with(GateRule.BALANCE, 0.2).with(GateRule.MATCHED, 0.9);

        assertThat(gates.all().get(0).line())
                .isEqualTo("largest |SMD| 0.158 (size), at most 0.2 (changed from 0.1): PASS");
        assertThat(gates.failures())
                .contains("share matched 0.8 (ATT among the matched), at least 0.9 (changed from 0.8): FAIL");
        assertThat(usual.failures()).as("gates are immutable").hasSize(2);
    }

    @Test
    void theLimitItselfPasses() {
        double largest = usual.all().get(0).value();

        assertThat(usual.with(GateRule.BALANCE, largest).all().get(0).outcome()).isEqualTo(Gate.Outcome.PASS);
        assertThat(usual.all().get(1).value()).isEqualTo(usual.all().get(1).limit());
        assertThat(usual.all().get(1).outcome()).isEqualTo(Gate.Outcome.PASS);
        assertThat(usual.with(GateRule.BALANCE, 0).all().get(0).outcome())
                .as("nothing is asked to differ at all")
                .isEqualTo(Gate.Outcome.FAIL);
    }

    @Test
    void whatIsNotAskedSaysSo() {
        Gates gates = usual.without(GateRule.BALANCE);

        assertThat(gates.all().get(0).outcome()).isEqualTo(Gate.Outcome.NOT_ASKED);
        assertThat(gates.all().get(0).line()).isEqualTo("largest |SMD| 0.158 (size), default at most 0.1: NOT ASKED");
        assertThat(gates.failures()).containsExactly("largest |shift| 0.316 (age), at most 0.25: FAIL");
    }

    /** Variances of size after matching: 5 / 3 among 1, 2, 3 and 4, 6.75 / 3 among 1, 2, 4 and 4. */
    @Test
    void theTableSaysWhatToDo() {
        assertThat(usual.table()).isEqualTo("""
                        gate                          value                 limit
                        largest |SMD| (size)          0.158           at most 0.1            FAIL
                        share matched (ATT among the    0.8          at least 0.8            PASS
                          matched)
                        equipoise                         -  default at least 0.2       NOT ASKED
                        largest |shift| (age)         0.316          at most 0.25            FAIL
                        detectable ratio                  -    default at most 10       NOT ASKED
                        variance ratio (size)          1.35             at most 2  PASS, advisory
                        largest |SMD| (size): match more closely on it: a caliper, exact keys, its
                          square or products in the score.
                        equipoise: give the units a propensity score.
                        largest |shift| (age): those left out differ: describe them, or report the
                          effect for those matched only.
                        detectable ratio: give a MinimumDetectable of each outcome to detecting(…).
                        """);
    }

    @Test
    void equipoiseNeedsAScore() {
        Units scored = UNITS.withPropensity(
                PropensityScore.of("mine", new double[] {0.5, 0.99, 0.99, 0.99, 0.99, 0.01, 0.01, 0.01, 0.01, 0.01}));
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        MatchedSample sample = MatchedSample.weighted(scored, ones);

        assertThat(usual.all().get(2).outcome()).isEqualTo(Gate.Outcome.NOT_ASKED);
        assertThat(Gates.of(Balance.of(COVARIATES, sample), sample).all().get(2).line())
                .isEqualTo("equipoise 0.1, at least 0.2: FAIL");
    }

    @Test
    void theOverlapIsNobodyInParticular() {
        MatchedSample sample =
                MatchedSample.weighted(UNITS.estimating(Estimand.ATO), new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});

        assertThat(Gates.of(Balance.of(COVARIATES, sample), sample).all())
                .filteredOn(gate -> gate.rule() == GateRule.GENERALISABILITY)
                .extracting(Gate::outcome)
                .containsExactly(Gate.Outcome.NOT_ASKED);
    }

    @Test
    void theShareMatchedIsOfThoseWhoseEffectIsAsked() {
        MatchedSample treatedOnly = MatchedSample.builder(UNITS)
                .pair(0, 5, 6, 7, 8, 9)
                .leave(1, Unmatched.NONE_LEFT)
                .leave(2, Unmatched.NONE_LEFT)
                .leave(3, Unmatched.NONE_LEFT)
                .leave(4, Unmatched.NONE_LEFT)
                .build();

        assertThat(Gates.of(Balance.of(COVARIATES, treatedOnly), treatedOnly)
                        .all()
                        .get(1)
                        .value())
                .isEqualTo(0.2);
    }

    @Test
    void ofOneArmThereIsNoOverlap() {
        for (boolean arm : new boolean[] {true, false}) {
            Units alone = Units.of(new boolean[] {arm, arm})
                    .withPropensity(PropensityScore.of("mine", new double[] {0.5, 0.5}));
            MatchedSample weighted = MatchedSample.weighted(alone, new double[] {1, 1});

            assertThat(Gates.of(Balance.of(DesignMatrix.withoutColumns(2), weighted), weighted)
                            .all()
                            .get(2)
                            .outcome())
                    .isEqualTo(Gate.Outcome.NOT_ASKED);
        }
    }

    @Test
    void withoutCovariatesTheyAreAskedFor() {
        Gates gates = Gates.of(Balance.of(DesignMatrix.withoutColumns(10), fourPairs), fourPairs);

        assertThat(gates.all())
                .filteredOn(gate -> gate.remedy().equals("give covariates"))
                .extracting(Gate::rule)
                .containsExactly(GateRule.BALANCE, GateRule.GENERALISABILITY);
    }

    /** What may be published says what is asked, and neither what was found nor, of the share compared, whose effect it is. */
    @Test
    void saysInEitherLanguageWhatIsAsked() {
        assertThat(usual.without(GateRule.GENERALISABILITY).all())
                .extracting(gate -> gate.asked(Language.ENGLISH))
                .containsExactly(
                        "Largest standardized mean difference (size), at most 0.1",
                        "Share of participants compared, at least 0.8",
                        "Share who might have been in either group",
                        "Largest shift between participants compared and all (age)",
                        "Smallest ratio that would be found",
                        "Largest ratio of variances (size), at most 2");
        assertThat(usual.all().get(0).asked(Language.DANISH))
                .isEqualTo("Største standardiserede forskel i gennemsnit (size), højst 0,1");
        assertThat(usual.all().get(1).asked(Language.DANISH))
                .isEqualTo("Andel af deltagerne, der sammenlignes, mindst 0,8");
        assertThat(usual.all().get(0)).hasToString(usual.all().get(0).line());
    }

    @Test
    void whatCannotBeMeasuredHasNotPassed() {
        Units one = Units.of(new boolean[] {true, false});
        MatchedSample sample = MatchedSample.builder(one).pair(0, 1).build();
        Balance balance = Balance.of(DesignMatrix.of(List.of("age"), new double[] {20, 21}), sample);

        assertThat(Gates.of(balance, sample).failures())
                .containsExactly("largest |SMD| (age), at most 0.1: FAIL as it cannot be measured");
    }

    @Test
    void eachOutcomeHasItsOwnSmallestEffect() {
        MinimumDetectable mean = MinimumDetectable.ofMean("weeks", 6, fourPairs);
        MinimumDetectable share = MinimumDetectable.ofShare("job", 0.01, fourPairs);
        Gates gates = usual.detecting(mean, 2).detecting(share).detecting(mean, 20);

        assertThat(gates.failures())
                .filteredOn(line -> line.startsWith("detectable"))
                .containsExactly(
                        "detectable difference 11.886 (weeks), at most 2: FAIL",
                        "detectable ratio " + Gate.number(share.ratio()) + " (job), at most 10: FAIL");
        assertThat(gates.with(GateRule.DETECTABLE_RATIO, 100).failures())
                .filteredOn(line -> line.startsWith("detectable"))
                .hasSize(1);
        assertThat(gates.without(GateRule.DETECTABLE_RATIO).failures())
                .filteredOn(line -> line.startsWith("detectable"))
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usual.detecting(mean))
                .withMessageContaining("second argument");
        assertThatIllegalArgumentException().isThrownBy(() -> usual.detecting(mean, 0));
    }

    @Test
    void variancesOnlyAdvise() {
        DesignMatrix wide = DesignMatrix.of(List.of("x"), new double[] {-3, 0, 0, 3, 0, -1, 0, 0, 1, 0});
        Gates gates = Gates.of(Balance.of(wide, fourPairs), fourPairs);

        assertThat(gates.passes()).isTrue();
        assertThat(gates.advice()).containsExactly("variance ratio 9 (x), at most 2: FAIL (advisory)");
        DesignMatrix shares = DesignMatrix.of(List.of("male"), new double[] {0, 0, 1, 1, 0, 0, 1, 1, 0, 1});
        assertThat(Gates.of(Balance.of(wide.and(shares), fourPairs), fourPairs).advice())
                .as("shares have no variance ratio")
                .isEqualTo(gates.advice());
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usual.with(GateRule.BALANCE, -0.1))
                .withMessage("the limit of 'largest |SMD|' is -0.1; it must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usual.with(GateRule.DETECTABLE_DIFFERENCE, 2))
                .withMessageContaining("detecting(…)");
    }
}
