package dk.effekt.sroi;

import dk.effekt.internal.Normal;
import dk.effekt.sroi.internal.Format;
import java.util.Locale;

/**
 * A result with its standard error, to first order (delta method) from the standard errors and covariances of the
 * quantities and from the distributions of values, deductions and costs. What has no distribution counts as known: the
 * interval is too narrow by what is not known of it.
 *
 * @param value the number
 * @param standardError its standard error; 0 if nothing in it is uncertain
 * @param unit what both are in
 */
public record Amount(double value, double standardError, Unit unit) {

    /** What a result is in. */
    public enum Unit {
        /** Kroner. */
        KRONER,
        /** Kroner per krone put in. */
        KRONER_PER_KRONE
    }

    /** Lower limit of the 95 % confidence interval, by the normal approximation. */
    public double ciLow() {
        return value - Normal.QUANTILE_975 * standardError;
    }

    /** Upper limit of the 95 % confidence interval, by the normal approximation. */
    public double ciHigh() {
        return value + Normal.QUANTILE_975 * standardError;
    }

    /** {@code 1.93 [1.20, 2.66]}, or {@code 39,367 kr} where nothing is uncertain. */
    @Override
    public String toString() {
        String text = number(value) + (unit == Unit.KRONER ? " kr" : "");
        return standardError == 0 ? text : text + " [" + number(ciLow()) + ", " + number(ciHigh()) + "]";
    }

    String number(double number) {
        return unit == Unit.KRONER ? Format.kroner(number) : String.format(Locale.ROOT, "%,.2f", number);
    }
}
