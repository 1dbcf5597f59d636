package dk.effekt.keyfigures;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectPath;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Windows of ten weeks. */
class StartedAndSavedTest {

    private static final Register REGISTER = Town.register(
            Town.person(1, "U".repeat(20) + "G".repeat(26)),
            Town.person(2, "U".repeat(46)),
            Town.person(3, "U".repeat(15) + "G".repeat(5) + "U".repeat(26)),
            Town.person(4, "U".repeat(46)));

    private static StartedAndSavedBuilder ask() {
        return StartedAndSaved.of("course")
                .destinations(StateGroup.EDUCATION)
                .weeks(10)
                .price(1_000, "a round number, prices of 2024")
                .protectedBy(SmallCells.unprotected());
    }

    private static StartedAndSaved measure(StartedAndSavedBuilder asked) {
        return asked.measure(
                REGISTER,
                Participations.of(List.of(
                        Town.start(1, 20),
                        Town.start(1, 30),
                        Town.start(2, 20),
                        Town.start(3, 20),
                        Town.start(4, 40),
                        Town.start(9, 20))));
    }

    /** Person 1 goes to education, person 3 was there before; of 4 too few weeks are known, and 9 is nobody. */
    @Test
    void comparesPeopleWithThemselves() {
        StartedAndSaved saved = measure(ask());

        assertThat(saved.people()).hasValue(3);
        assertThat(saved.started("education")).hasValue(new Share(1, 3));
        assertThat(saved.startedBefore("education")).hasValue(new Share(1, 3));
        assertThat(saved.started("neither")).hasValue(new Share(2, 3));
        // 10 weeks before and none after, 10 and 10, 5 and 10.
        assertThat(saved.weeksFewerThanBefore().orElseThrow()).isCloseTo(5 / 3.0, within(1e-12));
        // R 4.2: t.test(c(10, 0, -5))$conf.int
        Share.Interval interval = saved.intervalOfWeeksFewerThanBefore().orElseThrow();
        assertThat(interval.low()).isCloseTo(-17.3062485013171, within(1e-9));
        assertThat(interval.high()).isCloseTo(20.6395818346505, within(1e-9));
    }

    @Test
    void withoutAComparisonGroupNothingIsSaved() {
        StartedAndSaved saved = measure(ask());

        assertThat(saved.warnings()).anyMatch(warning -> warning.startsWith("There is no comparison group."));
        assertThat(saved.table())
                .contains("! There is no comparison group", "fewer than before (no effect)", "+1,667", "a round number")
                .doesNotContain("saved against");
        assertThatIllegalStateException()
                .isThrownBy(saved::effects)
                .withMessageContaining("no comparison group")
                .withMessageContaining("against(result.path(onPublicBenefit()))");
        assertThat(saved).hasToString("course: started and saved in 10 weeks, no comparison group");
    }

    @Test
    void savedIsTheEffectAgainstAMatchedGroup() {
        EffectPath path = path();
        StartedAndSaved saved = measure(ask().against(path));

        assertThat(saved.effects()).hasSize(1);
        assertThat(saved.effects().get(0).estimate())
                .isEqualTo(path.cumulated(0, path.lastWeek()).estimate());
        assertThat(saved.table()).contains("saved against a matched group", "weeks 0 to 4", "ATT");
        assertThat(saved.warnings()).noneMatch(warning -> warning.contains("no comparison"));
        assertThat(saved.table().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void fewPeopleAreHidden() {
        StartedAndSaved saved = measure(ask().protectedBy(SmallCells.standard()));

        assertThat(saved.people()).isEmpty();
        assertThat(saved.started("education")).isEmpty();
        assertThat(saved.weeksFewerThanBefore()).isEmpty();
        assertThat(saved.table()).doesNotContain("33.3", "1.7", "1,667");
    }

    @Test
    void mayBeOfNobody() {
        StartedAndSaved saved = ask().measure(REGISTER, Participations.of(List.of(Town.start(9, 20))));

        assertThat(saved.people()).hasValue(0);
        assertThat(saved.table()).doesNotContain("NaN");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> ask().price(0, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().weeks(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().destinations());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure(ask()).started("job"))
                .withMessageContaining("'job' was not asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure(ask().destinations(StateGroup.JOB)))
                .withMessageContaining("employment ratio");
    }

    /** Person by person and week by week of the text. */
    @Property(tries = 200)
    void isTheMeanOfThePeople(@ForAll("towns") NaiveCourses town) {
        List<StateGroup> groups = List.of(StateGroup.JOB, StateGroup.EDUCATION);
        StartedAndSaved saved = StartedAndSaved.of("course")
                .weeks(10)
                .protectedBy(SmallCells.unprotected())
                .measure(Town.register(town.persons()), Participations.of(town.courses()));
        int people = 0;
        long education = 0;
        double fewer = 0;
        for (Person person : town.persons()) {
            int start = town.courses().stream()
                    .filter(course -> course.personId() == person.id())
                    .mapToInt(course -> NaiveCourses.place(course.start()))
                    .min()
                    .orElse(-1000);
            boolean isKnown = IntStream.range(start - 10, start + 10)
                    .allMatch(place -> NaiveCourses.isKnown(person, place, groups));
            if (isKnown) {
                people++;
                education += IntStream.range(start, start + 10)
                        .map(place -> NaiveCourses.groupOf(person, place, groups))
                        .filter(group -> group < 2)
                        .limit(1)
                        .filter(group -> group == 1)
                        .count();
                fewer += weeks(person, start - 10) - weeks(person, start);
            }
        }
        assertThat(saved.people()).hasValue(people);
        assertThat(saved.started("education")).hasValue(new Share(education, people));
        if (people > 0) {
            assertThat(saved.weeksFewerThanBefore().orElseThrow()).isCloseTo(fewer / people, within(1e-9));
        }
    }

    private static long weeks(Person person, int from) {
        return IntStream.range(from, from + 10)
                .filter(place -> Town.member(StateGroup.BENEFIT, person, place) == 1)
                .count();
    }

    /** A study of 60 people, half of whom begin a course. */
    private static EffectPath path() {
        SplittableRandom random = new SplittableRandom(3);
        List<Person> persons = new ArrayList<>();
        List<Participation> courses = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            int stay = 22 + random.nextInt(20);
            int before = 4 + random.nextInt(7);
            persons.add(Town.person(id, "G".repeat(before) + "U".repeat(stay - before) + "G".repeat(46 - stay)));
            if (id % 2 == 0) {
                courses.add(Town.start(id, 14 + random.nextInt(6)));
            }
        }
        return Study.named("course")
                .participantsOf("course")
                .eligible(receiving(StateGroup.EDUCATIONAL_ASSISTANCE))
                .matchedOn(weeksIn(StateGroup.EDUCATIONAL_ASSISTANCE, last(12)))
                .followUp(months(1))
                .outcomes(onPublicBenefit())
                .build()
                .estimate(Town.register(persons), Participations.of(courses))
                .path(onPublicBenefit());
    }

    @Provide
    Arbitrary<NaiveCourses> towns() {
        return NaiveCourses.arbitrary();
    }
}
