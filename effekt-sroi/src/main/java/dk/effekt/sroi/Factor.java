package dk.effekt.sroi;

import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.List;
import java.util.stream.Collectors;

/**
 * By how much amounts are uncertain: all of them are multiplied by X/E(X), with X of the distribution. Amounts whose
 * factors have the same name vary together; a factor without a name is that of one value or cost alone.
 *
 * @param name what it is called among the parameters of a map; may be empty
 * @param distribution in any unit; only its shape relative to its mean counts. Not below 0 unless normal
 */
public record Factor(String name, Distribution distribution) {

    /** The amounts are known. */
    public static final Factor NONE = new Factor("", Distribution.fixed(1));

    public Factor {
        Checks.positive("the mean of the distribution of an amount", distribution.mean());
        if (distribution.low() < 0 && Double.isFinite(distribution.low())) {
            throw new IllegalArgumentException("the distribution of an amount, " + distribution + ", goes down to "
                    + distribution.low() + "; it must not go below 0");
        }
    }

    static Factor of(Distribution distribution) {
        return distribution.sd() > 0 ? new Factor("", distribution) : NONE;
    }

    boolean isUncertain() {
        return distribution.sd() > 0;
    }

    /** {@code 967, 1,247 kr}, with what is known of it behind: in kroner where they are its own, else in percent. */
    String describe(List<Double> kroner) {
        String listed = kroner.stream().map(Format::kroner).collect(Collectors.joining(", ")) + " kr";
        if (!isUncertain()) {
            return listed;
        }
        double mean = distribution.mean();
        boolean own = kroner.size() == 1 && kroner.get(0) == mean;
        String known =
                own ? distribution.describe(Format::kroner) : distribution.describe(x -> Format.percent(x / mean, 3));
        String shape = known.substring(known.indexOf('('));
        return listed + " " + (name.isEmpty() ? shape : shape.replace(")", ", '" + name + "')"));
    }

    /** {@code weekly rate: 1,559 (SD 100, gamma)}. */
    @Override
    public String toString() {
        return (name.isEmpty() ? "" : name + ": ") + distribution;
    }
}
