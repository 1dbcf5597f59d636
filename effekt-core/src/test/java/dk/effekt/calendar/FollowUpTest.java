package dk.effekt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.FollowUp.Rule;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpTest {

    /** months · 52 / 12, to the nearest week. */
    @ParameterizedTest
    @CsvSource({"1, 4", "2, 9", "3, 13", "6, 26", "12, 52", "18, 78", "24, 104", "1200, 5200"})
    void takesAMonthAsFiftyTwoTwelfthsOfAWeek(int months, int weeks) {
        assertThat(FollowUp.months(months)).extracting(FollowUp::weeks).containsExactly(weeks);
    }

    /** dream.md 4.1: Jobindsats, measure Y07B15. */
    @ParameterizedTest
    @CsvSource({"1, 30", "3, 92", "6, 182", "12, 365"})
    void looksJobindsatsDaysUpInTheWeekThatHoldsThem(int months, int day) {
        FollowUp point = FollowUp.jobindsatsDays(months).get(0);
        Week start = Week.of(2021, 1);

        assertThat(start.plusWeeks(point.weeks()))
                .isEqualTo(Week.of(start.monday().plusDays(day)));
        assertThat(point.toString()).contains("day " + day);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 18, 24})
    void refusesPointsThatJobindsatsDoesNotDefine(int months) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FollowUp.jobindsatsDays(1, months))
                .withMessageContaining("1, 3, 6 and 12 months, not after " + months)
                .withMessageContaining("FollowUp.months(" + months + ")");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 1201, Integer.MAX_VALUE})
    void refusesPointsBeforeTheFirstMonthAndBeyondACentury(int months) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FollowUp.months(months))
                .withMessageContaining(Integer.toString(months))
                .withMessageContaining("from 1 to 1200");
    }

    @Test
    void keepsTheOrderInWhichPointsAreNamed() {
        assertThat(FollowUp.months(12, 1)).extracting(FollowUp::months).containsExactly(12, 1);
    }

    @Test
    void sortsByWeekAndKeepsPointsOfTwoRulesApart() {
        FollowUp year = new FollowUp(12, Rule.WEEKS);
        FollowUp sameYear = new FollowUp(12, Rule.JOBINDSATS_DAYS);
        FollowUp quarter = new FollowUp(3, Rule.JOBINDSATS_DAYS);

        assertThat(new TreeSet<>(List.of(year, quarter, sameYear))).containsExactly(quarter, year, sameYear);
    }

    @Test
    void printsItsRule() {
        assertThat(new FollowUp(1, Rule.WEEKS)).hasToString("1 month (week 4)");
        assertThat(new FollowUp(6, Rule.WEEKS)).hasToString("6 months (week 26)");
        assertThat(new FollowUp(6, Rule.JOBINDSATS_DAYS)).hasToString("6 months (day 182, week 26)");
    }
}
