package dk.effekt.sroi;

/**
 * A share that is taken away from an outcome. What is stated is always the share <em>deducted</em>, never the share
 * claimed.
 *
 * @param share 0 to 1
 * @param source where it is from; must not be blank if the share is above 0
 * @param reason why it is deducted although one would not expect it; may be empty
 */
public record Deduction(double share, String source, String reason) {

    /** Nothing is deducted. */
    public static final Deduction NONE = new Deduction(0, "", "");

    public Deduction {
        Checks.share("a deduction", share);
        if (share > 0) {
            Checks.text("the source of a deduction of " + share, source);
        }
    }

    /** A share with its source. */
    public static Deduction of(double share, String source) {
        return new Deduction(share, source, "");
    }

    /** The same deduction with a reason, which is printed beside it. */
    public Deduction because(String newReason) {
        return new Deduction(share, source, Checks.text("the reason for a deduction", newReason));
    }

    double kept() {
        return 1 - share;
    }

    /** {@code 10 % (survey of 2023), because …}. */
    @Override
    public String toString() {
        return Format.percent(share)
                + (source.isEmpty() ? "" : " (" + source + ")")
                + (reason.isEmpty() ? "" : ", because " + reason);
    }
}
