package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.SynthSamples;
import dk.effekt.experiment.LongPanel.Row;
import dk.effekt.experiment.SyntheticControl.Fit;
import dk.effekt.experiment.SyntheticControlEffect.Donor;
import dk.effekt.experiment.SyntheticControlEffect.Placebo;
import dk.effekt.experiment.SyntheticControlEffect.Point;
import dk.effekt.matching.Synth;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers of R are those of {@code synthetic_control_synth.R}: quadprog's {@code solve.QP}. */
class SyntheticControlTest {

    private static final JsonNode ORACLE = Synth.oracle("synthetic_control_synth.json");
    private static final int START = 25;

    /** Unit 000 starts in a period, if in any; each unit's outcomes, from period 1 on. */
    private static Table table(double[][] outcomes, int start) {
        List<Row> rows = new ArrayList<>();
        for (int u = 0; u < outcomes.length; u++) {
            String unit = String.format("unit %03d", u);
            for (int t = 0; t < outcomes[u].length; t++) {
                rows.add(new Row(unit, t + 1, u == 0 ? start : 0, outcomes[u][t], 0, 1, unit));
            }
        }
        return table(rows);
    }

    private static Table table(List<Row> rows) {
        return Table.builder()
                .category("unit", rows.stream().map(Row::unit).toArray(String[]::new))
                .number("period", rows.stream().mapToInt(Row::period).toArray())
                .number("start", rows.stream().mapToInt(Row::start).toArray())
                .number("y", rows.stream().mapToDouble(Row::y).toArray())
                .build();
    }

    private static SyntheticControl of(Table table) {
        return SyntheticControl.on(table)
                .outcome("y")
                .unit("unit")
                .period("period")
                .firstTreated("start");
    }

