package dk.effekt.sroi.wellbeing;

import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * What a WELLBY is worth: one point of life satisfaction (0 to 10) for one person for one year. The value is the user's. No
 * krone value is established in Denmark, and none ships with effekt; {@link WellbyInPounds} has the British one, in pounds.
 *
 * @param kroner above 0; with a distribution if it is uncertain
 * @param priceYear the year whose prices it is in
 * @param source where it is from
 */
public record Wellby(Kroner kroner, int priceYear, String source) {

    /** What its value is of. */
    static final String UNIT = "WELLBY";

    public Wellby {
        Checks.positive("the kroner of a WELLBY", kroner.amount());
        Checks.text("the source of a WELLBY", source);
        // So that a price year out of range, or a value that can fall below 0, is refused here and not in a map.
        kroner.per(UNIT, priceYear, source);
    }

    /** A value with its price year and source. */
    public static Wellby of(Kroner kroner, int priceYear, String source) {
        return new Wellby(kroner, priceYear, source);
    }

    /**
     * The same value in the prices of another year, times toIndex/fromIndex.
     *
     * @param fromIndex of the present price year, above 0
     * @param toIndex of the new price year, above 0
     * @param newPriceYear the new price year
     * @param indexSource which index it is
     */
    public Wellby uprated(double fromIndex, double toIndex, int newPriceYear, String indexSource) {
        double factor = Uprating.factor(fromIndex, toIndex, indexSource);
        return new Wellby(
                Kroner.kroner(Uprating.times(kroner.distribution(), factor)),
                newPriceYear,
                source + Uprating.describe(priceYear, newPriceYear, factor, indexSource));
    }

    /** The value of a WELLBY in a value map; rows of the same value vary together. */
    public Proxy proxy() {
        return kroner.per(UNIT, priceYear, source);
    }

    /** {@code 140,000 kr per WELLBY, prices of 2024}. */
    @Override
    public String toString() {
        return Format.line(proxy().toString());
    }
}
