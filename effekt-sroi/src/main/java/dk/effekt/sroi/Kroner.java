package dk.effekt.sroi;

/**
 * An amount of Danish kroner, before it is said what it is per. No currency is ever converted.
 *
 * @param amount kroner, finite
 */
public record Kroner(double amount) {

    public Kroner {
        Checks.finite("amount of kroner", amount);
    }

    /** An amount. */
    public static Kroner kroner(double amount) {
        return new Kroner(amount);
    }

    /** A cost for each participant. */
    public Cost perParticipant() {
        return new Cost(this, Basis.PER_PARTICIPANT);
    }

    /** A cost for the whole programme. */
    public Cost inTotal() {
        return new Cost(this, Basis.TOTAL);
    }

    /**
     * What one unit of an outcome is worth.
     *
     * @param unit in the singular, such as {@code GP visit}
     * @param priceYear the year whose prices it is in
     * @param source where it is from
     */
    public Proxy per(String unit, int priceYear, String source) {
        return new Proxy(this, unit, priceYear, source);
    }

    /** What one week is worth; a measured effect in weeks takes nothing else. */
    public Proxy perWeek(int priceYear, String source) {
        return per(Proxy.WEEK, priceYear, source);
    }

    /** What one hour is worth; a measured effect in hours takes nothing else. */
    public Proxy perHour(int priceYear, String source) {
        return per(Proxy.HOUR, priceYear, source);
    }

    /** {@code 28,000 kr}. */
    @Override
    public String toString() {
        return Format.kroner(amount) + " kr";
    }
}
