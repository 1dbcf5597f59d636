package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.table.Table;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    /** Scores are the ages: 20, 21, 30 and 50 treated; 20, 22, 29, 33 and 80 not; the last of the treated is alone in the south. */
    private static final Table PEOPLE = Table.builder()
            .category("id", "t20", "t21", "t30", "t50", "c20", "c22", "c29", "c33", "c80")
            .number("treat", 1, 1, 1, 1, 0, 0, 0, 0, 0)
            .number("age", 20, 21, 30, 50, 20, 22, 29, 33, 80)
            .category("region", "north", "north", "north", "south", "north", "north", "north", "north", "north")
            .build();

    private final Matched matched = Match.on(PEOPLE, "treat ~ age")
            .identifiedBy("id")
            .exactly("region")
            .distance((covariates, treated) -> Scores.of("age", covariates.column("age")))
            .by(NearestNeighbour.of(2).within(Caliper.ofScore(2)))
            .fit();

    @Test
    void saysWhyARowGotItsPartners() {
        Explanation why = matched.explain("t20");

        assertThat(why).hasToString("row 't20': treated, counts 1.000, compared with 2 rows");
        assertThat(why.partners())
                .containsExactly(new Explanation.Partner("c20", 0, 0.5), new Explanation.Partner("c22", 2, 0.5));
        assertThat(why.steps())
                .containsExactly(
                        new Explanation.Step("rows of the other arm", 5),
                        new Explanation.Step("that agree in region north", 5),
                        new Explanation.Step("within the caliper of 2.000 (the nearest is 0.000 away)", 2));
        assertThat(why.table().lines())
                .contains("row 't20': treated, counts 1.000, compared with 2 rows")
                .anyMatch(line -> line.matches("that agree in region north +5"))
                .anyMatch(line -> line.matches("c22 +2.000 +0.5000"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysAtWhichStepARowFellOut() {
        Explanation alone = matched.explain("t50");

        assertThat(alone.verdict()).isEqualTo("treated, left out: nobody to compare with in the stratum");
        assertThat(alone.partners()).isEmpty();
        assertThat(alone.steps()).contains(new Explanation.Step("that agree in region south", 0));
        assertThat(matched.explain("c80").verdict())
                .isEqualTo("untreated, not in use: nobody of the other arm was given it");
        assertThat(matched.explain("c80").steps()).isEmpty();
    }

    @Test
    void saysWhomAControlStandsFor() {
        assertThat(matched.explain("c22").partners())
                .containsExactly(new Explanation.Partner("t20", 2, 1), new Explanation.Partner("t21", 1, 1));
        assertThat(matched.explain(4).name()).isEqualTo("c20");
    }

    @Test
    void saysWhyARowThatWasLeftOutBeforeIsNotInUse() {
        // Ages 50 and 80 have no like in the other arm.
        Matched common = Match.on(PEOPLE, "treat ~ age")
                .identifiedBy("id")
                .support(CommonSupport.BOTH)
                .by(NearestNeighbour.of(1))
                .fit();

        assertThat(common.explain("c80").verdict()).isEqualTo("untreated, not in use: " + Unmatched.DISCARDED);
        assertThat(common.explain("t30").steps())
                .containsExactly(
                        new Explanation.Step("rows of the other arm", 5),
                        new Explanation.Step(
                                "not left out before, nor kept apart by antiexact keys or calipers on columns", 4));
    }

    @Test
    void ofWeightsThereAreNoSteps() {
        Explanation why = Match.on(PEOPLE, "treat ~ age")
                .identifiedBy("id")
                .estimating(Estimand.ATO)
                .by(InversePropensity.withDefaults())
                .fit()
                .explain("t20");

        assertThat(why.verdict()).startsWith("treated, counts ").endsWith(": its weight");
        assertThat(why.steps()).isEmpty();
        assertThat(why.partners()).isEmpty();
    }

    @Test
    void showsTheNearestTwentyOfManyPartners() {
        int untreated = 23;
        double[] treat = new double[untreated + 1];
        treat[0] = 1;
        Table many = Table.builder()
                .number("treat", treat)
                .number(
                        "age",
                        IntStream.rangeClosed(0, untreated).asDoubleStream().toArray())
                .build();
        Match match = Match.on(many, "treat ~ age")
                .distance((covariates, treated) -> Scores.of("age", covariates.column("age")));

        assertThat(match.by(NearestNeighbour.of(untreated)).fit().explain(0).table())
                .endsWith("and 3 more\n");
        assertThat(match.by(NearestNeighbour.of(20)).fit().explain(0).table()).doesNotContain("more");
    }

    @Test
    void offersTheNearestName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matched.explain("t51"))
                .withMessageContaining("'t51'")
                .withMessageContaining("did you mean");
    }
}
