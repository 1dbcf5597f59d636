package dk.effekt.outcome;

import static dk.effekt.Town.person;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.register.Employment;
import dk.effekt.register.Grouping;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatePathsTest {

    private static final List<StateGroup> STATES = List.of(BENEFIT, EDUCATION);

    @Test
    void sharesAreOfThoseObserved() {
        StatePaths paths = follow(new double[] {1, 1, 1}, "UUGG", "UG.?", "SSSS");
        assertThat(paths.states()).containsExactly("income-replacement", "education", "other");
        assertThat(paths.share("income-replacement", 0)).isEqualTo(1);
        assertThat(paths.share("income-replacement", 1)).isEqualTo(2 / 3.0);
        assertThat(paths.share("education", 2)).isEqualTo(1 / 3.0);
        assertThat(paths.share("other", 2)).isEqualTo(1 / 3.0);
        assertThat(paths.observed(3)).isEqualTo(2);
        assertThat(paths.share("education", 3)).isEqualTo(0.5);
    }

    @Test
    void meanWeeksAddUpToTheWeeks() {
        StatePaths paths = follow(new double[] {1, 1, 1}, "UUGG", "UG.?", "SSSS");
        assertThat(paths.meanWeeks("income-replacement")).isCloseTo(1 + 2 / 3.0 + 1 / 3.0 + 0.5, within(1e-12));
        assertThat(paths.states().stream().mapToDouble(paths::meanWeeks).sum()).isCloseTo(4, within(1e-12));
    }

    @Test
    void transitionsAreSharesOfTheMovesOutOfAState() {
        StatePaths paths = follow(new double[] {1, 1, 1}, "UUGG", "UG.?", "SSSS");
        // From benefit: U-U, U-G of the first, U-G of the second, S-S three times.
        assertThat(paths.transition("income-replacement", "income-replacement")).isEqualTo(4 / 6.0);
        assertThat(paths.transition("income-replacement", "education")).isEqualTo(2 / 6.0);
        assertThat(paths.transition("education", "other")).isEqualTo(0.5);
        // The only week in 'other' is followed by one that was not observed.
        assertThat(paths.transition("other", "education")).isNaN();
    }

    @Test
    void theTransitionsAreAMatrix() {
        assertThat(follow(new double[] {1, 1, 1}, "UUGG", "UG.?", "SSSS")
                        .transitionTable()
                        .lines()
                        .map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "from, to income-replacement education other",
                        "income-replacement 66.7 33.3 0.0",
                        "education 0.0 50.0 50.0",
                        "other - - -");
    }

    @Test
    void weightsCountAndRowsWithoutAreNotFollowed() {
        StatePaths paths = follow(new double[] {3, 1, 0}, "UUUU", "GGGG", "SSSS");
        assertThat(paths.share("income-replacement", 0)).isEqualTo(0.75);
        assertThat(paths.observed(0)).isEqualTo(4);
    }

    @Test
    void personsAreCountedOnceWhateverTheyWeigh() {
        StatePaths paths = follow(new double[] {3, 1, 0}, "UUGG", "GGGG", "SSSS");
        assertThat(paths.persons("income-replacement", 0)).isEqualTo(1);
        assertThat(paths.persons("education", 3)).isEqualTo(2);

        Cohort twice = sameTwice("UUGG");
        StatePaths both = StatePaths.follow(twice, new double[] {1, 1}, STATES, 1);
        assertThat(both.observed(1)).isEqualTo(2);
        assertThat(both.persons("income-replacement", 0)).isEqualTo(1);
        // In the week after its first row the person is on benefit, in that after its second in education.
        assertThat(both.persons("income-replacement", 1)).isEqualTo(1);
        assertThat(both.persons("education", 1)).isEqualTo(1);
    }

    @Test
    void aWeekOfUnknownEmploymentIsInNoState() {
        // Without employment ratios in the second month a blank may be a job or not.
        Register register = Town.register(new Town.Person(1, ".......", "1", Town.born("1990-01-01")));
        Cohort cohort = Cohort.of(
                register,
                new int[] {0},
                new int[] {Town.week(3)},
                new boolean[] {true},
                Attrition.startingWith("starts", 1));
        StatePaths paths = StatePaths.follow(cohort, new double[] {1}, List.of(JOB), 3);
        assertThat(paths.share("job", 0)).isEqualTo(1);
        assertThat(paths.observed(1)).isZero();
        assertThat(paths.share("job", 1)).isNaN();
    }

    @Test
    void tableHasTheHorizonAndTheMeanWeeks() {
        assertThat(follow(new double[] {1, 1, 1}, "UUGG", "UG.?", "SSSS").table())
                .isEqualTo("""
                week        income-replacement  education  other
                0                        100.0        0.0    0.0
                3                         50.0       50.0    0.0
                mean weeks                 2.5        1.2    0.3
                """);
    }

    @Test
    void refusesStatesThatOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatePaths.follow(
                        cohort("UUGG"), new double[] {1}, List.of(BENEFIT, EDUCATIONAL_ASSISTANCE), 3))
                .withMessageContaining("'income-replacement' and in 'educational-assistance' at once");
    }

    @Test
    void namesAStateThatWasNotAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> follow(new double[] {1}, "UUGG").share("educatoin", 0))
                .withMessageContaining("did you mean 'education'?");
    }

    @Test
    void saysWhatTheRegisterLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatePaths.follow(cohort("UUGG"), new double[] {1}, List.of(JOB), 3))
                .withMessageContaining("employment ratio");
    }

    @Test
    void aGroupingIsFollowedThroughItsClasses() {
        Grouping grouping = Grouping.of("two", "none", List.of(StateSet.ofCodes("grant", 651)))
                .withRest("benefit");

        StatePaths paths = StatePaths.follow(cohort("UUGG", "UG.?", "SS--"), new double[] {1, 1, 1}, grouping, 3);

        assertThat(paths.states()).containsExactly("grant", "benefit", "other");
        assertThat(paths.share("benefit", 0)).isEqualTo(1);
        assertThat(paths.share("grant", 1)).isEqualTo(1 / 3.0);
        assertThat(paths.share("other", 2)).isEqualTo(2 / 3.0);
        assertThat(paths.observed(3)).isEqualTo(2);
    }

    @Test
    void saysThatTheRegisterLacksTheEmploymentThatAGroupingAsksFor() {
        StateSet job =
                StateSet.of("none", State.NO_BENEFIT).when(Employment.EMPLOYED).named("job");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatePaths.follow(
                        cohort("UUGG"), new double[] {1}, Grouping.of("jobs", "none", List.of(job)), 3))
                .withMessageContaining("grouping 'jobs' needs the monthly employment ratio");
    }

    private static StatePaths follow(double[] weights, String... weeks) {
        return StatePaths.follow(cohort(weeks), weights, STATES, 3);
    }

    /** One person, followed from the first week and from the second. */
    private static Cohort sameTwice(String weeks) {
        return Cohort.of(
                Town.register(person(1, weeks)),
                new int[] {0, 0},
                new int[] {Town.week(0), Town.week(1)},
                new boolean[2],
                Attrition.startingWith("starts", 0));
    }

    private static Cohort cohort(String... weeks) {
        Town.Person[] persons = new Town.Person[weeks.length];
        int[] numbers = new int[weeks.length];
        int[] starts = new int[weeks.length];
        boolean[] treated = new boolean[weeks.length];
        for (int i = 0; i < weeks.length; i++) {
            persons[i] = person(i + 1, weeks[i]);
            numbers[i] = i;
            starts[i] = Town.week(0);
        }
        return Cohort.of(Town.register(persons), numbers, starts, treated, Attrition.startingWith("starts", 0));
    }
}
