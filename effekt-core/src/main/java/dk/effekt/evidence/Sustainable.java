package dk.effekt.evidence;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Power;
import dk.effekt.intervention.LegalBasis;
import dk.effekt.intervention.OfferUses;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What study an offer could sustain with those who start in a year: the smallest effect on a share that would be found at 5 % with
 * 80 % power, by {@link Power}, without covariates that explain the outcome.
 *
 * @param starters persons who started in the year; empty if they are so few that the number is hidden, and with it the effects
 * @param baseline share with the outcome without the offer, above 0 and below 1
 * @param matched smallest effect of a study with {@value #CONTROLS} matched controls for each starter, as a difference of shares;
 *     infinite if there is none that it would find
 * @param lottery that of a lottery among the same people, half of whom start and half of whom wait; likewise
 * @param isMandatory whether the law obliges the municipality to make the offer
 */
public record Sustainable(OptionalInt starters, double baseline, double matched, double lottery, boolean isMandatory) {

    /** Controls for each starter of the matched study: that of the study's default. */
    public static final int CONTROLS = 5;

    static Sustainable of(OfferUses.Use use, double baseline, SmallCells rule) {
        Power power = Power.ofShare(baseline);
        boolean isSeen = rule.allows(use.starters());
        int starters = isSeen ? use.starters() : 0;
        return new Sustainable(
                isSeen ? OptionalInt.of(starters) : OptionalInt.empty(),
                baseline,
                starters < 1
                        ? Double.POSITIVE_INFINITY
                        : power.controlsPerTreated(CONTROLS).minimumDetectable(starters),
                starters < 2 ? Double.POSITIVE_INFINITY : power.minimumDetectable(starters / 2),
                use.offer()
                        .legalBasis()
                        .filter(basis -> basis == LegalBasis.MANDATORY)
                        .isPresent());
    }

    /** In words, for people who make no studies. */
    public String words() {
        if (Double.isInfinite(matched) && Double.isInfinite(lottery)) {
            return (starters.isEmpty()
                            ? "So few started in the year that the number is hidden"
                            : number() + " started in the year")
                    + ": too few for any study to find an effect.";
        }
        return String.format(
                Locale.ROOT,
                "With the %s who started in the year and %.0f %% who have the outcome anyway, a matched study would find %s, a lottery"
                        + " in which half of them wait %s.%s",
                number(),
                100 * baseline,
                least(matched),
                least(lottery),
                isMandatory
                        ? " The offer is mandatory: a lottery can hardly decide whether, only when or in which form."
                        : "");
    }

    private static String least(double effect) {
        return Double.isInfinite(effect)
                ? "no effect at all"
                : String.format(Locale.ROOT, "effects from %.1f points on", 100 * effect);
    }

    /** {@code 121 starters: smallest effect found, in points: matched 13.3, lottery 25.6}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s starters: smallest effect found, in points: matched %s, lottery %s",
                number(),
                points(matched),
                points(lottery));
    }

    String number() {
        return starters.isPresent() ? String.format(Locale.ROOT, "%,d", starters.getAsInt()) : PublishedTable.MARK;
    }

    static String points(double effect) {
        return Double.isInfinite(effect) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * effect);
    }
}
