package dk.effekt.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import org.junit.jupiter.api.Test;

class WeekSetTest {

    private static final Week W01 = Week.of(2021, 1);

    @Test
    void holdsTheWeeksOfASpan() {
        WeekSet set = WeekSet.of(WeekSpan.of(W01, 4));

        assertThat(set.contains(W01)).isTrue();
        assertThat(set.contains(Week.of(2021, 4))).isTrue();
        assertThat(set.contains(Week.of(2021, 5))).isFalse();
        assertThat(set.contains(Week.of(2020, 53))).isFalse();
        assertThat(set.weeks()).isEqualTo(4);
        assertThat(set.spans()).containsExactly(WeekSpan.of(W01, 4));
    }

    @Test
    void isEmptyForAnEmptySpan() {
        assertThat(WeekSet.of(WeekSpan.of(W01, 0))).isEqualTo(WeekSet.EMPTY);
        assertThat(WeekSet.ofEpochWeeks(9, 3)).isEqualTo(WeekSet.EMPTY);
        assertThat(WeekSet.EMPTY.isEmpty()).isTrue();
        assertThat(WeekSet.EMPTY.weeks()).isZero();
        assertThat(WeekSet.EMPTY.contains(W01)).isFalse();
        assertThat(WeekSet.EMPTY.shift(3)).isEqualTo(WeekSet.EMPTY);
    }

    @Test
    void joinsSpansThatTouchAndKeepsOthersApart() {
        WeekSet set = WeekSet.builder().add(0, 3).add(3, 5).add(6, 7).build();

        assertThat(set.spanCount()).isEqualTo(2);
        assertThat(set.start(0)).isZero();
        assertThat(set.end(0)).isEqualTo(5);
        assertThat(set.start(1)).isEqualTo(6);
        assertThat(set.end(1)).isEqualTo(7);
        assertThat(set)
                .isEqualTo(WeekSet.builder().add(0, 5).add(5, 5).add(6, 7).build());
    }

    @Test
    void takesSpansInAscendingOrderOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeekSet.builder().add(0, 5).add(4, 6))
                .withMessage("span from 1970-W05 starts before the end of the last, 1970-W06");
    }

    @Test
    void isNotChangedByItsBuilderAfterwards() {
        WeekSet.Builder builder = WeekSet.builder().add(0, 3);
        WeekSet set = builder.build();
        builder.add(3, 9);

        assertThat(set).isEqualTo(WeekSet.ofEpochWeeks(0, 3));
    }

    @Test
    void printsItsSpansOrIfTheyAreManyItsSize() {
        assertThat(WeekSet.EMPTY).hasToString("[]");
        assertThat(WeekSet.of(WeekSpan.of(W01, 4))).hasToString("[[2021-W01, 2021-W05)]");
        assertThat(WeekSet.builder().add(0, 3).add(4, 5).add(6, 7).add(8, 9).build())
                .hasToString("6 weeks in 4 spans");
        assertThat(WeekSet.builder().add(0, 1).add(2, 3).add(4, 5).build())
                .hasToString("[[1970-W01, 1970-W02), [1970-W03, 1970-W04), [1970-W05, 1970-W06)]");
    }
}
