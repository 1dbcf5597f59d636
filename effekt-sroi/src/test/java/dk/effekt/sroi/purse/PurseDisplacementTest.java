package dk.effekt.sroi.purse;

import static dk.effekt.sroi.Distribution.beta;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.purse.Payer.CITIZEN;
import static dk.effekt.sroi.purse.Payer.MUNICIPALITY;
import static dk.effekt.sroi.purse.Payer.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Somebody else loses the job. */
class PurseDisplacementTest {

    private static final Offset<Double> TINY = within(1e-6);

    private final Deduction fifth = Deduction.of(0.2, "a study, made up");
    private final TaxRule taxes =
            TaxRule.of(0.3, 0.4, Split.municipalityAndState(0.7), "made up").withSpending(0.2);
    private final PublicPurse purse = PublicPurse.empty()
            .benefit(
                    "weeks",
                    each(10),
                    BenefitRate.perWeek("x", "any", 2024, 1_000, "made up"),
                    PayerShares.byYear("made up", Split.municipalityAndState(0.6)))
            .work("work", each(5), Wage.perWeek(kroner(7_000), 2024, "made up").withPension(0.1))
            .taxed(taxes);
    private final ValueMap costs = ValueMap.named("BTU")
            .discounting(Discounting.none())
            .input("Municipality", kroner(3_000).perParticipant());
    private final WelfareRules rules = WelfareRules.danishUnverified();

    /** Benefits 3,900 and 1,700 to the purses, work 9,800 and 8,400; the citizen −7,000 and 21,000. */
    @Test
    void ofOneThingItTakesFromEverybodysPartOfIt() {
        PublicPurse displaced = purse.withDisplacement("work", fifth);
        assertThat(displaced.kroner(MUNICIPALITY)).isCloseTo(3_900 + 0.8 * 9_800, TINY);
        assertThat(displaced.kroner(STATE)).isCloseTo(1_700 + 0.8 * 8_400, TINY);
        assertThat(displaced.kroner(CITIZEN)).isCloseTo(-7_000 + 0.8 * 21_000, TINY);
    }

    @Test
    void ofAllSoFarItLeavesWhatComesLater() {
        PublicPurse later = PublicPurse.empty()
                .and(purse)
                .withDisplacement(fifth)
                .work("own firm", each(1), Wage.perWeek(kroner(100), 2024, "made up"));
        assertThat(later.kroner(MUNICIPALITY)).isCloseTo(0.8 * 13_700 + 28, TINY);
    }

    /**
     * Costs are nobody's to displace. Society: 0.8 of 49,280 produced, 10 % of what is left of the purses' 23,800, less 3,000 · 1.38; that
     * the one displaced is on benefit instead makes the transfers cancel as before.
     */
    @Test
    void bothPerspectivesAreLessByIt() {
        Perspectives whole = Perspectives.of(purse.withDisplacement(fifth), costs, rules);
        assertThat(net(whole, Perspective.BUDGET)).isCloseTo(0.8 * 23_800 - 3_000, TINY);
        assertThat(net(whole, Perspective.WELFARE)).isCloseTo(0.8 * (49_280 + 2_380) - 4_140, TINY);

        Perspectives work = Perspectives.of(purse.withDisplacement("work", fifth), costs, rules);
        double purses = 5_600 + 0.8 * 18_200;
        assertThat(net(work, Perspective.BUDGET)).isCloseTo(purses - 3_000, TINY);
        assertThat(net(work, Perspective.WELFARE)).isCloseTo(0.8 * 49_280 + 0.1 * purses - 4_140, TINY);
        assertThat(work.notes())
                .anyMatch(
                        note -> note.startsWith("Production is the wage with pension times the net tax factor, less the"
                                + " jobs taken from others"))
                .anyMatch(note -> note.startsWith("Displacement of 20 % (a study, made up) is subtracted from 'work'"));
        assertThat(Perspectives.of(purse, costs, rules).notes())
                .anyMatch(note -> note.contains("where no displacement was given, jobs taken from others are not"));
    }

    /** The value map has it in its own column, so that its rules hold. */
    @Test
    void aValueMapHasItAsItsOwn() {
        Deduction uncertain = Deduction.of(beta(0.2, 0.05), "experts");
        Sroi sroi = purse.withDisplacement(uncertain)
                .addTo(ValueMap.named("x").discounting(Discounting.none()))
                .evaluate();
        assertThat(sroi.map().outcomes())
                .allMatch(outcome -> outcome.displacement().equals(uncertain));
        assertThat(sroi.map().parameters()).hasSize(1);
        Amount all = sroi.presentValue();
        assertThat(all.value()).isCloseTo(0.8 * (23_800 + 14_000), TINY);
        assertThat(all.standardError()).isCloseTo(0.05 * (23_800 + 14_000), TINY);
    }

    @Test
    void isPrintedWithItsSource() {
        PublicPurse displaced = purse.withDisplacement("work", fifth);
        assertThat(displaced.table())
                .containsPattern("Municipality +period +quantity +kr a unit +share +displaced +kr\n")
                .containsPattern("work, income tax +1 +5\\.00 +7,000\\.00 +28 % +20 % +7,840\n")
                .containsPattern("weeks +1 +10\\.00 +1,000\\.00 +60 % +0 % +6,000\n")
                .contains("Displacement of 20 % (a study, made up) is subtracted from 'work'");
        assertThat(displaced.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(purse.table()).doesNotContain("displaced");
        assertThat(displaced.toCsv().lines())
                .anyMatch(line -> line.startsWith("payer,") && line.endsWith(",share_source,displacement_source"))
                .anyMatch(line -> line.startsWith("Municipality,income-tax,\"work, income tax\",1,5.0,0.0,week,")
                        && line.contains(",0.2,7839.99")
                        && line.endsWith(",\"a study, made up\""));
        assertThat(displaced.toJson()).containsPattern("\"displacement\" : \\{\\s+\"share\" : 0.2");
    }

    @Test
    void whatIsNotInThePurseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purse.withDisplacement("wrok", fifth))
                .withMessage("nothing in the purse is called 'wrok'; did you mean 'work'?");
    }

    private static double net(Perspectives both, Perspective perspective) {
        return both.result(perspective).netPresentValue().value();
    }

    private static Quantity each(double... weeks) {
        return Quantity.statedByYear(Basis.PER_PARTICIPANT, "made up", weeks);
    }
}
