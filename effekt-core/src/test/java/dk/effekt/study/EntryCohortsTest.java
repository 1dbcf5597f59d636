package dk.effekt.study;

import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.cohort.Criteria;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.register.SpellRule;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryCohortsTest {

    /** The second enters twice; the third was there from the beginning, and the fourth came into sight. */
    private final Register register = Town.register(
            Town.person(1, "..UUUUGGGGGGGGGGGGGG", livingIn(101)),
            Town.person(2, ".UU.....UUUUUUUUUUUU", livingIn(751)),
            Town.person(3, "UUUU.......UUU......", livingIn(751)),
            Town.person(4, "...?UUUUUU..........", livingIn(751)));

    private final EntryCohorts entries =
            EntryCohorts.into(EDUCATIONAL_ASSISTANCE).by(SpellRule.NO_GAP).atWeeks(2, 4);

    @Test
    void aRowIsAnEntryWithWhatBecameOfIt() {
        Table table = entries.with(municipality())
                .outcomes(inEducation())
                .following(register)
                .toTable();

        assertThat(table.names())
                .containsExactly(
                        "person",
                        "week",
                        "municipality",
                        "period",
                        "left by week 2",
                        "left by week 4",
                        "education at week 2",
                        "education at week 4");
        assertThat(table.numbers("person")).containsExactly(1, 0, 1, 2);
        assertThat(table.numbers("week")).containsExactly(Town.week(1), Town.week(2), Town.week(8), Town.week(11));
        assertThat(table.categories("municipality")).containsExactly("751", "101", "751", "751");
        assertThat(table.numbers("left by week 2")).containsExactly(1, 0, 0, 0);
        assertThat(table.numbers("left by week 4")).containsExactly(1, 1, 0, 1);
        assertThat(table.numbers("education at week 4")).containsExactly(0, 1, 0, 0);
    }

    @Test
    void periodsAreCountedAsAsked() {
        Table table = entries.every(CalendarPeriod.MONTH).following(register).toTable();

        assertThat(table.numbers("period")).containsExactly(2020 * 12 + 4, 2020 * 12 + 4, 2020 * 12 + 6, 2020 * 12 + 6);
    }

    @Test
    void whoComesBackWithinTheRuleDoesNotEnter() {
        Table table = EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
                .by(SpellRule.GAP_OF_4_WEEKS)
                .following(register)
                .toTable();

        // Nobody is known to have been away for four weeks before an entry in the first three.
        assertThat(table.numbers("week")).containsExactly(Town.week(8), Town.week(11));
    }

    @Test
    void participationsTellHowLongAfterEntryTheyBegin() {
        List<Participation> course = List.of(
                Town.start(1, 5), // three weeks after the entry
                Town.start(2, 3), // when the person has left, and before coming back
                new Participation( // runs at the third entry
                        3, new Intervention("course"), day(9), Optional.of(day(12)), ""));

        Entrants entrants = entries.following(register, course);

        assertThat(entrants.toTable().numbers("weeks to start")).containsExactly(2, 3, Double.NaN, -2);
        assertThat(entrants.begunBy(2)).isEqualTo(1);
        assertThat(entrants.begunBy(4)).isEqualTo(2);
        assertThat(entrants.table()).contains("weeks since entry", "begun");
    }

    @Test
    void aCriterionIsAskedInTheWeekOfEntry() {
        Entrants entrants = entries.eligible(Criteria.municipality(751))
                .with(weeksIn(EDUCATIONAL_ASSISTANCE, last(8)))
                .following(register);

        assertThat(entrants.toTable().numbers("weeks in educational-assistance, last 8"))
                .containsExactly(2, 1);
        assertThat(entrants.attrition().table())
                .contains("known entries to educational-assistance", "after 8 weeks of history", "municipality 751");
    }

    @Test
    void entriesCanBeThoseOfSomeWeeks() {
        WeekSpan span = WeekSpan.of(Town.FIRST.plusWeeks(2), 7);

        assertThat(entries.between(span).following(register).toTable().numbers("week"))
                .containsExactly(Town.week(2), Town.week(8));
    }

    @Test
    void whoIsThereInAWeekIsFollowedFromThere() {
        Week week = Town.FIRST.plusWeeks(5);

        Table table = EntryCohorts.present(EDUCATIONAL_ASSISTANCE, week)
                .by(SpellRule.NO_GAP)
                .with(currentSpellLength(EDUCATIONAL_ASSISTANCE))
                .atWeeks(4)
                .following(register)
                .toTable();

        assertThat(table.numbers("person")).containsExactly(0, 3);
        assertThat(table.numbers(currentSpellLength(EDUCATIONAL_ASSISTANCE).name()))
                .containsExactly(3, 1);
        assertThat(table.numbers("left by week 4")).containsExactly(1, 0);
    }

    @Test
    void whatIsNotObservedIsMissingAndCounted() {
        Entrants entrants = entries.atWeeks(4, 10).following(register);

        assertThat(entrants.toTable().numbers("left by week 10")).containsExactly(1, 1, 0, Double.NaN);
        assertThat(entrants.table()).containsPattern("10 +3 +2 +66.7 %");
    }

    @Test
    void refusesWhatCannotBeAnswered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entries.eligible(Criteria.municipality(1)).following(register))
                .withMessageContaining("finds nobody")
                .withMessageContaining("municipality 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entries.following(register, List.of()))
                .withMessageContaining("0 interventions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entries.following(register).personWeeks(1, 5))
                .withMessageContaining("from 1 to 4");
        assertThatIllegalArgumentException().isThrownBy(() -> entries.atWeeks()).withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EntryCohorts.present(EDUCATIONAL_ASSISTANCE, Town.FIRST).between(WeekSpan.of(Town.FIRST, 2)))
                .withMessageContaining("into(…)");
    }

    private static LocalDate day(int place) {
        return Town.FIRST.plusWeeks(place).monday();
    }

    private static PersonTraits livingIn(int municipality) {
        return new PersonTraits(Sex.UNKNOWN, Optional.empty(), Origin.UNKNOWN, municipality);
    }
}
