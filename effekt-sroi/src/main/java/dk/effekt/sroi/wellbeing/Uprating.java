package dk.effekt.sroi.wellbeing;

import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/** Amounts from one price year, or currency, to another. */
final class Uprating {

    private Uprating() {}

    static double factor(double fromIndex, double toIndex, String source) {
        Checks.text("the source of a price index", source);
        return Checks.positive("the index of the new price year", toIndex)
                / Checks.positive("the index of the present price year", fromIndex);
    }

    static String describe(int fromYear, int toYear, double factor, String source) {
        return "; " + fromYear + " to " + toYear + " times " + Format.number(factor) + " (" + source + ")";
    }

    /** All of a distribution times a factor above 0. */
    static Distribution times(Distribution distribution, double factor) {
        if (distribution instanceof Distribution.Fixed d) {
            return Distribution.fixed(d.value() * factor);
        } else if (distribution instanceof Distribution.Normal d) {
            return Distribution.normal(d.mean() * factor, d.sd() * factor);
        } else if (distribution instanceof Distribution.Uniform d) {
            return Distribution.uniform(d.low() * factor, d.high() * factor);
        } else if (distribution instanceof Distribution.Triangular d) {
            return Distribution.triangular(d.low() * factor, d.mode() * factor, d.high() * factor);
        } else if (distribution instanceof Distribution.Lognormal d) {
            return Distribution.lognormal(d.mean() * factor, d.sd() * factor);
        } else if (distribution instanceof Distribution.Gamma d) {
            return Distribution.gamma(d.mean() * factor, d.sd() * factor);
        }
        throw new IllegalArgumentException("a WELLBY with the distribution " + distribution
                + ", which is one of shares; use gamma, lognormal, triangular, uniform or normal");
    }
}
