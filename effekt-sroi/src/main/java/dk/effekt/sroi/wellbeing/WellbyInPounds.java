package dk.effekt.sroi.wellbeing;

import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * What a WELLBY is worth in pounds sterling. It is no value for a value map until the user has turned it into kroner with a
 * rate of their own: nothing is converted silently.
 *
 * @param pounds above 0; with a distribution if it is uncertain
 * @param priceYear the year whose prices it is in
 * @param source where it is from
 */
public record WellbyInPounds(Distribution pounds, int priceYear, String source) {

    private static final int GREEN_BOOK_YEAR = 2019;
    private static final double GREEN_BOOK = 13_000;
    private static final double GREEN_BOOK_LOW = 10_000;
    private static final double GREEN_BOOK_HIGH = 16_000;
    private static final String GREEN_BOOK_SOURCE =
            "HM Treasury, Wellbeing Guidance, supplement to the Green Book, July 2021";

    public WellbyInPounds {
        Checks.positive("the pounds of a WELLBY", pounds.mean());
        Checks.text("the source of a WELLBY", source);
    }

    /** The central value of the British Green Book's supplement of July 2021: £13,000 in prices of 2019. */
    public static WellbyInPounds greenBook() {
        return new WellbyInPounds(
                Distribution.fixed(GREEN_BOOK), GREEN_BOOK_YEAR, GREEN_BOOK_SOURCE + ", central value");
    }

    /**
     * The same with its range of £10,000 to £16,000, which was not verified at the source, as a triangular distribution,
     * whose shape is assumed.
     */
    public static WellbyInPounds greenBookRange() {
        return new WellbyInPounds(
                Distribution.triangular(GREEN_BOOK_LOW, GREEN_BOOK, GREEN_BOOK_HIGH),
                GREEN_BOOK_YEAR,
                GREEN_BOOK_SOURCE + ", range unverified, taken as triangular");
    }

    /**
     * The same value in the prices of another year, times toIndex/fromIndex. Britain also uprates by real income, by
     * (GDP per head, then over now)^1.3 (unverified): put that into the index.
     *
     * @param fromIndex of the present price year, above 0
     * @param toIndex of the new price year, above 0
     * @param newPriceYear the new price year
     * @param indexSource which index it is
     */
    public WellbyInPounds uprated(double fromIndex, double toIndex, int newPriceYear, String indexSource) {
        double factor = Uprating.factor(fromIndex, toIndex, indexSource);
        return new WellbyInPounds(
                Uprating.times(pounds, factor),
                newPriceYear,
                source + Uprating.describe(priceYear, newPriceYear, factor, indexSource));
    }

    /**
     * The same value in kroner of the same price year.
     *
     * @param kronerPerPound above 0
     * @param rateSource which rate it is, and of when; a purchasing power parity is one
     */
    public Wellby inKroner(double kronerPerPound, String rateSource) {
        Checks.positive("kroner per pound", kronerPerPound);
        Checks.text("the source of kroner per pound", rateSource);
        return new Wellby(
                Kroner.kroner(Uprating.times(pounds, kronerPerPound)),
                priceYear,
                source + "; " + Format.number(kronerPerPound) + " kr per £ (" + rateSource + ")");
    }

    /** {@code £13,000 per WELLBY, prices of 2019}. */
    @Override
    public String toString() {
        return Format.line("£" + pounds + " per WELLBY, prices of " + priceYear);
    }
}
