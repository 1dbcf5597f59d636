package dk.effekt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekSpanTest {

    private static final Week W01 = Week.of(2021, 1);
    private static final Week W05 = Week.of(2021, 5);

    @Test
    void holdsItsStartAndNotItsEnd() {
        WeekSpan span = WeekSpan.of(W01, W05);

        assertThat(span.contains(W01)).isTrue();
        assertThat(span.contains(Week.of(2021, 4))).isTrue();
        assertThat(span.contains(W05)).isFalse();
        assertThat(span.contains(Week.of(2020, 53))).isFalse();
        assertThat(span.length()).isEqualTo(4);
        assertThat(span.isEmpty()).isFalse();
        assertThat(span).hasToString("[2021-W01, 2021-W05)");
    }

    @Test
    void isSaidInThreeWays() {
        assertThat(WeekSpan.of(W01, 4)).isEqualTo(WeekSpan.of(W01, W05));
        assertThat(WeekSpan.ofClosed(W01, Week.of(2021, 4))).isEqualTo(WeekSpan.of(W01, W05));
    }

    @Test
    void countsTheWeek53OfALongYear() {
        assertThat(WeekSpan.ofClosed(Week.of(2020, 1), Week.of(2020, 53)).length())
                .isEqualTo(53);
    }

    @Test
    void mayBeEmpty() {
        WeekSpan empty = WeekSpan.of(W01, 0);

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.length()).isZero();
        assertThat(empty.contains(W01)).isFalse();
    }

    @Test
    void isNeverReversed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeekSpan.of(W05, W01))
                .withMessage("span ends in 2021-W01, before it starts in 2021-W05");
        assertThatIllegalArgumentException().isThrownBy(() -> WeekSpan.of(W05, -1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 9, 3, 5, 3, 5", // one within the other
        "1, 5, 3, 9, 3, 5", // overlapping
        "1, 5, 5, 9, 5, 5", // touching: empty at the later start
        "1, 3, 6, 9, 6, 6" // apart: empty at the later start
    })
    void sharesWithAnotherTheWeeksOfBoth(int start, int end, int otherStart, int otherEnd, int from, int to) {
        WeekSpan one = span(start, end);
        WeekSpan other = span(otherStart, otherEnd);

        assertThat(one.intersect(other)).isEqualTo(span(from, to));
        assertThat(other.intersect(one)).isEqualTo(span(from, to));
    }

    private static WeekSpan span(int start, int end) {
        return WeekSpan.of(Week.of(2021, start), Week.of(2021, end));
    }
}
