package dk.effekt.sroi.purse;

import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.purse.Payer.CITIZEN;
import static dk.effekt.sroi.purse.Payer.MUNICIPALITY;
import static dk.effekt.sroi.purse.Payer.REGION;
import static dk.effekt.sroi.purse.Payer.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.effect.Effects;
import dk.effekt.outcome.Outcome;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PublicPurseTest {

    private static final Offset<Double> TINY = within(1e-6);
    private static final double[] BENEFITS = {0.4, 0.6, 0.7, 0.5, 0.2, 0.6, 0.5, 0.4, 0.6, 0.8};
    private static final double[] JOBS = {0.5, 0.2, 0.3, 0.4, 0.8, 0.3, 0.4, 0.5, 0.3, 0.1};

    private final ReimbursementLadder ladder = ReimbursementLadder.since2016();
    private final BenefitRate educational = BenefitRates.danish().rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024);
    private final BenefitRate thousand = BenefitRate.perWeek("x", "any", 2024, 1_000, "made up");
    private final PayerShares sixtyForty = PayerShares.byYear("made up", Split.municipalityAndState(0.6));
    private final TaxRule taxes =
            TaxRule.of(0.3, 0.4, Split.municipalityAndState(0.7), "made up").withSpending(0.2);
    private final Effects effects = SmallEffects.constant(Map.of("benefit", BENEFITS, "job", JOBS), 104);

    /** A year of educational assistance from the first week, and one after it: 32.2 and 19.8 weeks, then 41.6 and 10.4. */
    @Test
    void aYearOnTheLadder() {
        PublicPurse purse =
                PublicPurse.empty().benefit("a year", each(52, 52), educational, PayerShares.onLadder(ladder, 1));
        assertThat(purse.kroner(MUNICIPALITY, 1)).isCloseTo(50_187, within(0.5));
        assertThat(purse.kroner(STATE, 1)).isCloseTo(30_861, within(0.5));
        assertThat(purse.kroner(MUNICIPALITY, 2)).isCloseTo(64_838, within(0.5));
        assertThat(purse.kroner(STATE, 2)).isCloseTo(16_210, within(0.5));
        assertThat(purse.kroner(REGION)).isZero();
        assertThat(purse.kroner(CITIZEN)).isZero();
    }

    @Test
    void sharesOfWhoIsHalfAYearIn() {
        PayerShares shares = PayerShares.onLadder(ladder, 27);
        assertThat(shares.shares(MUNICIPALITY)).hasSize(2);
        assertThat(shares.share(MUNICIPALITY, 1)).isCloseTo((26 * 0.7 + 26 * 0.8) / 52, TINY);
        assertThat(shares.share(MUNICIPALITY, 2)).isCloseTo(0.8, TINY);
        assertThat(shares.share(MUNICIPALITY, 9)).isCloseTo(0.8, TINY);
        assertThat(PayerShares.onLadder(ladder, 500).shares(STATE)).hasSize(1);
        assertThat(shares)
                .hasToString("refusionstrappen 2016 from week 27 on benefit: Municipality 75 %, then 80 %; S…");
    }

    /**
     * 10 weeks of 1,000 kr: the municipality saves 6,000 and loses 70 % of 3,000 in tax, the state saves 4,000 and loses 900 and 20 % of
     * the citizen's 7,000.
     */
    @Test
    void benefitsWithTaxes() {
        PublicPurse purse = PublicPurse.empty()
                .benefit("weeks", each(10), thousand, sixtyForty)
                .taxed(taxes);
        assertThat(purse.kroner(MUNICIPALITY)).isCloseTo(6_000 - 2_100, TINY);
        assertThat(purse.kroner(STATE)).isCloseTo(4_000 - 900 - 1_400, TINY);
        assertThat(purse.kroner(CITIZEN)).isCloseTo(-7_000, TINY);
    }

    /** 5 weeks of 7,000 kr: 14,000 in tax, of which 9,800 to the municipality; 20 % of the citizen's 21,000 to the state. */
    @Test
    void workWithTaxes() {
        PublicPurse purse = PublicPurse.empty()
                .work(
                        "work",
                        each(5),
                        Wage.perWeek(kroner(7_000), 2024, "made up").withPension(0.1))
                .taxed(taxes);
        assertThat(purse.kroner(MUNICIPALITY)).isCloseTo(9_800, TINY);
        assertThat(purse.kroner(STATE)).isCloseTo(4_200 + 4_200, TINY);
        assertThat(purse.kroner(CITIZEN)).isCloseTo(21_000, TINY);
        assertThat(purse.lines())
                .filteredOn(line -> line.payer() == CITIZEN)
                .extracting(line -> line.outcome().kind())
                .containsExactly(ValueKind.OTHER);
    }

    @Test
    void hoursInJobAreWorthTheirWage() {
        PublicPurse purse = PublicPurse.empty()
                .work("hours", each(100), Wage.perHour(kroner(200), 2024, "made up"))
                .taxed(taxes);
        assertThat(purse.kroner(MUNICIPALITY)).isCloseTo(20_000 * 0.28, TINY);
        assertThat(purse.kroner(CITIZEN)).isCloseTo(12_000, TINY);
    }

    /** The state pays grants; more weeks of education cost it. */
    @Test
    void grantsAreTheStates() {
        PublicPurse purse = PublicPurse.empty().benefit("grant", each(-8), thousand, PayerShares.all(STATE, "SU"));
        assertThat(purse.lines()).hasSize(1);
        assertThat(purse.kroner(STATE)).isEqualTo(-8_000);
    }

    @Test
    void anotherSplitHasAllThreePurses() {
        PublicPurse purse = PublicPurse.empty()
                .benefit("weeks", each(10), thousand, PayerShares.byYear("made up", new Split(0.5, 0.2, 0.3)));
        assertThat(purse.kroner(MUNICIPALITY)).isEqualTo(5_000);
        assertThat(purse.kroner(REGION)).isEqualTo(2_000);
        assertThat(purse.kroner(STATE)).isEqualTo(3_000);
    }

    @Test
    void payersOfOneEffectVaryTogether() {
        double weeks = -52 * SmallEffects.difference(BENEFITS);
        PublicPurse purse = PublicPurse.empty()
                .benefit(effects.path("benefit"), thousand, sixtyForty)
                .taxed(taxes);
        assertThat(purse.kroner(MUNICIPALITY, 1)).isCloseTo(weeks * 1_000 * (0.6 - 0.21), TINY);
        assertThat(purse.kroner(CITIZEN, 2)).isCloseTo(-weeks * 700, TINY);

        Sroi sroi = purse.addTo(ValueMap.named("BTU").discounting(Discounting.none()))
                .evaluate();
        assertThat(sroi.notes()).containsAll(purse.notes());

        // Municipality 0.39, state 0.4 − 0.09 − 0.14 = 0.17, citizen −0.7: in all −0.14 of the benefit.
        double error = effects.path("benefit").cumulated(0, 103).standardError();
        assertThat(sroi.presentValue().value()).isCloseTo(-0.14 * 2 * weeks * 1_000, TINY);
        assertThat(sroi.presentValue().standardError()).isCloseTo(0.14 * 1_000 * error, TINY);
        assertThat(sroi.value("Municipality").orElseThrow().presentValue().standardError())
                .isCloseTo(0.39 * 1_000 * error, TINY);
        assertThat(sroi.value("Citizen").orElseThrow().presentValue().value())
                .isCloseTo(-0.7 * 2 * weeks * 1_000, TINY);
        assertThat(sroi.kinds()).containsExactly(ValueKind.FISCAL, ValueKind.OTHER);
        assertThat(sroi.map().parameters()).hasSize(2);
    }

    /** (w r s)² of the factor and (r σ)² of the effect, to first order, and one factor for all payers. */
    @Test
    void payersOfOneRateVaryTogether() {
        BenefitRate uncertain = thousand.uncertain(gamma(1_000, 150));
        PublicPurse purse = PublicPurse.empty()
                .benefit("weeks", Quantity.avoided(effects.path("benefit").cumulated(0, 51)), uncertain, sixtyForty);
        Amount value = purse.addTo(ValueMap.named("BTU").discounting(Discounting.none()))
                .evaluate()
                .presentValue();
        double weeks = -52 * SmallEffects.difference(BENEFITS);
        double error = effects.path("benefit").cumulated(0, 51).standardError();
        assertThat(value.value()).isCloseTo(1_000 * weeks, TINY);
        assertThat(value.standardError()).isCloseTo(Math.hypot(1_000 * error, 150 * weeks), TINY);
    }

    @Test
    void weeksByStepAreSharedAsTheStepSays() {
        Map<String, double[]> steps = new TreeMap<>();
        List<Outcome> outcomes = ladder.outcomes(CASH_ASSISTANCE);
        for (int i = 0; i < outcomes.size(); i++) {
            double less = i == 4 ? 0 : -0.01 * (i + 1);
            steps.put(outcomes.get(i).name(), new double[] {less, 0, less, 0});
        }
        PublicPurse purse = PublicPurse.empty()
                .benefit(StepEffects.of(SmallEffects.constant(steps, 52), ladder, CASH_ASSISTANCE), thousand);
        double municipality = 520 * (1 * 0.2 + 2 * 0.6 + 3 * 0.7 + 4 * 0.8);
        assertThat(purse.kroner(MUNICIPALITY)).isCloseTo(municipality, TINY);
        assertThat(purse.kroner(STATE)).isCloseTo(5_200 - municipality, TINY);
        assertThat(purse.lines()).extracting(PurseLine::name).contains("weeks of cash-assistance, step 4");
    }

    @Test
    void weeksOffTheLadderNeedAPayer() {
        Map<String, double[]> steps = new TreeMap<>();
        ladder.outcomes(CASH_ASSISTANCE).forEach(outcome -> steps.put(outcome.name(), new double[] {-0.1, 0, -0.1, 0}));
        StepEffects onSteps = StepEffects.of(SmallEffects.constant(steps, 53), ladder, CASH_ASSISTANCE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicPurse.empty().benefit(onSteps, thousand))
                .withMessageContaining("5.20 weeks of 'cash-assistance' are saved off the ladder in year 1");
        PublicPurse purse = PublicPurse.empty()
                .benefit(onSteps.through(51).offLadder(PayerShares.all(STATE, "old rules, made up")), thousand);
        assertThat(purse.periods()).isEqualTo(1);
        assertThat(purse.kroner(STATE)).isCloseTo(5_200 * (0.8 + 0.4 + 0.3 + 0.2 + 1), TINY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepEffects.of(effects, ladder, CASH_ASSISTANCE))
                .withMessageContaining("cash-assistance-at-step-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onSteps.through(53))
                .withMessageContaining("week 53 lies outside the path of")
                .withMessageEndingWith("0 to 52");
        assertThat(onSteps).hasToString("weeks of cash-assistance by step of refusionstrappen 2016");
    }

    /** Nothing in the first year, 52·0.1 weeks in the second. */
    @Test
    void weeksOffTheLadderAreNotLostWhereTheyComeLate() {
        Map<String, double[]> steps = new TreeMap<>();
        ladder.outcomes(CASH_ASSISTANCE).forEach(outcome -> steps.put(outcome.name(), new double[] {-0.1, 0, -0.1, 0}));
        StepEffects late = StepEffects.of(SmallEffects.from(52, steps, 104), ladder, CASH_ASSISTANCE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicPurse.empty().benefit(late, thousand))
                .withMessageContaining("5.20 weeks of 'cash-assistance' are saved off the ladder in year 2");
    }

    /** A follow-up of twelve months goes through week 52, the 53rd. */
    @Test
    void aWeekBeyondTheYearIsAPeriodOfItsOwnAndIsSaidSo() {
        String note =
                "Period 2 has only 1 week of what is measured (weeks 52 to 52): it is not to be read as a year, and nothing"
                        + " can go on from it. Whole years are measured by path.through(51) or StepEffects.through(51), or 103 of two.";
        Map<String, double[]> steps = new TreeMap<>();
        ladder.outcomes(CASH_ASSISTANCE).forEach(outcome -> steps.put(outcome.name(), new double[] {-0.1, 0, -0.1, 0}));
        StepEffects onSteps = StepEffects.of(SmallEffects.constant(steps, 53), ladder, CASH_ASSISTANCE)
                .offLadder(PayerShares.all(STATE, "made up"));
        PublicPurse purse = PublicPurse.empty().benefit(onSteps, thousand);
        assertThat(purse.periods()).isEqualTo(2);
        assertThat(purse.kroner(MUNICIPALITY, 2)).isCloseTo(100 * (0.2 + 0.6 + 0.7 + 0.8), TINY);
        assertThat(purse.notes()).containsOnlyOnce(note);
        assertThat(PublicPurse.empty().benefit(onSteps.through(51), thousand).notes())
                .noneMatch(text -> text.startsWith("Period"));

        PublicPurse both = PublicPurse.empty()
                .benefit(effects.path("benefit").through(52), thousand, sixtyForty)
                .work(effects.path("job").through(52), Wage.perWeek(kroner(1), 2024, "made up"))
                .startingIn(2)
                .taxed(taxes);
        assertThat(both.notes()).containsOnlyOnce(note.replace("Period 2", "Period 3"));
        assertThat(both.table().replaceAll("\\s+", " ")).contains("Period 3 has only 1 week of what is measured");
        assertThat(PublicPurse.empty()
                        .benefit(effects.path("benefit").through(51), thousand, sixtyForty)
                        .benefit("stated", each(52, 1), thousand, sixtyForty)
                        .notes())
                .noneMatch(text -> text.startsWith("Period"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.extrapolated(Extrapolation.constant(1)).outcomes())
                .withMessageContaining("measure a whole last year, such as path.cumulated(0, 51)");
    }

    @Test
    void startsLaterAndGoesOn() {
        PublicPurse purse = PublicPurse.empty()
                .benefit("weeks", each(10), thousand, sixtyForty)
                .startingIn(2)
                .extrapolated(Extrapolation.dropOff(0.5, "assumed", 1))
                .work("work", each(1), Wage.perWeek(kroner(100), 2024, "made up"))
                .taxed(taxes);
        assertThat(purse.kroner(MUNICIPALITY, 1)).isCloseTo(28, TINY);
        assertThat(purse.kroner(MUNICIPALITY, 2)).isCloseTo(3_900, TINY);
        assertThat(purse.periods()).isEqualTo(2);
        Sroi sroi =
                purse.addTo(ValueMap.named("x").discounting(Discounting.none())).evaluate();
        assertThat(sroi.value("Municipality").orElseThrow().kronerByPeriod())
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(28, TINY),
                        second -> assertThat(second).isCloseTo(3_900, TINY),
                        third -> assertThat(third).isCloseTo(1_950, TINY));
        assertThat(purse.table()).contains("Goes on, which is not shown here");
    }

    @Test
    void pursesAreAdded() {
        PublicPurse one = PublicPurse.empty()
                .benefit("weeks", each(10), thousand, sixtyForty)
                .taxed(taxes);
        PublicPurse other = PublicPurse.empty().benefit("others", each(2), thousand, sixtyForty);
        assertThat(one.and(other).kroner(MUNICIPALITY)).isCloseTo(1.2 * 3_900, TINY);
        assertThat(other.and(one).kroner(MUNICIPALITY)).isCloseTo(1.2 * 3_900, TINY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.and(one))
                .withMessage("'weeks' is in the purse already; counting it twice would claim too much");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.taxed(taxes.withSpending(0)))
                .withMessageContaining("a purse has one");
    }

    @Test
    void whatWouldBeCountedTheWrongWayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicPurse.empty()
                        .benefit("weeks", Quantity.gainedByYear(effects.path("benefit")), thousand, sixtyForty))
                .withMessageContaining("'weeks' is gained; benefits are avoided");
        Wage wage = Wage.perWeek(kroner(7_000), 2024, "made up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicPurse.empty().work("work", Quantity.avoidedByYear(effects.path("job")), wage))
                .withMessageContaining("work is gained: Quantity.gained(effect)");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> PublicPurse.empty().work("work", each(5), wage).lines())
                .withMessageContaining("no tax rule was given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicPurse.empty()
                        .benefit("weeks", each(5), thousand, sixtyForty)
                        .benefit("all", Quantity.stated(5, Basis.TOTAL, "x"), thousand, sixtyForty))
                .withMessage("'all' is in total, 'weeks' per participant; bring both to one of them");
        assertThatIllegalArgumentException().isThrownBy(() -> new Split(0.5, 0.2, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> Split.all(CITIZEN));
        assertThatIllegalArgumentException().isThrownBy(() -> TaxRule.of(1.1, 0, Split.all(STATE), "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wage(kroner(1).per("month", 2024, "x"), 0))
                .withMessage("a wage per month; it must be per week or per hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PayerShares(List.of(), "x", List.of()))
                .withMessageContaining("of no year");
    }

    @Test
    void saysWhatIsATransferAndWhatIsNotThere() {
        PublicPurse purse = PublicPurse.empty().benefit("weeks", each(10), thousand, sixtyForty);
        assertThat(purse.notes())
                .anyMatch(note ->
                        note.startsWith("Partly a transfer from the state: municipality and state share each week"))
                .anyMatch(note -> note.startsWith("Not included: municipal equalisation and the block grant"))
                .anyMatch(note -> note.startsWith("Before tax: no tax rule was given"));
        assertThat(purse.taxed(taxes).notes())
                .noneMatch(note -> note.startsWith("Before tax"))
                .contains("Taxes: tax 30 % of benefits, 40 % of wages; VAT and duties 20 % of the rest; income tax to"
                        + " Municipality 70 %, State 30 % (made up). They are averages, and no tax deduction or means-tested"
                        + " benefit is followed.");
        assertThat(PublicPurse.empty()
                        .benefit("x", each(1), thousand.with(SourceStatus.UNVERIFIED), PayerShares.onLadder(ladder, 1))
                        .notes())
                .contains("The rate of 'x', 'any', 2024 is unverified: made up.")
                .anyMatch(note -> note.startsWith("'x': Each week saved is shared as the mean week of its year"));
    }

    @Test
    void printsEveryFactorWithin80Columns() {
        PublicPurse purse = PublicPurse.empty()
                .benefit("weeks", each(10, 4), thousand, sixtyForty)
                .work(effects.path("job"), Wage.perWeek(kroner(7_000), 2024, "made up"))
                .taxed(taxes);
        String table = purse.table();
        assertThat(table.lines()).allMatch(line -> line.length() <= 80);
        assertThat(table)
                .contains("Public purse, kroner per participant, not discounted")
                .containsPattern("weeks +1 +10\\.00 +1,000\\.00 +60 % +6,000\n")
                .containsPattern("\n +2 +4\\.00 +1,000\\.00 +60 % +2,400\n")
                .containsPattern("weeks, income tax +1 +-10\\.00 +1,000\\.00 +21 % +-2,100\n")
                .contains("public sector", "Partly a transfer");
        assertThat(PublicPurse.empty().table()).contains("of nothing");
        assertThat(PublicPurse.empty()).hasToString("public purse: nothing changes");
        assertThat(PublicPurse.empty().benefit("weeks", each(10), thousand, sixtyForty))
                .hasToString("public purse: Municipality 6,000 kr, State 4,000 kr");
    }

    @Test
    void isWrittenAsData() {
        PublicPurse purse = PublicPurse.empty().benefit("weeks", each(10, 4), thousand, sixtyForty);
        assertThat(purse.toCsv().lines())
                .hasSize(5)
                .contains(
                        "Municipality,benefit,weeks,1,10.0,0.0,week,per-participant,1000.0,0.6,0.0,6000.0,2024,\"x, any 2024,"
                                + " 1,000 kr a week before tax, made up, sourced\",made up,");
        assertThat(purse.toJson())
                .contains(
                        "\"effektPurse\" : 1",
                        "\"kroner\" : 2400.0",
                        "\"basis\" : \"per-participant\"",
                        "equalisation");
        assertThat(purse.taxed(taxes).toJson()).contains("\"onWages\" : 0.4");
    }

    private static Quantity each(double... weeks) {
        return Quantity.statedByYear(Basis.PER_PARTICIPANT, "made up", weeks);
    }
}
