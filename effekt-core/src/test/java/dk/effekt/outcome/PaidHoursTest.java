package dk.effekt.outcome;

import static dk.effekt.outcome.Outcomes.paidHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.register.PaidHoursBuilder;
import dk.effekt.register.Register;
import dk.effekt.register.SameMonth;
import dk.effekt.register.StateGroup;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** May and June have four weeks, July five, from place 0 on; December five, the last of them week 53. */
class PaidHoursTest {

    private static final double UNKNOWN = Double.NaN;
    private static final Register TOWN = Town.register(Town.person(1, "C".repeat(Town.WEEKS)));

    @Test
    void theHoursOfAMonthAreSpreadOverItsWeeks() {
        Register register = hours(TOWN, "2020-05", 40, "2020-06", 0, "2020-07", 100);

        assertThat(path(register, 0, 14)).containsExactly(0, 10, 20, 30, 40, 40, 40, 40, 40, 60, 80, 100, 120, 140);
    }

    @Test
    void aStartWithinAMonthHasTheRestOfIt() {
        assertThat(path(hours(TOWN, "2020-05", 40, "2020-06", 20), 3, 6)).containsExactly(0, 10, 15, 20, 25, 30);
    }

    @Test
    void week53BelongsToDecember() {
        Register register = hours(TOWN, "2020-12", 150, "2021-01", 4.04);

        assertThat(path(register, Town.WEEK_53 - 2, 5)).containsExactly(0, 30, 60, 90, 91.01);
    }

    @Test
    void wholeMonthsAreSummedWithoutRounding() {
        // 0.1 + 0.2 is 0.30000000000000004 in doubles, and a fifth of 0.01 has no exact double either.
        Register register = hours(TOWN, "2020-05", 0.1, "2020-06", 0.2, "2020-07", 0.01);

        assertThat(path(register, 0, 14)[8]).isEqualTo(0.3);
        assertThat(path(register, 0, 14)[13]).isEqualTo(0.31);
    }

    @Test
    void aMonthWithoutARowIsNoHoursAndOneWithoutAnyRowIsNotObserved() {
        Register two = Town.register(Town.person(1, "C".repeat(Town.WEEKS)), Town.person(2, "C".repeat(Town.WEEKS)));
        Register register = PaidHoursBuilder.of(SameMonth.ONE_ROW, Findings.none())
                .add(1, YearMonth.of(2020, 5), 40, 1)
                .add(2, YearMonth.of(2020, 6), 8, 2)
                .build(two, "hours.csv", "test");

        assertThat(path(register, 0, 10)).containsExactly(0, 10, 20, 30, 40, 40, 40, 40, 40, UNKNOWN);
        assertThat(path(register, 8, 3)).containsExactly(0, UNKNOWN, UNKNOWN);
    }

    @Test
    void theStateOfAWeekDoesNotMatter() {
        Register register = hours(Town.register(Town.person(1, "?-D-C?")), "2020-05", 4, "2020-06", 8);

        assertThat(path(register, 0, 7)).containsExactly(0, 1, 2, 3, 4, 6, 8);
    }

    @Test
    void nothingIsObservedOutsideTheExtractEvenIfTheMonthIs() {
        Register register = hours(Town.register(Town.person(1, "CCCCCC")), "2020-05", 40, "2020-06", 40);

        assertThat(path(register, 4, 5)).containsExactly(0, 10, 20, UNKNOWN, UNKNOWN);
        assertThat(path(register, -1, 3)).containsExactly(0, UNKNOWN, UNKNOWN);
        assertThat(path(register, 30, 2)).containsExactly(0, UNKNOWN);
    }

    @Test
    void whoseHoursWereRefusedIsNotObserved() {
        Register register = PaidHoursBuilder.of(SameMonth.ONE_ROW, Findings.none())
                .add(1, YearMonth.of(2020, 5), 40, 1)
                .refuse(1, Finding.refused(Reason.CONTRADICTORY, Place.of("hours.csv", 2), "says two things", "ask"))
                .build(TOWN, "hours.csv", "test");

        assertThat(path(register, 0, 3)).containsExactly(0, UNKNOWN, UNKNOWN);
    }

    @Test
    void saysWhatItIs() {
        assertThat(paidHours()).hasToString("paid-hours");
        assertThat(paidHours().name()).isEqualTo("paid-hours");
        assertThat(paidHours().unit()).isEqualTo(Outcome.Unit.HOURS);
        assertThat(paidHours().aim()).isEqualTo(Outcome.Aim.MORE);
        assertThat(paidHours().groups()).isEmpty();
        assertThat(paidHours().missingIn(hours(TOWN, "2020-05", 1))).isEmpty();
        assertThat(paidHours().missingIn(TOWN)).singleElement().asString().contains("paid hours", "timer_YYYY_MM");
    }

    @Test
    void statesOfWeeksGiveNoHours() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Outcomes.StateOutcome("job", StateGroup.JOB, Outcome.Unit.HOURS, Outcome.Aim.MORE))
                .withMessageContaining("use paidHours()");
    }

    private static Register hours(Register register, Object... monthsAndHours) {
        PaidHoursBuilder builder = PaidHoursBuilder.of(SameMonth.ONE_ROW, Findings.none());
        List<Object> all = List.of(monthsAndHours);
        for (int i = 0; i < all.size(); i += 2) {
            double hours = ((Number) all.get(i + 1)).doubleValue();
            builder.add(1, YearMonth.parse((String) all.get(i)), hours, i + 1);
        }
        return builder.build(register, "hours.csv", "test");
    }

    private static double[] path(Register register, int start, int weeks) {
        double[] into = new double[weeks];
        paidHours().in(register).path(register.timeline(0), Town.week(start), into);
        return into;
    }
}
