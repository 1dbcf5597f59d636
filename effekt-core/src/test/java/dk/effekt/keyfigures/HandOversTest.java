package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On Wednesday of week 30 of the town, so that 30 weeks, places 0 to 29, are known to be used. */
class HandOversTest {

    private static final LocalDate DAY = Town.FIRST.plusWeeks(30).monday().plusDays(2);

    private static HandOversBuilder ask() {
        return HandOvers.on(DAY).protectedBy(SmallCells.unprotected());
    }

    private static Person weeks(long id, String before) {
        return Town.person(id, before + ".".repeat(Town.WEEKS - before.length()));
    }

    private static HandOvers inCourse(HandOversBuilder asked, Person... persons) {
        List<Participation> courses = new ArrayList<>();
        for (Person person : persons) {
            courses.add(Town.start(person.id(), 2));
        }
        return asked.inCourse("course", Town.register(persons), Participations.of(courses));
    }

    /** The day is 2 December 2020. */
    @Test
    void aBirthdayIsInTheMonthThatHasIt() {
        HandOvers ahead = inCourse(
                ask().months(2).birthday(30),
                Town.person(1, "U".repeat(46), Town.born("1990-12-01")),
                Town.person(2, "U".repeat(46), Town.born("1990-12-02")),
                Town.person(3, "U".repeat(46), Town.born("1991-01-01")),
                Town.person(4, "U".repeat(46), Town.born("1991-01-02")),
                Town.person(5, "U".repeat(46), Town.born("1991-02-01")),
                Town.person(6, "U".repeat(46), Town.born("1991-02-02")),
                Town.person(7, "U".repeat(46)));

        assertThat(DAY).isEqualTo("2020-12-02");
        assertThat(ahead.passed("birthday 30")).hasValue(1);
        assertThat(ahead.persons("birthday 30", 1)).containsExactly(2L, 3L);
        assertThat(ahead.persons("birthday 30", 2)).containsExactly(4L, 5L);
        assertThat(ahead.count("birthday 30", 2)).hasValue(2);
        assertThat(ahead.notKnown("birthday 30")).hasValue(1);
        assertThat(ahead.people()).hasValue(7);
    }

    /** Of 22 weeks, 20 used leave weeks 30 and 31; where 22 are used, the Monday before the Wednesday was the first day without. */
    @Test
    void aLimitOfTheCurrentSpellCountsWeeksInARow() {
        HandOvers ahead = inCourse(
                ask().months(3).limit(StateGroup.SICKNESS_BENEFIT, 22, "a rule"),
                weeks(1, ".".repeat(10) + "S".repeat(20)),
                weeks(2, ".".repeat(8) + "S".repeat(22)),
                weeks(3, "S".repeat(15) + "." + "S".repeat(14)),
                weeks(4, "S".repeat(29) + "."),
                weeks(5, "S".repeat(30)),
                weeks(6, "?".repeat(20) + "S".repeat(10)),
                weeks(7, "?".repeat(30)),
                weeks(8, ".".repeat(26) + "S".repeat(4)));
        String limit = ahead.expected().get(0);

        assertThat(limit).isEqualTo("22 weeks of sickness-benefit in a row");
        // Monday of week 32 is 14 December, that of week 38 (8 more weeks) 25 January, that of week 48 (18 more) 5
        // April.
        assertThat(ahead.persons(limit, 1)).containsExactly(1L);
        assertThat(ahead.persons(limit, 2)).containsExactly(3L);
        assertThat(ahead.persons(limit, 3)).isEmpty();
        assertThat(ahead.passed(limit)).hasValue(2);
        assertThat(ahead.notKnown(limit)).hasValue(2);
        assertThat(ahead.people()).hasValue(8);
    }

    @Test
    void aSpellFromTheFirstWeekOfTheRegisterMayBeLonger() {
        HandOvers ahead = inCourse(ask().limit(StateGroup.SICKNESS_BENEFIT, 40, "a rule"), weeks(1, "S".repeat(30)));

        assertThat(ahead.notKnown(ahead.expected().get(0))).hasValue(1);
    }

