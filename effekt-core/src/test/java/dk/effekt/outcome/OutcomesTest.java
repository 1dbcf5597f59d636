package dk.effekt.outcome;

import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.outcome.Outcomes.weeksIn;
import static dk.effekt.outcome.Outcomes.weeksOfPaidWork;
import static dk.effekt.register.StateGroup.BENEFIT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final double UNKNOWN = Double.NaN;

    /** Weeks 1 to 4 lie in May, 5 to 8 in June: in job in May, not in June; nothing is known of July. */
    private static final Register REGISTER = Town.register(person("CC..--G..?.C", "10"));

    @Test
    void aPathIsOneNumberAWeekFromTheWeekOfTheStart() {
        assertThat(path(onPublicBenefit(), 1, 5)).containsExactly(1, 0, 0, 0, 0);
        assertThat(path(inEducation(), 4, 4)).containsExactly(0, 0, 1, 0);
    }

    @Test
    void noBenefitIsNoJobUntilTheEmploymentRatioSaysSo() {
        assertThat(path(inJob(), 0, 9)).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, UNKNOWN);
        assertThat(path(inJobOrEducation(), 0, 9)).containsExactly(0, 0, 1, 1, 0, 0, 1, 0, UNKNOWN);
    }

    @Test
    void whoIsOutOfScopeCountsAsNeither() {
        for (Outcome outcome : List.of(inJob(), inEducation(), inJobOrEducation(), onPublicBenefit())) {
            assertThat(path(outcome, 4, 2)).as(outcome.name()).containsExactly(0, 0);
        }
    }

    @Test
    void beyondTheExtractAndWhereItIsSilentNothingIsObserved() {
        assertThat(path(onPublicBenefit(), 8, 6)).containsExactly(0, UNKNOWN, 0, 1, UNKNOWN, UNKNOWN);
        assertThat(path(onPublicBenefit(), 40, 2)).containsExactly(UNKNOWN, UNKNOWN);
    }

    @Test
    void weeksAreCountedUpToTheWeekItself() {
        assertThat(path(weeksIn(BENEFIT), 0, 4)).containsExactly(0, 1, 2, 2);
        assertThat(path(weeksOfPaidWork(), 2, 6)).containsExactly(0, 1, 2, 2, 2, 2);
    }

    @Test
    void weeksAreNotCountedPastAWeekThatIsNotObserved() {
        // Week 9 is not observed: known at week 9 are the weeks before, at week 10 it is one of them.
        assertThat(path(weeksIn(BENEFIT), 8, 4)).containsExactly(0, 0, UNKNOWN, UNKNOWN);
    }

    @Test
    void hasNamesForTablesAndJson() {
        assertThat(List.of(inJob(), inEducation(), inJobOrEducation(), onPublicBenefit(), weeksOfPaidWork()))
                .extracting(Outcome::name)
                .containsExactly("job", "education", "job-or-education", "public-benefit", "weeks-of-paid-work");
        assertThat(weeksIn(BENEFIT)).hasToString("weeks-in-income-replacement");
        assertThat(weeksIn(BENEFIT).unit()).isEqualTo(Outcome.Unit.WEEKS);
        assertThat(onPublicBenefit().unit()).isEqualTo(Outcome.Unit.SHARE);
    }

    @Test
    void lessBenefitIsTheAimAndMoreOfAllElseUnlessSaidOtherwise() {
        assertThat(onPublicBenefit().aim()).isEqualTo(Outcome.Aim.LESS);
        assertThat(List.of(inJob(), inEducation(), inJobOrEducation(), weeksOfPaidWork(), weeksIn(BENEFIT)))
                .extracting(Outcome::aim)
                .containsOnly(Outcome.Aim.MORE);
        Outcomes.StateOutcome less = weeksIn(BENEFIT).aimingAt(Outcome.Aim.LESS).named("weeks-of-benefit");
        assertThat(less.aim()).isEqualTo(Outcome.Aim.LESS);
        assertThat(less.group()).isEqualTo(BENEFIT);
        assertThat(path(less, 0, 4)).containsExactly(0, 1, 2, 2);
    }

    @Test
    void anOutcomeOfOnesOwnAimsAtMoreUnlessSaidOtherwise() {
        Outcome own = new Outcome() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public Unit unit() {
                return Unit.WEEKS;
            }

            @Override
            public List<String> missingIn(Register register) {
                return List.of("luck");
            }

            @Override
            public Measure in(Register register) {
                return (timeline, start, into) -> into[0] = 7;
            }

            @Override
            public List<StateGroup> groups() {
                return List.of(BENEFIT);
            }

            @Override
            public String toString() {
                return "one's own";
            }
        };
        Outcome less = own.aimingAt(Outcome.Aim.LESS);

        assertThat(own.aim()).isEqualTo(Outcome.Aim.MORE);
        assertThat(less.aim()).isEqualTo(Outcome.Aim.LESS);
        assertThat(less.aimingAt(Outcome.Aim.MORE).aim()).isEqualTo(Outcome.Aim.MORE);
        assertThat(less.name()).isEqualTo("own");
        assertThat(less).hasToString("one's own");
        assertThat(less.unit()).isEqualTo(Outcome.Unit.WEEKS);
        assertThat(less.groups()).containsExactly(BENEFIT);
        assertThat(less.missingIn(REGISTER)).containsExactly("luck");
        assertThat(path(less, 0, 1)).containsExactly(7);
    }

    @Test
    void saysWhatTheRegisterLacks() {
        Register plain = Town.register(Town.person(1, "CCCC"));

        assertThat(inJob().missingIn(plain)).singleElement().asString().contains("employment ratio");
        assertThat(onPublicBenefit().missingIn(plain)).isEmpty();
        assertThat(Outcomes.in(StateGroup.of("educaton")).missingIn(plain))
                .singleElement()
                .asString()
                .contains("did you mean 'education'?");
    }

    private static Person person(String weeks, String jobs) {
        return new Person(1, weeks, jobs, PersonTraits.UNKNOWN);
    }

    private static double[] path(Outcome outcome, int start, int weeks) {
        double[] into = new double[weeks];
        outcome.in(REGISTER).path(REGISTER.timeline(0), Town.week(start), into);
        return into;
    }
}
