package dk.effekt.sroi;

import dk.effekt.sroi.internal.Format;

/**
 * What share of the participants must succeed for the money to come back. With cost c per participant and present value v of
 * a success, a share c/v must succeed that would not have otherwise (<em>additional</em>). If a share b would have anyway, a
 * count of successes must reach b + c/v (<em>total</em>). A report that quotes one figure may mean either: counting all
 * successes against c/v claims what would have happened anyway. The inverse is the value that a success must have at a given
 * total share s: c/(s − b). Standard errors are to first order; cost, value and baseline are independent.
 *
 * @param cost present value of what one participant costs, at least 0
 * @param value present value of one success, above 0; over as many years as a success lasts
 * @param baseline the share that would have succeeded anyway
 */
public record SuccessShare(Kroner cost, Kroner value, Deduction baseline) {

    public SuccessShare {
        if (cost.amount() < 0) {
            throw new IllegalArgumentException("a cost per participant of " + cost + "; it must be at least 0");
        }
        if (!(value.amount() > 0)) {
            throw new IllegalArgumentException(
                    "a success is worth " + value + "; it must be above 0, or no share of successes pays the cost");
        }
    }

    /** If nobody would have succeeded anyway; see {@link #against}. */
    public static SuccessShare of(Kroner costPerParticipant, Kroner presentValuePerSuccess) {
        return new SuccessShare(costPerParticipant, presentValuePerSuccess, Deduction.NONE);
    }

    /** The same where a share would have succeeded anyway. */
    public SuccessShare against(Deduction newBaseline) {
        return new SuccessShare(cost, value, newBaseline);
    }

    /** The share that must succeed beyond what would have anyway: c/v. */
    public Amount additional() {
        return share(0);
    }

    /** The share that must succeed in all: b + c/v. Above 1 it cannot be reached. */
    public Amount total() {
        return share(1);
    }

    /** Whether enough can succeed: whether {@link #total()} is at most 1. */
    public boolean isReachable() {
        return total().value() <= 1;
    }

    /**
     * What a success must be worth for a share to be enough: c/(s − b) kroner of present value.
     *
     * @param totalShare the share that succeeds in all, above the baseline and at most 1
     */
    public Amount valueNeeded(double totalShare) {
        double beyond = totalShare - baseline.share();
        if (!(beyond > 0 && totalShare <= 1)) {
            throw new IllegalArgumentException("a total share of " + totalShare + "; it must be above the baseline of "
                    + baseline.share() + " and at most 1");
        }
        double needed = cost.amount() / beyond;
        double error =
                length(sd(cost) / beyond, needed * baseline.distribution().sd() / beyond);
        return new Amount(needed, error, Amount.Unit.KRONER);
    }

    /** Both shares in words, with what they rest on. */
    public String describe() {
        String end = isReachable() ? "." : "; more than all, so it cannot be paid back this way.";
        return Format.wrapped("At " + cost + " per participant and " + value + " of present value per success, "
                + percents(additional()) + " of the participants must succeed who would not have otherwise. With "
                + (baseline.share() == 0 ? "nobody succeeding anyway" : baseline + " succeeding anyway")
                + ", a count of all successes must reach " + percents(total()) + end);
    }

    /** {@code 26.0 % must succeed beyond the 12.0 % that would anyway, 38.0 % in all}. */
    @Override
    public String toString() {
        return Format.percent(additional().value()) + " must succeed beyond the " + Format.percent(baseline.share())
                + " that would anyway, " + Format.percent(total().value()) + " in all";
    }

    private Amount share(int baselines) {
        double additional = cost.amount() / value.amount();
        double error = length(
                sd(cost) / value.amount(),
                additional * sd(value) / value.amount(),
                baselines * baseline.distribution().sd());
        return new Amount(additional + baselines * baseline.share(), error, Amount.Unit.KRONER_PER_KRONE);
    }

    private static String percents(Amount share) {
        return Format.percent(share.value())
                + (share.standardError() == 0
                        ? ""
                        : " [" + Format.percent(share.ciLow()) + ", " + Format.percent(share.ciHigh()) + "]");
    }

    private static double sd(Kroner kroner) {
        return kroner.distribution().sd();
    }

    private static double length(double... parts) {
        double squares = 0;
        for (double part : parts) {
            squares += part * part;
        }
        return Math.sqrt(squares);
    }
}
