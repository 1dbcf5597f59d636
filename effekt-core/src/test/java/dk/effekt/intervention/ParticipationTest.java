package dk.effekt.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipationTest {

    private static final Intervention BTU = new Intervention("Brobygning til Uddannelse");
    private static final LocalDate FRIDAY = LocalDate.of(2021, 1, 1);

    @Test
    void startsInTheWeekThatHoldsItsFirstDay() {
        assertThat(participation(Optional.empty()).startWeek()).isEqualTo(Week.of(2020, 53));
    }

    @Test
    void mayRunAndMayLastADay() {
        assertThat(participation(Optional.empty()).end()).isEmpty();
        assertThat(participation(Optional.of(FRIDAY)).end()).contains(FRIDAY);
    }

    @Test
    void isNeverReversed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> participation(Optional.of(FRIDAY.minusDays(1))))
                .withMessage("participation ends on 2020-12-31, before its start on 2021-01-01");
    }

    @Test
    void doesNotShowThePerson() {
        assertThat(participation(Optional.of(FRIDAY.plusDays(9))))
                .hasToString("Brobygning til Uddannelse from 2021-01-01 to 2021-01-10");
        assertThat(participation(Optional.empty())).hasToString("Brobygning til Uddannelse from 2021-01-01, running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void isInAnInterventionWithAName(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Intervention(blank))
                .withMessage("an intervention needs a name");
        assertThat(BTU).hasToString("Brobygning til Uddannelse");
    }

    private static Participation participation(Optional<LocalDate> end) {
        return new Participation(4_711, BTU, FRIDAY, end, "");
    }
}
