package dk.effekt.cohort;

import static dk.effekt.Town.person;
import static dk.effekt.cohort.Criteria.notInLast;
import static dk.effekt.cohort.Criteria.notYetIn;
import static dk.effekt.cohort.Criteria.receivedAtLeast;
import static dk.effekt.cohort.Criteria.receivedAtMost;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.Criteria.receivingAtMost;
import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.register.WeekSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Criteria that look back, on texts short enough to check by eye. */
class RecentCriteriaTest {

    /** Tuesday of week 3 to Wednesday of week 5. */
    private static final Participations COURSE = Participations.of(List.of(new Participation(
            1, new Intervention("course"), LocalDate.of(2020, 5, 19), Optional.of(LocalDate.of(2020, 6, 3)), "")));

    @Test
    void aSpellIsNewForItsFirstWeeksIfItsBeginningIsSeen() {
        assertThat(text(receivingAtMost(EDUCATIONAL_ASSISTANCE, 2), "UUU.UUUU?UU.U"))
                .isEqualTo("    XX      X");
    }

    @Test
    void countsTheLastWeeksWhateverLiesBetween() {
        assertThat(text(receivedAtLeast(EDUCATIONAL_ASSISTANCE, 2, 4), "U.U....U?U..."))
                .isEqualTo("  XX     XX  ");
        assertThat(text(receivedAtLeast(EDUCATIONAL_ASSISTANCE, 4, 4), "UUUUU.UUU"))
                .isEqualTo("   XX    ");
    }

    @Test
    void doesNotTakeUnknownWeeksForWeeksWithoutBenefit() {
        assertThat(text(receivedAtMost(EDUCATIONAL_ASSISTANCE, 1, 3), "...?..UU...?"))
                .isEqualTo(" XXXXXX  XXX");
        assertThat(text(receivedAtMost(EDUCATIONAL_ASSISTANCE, 0, 3), "...?..UU...?"))
                .isEqualTo("  X       X ");
    }

    @Test
    void looksBackAtAParticipation() {
        assertThat(text(notYetIn(COURSE, "course"), "UUUUUUUUUU")).isEqualTo("XX        ");
        assertThat(text(notInLast(1, COURSE, "course"), "UUUUUUUUUU")).isEqualTo("XX   XXXXX");
        assertThat(text(notInLast(3, COURSE, "course"), "UUUUUUUUUU")).isEqualTo("XX     XXX");
    }

    @Test
    void heldSomeWeeksAgo() {
        assertThat(text(receiving(EDUCATIONAL_ASSISTANCE).shift(2), "UU..U.UUUU"))
                .isEqualTo("  XX  X XX");
        assertThat(text(receiving(EDUCATIONAL_ASSISTANCE).shift(10), "UU..U.UUUU"))
                .isEqualTo("          ");
        assertThat(text(receiving(EDUCATIONAL_ASSISTANCE).shift(Integer.MAX_VALUE), "UU..U.UUUU"))
                .isEqualTo("          ");
    }

    @Test
    void saysWhatItAsks() {
        assertThat(receivingAtMost(JOB, 1)).hasToString("on job for at most 1 week");
        assertThat(receivingAtMost(JOB, 13)).hasToString("on job for at most 13 weeks");
        assertThat(receivedAtLeast(JOB, 26, 52)).hasToString("on job in at least 26 of the last 52 weeks");
        assertThat(receivedAtMost(JOB, 0, 52)).hasToString("on job in at most 0 of the last 52 weeks");
        assertThat(notYetIn(COURSE, "course")).hasToString("not yet in course");
        assertThat(notInLast(1, COURSE, "course")).hasToString("not in course in the last week");
        assertThat(notInLast(26, COURSE, "course")).hasToString("not in course in the last 26 weeks");
        assertThat(receiving(JOB).shift(1)).hasToString("on job, 1 week earlier");
        assertThat(receiving(JOB).and(receiving(CASH_ASSISTANCE)).shift(4))
                .hasToString("(on job and on cash-assistance), 4 weeks earlier");
    }

    @Test
    void saysWhatItNeeds() {
        Register register = Town.register(person(1, "UU"));

        for (Criterion criterion : List.of(
                receivingAtMost(JOB, 4),
                receivedAtLeast(JOB, 1, 4),
                receivedAtMost(JOB, 1, 4),
                receiving(JOB).shift(4))) {
            assertThat(criterion.groups()).as("%s", criterion).containsExactly(JOB);
            assertThat(criterion.missingIn(register)).as("%s", criterion).hasSize(1);
        }
        assertThat(notYetIn(COURSE, "course").missingIn(register)).isEmpty();
        assertThat(notInLast(4, COURSE, "coarse").missingIn(register))
                .containsExactly(
                        "'not in coarse in the last 4 weeks' needs an intervention that the participations lack: "
                                + "'coarse'; did you mean 'course'?");
    }

    @Test
    void refusesWhatIsAlwaysOrNeverMet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receivingAtMost(JOB, 0))
                .withMessageContaining("at most 0 weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receivedAtLeast(JOB, 5, 4))
                .withMessageContaining("at least 5 of the last 4 weeks")
                .withMessageContaining("1 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receivedAtLeast(JOB, 0, 4))
                .withMessageContaining("at least 0 of the last 4 weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receivedAtMost(JOB, 4, 4))
                .withMessageContaining("at most 4 of the last 4 weeks")
                .withMessageContaining("0 to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receivedAtMost(JOB, 4, 5_219))
                .withMessageContaining("the last 5219 weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notInLast(0, COURSE, "course"))
                .withMessageContaining("the last 0 weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiving(JOB).shift(0))
                .withMessageContaining("0 weeks ago");
    }

    /** The weeks in which a criterion is met as a text under that of the person. */
    private static String text(Criterion criterion, String weeks) {
        Register register = Town.register(person(1, weeks));
        WeekSet met = criterion.in(register).weeks(register.timeline(0));
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < weeks.length(); place++) {
            text.append(met.contains(Town.week(place)) ? 'X' : ' ');
        }
        return text.toString();
    }
}
