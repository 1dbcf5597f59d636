package dk.effekt.evidence;

import dk.effekt.protocol.Language;
import java.util.Collection;
import java.util.Locale;

/**
 * What studies say together of one outcome: Jobeffekter's mass of knowledge (vidensmængde; "Beregninger bag jobeffekten").
 *
 * @param outcome the outcome's name
 * @param positive weights of the results that find what the offer is for, summed
 * @param none of those that find no effect
 * @param negative of those that find the opposite
 */
public record Knowledge(String outcome, double positive, double none, double negative) {

    /** So much of the mass must say the same. */
    public static final double AGREEING = 0.55;

    /** With less mass there are few studies. */
    public static final double FEW = 1;

    /** Weights are two-decimal numbers, whose sums should not fall short of a limit by rounding. */
    private static final double ROUNDING = 1e-9;

    /** What comes of it. */
    public enum Conclusion {
        /** At least 55 % of the mass is positive. */
        POSITIVE,
        /** At least 55 % finds no effect. */
        NO_EFFECT,
        /** At least 55 % is negative. */
        NEGATIVE,
        /** The mass is 1 or more, and no direction has 55 % of it. */
        CONFLICTING,
        /** The mass is below 1, whatever it says. */
        FEW_STUDIES
    }

    /** The mass of what studies say of an outcome, in an order that does not depend on theirs. */
    static Knowledge of(String outcome, Collection<? extends Evidence> studies) {
        double[] mass = new double[Direction.values().length];
        for (Direction direction : Direction.values()) {
            double[] weights = studies.stream()
                    .filter(study -> study.directions().get(outcome) == direction)
                    .flatMap(study -> study.weight().stream())
                    .mapToDouble(JobeffekterWeight::value)
                    .sorted()
                    .toArray();
            for (double weight : weights) {
                mass[direction.ordinal()] += weight;
            }
        }
        return new Knowledge(
                outcome,
                mass[Direction.POSITIVE.ordinal()],
                mass[Direction.NO_EFFECT.ordinal()],
                mass[Direction.NEGATIVE.ordinal()]);
    }

    /** All of it, at least 0. */
    public double total() {
        return positive + none + negative;
    }

    /** What comes of it by Jobeffekter's rule. */
    public Conclusion conclusion() {
        return total() < FEW - ROUNDING ? Conclusion.FEW_STUDIES : pointsTo();
    }

    /** What at least 55 % of the mass says, however little it is; {@link Conclusion#CONFLICTING} if no direction has that. */
    public Conclusion pointsTo() {
        double enough = AGREEING * total() - ROUNDING;
        return positive >= enough
                ? Conclusion.POSITIVE
                : negative >= enough
                        ? Conclusion.NEGATIVE
                        : none >= enough ? Conclusion.NO_EFFECT : Conclusion.CONFLICTING;
    }

    /** The conclusion in words; of few studies, where they point. */
    public String says() {
        return says(Language.ENGLISH);
    }

    /** The same in a language. */
    public String says(Language language) {
        return total() == 0
                ? language.either("nothing that counts", "intet, der tæller")
                : conclusion() == Conclusion.FEW_STUDIES
                        ? language.either("few studies, ", "få studier, ") + word(pointsTo(), language)
                        : word(conclusion(), language);
    }

    private static String word(Conclusion conclusion, Language in) {
        return switch (conclusion) {
            case POSITIVE -> in.either("positive", "positivt");
            case NO_EFFECT -> in.either("no effect", "ingen effekt");
            case NEGATIVE -> in.either("negative", "negativt");
            case CONFLICTING -> in.either("conflicting", "modstridende");
            case FEW_STUDIES -> in.either("few studies", "få studier");
        };
    }

    /** {@code job: few studies, positive (0.20)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %s (%.2f)", outcome, says(), total());
    }
}