    /** 10 of 20 weeks: 1 has used 4 of the last 20, 2 has 9, 3 has 10, 4 is off it, 5 has 1. */
    @Test
    void aLimitWithinWeeksDropsOldOnes() {
        HandOvers ahead = inCourse(
                ask().months(4).limitWithin(StateGroup.SICKNESS_BENEFIT, 10, 20, "a rule"),
                weeks(1, ".".repeat(26) + "S".repeat(4)),
                weeks(2, ".".repeat(10) + "S".repeat(5) + ".".repeat(11) + "S".repeat(4)),
                weeks(3, ".".repeat(20) + "S".repeat(10)),
                weeks(4, ".".repeat(10) + "S".repeat(19) + "."),
                weeks(5, ".".repeat(5) + "?" + ".".repeat(23) + "S"),
                weeks(6, ".".repeat(15) + "?" + ".".repeat(13) + "S"));
        String limit = ahead.expected().get(0);

        // Person 2 gets five new ones for five old, and then one more: as person 1, on Monday of week 36, 11 January.
        // Person 5 needs
        // nine, until Monday of week 39, 1 February, and month 2 ends before the 2nd; the week that is not known is too
        // old to count.
        assertThat(ahead.persons(limit, 2)).containsExactly(1L, 2L, 5L);
        assertThat(ahead.count(limit, 2)).hasValue(3);
        assertThat(ahead.passed(limit)).hasValue(1);
        assertThat(ahead.notKnown(limit)).hasValue(1);
    }

    @Test
    void whoseCourseRunsOnTheDayIsCountedOnce() {
        Intervention course = new Intervention("course");
        Register register = Town.register(weeks(1, "S"), weeks(2, "S"), weeks(3, "S"), weeks(4, "S"));
        HandOvers ahead = ask().birthday(30)
                .inCourse(
                        "course",
                        register,
                        Participations.of(List.of(
                                Town.start(1, 2),
                                Town.start(1, 4),
                                new Participation(2, course, DAY.minusDays(9), Optional.of(DAY), ""),
                                new Participation(3, course, DAY.minusDays(9), Optional.of(DAY.minusDays(1)), ""),
                                Town.start(4, DAY.plusDays(1)),
                                Town.start(99, DAY))));

        assertThat(ahead.people()).hasValue(2);
        assertThat(ahead.notKnown("birthday 30")).hasValue(2);
        assertThat(ahead.notInRegister()).hasValue(1);
    }

    /** All become 30 in the first month, and the day is in week 30; 5 died in its week, of which nothing is known yet. */
    @Test
    void whoHasDiedOrEmigratedOrIsNotInTheRegisterIsLeftOutWithACount() {
        PersonTraits born = Town.born("1990-12-10");
        HandOvers ahead = inCourse(
                ask().months(2).birthday(30).limit(StateGroup.SICKNESS_BENEFIT, 22, "a rule"),
                Town.person(1, "S".repeat(46), born),
                Town.person(2, "S".repeat(10) + "D" + "-".repeat(35), born),
                Town.person(3, "S".repeat(29) + "E" + "S".repeat(16), born),
                Town.person(4, "S".repeat(28) + "E-" + "S".repeat(16), born),
                Town.person(5, "S".repeat(30) + "D" + "-".repeat(15), born),
                Town.person(6, "S".repeat(10) + "E---" + "S".repeat(32), born),
                Town.person(7, "S".repeat(29) + "?" + "S".repeat(16), born),
                Town.person(8, "S".repeat(46)));

        assertThat(ahead.outOfScope()).as("2, 3 and 4").hasValue(3);
        assertThat(ahead.notInRegister()).hasValue(0);
        assertThat(ahead.people()).hasValue(5);
        assertThat(ahead.persons("birthday 30", 1)).containsExactly(1L, 5L, 6L, 7L);
        assertThat(ahead.notKnown("birthday 30")).as("8 has no birth date").hasValue(1);
        String limit = ahead.expected().get(1);
        assertThat(ahead.passed(limit)).as("1, 5 and 8, from the first week on").hasValue(3);
        assertThat(ahead.persons(limit, 2)).as("6, of 22 weeks 16").containsExactly(6L);
        assertThat(ahead.notKnown(limit)).as("7").hasValue(1);
        assertThat(ahead.table())
                .contains("left out: 3 out of scope (dead, emigrated, pensioners), 0 not in the register");
        assertThat(ahead.toCsv()).contains("\n,out of scope,3,shown,", "\n,not in the register,0,shown,");
        assertThat(ahead.toJson()).contains("\"out of scope\" : 3", "\"not in the register\" : 0");
    }

