package dk.effekt.sroi.investment;

import dk.effekt.internal.Normal;
import dk.effekt.sroi.internal.Format;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What was planned for a year of an outcome, and what was measured of it, per participant or in total as the plan is.
 *
 * @param outcome its name
 * @param year of the outcome, counted from 1
 * @param from the first day of that year
 * @param planned after the plan's deadweight and attribution, which a measured effect has out of it
 * @param measured the effect
 * @param standardError its standard error
 * @param standing where the plan lies
 */
public record MeasuredYear(
        String outcome,
        int year,
        LocalDate from,
        double planned,
        double measured,
        double standardError,
        Standing standing) {

    /** Where a measured number lies, seen from the plan. */
    public enum Standing {
        /** The plan lies within the 95 % interval: it is not refuted, which a wide interval never does. */
        AS_PLANNED,
        /** The whole interval lies above the plan. */
        BETTER,
        /** The whole interval lies below the plan. */
        WORSE,
        /** The measured number has no standard error. */
        NO_INTERVAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static MeasuredYear of(
            String outcome, int year, LocalDate from, double planned, double measured, double standardError) {
        double reach = Normal.QUANTILE_975 * standardError;
        Standing standing = standardError == 0
                ? Standing.NO_INTERVAL
                : measured - reach > planned
                        ? Standing.BETTER
                        : measured + reach < planned ? Standing.WORSE : Standing.AS_PLANNED;
        return new MeasuredYear(outcome, year, from, planned, measured, standardError, standing);
    }

    /** Lower limit of the measured number's 95 % confidence interval. */
    public double ciLow() {
        return measured - Normal.QUANTILE_975 * standardError;
    }

    /** Upper limit of the measured number's 95 % confidence interval. */
    public double ciHigh() {
        return measured + Normal.QUANTILE_975 * standardError;
    }

    /** {@code Weeks on benefit, year 1: planned 6.00, measured 4.10 [1.20, 7.00], as planned}. */
    @Override
    public String toString() {
        return Format.line(
                outcome,
                ", year " + year + ": planned " + Format.decimal(planned) + ", measured " + Format.decimal(measured),
                (standardError == 0 ? "" : " [" + Format.decimal(ciLow()) + ", " + Format.decimal(ciHigh()) + "]")
                        + ", " + standing);
    }
}
