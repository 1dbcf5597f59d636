package dk.effekt.sroi.purse;

import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.purse.Perspective.BUDGET;
import static dk.effekt.sroi.purse.Perspective.WELFARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.effect.Effects;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PerspectivesTest {

    private static final Offset<Double> TINY = within(1e-6);

    private final BenefitRate thousand = BenefitRate.perWeek("x", "any", 2024, 1_000, "made up");
    private final PayerShares sixtyForty = PayerShares.byYear("made up", Split.municipalityAndState(0.6));
    private final TaxRule taxes =
            TaxRule.of(0.3, 0.4, Split.municipalityAndState(0.7), "made up").withSpending(0.2);
    private final Wage wage = Wage.perWeek(kroner(7_000), 2024, "made up").withPension(0.1);
    private final ValueMap costs = ValueMap.named("BTU")
            .discounting(Discounting.none())
            .input("Municipality", kroner(3_000).perParticipant())
            .input("A foundation", kroner(500).perParticipant());
    private final PublicPurse purse = PublicPurse.empty()
            .benefit("weeks", each(10), thousand, sixtyForty)
            .work("work", each(5), wage)
            .taxed(taxes);
    private final WelfareRules rules = WelfareRules.danishUnverified();

    /**
     * Municipality 6,000 − 2,100 + 9,800 − 3,000, state 4,000 − 900 − 1,400 + 4,200 + 4,200. Society: 35,000 · 1.1 · 1.28 produced, 10 %
     * of the purses' 23,800, less 3,000 · 1.38 and 500 · 1.28.
     */
    @Test
    void bothFromOneInput() {
        Perspectives both = Perspectives.of(purse, costs, rules, "A foundation");

        Sroi budget = both.result(BUDGET);
        assertThat(budget.netPresentValue().value()).isCloseTo(20_800, TINY);
        assertThat(both.budget(Payer.MUNICIPALITY)
                        .orElseThrow()
                        .netPresentValue()
                        .value())
                .isCloseTo(10_700, TINY);
        assertThat(both.budget(Payer.STATE).orElseThrow().netPresentValue().value())
                .isCloseTo(10_100, TINY);
        assertThat(both.budget(Payer.REGION)).isEmpty();
        assertThat(budget.kinds()).containsExactly(ValueKind.FISCAL);
        assertThat(budget.stakeholders()).containsExactly("Municipality", "State");

        Sroi welfare = both.result(WELFARE);
        assertThat(welfare.presentValue().value()).isCloseTo(49_280 + 2_380, TINY);
        assertThat(welfare.inputCost().value()).isCloseTo(4_140 + 640, TINY);
        assertThat(welfare.netPresentValue().value()).isCloseTo(46_880, TINY);
        assertThat(welfare.kinds()).containsExactly(ValueKind.OTHER);
    }

    @Test
    void transfersCancel() {
        PublicPurse transfer = PublicPurse.empty()
                .benefit("weeks", each(10), thousand, sixtyForty)
                .taxed(taxes);
        WelfareRules undistorted = rules.withDistortion(0, "none");
        Perspectives both = Perspectives.of(transfer, ValueMap.named("x").discounting(Discounting.none()), undistorted);
        assertThat(both.result(WELFARE).netPresentValue().value()).isZero();
        assertThat(both.result(BUDGET).netPresentValue().value()).isCloseTo(5_600, TINY);
        assertThat(both.notes()).anyMatch(note -> note.startsWith("No work is in the purse"));
    }

    @Test
    void servicesAreResources() {
        PriceBook book = PriceBook.of(Price.of("night", "night", Payer.REGION, 1_000, 2024, "made up"));
        Perspectives both = Perspectives.of(
                book.consequence("night", each(2)), ValueMap.named("x").discounting(Discounting.none()), rules);
        assertThat(both.result(BUDGET).netPresentValue().value()).isCloseTo(2_000, TINY);
        assertThat(both.result(WELFARE).netPresentValue().value()).isCloseTo(2_000 * 1.38, TINY);
        assertThat(both.budget(Payer.REGION)).isPresent();
    }

    /** All of the welfare result is (1.1 · 1.28 · 7,000 · weeks in job + distortion) of one estimation. */
    @Test
    void carriesTheErrorsOfTheEffects() {
        double[] benefits = {0.4, 0.6, 0.7, 0.5, 0.2, 0.6};
        double[] jobs = {0.5, 0.2, 0.3, 0.4, 0.8, 0.3};
        double[] worth = new double[6];
        for (int row = 0; row < 6; row++) {
            double fiscal = -benefits[row] * 1_000 * (1 - 0.3 - 0.14) + jobs[row] * 7_000 * (0.4 + 0.12);
            worth[row] = 1.1 * 1.28 * 7_000 * jobs[row] + 0.1 * fiscal;
        }
        Effects effects = SmallEffects.constant(Map.of("benefit", benefits, "job", jobs, "worth", worth), 52);
        PublicPurse measured = PublicPurse.empty()
                .benefit(effects.path("benefit"), thousand, sixtyForty)
                .work(effects.path("job"), wage)
                .taxed(taxes);
        Sroi welfare = Perspectives.of(measured, costs, rules, "A foundation").result(WELFARE);
        assertThat(welfare.presentValue().value())
                .isCloseTo(effects.path("worth").cumulated(0, 51).estimate(), TINY);
        assertThat(welfare.presentValue().standardError())
                .isCloseTo(effects.path("worth").cumulated(0, 51).standardError(), TINY);
    }

    @Test
    void participantsAndLaterCostsAreTakenOver() {
        ValueMap inTotal = ValueMap.named("BTU")
                .participants(120)
                .input("State", kroner(10_000).inTotal().from(2));
        Perspectives both = Perspectives.of(purse, inTotal, rules);
        assertThat(both.result(BUDGET).inputCost().value()).isCloseTo(10_000 / 1.035 / 1.035, TINY);
        assertThat(both.result(WELFARE).inputCost().value()).isCloseTo(13_800 / 1.035 / 1.035, TINY);
        assertThat(both.result(BUDGET).presentValue().value()).isCloseTo(120 * 23_800 / 1.035, TINY);
        assertThat(both.budget(Payer.MUNICIPALITY).orElseThrow().inputCost().value())
                .isZero();
    }

    @Test
    void whoPaysHasToBeKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Perspectives.of(purse, costs, rules))
                .withMessageContaining("an input of 'A foundation'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Perspectives.of(
                        purse,
                        ValueMap.named("x").input("Municipalty", kroner(1).perParticipant()),
                        rules))
                .withMessageContaining("did you mean 'Municipality'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Perspectives.of(purse, purse.addTo(ValueMap.named("x")), rules))
                .withMessageContaining("has outcomes; give one with inputs alone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Perspectives.of(PublicPurse.empty(), costs, rules, "A foundation"))
                .withMessageContaining("changes nothing for municipality, region or state");
        assertThatIllegalArgumentException().isThrownBy(() -> rules.withNetTaxFactor(0.9, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.withDistortion(1.5, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.withDistortion(0.1, " "));
    }

    @Test
    void showsBothAndWhatIsNotVerified() {
        Perspectives both = Perspectives.of(purse, costs, rules, "A foundation");
        String table = both.table();
        assertThat(table.lines()).allMatch(line -> line.length() <= 80);
        assertThat(table)
                .containsPattern("income tax +7,700 +3,300 +11,000\n")
                .containsPattern("costs +-3,000 +0 +-3,000\n")
                .containsPattern("net +10,700 +10,100 +20,800\n")
                .containsPattern("production +49,280\n")
                .containsPattern("costs, with net tax factor and distortion +-4,780\n")
                .containsPattern("net +46,880\n");
        assertThat(both.notes())
                .anyMatch(note -> note.startsWith("Net tax factor 1.280, unverified"))
                .anyMatch(
                        note -> note.startsWith("Distortion of 10 % of the change in net public finances, unverified"))
                .anyMatch(note -> note.contains("never added"))
                .anyMatch(note -> note.contains("inputs of A foundation"))
                .anyMatch(note -> note.startsWith("Partly a transfer"));
        assertThat(both).hasToString("BTU: budget economics 20,800 kr, welfare economics 46,880 kr");
        assertThat(rules.withNetTaxFactor(1.28, "fm.dk").withDistortion(0.1, "fm.dk"))
                .hasToString("net tax factor 1.28 (sourced), distortion 10 % (sourced)");
        assertThat(both.rules()).isEqualTo(rules);
        assertThat(both.costs()).isSameAs(costs);
        assertThat(both.purse()).isSameAs(purse);
    }

    private static Quantity each(double... weeks) {
        return Quantity.statedByYear(Basis.PER_PARTICIPANT, "made up", weeks);
    }
}
