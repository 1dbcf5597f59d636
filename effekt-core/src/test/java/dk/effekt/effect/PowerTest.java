package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.matching.MinimumDetectable;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerTest {

    /** {@code (qnorm(.975) + qnorm(.8)) * 6 * sqrt(2/226)}; {@code power.t.test(n = 226, sd = 6, power = .8)} says 0.2 % more. */
    @Test
    void ofAMeanIsThatOfRButForTheQuantilesOfT() {
        assertThat(Power.ofMean(6).minimumDetectable(226)).isCloseTo(1.581305808, within(1e-8));
        assertThat(Power.ofMean(6).minimumDetectable(226)).isCloseTo(1.584663603, within(0.005));
        // power.t.test(n = 100, sd = 6, delta = 2)
        assertThat(Power.ofMean(6).power(100, 2))
                .isCloseTo(0.6501086914, within(0.005))
                .isGreaterThan(0.6501086914);
    }

    /** {@code power.prop.test(n = 226, p1 = .35, p2 = .45)} and the like, which pool under no effect. */
    @Test
    void ofAShareIsThatOfRButForPooling() {
        Power power = Power.ofShare(0.35);

        assertThat(power.power(226, 0.1)).isCloseTo(0.583559219, within(0.005));
        assertThat(power.minimumDetectable(226)).isCloseTo(0.4795107636 - 0.35, within(0.001));
        assertThat(power.wanting(0.9).neededTreated(0.1).orElseThrow()).isCloseTo(502, within(6));
    }

    /** {@code pnorm(abs(p1-p0)/sqrt((p1*(1-p1)/n1+p0*(1-p0)/n0)*f)-qnorm(1-a/2))} with R, and {@code uniroot} of it. */
    @Test
    void countsControlsClustersAndCovariates() {
        assertThat(Power.ofShare(0.35).controlsPerTreated(3).power(226, 0.1)).isCloseTo(0.7529613727, within(1e-8));
        Power all = Power.ofShare(0.35).inClusters(20, 0.02).explained(0.2);
        assertThat(all.level(0.01).power(226, 0.1)).isCloseTo(0.3085901125, within(1e-8));
        assertThat(all.controlsPerTreated(2).level(0.1).wanting(0.9).minimumDetectable(226))
                .isCloseTo(0.1232361851, within(1e-8));
        assertThat(Power.ofShare(0.35).controlsPerTreated(2).neededTreated(-0.05))
                .hasValue(1017);
    }

    @Test
    void isThatOfTheSampleOnceThereIsOne() {
        assertThat(Power.ofShare(0.35).controlsPerTreated(2).minimumDetectable(226))
                .isCloseTo(MinimumDetectable.ofShare("job", 0.35, 226, 452).difference(), within(1e-12));
    }

    /** Of 20,000 comparisons of 226 and 226 with shares of 0.35 and 0.45. */
    @Test
    void isHowOftenTheEffectIsFound() {
        Random random = new Random(1935);
        int found = 0;
        int studies = 20_000;
        for (int study = 0; study < studies; study++) {
            double p1 = share(random, 226, 0.45);
            double p0 = share(random, 226, 0.35);
            double error = Math.sqrt(p1 * (1 - p1) / 226 + p0 * (1 - p0) / 226);
            found += p1 - p0 > 1.96 * error ? 1 : 0;
        }

        // Three standard errors of the simulation are 0.0105, and shares come in steps.
        assertThat((double) found / studies).isCloseTo(Power.ofShare(0.35).power(226, 0.1), within(0.015));
    }

    private static double share(Random random, int n, double p) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += random.nextDouble() < p ? 1 : 0;
        }
        return (double) count / n;
    }

    /** 300 draws from 400 with replacement, 2,000 times. */
    @Test
    void controlsTakenAgainCountLess() {
        Random random = new Random(400);
        double sum = 0;
        for (int time = 0; time < 2000; time++) {
            int[] uses = new int[400];
            double squares = 0;
            for (int draw = 0; draw < 300; draw++) {
                squares += 2 * uses[random.nextInt(400)]++ + 1;
            }
            sum += 300.0 * 300 / squares;
        }

        double effective =
                Power.ofMean(1).controlsPerTreated(3).withReplacementFrom(400).effectiveControls(100);

        assertThat(effective).isCloseTo(sum / 2000, within(1.0));
    }

    @Test
    void aPoolCanBeTooSmallForAnyNumber() {
        Power power = Power.ofMean(1).withReplacementFrom(50);

        assertThat(power.neededTreated(0.1)).isEmpty();
        assertThat(power.effectiveControls(1_000_000)).isCloseTo(50, within(0.01));
        assertThat(Power.ofShare(0.9).minimumDetectable(10)).isInfinite();
    }

    @Test
    void needsNoMoreThanItSays() {
        Power power = Power.ofShare(0.35).explained(0.1);
        int needed = power.neededTreated(0.08).orElseThrow();

        assertThat(power.power(needed, 0.08)).isGreaterThanOrEqualTo(0.8);
        assertThat(power.power(needed - 1, 0.08)).isLessThan(0.8);
        assertThat(power.power(needed, power.minimumDetectable(needed))).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void readsAsATable() {
        Power power = Power.ofShare(0.35)
                .controlsPerTreated(3)
                .withReplacementFrom(5000)
                .inClusters(20, 0.02)
                .explained(0.2);

        assertThat(power.toString().length()).isLessThan(80);
        assertThat(power.table(0.1, 100, 200, 400).lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(Power.ofMean(6).table(226)).contains("1.581");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> Power.ofShare(1)).withMessageContaining("baseline 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Power.ofMean(0)).withMessageContaining("sd 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.ofShare(0.9).power(100, 0.2))
                .withMessageContaining("leaves it from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.ofMean(1).inClusters(0, 0.1))
                .withMessageContaining("at least 1 on average");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.ofMean(1).explained(1))
                .withMessageContaining("below 1");
    }

    /** R: {@code (qnorm(.975) + qnorm(.8)) * 6 * sqrt(2/100)} and {@code pnorm(2/(6 * sqrt(2/100)) - qnorm(.975))}. */
    @Test
    void theTableHasARowForEachNumberOfTreated() {
        assertThat(Power.ofMean(6).table(2.0, 100)).isEqualTo("""
                        SD 6.000, 1:1, at 5 %, power 80 %
                        treated  effective controls  smallest effect found  power at +2.000
                        100                   100.0                  2.377           65.4 %
                        """);
    }

    @Test
    void saysInOneLineWhatItIsOf() {
        assertThat(Power.ofShare(0.35)
                        .controlsPerTreated(3)
                        .withReplacementFrom(5000)
                        .inClusters(20, 0.02)
                        .explained(0.2))
                .hasToString("share 0.350, 1:3 of 5,000, design effect 1.38, R2 0.20, at 5 %, power 80 %");
        assertThat(Power.ofMean(6).controlsPerTreated(1.5).level(0.025).wanting(0.9))
                .hasToString("SD 6.000, 1:1.50, at 2.50 %, power 90 %");
    }

    /** k n/(1 + (k n − 1)/N) = 300/(1 + 299/400); of less than one control there is none to be taken again. */
    @Test
    void effectiveControlsHaveAClosedForm() {
        assertThat(Power.ofMean(1)
                        .controlsPerTreated(3)
                        .withReplacementFrom(400)
                        .effectiveControls(100))
                .isCloseTo(300 / (1 + 299 / 400.0), within(1e-10));
        assertThat(Power.ofMean(1)
                        .controlsPerTreated(0.5)
                        .withReplacementFrom(1)
                        .effectiveControls(1))
                .isEqualTo(0.5);
        assertThat(Power.ofMean(1).controlsPerTreated(0.5).effectiveControls(1)).isEqualTo(0.5);
    }

    /** Clusters of one row, or without correlation, are rows; of correlation 1, m rows count as one. */
    @Test
    void clustersOfRowsThatAreAlikeCountOnce() {
        double plain = Power.ofMean(1).power(100, 0.3);

        assertThat(Power.ofMean(1).inClusters(1, 0.5).power(100, 0.3)).isEqualTo(plain);
        assertThat(Power.ofMean(1).inClusters(7, 0).power(100, 0.3)).isEqualTo(plain);
        assertThat(Power.ofMean(1).inClusters(4, 1).power(400, 0.3)).isCloseTo(plain, within(1e-12));
        assertThat(Power.ofMean(1).explained(0).power(100, 0.3)).isEqualTo(plain);
        assertThat(Power.ofMean(1).neededTreated(100)).hasValue(1);
        // Everybody treated has it: V is that of the untreated alone, pnorm(0.1/sqrt(0.09/100) - qnorm(.975)).
        assertThat(Power.ofShare(0.9).power(100, 0.1)).isCloseTo(0.9152, within(5e-5));
    }

    @Test
    void refusesEachNumberThatCannotBe() {
        Power power = Power.ofShare(0.35);
        for (double bad : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Power.ofShare(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> power.level(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> power.wanting(bad));
        }
        for (double bad : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Power.ofMean(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> power.controlsPerTreated(bad));
        }
        for (double bad : new double[] {0.99, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> power.inClusters(bad, 0.1));
        }
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> power.inClusters(10, bad));
            assertThatIllegalArgumentException().isThrownBy(() -> power.explained(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> power.wanting(0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> power.withReplacementFrom(0));
        assertThatIllegalArgumentException().isThrownBy(() -> power.effectiveControls(0));
        assertThatIllegalArgumentException().isThrownBy(() -> power.minimumDetectable(0));
        assertThatIllegalArgumentException().isThrownBy(() -> power.power(0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> power.neededTreated(0));
        assertThatIllegalArgumentException().isThrownBy(() -> power.table(0, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> power.power(100, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> power.power(100, -0.36));
    }
}
