package dk.effekt.sroi;

/**
 * The financial proxy: what one unit of an outcome is worth, taken as known without error. Nothing is uprated from one
 * price year to another.
 *
 * @param value at least 0; a harm is a negative quantity, not a negative price
 * @param unit in the singular, such as {@code week}
 * @param priceYear the year whose prices it is in, 1900 to 2100
 * @param source where it is from
 */
public record Proxy(Kroner value, String unit, int priceYear, String source) {

    static final String WEEK = "week";
    static final String HOUR = "hour";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    public Proxy {
        Checks.notNegative(
                "the value of a " + unit + " in kroner", value.amount(), "write a harm as a negative quantity instead");
        Checks.text("the unit of a proxy", unit);
        Checks.text("the source of a proxy", source);
        if (priceYear < FIRST_YEAR || priceYear > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "price year " + priceYear + "; it must be from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    /** {@code 1,559 kr per week, prices of 2024}. */
    @Override
    public String toString() {
        return value + " per " + unit + ", prices of " + priceYear;
    }
}
