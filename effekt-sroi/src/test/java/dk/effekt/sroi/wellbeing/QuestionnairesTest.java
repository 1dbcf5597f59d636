package dk.effekt.sroi.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionnairesTest {

    @Test
    void who5IsFourTimesTheSum() {
        assertThat(Who5.of(3, 3, 4, 2, 4).rawSum()).isEqualTo(16);
        assertThat(Who5.of(3, 3, 4, 2, 4).score()).isEqualTo(64);
        assertThat(Who5.of(0, 0, 0, 0, 0).score()).isZero();
        assertThat(Who5.of(5, 5, 5, 5, 5).score()).isEqualTo(100);
        assertThat(Who5.of(3, 3, 4, 2, 4)).hasToString("WHO-5: 64 of 100");
    }

    @Test
    void swemwbsIsTheSum() {
        assertThat(Swemwbs.of(1, 1, 1, 1, 1, 1, 1).rawSum()).isEqualTo(7);
        assertThat(Swemwbs.of(5, 5, 5, 5, 5, 5, 5).rawSum()).isEqualTo(35);
        assertThat(Swemwbs.of(3, 4, 3, 4, 3, 4, 3)).hasToString("SWEMWBS: raw sum 24 of 35");
    }

    @Test
    void aMissingItemLeavesNoScore() {
        assertThat(Who5.score(items(3, 3, 4, 2, -1))).isEmpty();
        assertThat(Who5.score(items(3, 3, 4, 2, 4))).hasValue(64);
        assertThat(Swemwbs.rawSum(items(3, 3, 4, 2, -1, 3, 3))).isEmpty();
        assertThat(Swemwbs.rawSum(items(3, 4, 3, 4, 3, 4, 3))).hasValue(24);
    }

    @Test
    void itemsOffTheScaleAndTooFewAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Who5.of(3, 3, 4, 2, 6))
                .withMessage("item 5 of WHO-5 is 6; it must be from 0 to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Swemwbs.of(0, 3, 3, 3, 3, 3, 3))
                .withMessage("item 1 of SWEMWBS is 0; it must be from 1 to 5");
        assertThatIllegalArgumentException().isThrownBy(() -> Who5.score(items(9, -1, 3, 3, 3)));
        assertThatIllegalArgumentException().isThrownBy(() -> Who5.score(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Who5.of(3, 3, 3, 3))
                .withMessage("4 items of WHO-5; it has 5, and a missing one is OptionalInt.empty(), which leaves the"
                        + " person without a score");
    }

    private static List<OptionalInt> items(int... items) {
        return IntStream.of(items)
                .mapToObj(item -> item < 0 ? OptionalInt.empty() : OptionalInt.of(item))
                .toList();
    }
}
