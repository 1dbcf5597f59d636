package dk.effekt.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.LegalBasis;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.OfferUses;
import org.junit.jupiter.api.Test;

class SustainableTest {

    /** qnorm(0.975) + qnorm(0.8) of R. */
    private static final double Z = 2.801585218;

    private static Sustainable of(Offer offer, int starters) {
        return Sustainable.of(
                new OfferUses.Use(offer, starters, starters, starters, 0), 0.35, SmallCells.unprotected());
    }

    /** The effect δ that is found solves δ² = z² (p₁(1 − p₁)/n₁ + p₀(1 − p₀)/n₀): with 5 controls each, and in halves. */
    @Test
    void theSmallestEffectSolvesItsEquation() {
        Sustainable could = of(Offer.named("A"), 121);

        assertThat(could.matched()).isCloseTo(root(could.matched(), 121, 5 * 121), within(1e-8));
        assertThat(could.lottery()).isCloseTo(root(could.lottery(), 60, 60), within(1e-8));
    }

    private static double root(double effect, int treated, int controls) {
        double with = 0.35 + effect;
        return Z * Math.sqrt(with * (1 - with) / treated + 0.35 * 0.65 / controls);
    }

    @Test
    void saysItInWords() {
        assertThat(of(Offer.named("A"), 121).words())
                .startsWith(
                        "With the 121 who started in the year and 35 % who have the outcome anyway, a matched study")
                .endsWith("points on.");
        assertThat(of(Offer.named("A").withLegalBasis(LegalBasis.MANDATORY, ""), 121)
                        .words())
                .endsWith("The offer is mandatory: a lottery can hardly decide whether, only when or in which form.");
        assertThat(of(Offer.named("A"), 0).words())
                .isEqualTo("0 started in the year: too few for any study to find an effect.");
    }

    /** With 3 starters no share up to 1 is far enough from 35 % for halves of one person each. */
    @Test
    void fewStartersSustainNothing() {
        Sustainable could = of(Offer.named("A"), 3);

        assertThat(could.lottery()).isInfinite();
        assertThat(could.toString())
                .startsWith("3 starters: smallest effect found, in points: matched ")
                .endsWith(", lottery -");
        assertThat(of(Offer.named("A"), 1).lottery()).isInfinite();
    }

    @Test
    void soFewThatTheNumberIsHiddenLeaveNoOther() {
        OfferUses.Use four = new OfferUses.Use(Offer.named("A"), 4, 4, 4, 0);

        Sustainable hidden = Sustainable.of(four, 0.35, SmallCells.standard());

        assertThat(hidden.starters()).isEmpty();
        assertThat(hidden.matched()).isInfinite();
        assertThat(hidden).hasToString(".. starters: smallest effect found, in points: matched -, lottery -");
        assertThat(hidden.words())
                .isEqualTo(
                        "So few started in the year that the number is hidden: too few for any study to find an effect.");
        assertThat(Sustainable.of(four, 0.35, SmallCells.hidingBelow(4)).starters())
                .hasValue(4);
    }
}