    private static double[][] oracleOutcomes() {
        return IntStream.range(0, ORACLE.get("y").size())
                .mapToObj(u -> SynthSamples.numbers(ORACLE.get("y").get(u)))
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @EnumSource
    void isTheQuadraticProgramOfR(Fit fit) {
        JsonNode r = ORACLE.get(fit == Fit.LEVELS ? "levels" : "demeaned");
        SyntheticControlEffect effect =
                of(table(oracleOutcomes(), START)).fittedTo(fit).estimate();

        double[] weights = SynthSamples.numbers(r.get("weights"));
        for (int d = 0; d < weights.length; d++) {
            String unit = String.format("unit %03d", d + 1);
            double weight = effect.donors().stream()
                    .filter(donor -> donor.unit().equals(unit))
                    .mapToDouble(Donor::weight)
                    .sum();
            assertThat(weight).as(unit).isCloseTo(weights[d], within(1e-9));
        }
        double[] gaps = SynthSamples.numbers(r.get("gap"));
        for (int t = 0; t < gaps.length; t++) {
            assertThat(effect.path().get(t).gap()).isCloseTo(gaps[t], within(1e-9));
        }
        assertThat(effect.value()).isCloseTo(r.get("effect").asDouble(), within(1e-9));
        assertThat(effect.errorBefore()).isCloseTo(r.get("before").asDouble(), within(1e-9));
        assertThat(effect.pValue()).isCloseTo(r.get("p").asDouble(), within(1e-12));
        assertThat(effect.lowest()).isCloseTo(r.get("lowest").asDouble(), within(1e-9));
        assertThat(effect.highest()).isCloseTo(r.get("highest").asDouble(), within(1e-9));
        double[] ratios = SynthSamples.numbers(r.get("placebo_ratios"));
        double[] values = SynthSamples.numbers(r.get("placebo_effects"));
        for (Placebo placebo : effect.placebos()) {
            int d = Integer.parseInt(placebo.unit().substring(5)) - 1;
            assertThat(placebo.ratio()).as(placebo.unit()).isCloseTo(ratios[d], within(1e-8));
            assertThat(placebo.value()).as(placebo.unit()).isCloseTo(values[d], within(1e-9));
        }
    }

    /** Half of one and half of another, and 2 more from the start on. */
    @Test
    void findsTheDonorsThatAUnitIsMadeOf() {
        double[][] outcomes = randomWalks(new Random(1), 8, 20);
        for (int t = 0; t < 20; t++) {
            outcomes[0][t] = 0.5 * outcomes[3][t] + 0.5 * outcomes[5][t] + (t >= 15 ? 2 : 0);
        }
        SyntheticControlEffect effect = of(table(outcomes, 16)).estimate();

        assertThat(effect.donors()).extracting(Donor::unit).containsExactlyInAnyOrder("unit 003", "unit 005");
        assertThat(effect.donors())
                .allSatisfy(donor -> assertThat(donor.weight()).isCloseTo(0.5, within(1e-9)));
        assertThat(effect.value()).isCloseTo(2, within(1e-9));
        assertThat(effect.path().get(15)).satisfies(at -> {
            assertThat(at.period()).isEqualTo(16);
            assertThat(at.gap()).isCloseTo(2, within(1e-9));
        });
    }

    /** 100 above all donors: levels are out of reach, changes are not. */
    @Test
    void changesAreComparedWhereLevelsAreOutOfReach() {
        double[][] outcomes = randomWalks(new Random(2), 25, 30);
        for (int t = 0; t < 30; t++) {
            outcomes[0][t] = 100 + outcomes[4][t] + (t >= 24 ? 3 : 0);
        }
        SyntheticControl sentence = of(table(outcomes, START));

        assertThat(sentence.estimate().warnings())
                .anySatisfy(warning -> assertThat(warning).contains("no mean of donors went the same way", "DEMEANED"));
        SyntheticControlEffect changes = sentence.fittedTo(Fit.DEMEANED).estimate();
        assertThat(changes.value()).isCloseTo(3, within(1e-6));
        assertThat(changes.donors().get(0).unit()).isEqualTo("unit 004");
    }

    /** Under no effect on units that are alike, the treated one is any of them: of 20 ranks each is as likely as another. */
    @Test
    void pValuesAreExactUnderNoEffect() {
        Random random = new Random(3);
        int studies = 300;
        int half = 0;
        int rejected = 0;
        int held = 0;
        for (int study = 0; study < studies; study++) {
            SyntheticControlEffect effect =
                    of(table(randomWalks(random, 20, 16), 13)).estimate();
            half += effect.pValue() <= 0.5 ? 1 : 0;
            rejected += effect.pValue() <= 0.05 ? 1 : 0;
            held += effect.ciLow() <= 0 && 0 <= effect.ciHigh() ? 1 : 0;
        }

        // Within four standard errors of binomial shares; an interval holds 0 if and only if it is not rejected.
        assertThat((double) half / studies).isCloseTo(0.5, within(4 * Math.sqrt(0.25 / studies)));
        assertThat((double) rejected / studies).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / studies)));
        assertThat(held).isEqualTo(studies - rejected);
    }

    /** At its limits an effect is just not rejected, and a little beyond it is: as asked anew of outcomes without it. */
    @Test
    void theIntervalHoldsWhatIsNotRejected() {
        double[][] outcomes = oracleOutcomes();
        SyntheticControlEffect effect = of(table(outcomes, START)).estimate();
        double width = effect.ciHigh() - effect.ciLow();

        assertThat(width).isPositive().isFinite();
        assertThat(pWithout(outcomes, effect.ciHigh() - 1e-6 * width)).isGreaterThan(0.05);
        assertThat(pWithout(outcomes, effect.ciHigh() + 1e-6 * width)).isLessThanOrEqualTo(0.05);
        assertThat(pWithout(outcomes, effect.ciLow() + 1e-6 * width)).isGreaterThan(0.05);
        assertThat(pWithout(outcomes, effect.ciLow() - 1e-6 * width)).isLessThanOrEqualTo(0.05);
    }

    private static double pWithout(double[][] outcomes, double constant) {
        double[][] without = outcomes.clone();
        without[0] = IntStream.range(0, outcomes[0].length)
                .mapToDouble(t -> outcomes[0][t] - (t + 1 >= START ? constant : 0))
                .toArray();
        return of(table(without, START)).estimate().pValue();
    }

    @Test
    void orderOfRowsChangesNothing() {
        Table table = table(oracleOutcomes(), START);
        int[] backwards = IntStream.range(0, table.rows())
                .map(row -> table.rows() - 1 - row)
                .toArray();

        assertThat(of(table.take(backwards)).estimate()).isEqualTo(of(table).estimate());
    }

    @Test
    void printsWhatItRestsOn() {
        SyntheticControlEffect effect = of(table(oracleOutcomes(), START)).estimate();

        assertThat(effect.toString())
                .startsWith("'y' in 'unit 000' from 25 on: +")
                .doesNotContain("\n")
                .hasSizeLessThan(80);
        assertThat(effect.table())
                .contains("donor", "weight", "> 25", "to levels of 24 periods")
                .doesNotContain("Warning");
        assertThat(effect.table().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(effect.path()).extracting(Point::period).startsWith(1, 2, 3).endsWith(29, 30);
    }

    @Test
    void warnsOfWhatItCannotTell() {
        double[][] outcomes = randomWalks(new Random(4), 6, 7);
        outcomes[5][2] = Double.NaN;
        SyntheticControlEffect effect = of(table(outcomes, 5)).estimate();

        assertThat(effect.ciLow()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(effect.warnings())
                .anySatisfy(w -> assertThat(w).startsWith("4 periods before the start"))
                .anySatisfy(w -> assertThat(w).startsWith("with 4 donors no p-value is below 0.2"))
                .anySatisfy(w ->
                        assertThat(w).isEqualTo("1 units lack an outcome in some period and are no donors: unit 005"));
    }

    @Test
    void refusesWhatIsNoQuestionForIt() {
        double[][] outcomes = randomWalks(new Random(5), 5, 8);
        Table two = LongPanel.of(new int[] {4, 5, 0, 0}, 8, new Random(1), (row, random) -> random.nextGaussian())
                .table();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(table(outcomes, 0)).estimate())
                .withMessageContaining("no unit starts in column 'start'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(table(outcomes, 2)).estimate())
                .withMessageContaining("with 1 periods before it and 7 from it on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticControl.on(two)
                        .outcome("y")
                        .unit("unit")
                        .period("period")
                        .firstTreated("start")
                        .estimate())
                .withMessageContaining("2 units start", "'unit 000', 'unit 001'");
        outcomes[0][3] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(table(outcomes, 6)).estimate())
                .withMessageContaining("'unit 000' has no outcome 'y' in period 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticControl.on(two).unit("unit").estimate())
                .withMessageContaining("say outcome(");
    }

    private static double[][] randomWalks(Random random, int units, int periods) {
        double[][] outcomes = new double[units][periods];
        for (double[] of : outcomes) {
            double at = 0;
            for (int t = 0; t < periods; t++) {
                at += random.nextGaussian();
                of[t] = at;
            }
        }
        return outcomes;
    }
}
