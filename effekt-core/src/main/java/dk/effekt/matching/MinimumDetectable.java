package dk.effekt.matching;

import java.util.Locale;
import org.apache.commons.math3.util.FastMath;

/**
 * The smallest effect on an outcome that a matched sample would find, in four samples of five (power 80 %), by a two-sided test at
 * 5 %. It is a matter of the rows and of the outcome's spread, not of the effect that was estimated, so it can be asked before
 * any outcome is compared.
 *
 * <p>With z = z₀.₉₇₅ + z₀.₈ = 2.80 and n₁ and n₀ the effective numbers of treated and untreated rows. Pairs and covariates that
 * explain the outcome make the true one smaller, persons who stand in several rows larger.
 *
 * @param outcome its name
 * @param difference the smallest difference of means, in the outcome's unit; NaN if only the ratio is known
 * @param ratio the smallest ratio above 1; NaN of a mean, infinite if no share is large enough
 * @param basis what it rests on, in words
 */
public record MinimumDetectable(String outcome, double difference, double ratio, String basis) {

    /** z₀.₉₇₅ + z₀.₈, by which a standard error is multiplied (Bloom 1995). */
    public static final double MULTIPLIER = 1.959963984540054 + 0.8416212335729143;

    /**
     * Of a mean: z · s · √(1/n₁ + 1/n₀) (Bloom 1995, Minimum detectable effects, Evaluation Review 19, 547–556).
     *
     * @param sd standard deviation of the outcome, above 0
     */
    public static MinimumDetectable ofMean(String outcome, double sd, MatchedSample sample) {
        return ofMean(outcome, sd, sample.effectiveTreated(), sample.effectiveControls());
    }

    /** The same before there is a sample, from the effective numbers of rows to come. */
    public static MinimumDetectable ofMean(String outcome, double sd, double treated, double controls) {
        if (!(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the standard deviation of '" + outcome + "' is " + sd
                    + "; it must be above 0, or no effect can be told from chance");
        }
        requireRows(treated, controls);
        double difference = MULTIPLIER * sd * Math.sqrt(1 / treated + 1 / controls);
        return new MinimumDetectable(
                outcome,
                difference,
                Double.NaN,
                String.format(Locale.ROOT, "SD %.4g, %s", sd, rows(treated, controls)));
    }

    /**
     * Of a share p₀ without treatment: the share p₁ above it with (p₁ − p₀)² = z² (p₁(1 − p₁)/n₁ + p₀(1 − p₀)/n₀) (Fleiss, Levin
     * and Paik 2003, chapter 4, without pooling), and their ratio, the minimum detectable relative risk.
     *
     * @param baseline share with the outcome without treatment, above 0 and below 1
     */
    public static MinimumDetectable ofShare(String outcome, double baseline, MatchedSample sample) {
        return ofShare(outcome, baseline, sample.effectiveTreated(), sample.effectiveControls());
    }

    /** The same before there is a sample, from the effective numbers of rows to come. */
    public static MinimumDetectable ofShare(String outcome, double baseline, double treated, double controls) {
        if (!(baseline > 0 && baseline < 1)) {
            throw new IllegalArgumentException(
                    "the share with '" + outcome + "' is " + baseline + "; it must lie between 0 and 1");
        }
        requireRows(treated, controls);
        double b1 = MULTIPLIER * MULTIPLIER / treated;
        double b0 = MULTIPLIER * MULTIPLIER / controls;
        // (1 + b₁) p₁² − (2 p₀ + b₁) p₁ + p₀² − b₀ p₀ (1 − p₀) = 0
        double half = (2 * baseline + b1) / 2;
        double rest = baseline * baseline - b0 * baseline * (1 - baseline);
        double share = (half + Math.sqrt(half * half - (1 + b1) * rest)) / (1 + b1);
        boolean exists = share <= 1;
        return new MinimumDetectable(
                outcome,
                exists ? share - baseline : Double.POSITIVE_INFINITY,
                exists ? share / baseline : Double.POSITIVE_INFINITY,
                String.format(Locale.ROOT, "share %.4g, %s", baseline, rows(treated, controls)));
    }

    /**
     * Of a hazard, from the number of events: exp(z / √(D p (1 − p))), with p the share of treated among the effective rows
     * (Schoenfeld 1983, Biometrics 39, 499–503); CohortMethod's {@code computeMdrr} for its Cox model.
     *
     * @param events rows in use with the event, in both arms; infinite if there are none
     */
    public static MinimumDetectable ofEvents(String outcome, int events, MatchedSample sample) {
        if (events < 0) {
            throw new IllegalArgumentException("the number of '" + outcome + "' is " + events);
        }
        double treated = sample.effectiveTreated() / (sample.effectiveTreated() + sample.effectiveControls());
        double ratio = events == 0
                ? Double.POSITIVE_INFINITY
                : FastMath.exp(MULTIPLIER / Math.sqrt(events * treated * (1 - treated)));
        return new MinimumDetectable(
                outcome,
                Double.NaN,
                ratio,
                String.format(
                        Locale.ROOT,
                        "%,d events, %s",
                        events,
                        rows(sample.effectiveTreated(), sample.effectiveControls())));
    }

    /** {@code emp52: difference 0.127, ratio 1.36 (share 0.35, effective rows 226.0 and 226.0)}. */
    @Override
    public String toString() {
        return outcome + ":"
                + (Double.isNaN(difference) ? "" : String.format(Locale.ROOT, " difference %.3g", difference))
                + (Double.isNaN(difference) || Double.isNaN(ratio) ? "" : ",")
                + (Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, " ratio %.3g", ratio))
                + " (" + basis + ")";
    }

    /** None at all are taken: a sample may come to nothing, of which no effect is found. */
    private static void requireRows(double treated, double controls) {
        if (!(treated >= 0 && controls >= 0 && Double.isFinite(treated + controls))) {
            throw new IllegalArgumentException(
                    "effective rows " + treated + " and " + controls + "; each is a finite number of at least 0");
        }
    }

    private static String rows(double treated, double controls) {
        return String.format(Locale.ROOT, "effective rows %,.1f and %,.1f", treated, controls);
    }
}
