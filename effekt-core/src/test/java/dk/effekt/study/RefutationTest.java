package dk.effekt.study;

import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.outcome.Outcomes.sustainedExitTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.Criteria;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.EValue;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.intervention.Participation;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RefutationTest {

    private static final StudyResult RESULT =
            Simulated.of(7, 600).estimate(Simulated.study().build());
    private static final Refutation REFUTATION = RESULT.refute();

    /** So many that of half of them, who started late enough, there is something to be read. */
    private static final Refutation LARGE = Simulated.of(7, 3_000)
            .estimate(Simulated.study()
                    .outcomes(sustainedExitTo(StateGroup.EDUCATION, 8), sustainedExitTo(StateGroup.EDUCATION, 52))
                    .build())
            .refute();

    /** By hand: the weighted shares on benefit in the week, of those matched. */
    @Test
    void looksAtTheSamePersonsBeforeTheStart() {
        EffectPath before = REFUTATION.before().path("public-benefit");

        assertThat(before.firstWeek()).isEqualTo(-26);
        assertThat(before.lastWeek()).isEqualTo(-1);
        for (int week : new int[] {-12, -5, -1}) {
            assertThat(before.at(week).estimate()).as("week " + week).isCloseTo(onBenefit(week), within(1e-12));
        }
        assertThat(before.at(-1).estimand()).contains("before the start");
        assertThat(REFUTATION.before().paths()).hasSize(2); // not the weeks of paid work, which begin at the start
    }

    private static double onBenefit(int week) {
        Cohort cohort = RESULT.cohort();
        StateSet benefit = StateGroup.BENEFIT.in(cohort.register().codebook());
        double[] weights = RESULT.sample().weights();
        double[] sums = new double[2];
        double[] totals = new double[2];
        for (int row = 0; row < weights.length; row++) {
            int arm = cohort.isTreated(row) ? 1 : 0;
            int at = cohort.week(row) + week;
            if (weights[row] > 0) {
                totals[arm] += weights[row];
                sums[arm] += cohort.register().timeline(cohort.person(row)).isIn(benefit, at) ? weights[row] : 0;
            }
        }
        return sums[1] / totals[1] - sums[0] / totals[0];
    }

    @Test
    void holdsTheStudyBesideOtherWaysOfDoingIt() {
        Refutation.Variant own = REFUTATION.variants().stream()
                .filter(variant -> variant.name().equals("5 nearest, caliper 0.2 SD"))
                .findFirst()
                .orElseThrow();

        assertThat(own.participants()).isEqualTo(RESULT.sample().distinctTreated());
        assertThat(own.worst()).isEqualTo(RESULT.balance().worstAfter());
        for (Effect effect : own.effects()) {
            Effect expected = RESULT.effects().path(effect.outcome()).at(13);
            assertThat(effect.estimate()).isCloseTo(expected.estimate(), within(1e-12));
            assertThat(effect.standardError()).isCloseTo(expected.standardError(), within(1e-12));
        }
        assertThat(REFUTATION.variants())
                .extracting(Refutation.Variant::name)
                .contains("without age", "without weeks in educational-assistance", "1 nearest, caliper 0.1 SD");
    }

    @Test
    void saysHowStrongAHiddenCauseMustBe() {
        Refutation.Hidden hidden = REFUTATION.hidden().stream()
                .filter(one -> one.effect().outcome().equals("public-benefit")
                        && one.effect().when().equals("week 13"))
                .findFirst()
                .orElseThrow();
        EffectPath.Means means = RESULT.path(onPublicBenefit()).means(13);
        Effect effect = RESULT.path(onPublicBenefit()).at(13);

        assertThat(hidden.eValue())
                .contains(EValue.ofShares(means.treated(), means.control(), effect.ciLow(), effect.ciHigh()));
        assertThat(REFUTATION.hidden()).hasSize(2 * 3);
    }

    /** Participants were mostly off benefit eight weeks before; the study, matched on age alone, does not know. */
    @Test
    void findsPersonsWhoDifferedBefore() {
        Study careless = Study.named("careless")
                .participantsOf("course")
                .eligible(Criteria.receiving(StateGroup.EDUCATIONAL_ASSISTANCE))
                .matchedOn(Covariates.age())
                .followUp(FollowUp.months(3))
                .outcomes(onPublicBenefit())
                .build();

        assertThat(pathBefore(chosen(0.02, 0.25).estimate(careless)).band().excludesZero())
                .isTrue();
        assertThat(pathBefore(chosen(0.1, 0.1).estimate(careless)).band().excludesZero())
                .isFalse();
    }

    private static EffectPath pathBefore(StudyResult result) {
        return result.refute().before().path("public-benefit");
    }

    /** A town whose people start, in a week on benefit, with a chance that depends on the state eight weeks before. */
    private static Simulated chosen(double wereOnBenefit, double wereOff) {
        SplittableRandom random = new SplittableRandom(11);
        List<Person> persons = Simulated.of(3, 700).persons();
        List<Participation> starts = new ArrayList<>();
        for (Person person : persons) {
            for (int week = 12; week < 40; week++) {
                boolean isOn = person.weeks().charAt(week - 1) == 'U';
                boolean wasOn = person.weeks().charAt(week - 8) == 'U';
                if (isOn && random.nextDouble() < (wasOn ? wereOnBenefit : wereOff)) {
                    starts.add(Town.start(person.id(), week));
                    break;
                }
            }
        }
        return new Simulated(persons, starts);
    }

    @Test
    void printsWhatWasTriedWithin80Columns() {
        assertThat(REFUTATION.table())
                .contains("Before the start", "Placebo start", "Other ways", "A hidden cause must be as strong as");
        assertThat(REFUTATION.table().lines().mapToInt(String::length).max().orElse(0))
                .isLessThanOrEqualTo(80);
        assertThat(REFUTATION.toString()).startsWith("refutation: before the start ");
    }

    /** 26 weeks before the first starts the register has not begun, so that only later starts can be moved. */
    @Test
    void movesStartsThatStayInTheRegister() {
        Effects placebo = REFUTATION.placebo().orElseThrow();

        assertThat(placebo.path("weeks-of-paid-work").lastWeek()).isEqualTo(25);
        assertThat(placebo.estimand()).contains("a start 26 weeks early");
        assertThat(placebo.paths().get(0).at(3).treated())
                .isLessThan(RESULT.sample().distinctTreated());
    }

    /** All are on benefit in the last week before the true start, which therefore tells nothing. */
    @Test
    void thePlaceboIsReadWhereFiveTreatedAreToBeExpectedInAndOutOfTheState() {
        for (String share : List.of("job-or-education", "public-benefit")) {
            EffectPath path = LARGE.placebo().orElseThrow().path(share);

            assertThat(path.lastWeek()).isLessThan(25);
            for (int week : new int[] {path.firstWeek(), path.lastWeek()}) {
                EffectPath.Means of = path.means(week);
                double both = (of.treated() * of.treatedUnits() + of.control() * of.controlPersons())
                        / (of.treatedUnits() + of.controlPersons());
                assertThat(of.treatedUnits() * Math.min(both, 1 - both)).isGreaterThanOrEqualTo(5);
            }
        }
    }

    /** A stay of eight weeks that begins in week −8 ends with week −1; of a later one the end lies after the start. */
    @Test
    void looksNotPastTheStart() {
        EffectPath before = LARGE.before().path("sustained-education-8-weeks");
        EffectPath placebo = LARGE.placebo().orElseThrow().path("sustained-education-8-weeks");

        assertThat(before.at(-8).estimate()).isFinite();
        assertThat(before.at(-7).estimate()).isNaN();
        assertThat(before.at(-1).estimate()).isNaN();
        assertThat(placebo.lastWeek()).isLessThanOrEqualTo(18);
        assertThat(LARGE.before().path("sustained-education-52-weeks").at(-26).estimate())
                .isNaN();
    }

    @Test
    void namesTheOutcomesOfWhichThePlaceboTellsNothing() {
        assertThat(LARGE.placebo().orElseThrow().paths())
                .extracting(EffectPath::outcome)
                .doesNotContain("sustained-education-52-weeks");
        assertThat(REFUTATION.table())
                .contains("not read, as in no week five treated are to be expected in the state and out\n")
                .contains("    of it: job-or-education, public-benefit\n");
    }

    @Test
    void aStudyOfSumsAloneIsTriedOnThem() {
        Refutation refutation = Simulated.of(7, 600)
                .estimate(Study.named("sums")
                        .participantsOf("course")
                        .eligible(Criteria.receiving(StateGroup.EDUCATIONAL_ASSISTANCE))
                        .matchedOn(Covariates.age())
                        .followUp(FollowUp.months(3))
                        .outcomes(Outcomes.weeksIn(StateGroup.BENEFIT))
                        .build())
                .refute();

        assertThat(refutation.before().paths())
                .extracting(EffectPath::outcome)
                .containsExactly("weeks-in-income-replacement");
        assertThat(refutation.table()).contains("Before the start", "-26 to -1");
    }
}
