package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountSumsTest {

    private static final SmallCells RULE = SmallCells.standard();

    private static OptionalLong hidden() {
        return OptionalLong.empty();
    }

    /** 3 is 90 − 37 − 50; the cheaper of both goes with it. */
    @Test
    void aListIsProtectedAsATableIs() {
        CountSums.Builder sums = CountSums.builder();
        int all = sums.published(90);
        int some = sums.published(37);
        int few = sums.published(3);
        int others = sums.published(50);
        sums.equal(List.of(all), List.of(some, few, others));

        assertThat(RULE.protect(sums.build()))
                .containsExactly(OptionalLong.of(90), hidden(), hidden(), OptionalLong.of(50));
    }

    /** 0 before and 5 begun are 3 finished and 2 under way: either of both could only be 1 to 4, and so 5 is hidden, too. */
    @Test
    void wholesAreHiddenWhereTheirPartsWouldBeTooFew() {
        CountSums.Builder sums = CountSums.builder();
        int before = sums.published(0);
        int begun = sums.published(5);
        int finished = sums.published(3);
        int underWay = sums.published(2);
        sums.equal(List.of(before, begun), List.of(finished, underWay));

        assertThat(RULE.protect(sums.build())).containsExactly(OptionalLong.of(0), hidden(), hidden(), hidden());
    }

    /** 4 of at most 5 can be 1 to 5; of at most 7 they could be 1 to 7, of which six are asked. */
    @Test
    void aMostThatIsKnownIsReckonedWith() {
        CountSums.Builder sums = CountSums.builder();
        sums.atMost(List.of(sums.published(4)), List.of(sums.published(5)));
        CountSums.Builder looser = CountSums.builder();
        looser.atMost(List.of(looser.published(4)), List.of(looser.published(7)));
        CountSums.Builder tighter = CountSums.builder();
        tighter.atMost(List.of(tighter.published(1), tighter.published(9)), List.of(tighter.published(10)));

        assertThat(RULE.protect(sums.build())).startsWith(hidden(), OptionalLong.of(5));
        assertThat(SmallCells.hidingBelow(6).protect(looser.build())).startsWith(hidden(), OptionalLong.of(7));
        // With 9 and 10 seen it could only be 1.
        assertThat(RULE.protect(tighter.build()).get(0)).isEmpty();
        assertThat(RULE.protect(tighter.build()).subList(1, 3)).contains(hidden());
    }

    @Test
    void whatFollowsIsHiddenWithItZeroOrNot() {
        CountSums.Builder sums = CountSums.builder();
        int leader = sums.published(3);
        int follower = sums.published(40);
        int none = sums.published(0);
        sums.hiddenWith(follower, leader).hiddenWith(none, follower);

        assertThat(RULE.protect(sums.build())).containsOnly(hidden());
    }

    @Test
    void nothingIsHiddenUnprotected() {
        CountSums.Builder sums = CountSums.builder();
        sums.published(3);

        sums.unpublished(3);

        assertThat(SmallCells.unprotected().protect(sums.build())).containsExactly(OptionalLong.of(3), hidden());
        assertThat(sums.build()).hasToString("2 counts, not yet protected");
    }

    @Test
    void saysWhatIsWrong() {
        CountSums.Builder sums = CountSums.builder();
        int three = sums.published(3);
        int four = sums.published(4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sums.published(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sums.equal(List.of(three), List.of(four)))
                .withMessage("counts of 3 in all are not those of 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sums.atMost(List.of(four), List.of(three)))
                .withMessage("counts of 4 in all are more than 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmallCells.roundingTo(5).protect(sums.build()))
                .withMessageContaining("hidingBelow");
    }

    /**
     * 3 is hidden with C, or with A, which is B and 12, so that B goes with it: the fewest are 28 in A and B, unless C has fewer. B and 12
     * are never told from each other otherwise.
     */
    @ParameterizedTest
    @CsvSource({"25, false, true", "30, true, false"})
    void hidesTheFewestPeopleHoweverManyCountsTheyAre(long c, boolean isAHidden, boolean isCHidden) {
        CountSums.Builder sums = CountSums.builder();
        int all = sums.published(23 + c);
        int few = sums.published(3);
        int a = sums.published(20);
        int other = sums.published(c);
        int b = sums.published(8);
        int rest = sums.published(12);
        sums.equal(List.of(all), List.of(few, a, other)).equal(List.of(a), List.of(b, rest));

        List<OptionalLong> seen = RULE.protect(sums.build());

        assertThat(seen.get(few)).isEmpty();
        assertThat(seen.get(a).isEmpty()).isEqualTo(isAHidden);
        assertThat(seen.get(b).isEmpty()).isEqualTo(isAHidden);
        assertThat(seen.get(other).isEmpty()).isEqualTo(isCHidden);
        assertThat(seen.get(all)).hasValue(23 + c);
        assertThat(seen.get(rest)).hasValue(12);
    }

    /** Two that follow each other are shown both or none: 20 would do for 3, and 30 goes with it. */
    @Test
    void whatFollowsEachOtherIsHiddenAndShownTogether() {
        CountSums.Builder sums = CountSums.builder();
        int all = sums.published(23);
        int few = sums.published(3);
        int many = sums.published(20);
        int mean = sums.published(30);
        sums.equal(List.of(all), List.of(few, many)).hiddenWith(mean, many).hiddenWith(many, mean);

        assertThat(RULE.protect(sums.build())).containsExactly(OptionalLong.of(23), hidden(), hidden(), hidden());
    }

    /**
     * A count of 3 that is split twelve ways in two, and in three of which each is half of another: whoever tries one way after the other
     * finds no end, for a half that changes by one changes its double by two. Then all that it hangs together with is hidden.
     */
    @Test
    void whereTheSearchIsCutOffMoreIsHiddenAndNotLess() {
        CountSums.Builder sums = CountSums.builder();
        int few = sums.published(3);
        List<Integer> near = new ArrayList<>(List.of(few));
        for (int way = 0; way < 12; way++) {
            List<Integer> two = List.of(sums.published(1), sums.published(2));
            sums.equal(List.of(few), two);
            near.addAll(two);
        }
        List<Integer> three = List.of(sums.published(1), sums.published(1), sums.published(1));
        sums.equal(List.of(few), three);
        for (int half : three) {
            int same = sums.published(1);
            int twice = sums.published(2);
            sums.equal(List.of(half), List.of(same)).equal(List.of(half, same), List.of(twice));
            near.addAll(List.of(half, same, twice));
        }
        int apart = sums.published(9);

        List<OptionalLong> seen = SmallCells.hidingBelow(5).protect(sums.build());

        assertThat(near).allSatisfy(cell -> assertThat(seen.get(cell)).isEmpty());
        assertThat(seen.get(apart)).hasValue(9);
    }
}
