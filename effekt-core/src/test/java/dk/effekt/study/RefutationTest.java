package dk.effekt.study;

import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.cohort.Cohort;
import dk.effekt.effect.EValue;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.intervention.Participation;
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
                .eligible(dk.effekt.cohort.Criteria.receiving(StateGroup.EDUCATIONAL_ASSISTANCE))
                .matchedOn(dk.effekt.covariate.Covariates.age())
                .followUp(dk.effekt.calendar.FollowUp.months(3))
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
        REFUTATION.placebo().ifPresent(effects -> {
            assertThat(effects.paths()).hasSize(3);
            assertThat(effects.paths().get(0).lastWeek()).isEqualTo(25);
            assertThat(effects.estimand()).contains("a start 26 weeks early");
            assertThat(effects.paths().get(0).at(3).treated())
                    .isLessThan(RESULT.sample().distinctTreated());
        });
        assertThat(REFUTATION.placebo()).isPresent();
    }
}
