package dk.effekt.sroi.wellbeing;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.Value;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LifeSatisfactionTest {

    private static final Lasting ONE_YEAR = Lasting.years(1, "asked after a year");

    private final Wellby wellby = Wellby.of(kroner(100_000), 2024, "example");

    @Test
    void aChangeIsWorthItsPointsTimesTheValueOfOne() {
        LifeSatisfaction points =
                Survey.of(Scale.LIFE_SATISFACTION, Answers.both()).change().lifeSatisfaction();
        assertThat(points.design()).isEqualTo(ChangeDesign.DIFFERENCE_IN_CHANGE);
        Amount value = evaluated(points.outcome("Citizen", "Life satisfaction", wellby, ONE_YEAR))
                .presentValue();
        assertThat(value.value()).isCloseTo(93_333.3333333333, within(1e-6));
        assertThat(value.standardError()).isCloseTo(38_058.9654153243, within(1e-6));
    }

    /** 2.01 points at £13,000 are £26,130 (economics facts 4.1); at 1 kr per pound as many kroner. */
    @Test
    void theWorkedExampleOfTheGreenBook() {
        LifeSatisfaction points =
                LifeSatisfaction.controlled(2.01, 0.1, "measure-up.org, from poor to good mental health");
        Wellby one = WellbyInPounds.greenBook().inKroner(1, "for the example");
        assertThat(evaluated(points.outcome("Citizen", "Mental health", one, ONE_YEAR))
                        .presentValue()
                        .value())
                .isCloseTo(26_130, within(1e-9));
    }

    /** (w se)² + (x sd)², by hand: (100,000·0.3)² + (0.9·20,000)² = 34,985.7². */
    @Test
    void theUncertaintyOfTheValueIsCarried() {
        Wellby uncertain = Wellby.of(kroner(Distribution.gamma(100_000, 20_000)), 2024, "example");
        Amount value = evaluated(LifeSatisfaction.controlled(0.9, 0.3, "trial")
                        .outcome("Citizen", "Life satisfaction", uncertain, ONE_YEAR))
                .presentValue();
        assertThat(value.standardError()).isCloseTo(34_985.711369071, within(1e-6));
    }

    /** 0.9·(1 + 0.8 + 0.64) = 2.196 points-years; the two years after the first are extrapolated. */
    @Test
    void laterYearsFollowTheDropOffAndAreShownApart() {
        Value value = evaluated(LifeSatisfaction.controlled(0.9, 0.3, "trial")
                .outcome(
                        "Citizen",
                        "Life satisfaction",
                        wellby,
                        Lasting.years(3, "assumed").withDropOff(Deduction.of(0.2, "assumed"))));
        assertThat(value.presentValue().value()).isCloseTo(219_600, within(1e-6));
        assertThat(value.observed().value()).isCloseTo(90_000, within(1e-6));
        assertThat(value.extrapolated().value()).isCloseTo(129_600, within(1e-6));
        assertThat(value.presentValue().standardError())
                .as("one change in all years")
                .isCloseTo(73_200, within(1e-6));
    }

    @Test
    void aPartOfAYearCountsAsAPart() {
        Value value = evaluated(LifeSatisfaction.controlled(0.9, 0.3, "trial")
                .outcome("Citizen", "Life satisfaction", wellby, Lasting.years(0.5, "six months' follow-up")));
        assertThat(value.presentValue().value()).isCloseTo(45_000, within(1e-6));
        assertThat(value.presentValue().standardError()).isCloseTo(15_000, within(1e-6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lasting.years(1.5, "assumed"))
                .withMessage("a change that lasts 1.5 years; it must be a part of one year above 0, such as 0.5, or a"
                        + " whole number of years up to 200");
        assertThatIllegalArgumentException().isThrownBy(() -> Lasting.years(0, "assumed"));
        assertThatIllegalArgumentException().isThrownBy(() -> Lasting.years(1, " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ONE_YEAR.withDropOff(Deduction.of(0.2, "assumed")))
                .withMessageContaining("leave it out");
    }

    @Test
    void beforeAfterMustSayWhatWouldHaveHappenedAnyway() {
        LifeSatisfaction points = Survey.of(Scale.LIFE_SATISFACTION, Answers.participants())
                .change()
                .lifeSatisfaction();
        assertThat(points.source()).contains("before–after without a comparison group, not an effect");
        assertThatIllegalStateException()
                .isThrownBy(() -> points.outcome("Citizen", "Life satisfaction", wellby, ONE_YEAR))
                .withMessageContaining("state what would have happened anyway");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> points.outcome("Citizen", "Life satisfaction", wellby, ONE_YEAR, Deduction.NONE))
                .withMessageContaining("source of the deadweight");
        Value value = evaluated(
                points.outcome("Citizen", "Life satisfaction", wellby, ONE_YEAR, Deduction.of(0.25, "cited study")));
        assertThat(value.presentValue().value()).isCloseTo(100_000, within(1e-6));
        assertThat(evaluated(points.outcome(
                                "Citizen", "Life satisfaction", wellby, ONE_YEAR, Deduction.of(0, "chronic illness")))
                        .presentValue()
                        .value())
                .isCloseTo(133_333.333333333, within(1e-6));
    }

    @Test
    void whatWouldHaveHappenedAnywayIsNotDeductedTwice() {
        LifeSatisfaction points = LifeSatisfaction.controlled(0.9, 0.3, "trial");
        Deduction share = Deduction.of(0.1, "survey");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> points.outcome("Citizen", "Life satisfaction", wellby, ONE_YEAR, share))
                .withMessageContaining("deducting it again would count it twice");
        assertThat(evaluated(points.outcome(
                                "Citizen", "Life satisfaction", wellby, ONE_YEAR, share.because("spill-over")))
                        .presentValue()
                        .value())
                .isCloseTo(81_000, within(1e-6));
    }

    /** 0.05·10 = 0.5; √((0.05·2)² + (10·0.01)² + (2·0.01)²) = √0.0204. */
    @Test
    void anotherScaleComesInOnlyByTheUsersSlope() {
        Slope slope = Slope.of(0.05, 0.01, "example study");
        assertThat(slope.errorOf(10, 2)).isCloseTo(Math.sqrt(0.0204), within(1e-12));
        Change change = Survey.of(Scale.WHO5, times(Answers.both(), 8)).change();
        assertThatIllegalStateException()
                .isThrownBy(change::lifeSatisfaction)
                .withMessageContaining("effekt knows no slope");
        LifeSatisfaction points = change.lifeSatisfaction(slope);
        assertThat(points.points()).isCloseTo(0.05 * 8 * 0.933333333333333, within(1e-9));
        assertThat(points.source()).endsWith("mapped by 0.05 points per unit (SE 0.01, example study)");
        assertThatIllegalStateException()
                .isThrownBy(() -> Survey.of(Scale.LIFE_SATISFACTION, Answers.both())
                        .change()
                        .lifeSatisfaction(slope))
                .withMessageContaining("life satisfaction already");
        assertThatIllegalArgumentException().isThrownBy(() -> Slope.of(0.05, 0, "study"));
        assertThatIllegalArgumentException().isThrownBy(() -> Slope.of(0.05, 0.01, ""));
    }

    /** A product of independent normals, drawn. Its kurtosis is at most 9, so four standard errors of the drawn SD are 1.3 %. */
    @Test
    void theErrorOfASlopeTimesAChangeIsThatOfTheProduct() {
        Random random = new Random(7);
        int draws = 200_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double product = (0.05 + 0.02 * random.nextGaussian()) * (6 + 3 * random.nextGaussian());
            sum += product;
            squares += product * product;
        }
        double sd = Math.sqrt(squares / draws - sum / draws * (sum / draws));
        assertThat(Slope.of(0.05, 0.02, "example").errorOf(6, 3)).isCloseTo(sd, within(0.013 * sd));
    }

    @Test
    void fiscalValueAndWellbeingAreShownApartBeforeTheyAreAdded() {
        Sroi sroi = ValueMap.named("m")
                .participants(10)
                .discounting(Discounting.none())
                .input("Municipality", kroner(5_000).perParticipant())
                .outcome(
                        ValueKind.FISCAL,
                        "Municipality",
                        "Weeks on benefit",
                        Quantity.stated(6, Basis.PER_PARTICIPANT, "evaluation"),
                        kroner(1_500).perWeek(2024, "rates"))
                .outcome(Survey.of(Scale.LIFE_SATISFACTION, Answers.both())
                        .change()
                        .lifeSatisfaction()
                        .outcome("Citizen", "Life satisfaction", wellby, ONE_YEAR))
                .evaluate();
        assertThat(sroi.kinds()).containsExactly(ValueKind.FISCAL, ValueKind.WELLBEING);
        double fiscal = kind(sroi, ValueKind.FISCAL);
        double wellbeing = kind(sroi, ValueKind.WELLBEING);
        assertThat(fiscal).isCloseTo(90_000, within(1e-6));
        assertThat(wellbeing).isCloseTo(933_333.333333333, within(1e-6));
        assertThat(sroi.presentValue().value()).isCloseTo(fiscal + wellbeing, within(1e-6));
        String summary = sroi.summary();
        assertThat(summary.indexOf("fiscal value")).isPositive().isLessThan(summary.indexOf("wellbeing value"));
        assertThat(summary.indexOf("wellbeing value")).isLessThan(summary.indexOf("present value"));
        assertThat(summary).contains("participants answered twice 100 %");
        assertThat(summary.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    /** Standard errors 0.380589654153243 and 0.3830697380927189 and covariance 0.08121212121212121 are of R, see ChangeTest. */
    @Test
    void rowsOfTheSamePersonsVaryTogether() {
        LifeSatisfaction first =
                Survey.of(Scale.LIFE_SATISFACTION, Answers.both()).change().lifeSatisfaction();
        LifeSatisfaction second = Survey.of(Scale.LIFE_SATISFACTION, Answers.bothInASecondWave())
                .change()
                .lifeSatisfaction();
        ValueMap map = ValueMap.named("m")
                .discounting(Discounting.none())
                .outcome(first.outcome("Citizen", "First year", wellby, ONE_YEAR))
                .outcome(second.outcome("Citizen", "Second year", wellby, ONE_YEAR)
                        .startingIn(2));
        double variance = Math.pow(0.380589654153243, 2) + Math.pow(0.3830697380927189, 2) + 2 * 0.08121212121212121;
        Amount value = map.evaluate().presentValue();
        assertThat(value.value()).isCloseTo(100_000 * (0.933333333333333 + 1.183333333333333), within(1e-6));
        assertThat(value.standardError()).isCloseTo(100_000 * Math.sqrt(variance), within(1e-4));
        String json = map.toJson();
        assertThat(json).as("no pseudonym").doesNotContain("100:").doesNotContain("\"100\"");
        assertThat(ValueMap.fromJson(json).evaluate().presentValue()).isEqualTo(value);
        assertThat(map.evaluate().breakEvenFactor()).isPresent();
    }

    /** A part of the year and the whole of it: one change, so that standard errors add: 0.5 + 1 of 38,058.97. */
    @Test
    void rowsOfOneChangeAreOneNumber() {
        LifeSatisfaction points =
                Survey.of(Scale.LIFE_SATISFACTION, Answers.both()).change().lifeSatisfaction();
        ValueMap map = ValueMap.named("m")
                .discounting(Discounting.none())
                .outcome(points.outcome("Citizen", "Own", wellby, ONE_YEAR))
                .outcome(points.outcome("Children", "Theirs", wellby, Lasting.years(0.5, "assumed")));
        assertThat(map.evaluate().presentValue().standardError()).isCloseTo(1.5 * 38_058.9654153243, within(1e-4));
    }

    @Test
    void attributionIsRefusedToo() {
        ValueOutcome row = LifeSatisfaction.controlled(0.9, 0.3, "trial").outcome("Citizen", "Life", wellby, ONE_YEAR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.withAttribution(Deduction.of(0.1, "survey")))
                .withMessageContaining("What both arms got from others is out of it already (trial)");
    }

    @Test
    void aLifeThatBecameWorseCosts() {
        Value value = evaluated(LifeSatisfaction.controlled(-0.9, 0.3, "trial")
                .outcome("Citizen", "Life satisfaction", wellby, Lasting.years(2, "assumed")));
        assertThat(value.presentValue().value()).isCloseTo(-180_000, within(1e-6));
        assertThat(value.presentValue().standardError()).isCloseTo(60_000, within(1e-6));
    }

    @Test
    void pointsOffTheScaleAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifeSatisfaction.controlled(10.5, 1, "study"))
                .withMessageContaining("nobody can gain more than 10");
        assertThatIllegalArgumentException().isThrownBy(() -> LifeSatisfaction.controlled(1, 0, "study"));
        assertThat(LifeSatisfaction.controlled(0.9, 0.3, "trial"))
                .hasToString("0.90 points of life satisfaction (SE 0.30), controlled, as reported");
    }

    private static double kind(Sroi sroi, ValueKind kind) {
        return sroi.value(kind).orElseThrow().presentValue().value();
    }

    private static Value evaluated(ValueOutcome outcome) {
        return ValueMap.named("m")
                .discounting(Discounting.none())
                .outcome(outcome)
                .evaluate()
                .value(ValueKind.WELLBEING)
                .orElseThrow();
    }

    private static List<Answer> times(List<Answer> answers, int factor) {
        List<Answer> scaled = new ArrayList<>();
        for (Answer answer : answers) {
            scaled.add(new Answer(
                    answer.personId(),
                    answer.group(),
                    OptionalDouble.of(answer.before().orElseThrow() * factor),
                    OptionalDouble.of(answer.after().orElseThrow() * factor)));
        }
        return scaled;
    }
}
