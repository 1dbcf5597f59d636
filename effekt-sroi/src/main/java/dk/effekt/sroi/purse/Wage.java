package dk.effekt.sroi.purse;

import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * What a week or an hour in job pays before tax.
 *
 * @param proxy the wage without pension, per week or hour
 * @param pension pension contributions as a share of the wage, at least 0; they count as production and in nobody's income
 */
public record Wage(Proxy proxy, double pension) {

    public Wage {
        if (!proxy.unit().equals(Proxy.WEEK) && !proxy.unit().equals(Proxy.HOUR)) {
            throw new IllegalArgumentException("a wage per " + proxy.unit() + "; it must be per week or per hour");
        }
        Checks.share("pension as a share of the wage", pension);
    }

    /** What one week in job pays. */
    public static Wage perWeek(Kroner wage, int priceYear, String source) {
        return new Wage(wage.perWeek(priceYear, source), 0);
    }

    /** What one hour in job pays. */
    public static Wage perHour(Kroner wage, int priceYear, String source) {
        return new Wage(wage.perHour(priceYear, source), 0);
    }

    /** The same wage with pension contributions on top, as a share of it. */
    public Wage withPension(double share) {
        return new Wage(proxy, share);
    }

    /** {@code 7,000 kr per week, prices of 2024, and 12 % pension}. */
    @Override
    public String toString() {
        return proxy + (pension > 0 ? ", and " + Format.percent(pension, 2) + " pension" : "");
    }
}
