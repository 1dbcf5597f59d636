package dk.effekt.sroi;

import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * A share that is taken away from an outcome. What is stated is always the share <em>deducted</em>, never the share
 * claimed. Deductions of one kind (deadweight, say) with equal distribution and source are one uncertain number, met
 * twice.
 *
 * @param distribution what is known of the share, all of it from 0 to 1
 * @param source where it is from; must not be blank if anything is deducted
 * @param reason why it is deducted although one would not expect it; may be empty
 */
public record Deduction(Distribution distribution, String source, String reason) {

    /** Nothing is deducted. */
    public static final Deduction NONE = new Deduction(Distribution.fixed(0), "", "");

    public Deduction {
        Checks.share("a deduction", distribution.mean());
        if (distribution.low() < 0 || distribution.high() > 1) {
            throw new IllegalArgumentException("a deduction is " + distribution
                    + ", which is not all from 0 to 1; use beta(mean, sd), uniform or triangular");
        }
        if (distribution.mean() > 0) {
            Checks.text("the source of a deduction of " + distribution.mean(), source);
        }
    }

    /** A share with its source. */
    public static Deduction of(double share, String source) {
        return of(Distribution.fixed(Checks.share("a deduction", share)), source);
    }

    /** A share that is uncertain, such as {@code Deduction.of(beta(0.2, 0.05), "survey of 2023")}. */
    public static Deduction of(Distribution share, String source) {
        return new Deduction(share, source, "");
    }

    /** The same deduction with a reason, which is printed beside it. */
    public Deduction because(String newReason) {
        return new Deduction(distribution, source, Checks.text("the reason for a deduction", newReason));
    }

    /** The share deducted, 0 to 1; its mean if it is uncertain. */
    public double share() {
        return distribution.mean();
    }

    /** {@code 10 % (SD 5 %, beta) (survey of 2023), because …}. */
    @Override
    public String toString() {
        return distribution.describe(share -> Format.percent(share, 3))
                + (source.isEmpty() ? "" : " (" + source + ")")
                + (reason.isEmpty() ? "" : ", because " + reason);
    }
}
