package dk.effekt.outcome;

import static dk.effekt.Town.person;
import static dk.effekt.Town.start;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.RiskSetDesign.riskSet;
import static dk.effekt.outcome.Outcomes.firstExit;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.outcome.Outcomes.paidHours;
import static dk.effekt.outcome.Outcomes.sustainedExitTo;
import static dk.effekt.outcome.Outcomes.weeksIn;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Towns small enough for a pencil; the probability of starting is a quarter in week 2, a half in week 4, 0.2 in week 5. */
class CensoringWeightsTest {

    /** Person 1 starts in week 2, 2 in week 4, 4 in week 5; person 3 never does and is not eligible in week 4. */
    private final Register register = Town.register(
            person(1, "CCCCCCCCCC"), person(2, "CCCCCCCCCC"), person(3, "CCC..CCCCC"), person(4, "CCCCCCCCCC"));

    private final Cohort cohort = assemble(register, start(1, 2), start(2, 4), start(4, 5));

    @Test
    void untilItsPersonStartsARowCountsForThoseLikeItWhoHaveStarted() {
        OutcomeMatrix matrix = measure(onPublicBenefit());

        // Week 2 is time zero, in which nobody of the untreated starts; in week 4 person 2 starts, in week 5 person 4.
        assertThat(weights(matrix, row(2, 2))).containsExactly(1, 1, 0, 0, 0, 0);
        assertThat(weights(matrix, row(4, 2))).containsExactly(1, 1, 1 / 0.5, 0, 0, 0);
        // Not at risk in week 4: eligible at the end of week 3 it is not.
        assertThat(weights(matrix, row(3, 2))).containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(weights(matrix, row(4, 4))).containsExactly(1, 0, 0, 0, 0, 0);
    }

    @Test
    void probabilitiesOfSeveralWeeksAreMultiplied() {
        Register town = Town.register(
                person(1, "CCCCCCCCCC"), person(2, "CCCCCCCCCC"), person(3, "CCCCCCCCCC"), person(4, "CCCCCCCCCC"));
        Cohort all = assemble(town, start(1, 2), start(2, 4), start(4, 5));
        OutcomeMatrix matrix = measure(all, onPublicBenefit());

        assertThat(weights(matrix, row(all, 3, 2))).containsExactly(1, 1, 1 / 0.5, 1 / 0.5 / 0.8, 2.5, 2.5);
        assertThat(weights(matrix, row(all, 3, 4))).containsExactly(1, 1 / 0.8, 1.25, 1.25, 1.25, 1.25);
        // Person 3 is left, with rows of weeks 2, 4 and 5: 4.75² / (2.5² + 1.25² + 1) is 2.56.
        assertThat(matrix.notes())
                .containsExactly(
                        "later starts censor 3 of 6 untreated rows by week 5; those left are weighted by up to 2.5"
                                + " and count as 2.6, of 6.0 at the start");
    }

