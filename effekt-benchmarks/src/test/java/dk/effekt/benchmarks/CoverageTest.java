package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Intervals cover the truth as often as they say: a small version of {@link Coverage}. */
class CoverageTest {

    private static final long SEED = 3;

    private static List<CoverageAnalysis> named(String comparison, String estimator) {
        return CoverageAnalysis.all(0).stream()
                .filter(analysis -> analysis.comparison().equals(comparison)
                        && analysis.estimator().equals(estimator))
                .toList();
    }

    /**
     * Of 400 intervals that cover with probability 0.95 each, 358 to 396 do with probability 0.99999: the bounds are 89.5 and 99 %.
     */
    @Test
    void intervalsOfEntropyBalancingByMEstimationCoverWithGoodOverlap() {
        Coverage.Line line = Coverage.run(
                        CoverageDesign.GOOD_OVERLAP, 400, SEED, 2, named("entropy balancing", "weighted difference"))
                .get(2);

        assertThat(line.errors()).isEqualTo("M-estimation");
        assertThat(line.studies()).isEqualTo(400);
        assertThat(line.coverage()).isBetween(0.895, 0.99);
        assertThat(line.standardError()).isCloseTo(line.sd(), within(0.15 * line.sd()));
        assertThat(line.bias()).isCloseTo(0, within(4 * line.sd() / Math.sqrt(400)));
    }

    /** With a caliper, what matching leaves of the bias is small beside the standard error. */
    @Test
    void intervalsOfPairsClusteredOnTheirSetsCoverWithGoodOverlap() {
        Coverage.Line line = Coverage.run(
                        CoverageDesign.GOOD_OVERLAP,
                        400,
                        SEED,
                        2,
                        named("nearest 1:1, without replacement, caliper 0.2", "regression-adjusted"))
                .get(0);

        assertThat(line.errors()).isEqualTo("clustered on the matched set (HC1)");
        assertThat(line.coverage()).isBetween(0.895, 0.99);
    }

    /** Otherwise a table of good coverage would say nothing. */
    @Test
    void intervalsWithoutMatchingMissTheTruth() {
        Coverage.Line line = Coverage.run(
                        CoverageDesign.POOR_OVERLAP, 50, SEED, 1, named("no matching, all rows", "weighted difference"))
                .get(0);

        assertThat(line.coverage()).isLessThan(0.1);
        assertThat(line.bias()).isGreaterThan(1);
        assertThat(line.isSound()).isFalse();
    }

    @Test
    void threadsChangeNothing() {
        List<CoverageAnalysis> analyses = named("propensity weights", "weighted difference");

        assertThat(Coverage.run(CoverageDesign.RARE_TREATMENT, 12, SEED, 1, analyses))
                .isEqualTo(Coverage.run(CoverageDesign.RARE_TREATMENT, 12, SEED, 5, analyses));
    }

    /** Twenty thousand treated rows of the population have the mean effect that was integrated, within four standard errors. */
    @ParameterizedTest
    @EnumSource
    void theTruthIsTheMeanEffectOnTreatedRows(CoverageDesign design) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int number = 0; count < 20_000; number++) {
            SimulatedStudy study = design.study(SEED, number);
            for (int row = 0; row < design.rows(); row++) {
                if (study.treated()[row]) {
                    sum += study.effects()[row];
                    squares += study.effects()[row] * study.effects()[row];
                    count++;
                }
            }
        }
        double mean = sum / count;
        double error = Math.sqrt((squares / count - mean * mean) / count);

        assertThat(mean).isCloseTo(design.effectOnTreated(), within(4 * error));
    }

    @Test
    void printsATableForDocuments() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Coverage.print(
                3,
                SEED,
                1,
                named("no matching, all rows", "weighted difference"),
                new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("3 studies of each design, seed 3. good overlap: 800 rows, ATT 1.4")
                .contains("| poor overlap | no matching, all rows | weighted difference | HC3 | +1.")
                .contains(" | **0.0** | 0.0 | ");
    }
}