    /** Where the register ends before the day, its last week says who is gone. */
    @Test
    void beyondTheRegisterItsLastWeekSaysWhoIsGone() {
        PersonTraits born = Town.born("1992-02-10");
        HandOvers ahead = HandOvers.on(LocalDate.of(2022, 2, 1))
                .protectedBy(SmallCells.unprotected())
                .birthday(30)
                .inCourse(
                        "course",
                        Town.register(
                                Town.person(1, "U".repeat(46), born),
                                Town.person(2, "U".repeat(45) + "E", born),
                                Town.person(3, "U".repeat(44) + "EU", born)),
                        Participations.of(List.of(Town.start(1, 0), Town.start(2, 0), Town.start(3, 0))));

        assertThat(ahead.persons("birthday 30", 1)).containsExactly(1L, 3L);
        assertThat(ahead.outOfScope()).hasValue(1);
    }

    @Test
    void fewWhoAreLeftOutAreHidden() {
        HandOvers ahead = HandOvers.on(DAY)
                .birthday(30)
                .inCourse(
                        "course",
                        Town.register(
                                Town.person(1, "D" + "-".repeat(45)),
                                Town.person(2, "U".repeat(46), Town.born("1990-12-10"))),
                        Participations.of(List.of(Town.start(1, 0), Town.start(2, 0), Town.start(99, 0))));

        assertThat(ahead.outOfScope()).isEmpty();
        assertThat(ahead.notInRegister()).isEmpty();
        assertThat(ahead.table()).contains("left out: .. out of scope (dead, emigrated, pensioners), .. not in the");
        assertThat(ahead.toCsv()).contains("\n,out of scope,,hidden,");
        assertThat(ahead.toJson()).contains("\"out of scope\" : null");
    }

    @Test
    void orWhoIsOnABenefitInTheWeekBefore() {
        HandOvers ahead = ask().birthday(30)
                .receiving(
                        StateGroup.SICKNESS_BENEFIT,
                        Town.register(weeks(1, "S".repeat(30)), weeks(2, "S".repeat(29)), weeks(3, "U".repeat(30))));

        assertThat(ahead.people()).hasValue(1);
        assertThat(ahead.table()).startsWith("Hand-overs of people on sickness-benefit\nfrom 2020-12-02 on\n");
    }

    @Test
    void noPersonIsInAnyTextAndSmallNumbersAreHidden() {
        HandOvers ahead = inCourse(
                HandOvers.on(DAY).birthday(30),
                Town.person(777_001, "U".repeat(46), Town.born("1990-12-10")),
                Town.person(777_002, "U".repeat(46), Town.born("1991-01-10")));

        assertThat(ahead.count("birthday 30", 1)).isEmpty();
        assertThat(ahead.people()).isEmpty();
        for (String text : List.of(ahead.table(), ahead.toCsv(), ahead.toJson(), ahead.toString())) {
            assertThat(text).doesNotContain("777");
        }
        assertThat(ahead.toCsv()).contains("birthday 30,month 1,,hidden,");
        assertThat(ahead.toJson()).contains("\"month 1\" : null");
        assertThat(ahead.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(ahead).hasToString("hand-overs from 2020-12-02 on, 1 expected");
        assertThat(inCourse(ask().birthday(30), weeks(1, "S")).table()).contains("! UNPROTECTED");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> ask().birthday(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().months(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().birthday(30).birthday(30));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().limit(StateGroup.BENEFIT, 22, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().limitWithin(StateGroup.BENEFIT, 22, 21, "a rule"));
        assertThatIllegalArgumentException().isThrownBy(() -> inCourse(ask(), weeks(1, "S")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inCourse(
                        HandOvers.on(LocalDate.of(2030, 1, 1)).limit(StateGroup.SICKNESS_BENEFIT, 22, "a rule"),
                        weeks(1, "S")))
                .withMessageContaining("week 2029-W52, the one before 2030-01-01");
        HandOvers ahead = inCourse(ask().birthday(30), weeks(1, "S"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ahead.count("birthday 31", 1))
                .withMessageContaining("did you mean 'birthday 30'?");
        assertThatIllegalArgumentException().isThrownBy(() -> ahead.persons("birthday 30", 7));
    }
}
