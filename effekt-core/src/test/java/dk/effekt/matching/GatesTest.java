package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.covariate.DesignMatrix;
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

    private static final MatchedSample SAMPLE = MatchedSample.builder(UNITS)
            .pair(0, 5)
            .pair(1, 6)
            .pair(2, 7)
            .pair(3, 8)
            .leave(4, Unmatched.OUTSIDE_CALIPER)
            .build();

    private static final Gates GATES = Gates.of(Balance.of(COVARIATES, SAMPLE), SAMPLE);

    @Test
    void whatFailsIsALine() {
        // Size: means 2.5 and 2.75, SD of 1 to 5 √2.5. Age: 35 of those matched against 40 of all, SD √250.
        assertThat(GATES.passes()).isFalse();
        assertThat(GATES.failures())
                .containsExactly(
                        "largest |SMD| 0.158 (size), at most 0.1: FAIL",
                        "largest |shift| 0.316 (age), at most 0.25: FAIL");
        assertThat(GATES.advice()).isEmpty();
        assertThat(GATES).hasToString("1 of 3 gates passed; FAILS: largest |SMD|, largest |shift|");
    }

    @Test
    void aChangedLimitSaysSo() {
        Gates gates = GATES.with(GateRule.BALANCE, 0.2).with(GateRule.MATCHED, 0.9);

        assertThat(gates.all().get(0).line())
                .isEqualTo("largest |SMD| 0.158 (size), at most 0.2 (changed from 0.1): PASS");
        assertThat(gates.failures())
                .contains("share matched 0.8 (ATT among the matched), at least 0.9 (changed from 0.8): FAIL");
        assertThat(GATES.failures()).as("gates are immutable").hasSize(2);
    }

    @Test
    void whatIsNotAskedSaysSo() {
        Gates gates = GATES.without(GateRule.BALANCE);

        assertThat(gates.all().get(0).outcome()).isEqualTo(Gate.Outcome.NOT_ASKED);
        assertThat(gates.all().get(0).line()).isEqualTo("largest |SMD| 0.158 (size), default at most 0.1: NOT ASKED");
        assertThat(gates.failures()).containsExactly("largest |shift| 0.316 (age), at most 0.25: FAIL");
    }

    /** Variances of size after matching: 5 / 3 among 1, 2, 3 and 4, 6.75 / 3 among 1, 2, 4 and 4. */
    @Test
    void theTableSaysWhatToDo() {
        assertThat(GATES.table()).isEqualTo("""
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

        assertThat(GATES.all().get(2).outcome()).isEqualTo(Gate.Outcome.NOT_ASKED);
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
    void whatCannotBeMeasuredHasNotPassed() {
        Units one = Units.of(new boolean[] {true, false});
        MatchedSample sample = MatchedSample.builder(one).pair(0, 1).build();
        Balance balance = Balance.of(DesignMatrix.of(List.of("age"), new double[] {20, 21}), sample);

        assertThat(Gates.of(balance, sample).failures())
                .containsExactly("largest |SMD| (age), at most 0.1: FAIL as it cannot be measured");
    }

    @Test
    void eachOutcomeHasItsOwnSmallestEffect() {
        MinimumDetectable mean = MinimumDetectable.ofMean("weeks", 6, SAMPLE);
        MinimumDetectable share = MinimumDetectable.ofShare("job", 0.01, SAMPLE);
        Gates gates = GATES.detecting(mean, 2).detecting(share).detecting(mean, 20);

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
                .isThrownBy(() -> GATES.detecting(mean))
                .withMessageContaining("second argument");
        assertThatIllegalArgumentException().isThrownBy(() -> GATES.detecting(mean, 0));
    }

    @Test
    void variancesOnlyAdvise() {
        DesignMatrix wide = DesignMatrix.of(List.of("x"), new double[] {-3, 0, 0, 3, 0, -1, 0, 0, 1, 0});
        Gates gates = Gates.of(Balance.of(wide, SAMPLE), SAMPLE);

        assertThat(gates.passes()).isTrue();
        assertThat(gates.advice()).containsExactly("variance ratio 9 (x), at most 2: FAIL (advisory)");
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GATES.with(GateRule.BALANCE, -0.1))
                .withMessage("the limit of 'largest |SMD|' is -0.1; it must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GATES.with(GateRule.DETECTABLE_DIFFERENCE, 2))
                .withMessageContaining("detecting(…)");
    }
}
