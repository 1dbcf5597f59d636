package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.SmallCells;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PublishedAttritionTest {

    private static final Attrition ATTRITION = Attrition.startingWith("participations", 103)
            .then("known", 100)
            .then("eligible", 81)
            .then("matched", 60);

    @Test
    void unprotectedItIsTheAttrition() {
        assertThat(PublishedAttrition.of(ATTRITION, SmallCells.unprotected()).steps())
                .isEqualTo(ATTRITION.steps().stream()
                        .map(step -> new PublishedAttrition.Step(
                                step.name(), OptionalLong.of(step.lost()), OptionalLong.of(step.left())))
                        .toList());
    }

    @Test
    void whatWasLeftBeforeAHiddenLossIsHidden() {
        List<PublishedAttrition.Step> steps =
                PublishedAttrition.of(ATTRITION, SmallCells.standard()).steps();

        assertThat(steps.get(0).left()).isEmpty();
        assertThat(steps.get(1).lost()).isEmpty();
        assertThat(steps.get(1).left()).hasValue(100);
        assertThat(steps.get(3).left()).hasValue(60);
    }

    @Test
    void roundedLossesAddUp() {
        List<PublishedAttrition.Step> steps =
                PublishedAttrition.of(ATTRITION, SmallCells.roundingTo(10)).steps();

        assertThat(steps.stream().map(step -> step.lost().orElseThrow())).containsExactly(0L, 0L, 20L, 20L);
        assertThat(steps.stream().map(step -> step.left().orElseThrow())).containsExactly(100L, 100L, 80L, 60L);
    }
}
