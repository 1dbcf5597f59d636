package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactMatchingTest {

    /** MatchIt: {@code matchit(treat ~ male + origin + prev_act, d, method = "exact", estimand = …)}. */
    @ParameterizedTest
    @CsvSource({"exact, ATT", "exact_atc, ATC", "exact_ate, ATE"})
    void equalsMatchIt(String specification, Estimand estimand) {
        MatchedSample sample = ExactMatching.INSTANCE.match(
                MatchItAnswer.units().inStrata(kinds()).estimating(estimand));

        MatchItAnswer.to(specification).isThatOf(sample);
        assertThat(sample.isComplete()).isTrue();
        assertThat(sample.kind()).isEqualTo(MatchedSample.Kind.STRATA);
    }

    @Test
    void balanceEqualsMatchIt() {
        MatchItAnswer.to("exact")
                .balanceIsThatOf(
                        ExactMatching.INSTANCE.match(MatchItAnswer.units().inStrata(kinds())));
    }

    /** Stratum 7 has both arms, −1 has no untreated row and 9 no treated one. */
    private static final Units HALVES =
            Units.of(new boolean[] {true, true, false, false, true, false}).inStrata(new int[] {7, -1, 7, 9, 7, 7});

    @Test
    void leavesOutRowsWhoseStratumLacksTheOtherArm() {
        MatchedSample sample = ExactMatching.INSTANCE.match(HALVES);

        assertThat(sample.sets()).isEqualTo(1);
        assertThat(sample.unmatched(1)).contains(Unmatched.NO_CANDIDATE);
        assertThat(sample.unmatched(3)).isEmpty();
        assertThat(sample.weights()).containsExactly(1, 0, 1, 0, 1, 1);
        assertThat(sample.estimand()).isEqualTo("ATT among the matched");
    }

    @Test
    void leavesOutThoseWhoseEffectIsAskedFor() {
        MatchedSample controls = ExactMatching.INSTANCE.match(HALVES.estimating(Estimand.ATC));
        assertThat(controls.unmatched(1)).isEmpty();
        assertThat(controls.unmatched(3)).contains(Unmatched.NO_CANDIDATE);

        MatchedSample all = ExactMatching.INSTANCE.match(HALVES.estimating(Estimand.ATE));
        assertThat(all.unmatched(Unmatched.NO_CANDIDATE)).isEqualTo(2);
    }

    @Test
    void whoWasLeftOutBeforeMakesNoStratum() {
        MatchedSample sample =
                ExactMatching.INSTANCE.match(HALVES.discarding(new boolean[] {true, false, false, false, true, false}));

        assertThat(sample.sets()).isZero();
        assertThat(sample.unmatched(Unmatched.DISCARDED)).isEqualTo(2);
    }

    @Test
    void refusesWhatStrataCannotKeep() {
        Units units = HALVES.estimating(Estimand.ATO).apart(new int[6]);

        assertThat(ExactMatching.INSTANCE.missingIn(HALVES)).isEmpty();
        assertThat(ExactMatching.INSTANCE.missingIn(units)).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactMatching.INSTANCE.match(units))
                .withMessageStartingWith(
                        "\"exact matching within strata\" cannot be done here:\n- an estimand that strata have")
                .withMessageContaining("\n- units without antiexact keys");
    }

    @Test
    void noRowsMakeNoSets() {
        assertThat(ExactMatching.INSTANCE.match(Units.of(new boolean[0])).sets())
                .isZero();
    }

    private static int[] kinds() {
        double[] male = Synth.covariates().column("male");
        double[] nonWest = Synth.covariates().column("originNONWEST");
        double[] west = Synth.covariates().column("originWEST");
        double[] active = Synth.covariates().column("prev_act");
        int[] kinds = new int[male.length];
        for (int row = 0; row < kinds.length; row++) {
            kinds[row] = (int) (male[row] + 2 * nonWest[row] + 4 * west[row] + 8 * active[row]);
        }
        return kinds;
    }
}
