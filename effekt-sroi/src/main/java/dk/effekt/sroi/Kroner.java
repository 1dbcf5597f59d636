package dk.effekt.sroi;

import dk.effekt.internal.Finite;
import dk.effekt.sroi.internal.Format;

/**
 * An amount of Danish kroner, known or uncertain, before it is said what it is per. No currency is ever converted.
 *
 * @param distribution what is known of it; its mean stands for it
 */
public record Kroner(Distribution distribution) {

    /** An amount that is known. */
    public static Kroner kroner(double amount) {
        return new Kroner(Distribution.fixed(Finite.of("amount of kroner", amount)));
    }

    /** An amount that is uncertain, such as {@code kroner(gamma(1_559, 100))}. */
    public static Kroner kroner(Distribution distribution) {
        return new Kroner(distribution);
    }

    /** Its mean. */
    public double amount() {
        return distribution.mean();
    }

    /** A cost for each participant, at the start. */
    public Cost perParticipant() {
        return Cost.of(this, Basis.PER_PARTICIPANT);
    }

    /** A cost for the whole programme, at the start. */
    public Cost inTotal() {
        return Cost.of(this, Basis.TOTAL);
    }

    /**
     * What one unit of an outcome is worth.
     *
     * @param unit in the singular, such as {@code GP visit}
     * @param priceYear the year whose prices it is in
     * @param source where it is from
     */
    public Proxy per(String unit, int priceYear, String source) {
        return Proxy.of(this, unit, priceYear, source);
    }

    /** What one week is worth; a measured effect in weeks takes nothing else. */
    public Proxy perWeek(int priceYear, String source) {
        return per(Proxy.WEEK, priceYear, source);
    }

    /** What one hour is worth; a measured effect in hours takes nothing else. */
    public Proxy perHour(int priceYear, String source) {
        return per(Proxy.HOUR, priceYear, source);
    }

    /** {@code 28,000 kr}, or {@code 28,000 kr (SD 3,000, gamma)}. */
    @Override
    public String toString() {
        String text = distribution.describe(Format::kroner);
        int end = text.indexOf(" (");
        return end < 0 ? text + " kr" : text.substring(0, end) + " kr" + text.substring(end);
    }
}
