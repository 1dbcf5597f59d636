package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OverlapTest {

    private static final boolean[] TREATED = {true, true, false, false, false, false};

    /** A third is treated, so that S = 1/3 is F = 1/2, and F = 0.3 is S / (1 − S) = 0.3 / 0.7 / 2. */
    @Test
    void equipoiseForgetsHowCommonTreatmentIs() {
        double at30 = odds(0.3 / 0.7 / 2 + 1e-12);
        double below30 = odds(0.3 / 0.7 / 2 - 1e-9);
        double at70 = odds(0.7 / 0.3 / 2 - 1e-12);
        double above70 = odds(0.7 / 0.3 / 2 + 1e-9);
        Units units = Units.of(TREATED)
                .withPropensity(
                        PropensityScore.of("mine", new double[] {above70, 1 / 3.0, at30, below30, at70, 1 / 3.0}));

        Overlap overlap = Overlap.of(units);

        assertThat(overlap.treated().equipoise()).isEqualTo(0.5);
        assertThat(overlap.control().equipoise()).isEqualTo(0.75);
        assertThat(overlap.equipoise()).isCloseTo(4 / 6.0, within(1e-15));
    }

    @Test
    void equipoiseReachesFromScoreToScore() {
        Overlap overlap = Overlap.of(Units.of(TREATED)
                .withPropensity(PropensityScore.of("mine", new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6})));

        assertThat(overlap.equipoiseFrom()).isCloseTo(odds(0.3 / 0.7 / 2), within(1e-15));
        assertThat(overlap.equipoiseTo()).isCloseTo(odds(0.7 / 0.3 / 2), within(1e-15));
        assertThat(Overlap.of(Units.of(TREATED, new double[] {2, 9, 1, 2, 4, 5}))
                        .equipoiseTo())
                .isNaN();
    }

    @Test
    void countsThoseBeyondTheOtherArm() {
        Overlap overlap = Overlap.of(Units.of(TREATED, new double[] {2, 9, 1, 2, 4, 5}));

        assertThat(overlap.treated()).isEqualTo(new Overlap.Arm(2, 2, 9, 1, Double.NaN));
        assertThat(overlap.control()).isEqualTo(new Overlap.Arm(4, 1, 5, 1, Double.NaN));
        assertThat(overlap.control().shareOutside()).isEqualTo(0.25);
        assertThat(overlap.bins()).hasSize(20);
        assertThat(overlap.bins().stream().mapToInt(Overlap.Bin::treated).sum()).isEqualTo(2);
        assertThat(overlap.bins().stream().mapToInt(Overlap.Bin::control).sum()).isEqualTo(4);
        // Width 0.4: 1 | 2, 2 | 4 | 5 | 9.
        assertThat(overlap.bins().get(2).from()).isCloseTo(1.8, within(1e-15));
        assertThat(overlap.bins().get(2).to()).isCloseTo(2.2, within(1e-15));
        assertThat(overlap.bins().get(2).treated()).isOne();
        assertThat(overlap.bins().get(2).control()).isOne();
        assertThat(overlap.bins().get(19).treated()).isOne();
        assertThat(overlap).hasToString("score: outside common support 1 treated, 1 untreated");
    }

    @Test
    void oneScoreIsOneBar() {
        Overlap overlap = Overlap.of(Units.of(TREATED, new double[] {2, 2, 2, 2, 2, 2}));

        assertThat(overlap.bins()).containsExactly(new Overlap.Bin(2, 2, 2, 4));
        assertThat(overlap.treated().outside()).isZero();
    }

    @Test
    void showsBothArmsBesideEachOther() {
        Units units = Units.of(TREATED)
                .withPropensity(PropensityScore.of("mine", new double[] {0.5, 0.9, 0.1, 0.1, 0.1, 0.5}));
        String table = Overlap.of(units).table();

        assertThat(table.lines()).allMatch(line -> line.length() <= 80).hasSize(25);
        assertThat(table.lines().skip(2).findFirst())
                .hasValue("   0.100-   0.140                         0  75  ####################");
        // 0.5 is the lowest score of the eleventh bar.
        assertThat(table.lines().filter(line -> line.contains(" 50 "))).hasSize(2);
        assertThat(table).endsWith("""
                                   rows  outside the other arm  in equipoise
                        treated       2             1 (50.0 %)        50.0 %
                        untreated     4             3 (75.0 %)        25.0 %
                        """);
        assertThat(Overlap.of(units))
                .hasToString("propensity score: equipoise 33.3 %, outside common support 1 treated, 3 untreated");
    }

    @Test
    void needsBothArmsAndAScore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Overlap.of(Units.of(new boolean[] {true, true}, new double[] {1, 2})))
                .withMessage("overlap needs rows of both arms, but there are 2 treated and 0 untreated rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Overlap.of(Units.of(TREATED)))
                .withMessageStartingWith("overlap needs a score");
    }

    private static double odds(double odds) {
        return odds / (1 + odds);
    }
}
