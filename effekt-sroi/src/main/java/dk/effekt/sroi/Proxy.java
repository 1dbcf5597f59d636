package dk.effekt.sroi;

import dk.effekt.sroi.internal.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * The financial proxy: what one unit of an outcome is worth, in each year of the outcome. Nothing is uprated from one
 * price year to another.
 *
 * @param kroner the value in each year of the outcome, from the first on, each at least 0; the last holds for all later
 *     years. A harm is a negative quantity, not a negative price
 * @param unit in the singular, such as {@code week}
 * @param priceYear the year whose prices it is in, 1900 to 2100
 * @param source where it is from
 * @param factor by how much the values are uncertain, all years by the same factor
 */
public record Proxy(List<Double> kroner, String unit, int priceYear, String source, Factor factor) {

    /** The unit of what is worth so much a week. */
    public static final String WEEK = "week";

    /** The unit of what is worth so much an hour. */
    public static final String HOUR = "hour";

    public Proxy {
        kroner = List.copyOf(kroner);
        if (kroner.isEmpty()) {
            throw new IllegalArgumentException("a proxy without a value; give it that of the first year at least");
        }
        for (double value : kroner) {
            Checks.notNegative(
                    "the value of a " + unit + " in kroner", value, "write a harm as a negative quantity instead");
        }
        Checks.text("the unit of a proxy", unit);
        Checks.text("the source of a proxy", source);
        Checks.year("price year", priceYear);
    }

    /** The same value in all years. */
    public static Proxy of(Kroner value, String unit, int priceYear, String source) {
        return new Proxy(List.of(value.amount()), unit, priceYear, source, Factor.NONE).uncertain(value.distribution());
    }

    /**
     * A value for each year of the outcome, such as a municipality's part of a week of benefit, which rises from 62 % of
     * it to 80 % as the state's part falls.
     *
     * @param kroner from the first year on; the last holds for all later years
     */
    public static Proxy byYear(String unit, int priceYear, String source, double... kroner) {
        List<Double> values = new ArrayList<>();
        for (double value : kroner) {
            values.add(value);
        }
        return new Proxy(values, unit, priceYear, source, Factor.NONE);
    }

    /**
     * The same values, uncertain in proportion to a distribution: all of them times X/E(X). Proxies of equal unit, price
     * year, source and distribution vary together.
     */
    public Proxy uncertain(Distribution distribution) {
        return withFactor(Factor.of(distribution));
    }

    /** The same values with another factor; proxies and costs whose factors have the same name vary together. */
    public Proxy withFactor(Factor newFactor) {
        return new Proxy(kroner, unit, priceYear, source, newFactor);
    }

    /**
     * What a unit is worth in a year of the outcome.
     *
     * @param year counted from 1, the outcome's first
     */
    public double kroner(int year) {
        return kroner.get(Math.min(Checks.atLeastOne("year", year), kroner.size()) - 1);
    }

    String parameterName() {
        return "value of a " + unit + ", prices of " + priceYear + " (" + source + ")";
    }

    /** {@code 1,559 kr (SD 100, gamma) per week, prices of 2024}. */
    @Override
    public String toString() {
        return factor.describe(kroner) + " per " + unit + ", prices of " + priceYear;
    }
}
