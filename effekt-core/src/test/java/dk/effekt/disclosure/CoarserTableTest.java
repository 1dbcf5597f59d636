package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** By hand; that nobody learns too much of tables drawn at random is for {@link CoarserTablePropertyTest}. */
class CoarserTableTest {

    private static final SmallCells RULE = SmallCells.standard();
    private static final Dimension OFFERS = Dimension.of("offer", "a", "b", "c");
    private static final Dimension SEX = Dimension.of("sex", "women", "men");
    private static final CountTable FINE =
            CountTable.of("offers", OFFERS, SEX, new long[][] {{3, 10}, {20, 30}, {40, 50}});
    /** Of the offers a and b, and of c. */
    private static final CountTable COARSE =
            CountTable.of("owners", Dimension.of("owner", "A", "B"), SEX, new long[][] {{23, 40}, {40, 50}});

    private static final IntUnaryOperator OWNER = row -> row / 2;
    private static final IntUnaryOperator SAME = column -> column;

    /** The 3 goes with 10, 20 and 30; what the owners have is then told by neither row of A, and B's is shown in both. */
    @Test
    void whatIsHiddenWithinARowOfTheCoarserOneLeavesItShown() {
        List<PublishedTable> both = RULE.protectNested(FINE, COARSE, OWNER, SAME);

        assertThat(both.get(0).hidden()).isEqualTo(4);
        assertThat(both.get(0).isHidden(0, 0)).isTrue();
        assertThat(both.get(0).isHidden(1, 1)).isTrue();
        assertThat(both.get(1).hidden()).isZero();
        assertThat(RULE.protectCoarser(FINE, RULE.protect(FINE), COARSE, OWNER, SAME)
                        .hidden())
                .isZero();
    }

    /** Hidden across the rows of the coarser one, the 3 would be what 40 less 37 is; the rectangle of both tables is hidden. */
    @Test
    void whatACoarserRowTellsOfAHiddenCellIsHiddenThereToo() {
        CountTable fine = CountTable.of("offers", OFFERS, SEX, new long[][] {{37, 100}, {3, 90}, {8, 70}});
        CountTable coarse =
                CountTable.of("owners", Dimension.of("owner", "A", "B"), SEX, new long[][] {{40, 190}, {8, 70}});
        // By itself the finer one hides 3, 8, 70 and 90.
        PublishedTable seen = RULE.protect(fine);
        assertThat(seen.isHidden(2, 0)).isTrue();
        assertThat(seen.isHidden(0, 0)).isFalse();

        PublishedTable beside = RULE.protectCoarser(fine, seen, coarse, OWNER, SAME);

        assertThat(beside.hidden()).isEqualTo(4);
        assertThat(beside.rowTotal(0)).hasValue(230);
    }

    @Test
    void unprotectedAllOfBothIsShown() {
        SmallCells none = SmallCells.unprotected();

        List<PublishedTable> both = none.protectNested(FINE, COARSE, OWNER, SAME);

        assertThat(both.get(0).count(0, 0)).hasValue(3);
        assertThat(both.get(0).rowTotal(1)).hasValue(50);
        assertThat(both.get(0).columnTotal(1)).hasValue(90);
        assertThat(both.get(0).total()).hasValue(153);
        assertThat(both.get(1).count(0, 0)).hasValue(23);
        assertThat(none.protectCoarser(FINE, none.protect(FINE), COARSE, OWNER, SAME)
                        .count(1, 1))
                .hasValue(50);
    }

    @Test
    void theFinerOneHasRowsColumnsAndAllTotals() {
        CountTable list = CountTable.list("offers", OFFERS, 3, 20, 40);

        for (CountTable other : List.of(list, FINE.withMargins(Margins.ROWS))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RULE.protectNested(other, COARSE, OWNER, SAME))
                    .withMessageContaining("it must have rows, columns and all totals");
            PublishedTable seen = RULE.protect(other);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RULE.protectCoarser(other, seen, COARSE, OWNER, SAME))
                    .withMessageContaining("it must have rows, columns and all totals");
        }
    }

    @Test
    void bothPassOneRuleThatDoesNotRound() {
        SmallCells rounding = SmallCells.roundingTo(5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rounding.protectNested(FINE, COARSE, OWNER, SAME))
                .withMessageContaining("hidden and not rounded");
        PublishedTable seen = SmallCells.hidingBelow(3).protect(FINE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.protectCoarser(FINE, seen, COARSE, OWNER, SAME))
                .withMessageContaining("'offers' has passed another rule");
    }

    @Test
    void theCoarserOneHasTheSumsOfTheFiner() {
        CountTable other =
                CountTable.of("owners", Dimension.of("owner", "A", "B"), SEX, new long[][] {{23, 40}, {40, 51}});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.protectNested(FINE, other, OWNER, SAME))
                .withMessageContaining("row 'B' has another sum");
    }
}