    @Test
    void fromTheStartOnNothingIsObservedWhatAddsUpIncluded() {
        OutcomeMatrix matrix = measure(onPublicBenefit(), weeksIn(BENEFIT));

        assertThat(values(matrix, 0, row(2, 2))).containsExactly(1, 1, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(values(matrix, 1, row(2, 2))).containsExactly(0, 1, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(values(matrix, 1, row(3, 2))).containsExactly(0, 1, 1, 1, 2, 3);
    }

    @Test
    void participantsAreFollowedWhateverTheyTakePartInLater() {
        Cohort twice = assemble(register, start(1, 2), start(1, 4), start(2, 4), start(4, 5));
        OutcomeMatrix matrix = measure(twice, onPublicBenefit());

        assertThat(weights(matrix, row(twice, 1, 2))).containsOnly(1);
        assertThat(values(matrix, 0, row(twice, 1, 2))).containsOnly(1);
    }

    @Test
    void whatLooksAheadIsCensoredAsFarAhead() {
        Outcome sustained = sustainedExitTo(EDUCATION, 3);
        OutcomeMatrix matrix = measure(sustained, onPublicBenefit());

        assertThat(matrix.weight(0, row(4, 2), 0))
                .isEqualTo(matrix.weight(1, row(4, 2), 2))
                .isEqualTo(2);
        assertThat(matrix.weight(0, row(4, 2), 1)).isZero();
        assertThat(values(matrix, 0, row(4, 2))).startsWith(0, Double.NaN);
        assertThat(sustained.aimingAt(Outcome.Aim.LESS).weeksAhead()).isEqualTo(2);
        assertThat(firstExit(BENEFIT).by(SpellRule.NO_GAP).left().weeksAhead()).isZero();
        assertThat(firstExit(BENEFIT).by(SpellRule.GAP_OF_4_WEEKS).left().weeksAhead())
                .isEqualTo(3);
        assertThat(paidHours().weeksAhead()).isZero();
    }

    @Test
    void theShortestGapOfACalendarMonthNeverReachesFurtherAhead() {
        int most = IntStream.range(0, 53 * 28)
                .map(week -> IntStream.iterate(1, weeks -> weeks + 1)
                        .filter(weeks -> SpellRule.FULL_CALENDAR_MONTH.endsIn(Town.week(week), Town.week(week) + weeks))
                        .findFirst()
                        .orElseThrow())
                .max()
                .orElseThrow();

        assertThat(firstExit(BENEFIT).left().weeksAhead()).isEqualTo(most - 1);
    }

    @Test
    void aStartThatIsNoRowCensorsAndIsCounted() {
        Register town = Town.register(person(1, "CCCCCCCCCC"), person(2, "CC..CCCCCC"), person(3, "CCCCCCCCCC"));
        // Person 2 is not eligible when it starts in week 4.
        Cohort all = assemble(town, start(1, 2), start(2, 4));
        OutcomeMatrix matrix = measure(all, onPublicBenefit());

        assertThat(weights(matrix, row(all, 2, 2))).containsExactly(1, 1, 0, 0, 0, 0);
        assertThat(matrix.notes())
                .containsExactly(
                        "later starts censor 1 of 2 untreated rows by week 5; those left are weighted by up to 1.0"
                                + " and count as 1.0, of 2.0 at the start; of 1 the start was lost to the comparison,"
                                + " which no weight makes up for");
    }

    @Test
    void aPartOfTheCohortIsWeighedByTheWhole() {
        Cohort some = Cohort.of(
                register,
                new int[] {0, 3},
                new int[] {Town.week(2), Town.week(2)},
                new boolean[] {true, false},
                Attrition.startingWith("participations", 1));
        OutcomeMatrix matrix = OutcomeMeasurement.measure(
                some,
                List.of(onPublicBenefit()),
                new double[] {1, 1},
                2,
                2,
                CensoringWeights.of(cohort, hazard(cohort)));

        assertThat(matrix.weight(0, 1, 2)).isEqualTo(2);
    }

    @Test
    void statesAreThoseOfPeopleWhoHaveNotStarted() {
        double[] untreated = new double[cohort.size()];
        for (int row : new int[] {row(2, 2), row(3, 2), row(4, 2)}) {
            untreated[row] = 1;
        }
        CensoringWeights censoring = CensoringWeights.of(cohort, hazard(cohort));
        StatePaths paths = StatePaths.follow(cohort, untreated, censoring, List.of(BENEFIT), 3);

        assertThat(IntStream.range(0, 4).mapToDouble(paths::observed).toArray()).containsExactly(3, 3, 3, 1);
        // Of week 4 person 4 counts 2 on benefit, person 3 counts 1 off it.
        assertThat(paths.share("income-replacement", 2)).isCloseTo(2 / 3.0, within(1e-15));
        // Moves on benefit: of three into week 2 two stay; into week 4 person 4 stays, for two; person 3 is away and
        // back.
        assertThat(paths.transition("income-replacement", "income-replacement")).isCloseTo(4 / 5.0, within(1e-15));
        assertThat(StatePaths.follow(cohort, untreated, List.of(BENEFIT), 3).observed(3))
                .isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoProbability() {
        for (double hazard : new double[] {1, -0.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OutcomeMeasurement.measure(
                            cohort,
                            List.of(onPublicBenefit()),
                            ones(cohort),
                            0,
                            5,
                            CensoringWeights.of(cohort, row -> hazard)))
                    .withMessageContaining("probability " + hazard);
        }
    }

    private OutcomeMatrix measure(Outcome... outcomes) {
        return measure(cohort, outcomes);
    }

    private static OutcomeMatrix measure(Cohort of, Outcome... outcomes) {
        return OutcomeMeasurement.measure(of, List.of(outcomes), ones(of), 0, 5, CensoringWeights.of(of, hazard(of)));
    }

    private static IntToDoubleFunction hazard(Cohort of) {
        return row -> switch (of.week(row) - Town.week(0)) {
            case 2 -> 0.25;
            case 4 -> 0.5;
            case 5 -> 0.2;
            default -> throw new AssertionError("nobody starts in week " + of.week(row));
        };
    }

    private static double[] ones(Cohort of) {
        double[] ones = new double[of.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Cohort assemble(Register town, Participation... starts) {
        return riskSet().assemble(town, List.of(starts), receiving(BENEFIT), 0);
    }

    private int row(long id, int week) {
        return row(cohort, id, week);
    }

    private static int row(Cohort of, long id, int week) {
        return IntStream.range(0, of.size())
                .filter(row -> of.register().personId(of.person(row)) == id && of.week(row) == Town.week(week))
                .findFirst()
                .orElseThrow();
    }

    private static double[] weights(OutcomeMatrix matrix, int row) {
        return IntStream.rangeClosed(0, 5)
                .mapToDouble(week -> matrix.weight(0, row, week))
                .toArray();
    }

    private static double[] values(OutcomeMatrix matrix, int outcome, int row) {
        return IntStream.rangeClosed(0, 5)
                .mapToDouble(week -> matrix.value(outcome, row, week))
                .toArray();
    }
}
