package dk.effekt.sroi.purse;

import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.List;
import java.util.Locale;

/**
 * What a unit of a service costs one payer.
 *
 * @param service the service in the singular, such as {@code GP visit}
 * @param unit what is counted, in the singular, such as {@code visit} or {@code night}
 * @param payer who pays so much of a unit; a service that several pay has a price for each
 * @param kroner what a unit costs this payer, net of what others refund, at least 0
 * @param priceYear the year whose prices it is in, 1900 to 2100
 * @param source where it is from
 * @param status how well it is established
 * @param factor by how much it is uncertain; {@link Factor#NONE} as it is read
 */
public record Price(
        String service,
        String unit,
        Payer payer,
        double kroner,
        int priceYear,
        String source,
        SourceStatus status,
        Factor factor) {

    public Price {
        Checks.text("the service of a price", service);
        Checks.text("the unit of a price", unit);
        Checks.notNegative("the price of '" + service + "'", kroner, "a harm is a negative quantity");
        Checks.year("the price year", priceYear);
        Checks.text("the source of a price", source);
    }

    /** A price that its source states. */
    public static Price of(String service, String unit, Payer payer, double kroner, int priceYear, String source) {
        return new Price(service, unit, payer, kroner, priceYear, source, SourceStatus.SOURCED, Factor.NONE);
    }

    /** The same price, established so well. */
    public Price with(SourceStatus newStatus) {
        return new Price(service, unit, payer, kroner, priceYear, source, newStatus, factor);
    }

    /** The same price, uncertain in proportion to a distribution; prices of one service vary together. */
    public Price uncertain(Distribution distribution) {
        Factor one = new Factor("price of " + service, distribution);
        return new Price(service, unit, payer, kroner, priceYear, source, status, one);
    }

    Proxy proxy() {
        return new Proxy(List.of(kroner), unit, priceYear, source + ", " + status, factor);
    }

    /** {@code GP visit, Region: 160 kr per visit, prices of 2024, unverified}. */
    @Override
    public String toString() {
        return Format.line(String.format(
                Locale.ROOT,
                "%s, %s: %s kr per %s, prices of %d, %s",
                service,
                payer,
                PurseText.kroner(kroner),
                unit,
                priceYear,
                status));
    }
}
