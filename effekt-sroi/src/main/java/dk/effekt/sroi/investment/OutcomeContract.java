package dk.effekt.sroi.investment;

import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.Measured;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.internal.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An agreement to pay for results (a social effect contract): an investor pays first, a payer pays for each unit of the outcome
 * at days of measurement. At a day with u units in all the payment is price · u, nothing where u per participant is below the
 * threshold or u is negative, and never more than what is left of the cap; nothing is paid back. Immutable.
 *
 * @param investor who pays first
 * @param payer who pays for results
 * @param investments what the investor pays, and when
 * @param unit what is paid for, in the singular, such as {@code week}
 * @param price kroner per unit, at least 0
 * @param days days of measurement, each later than the one before
 * @param threshold units per participant below which a day brings no payment, at least 0; reached, all units count
 * @param cap the most that is paid in all, above 0; ∞ for no cap
 * @param payment whether results or effects are paid for
 * @param deadweight the share of results that would have been there anyway; only where results are paid for
 * @param worth what a unit of effect saves the payer; empty if it is not said
 */
public record OutcomeContract(
        String investor,
        String payer,
        List<Investment> investments,
        String unit,
        double price,
        List<LocalDate> days,
        double threshold,
        double cap,
        PaymentFor payment,
        Deduction deadweight,
        Optional<Kroner> worth) {

    /** What is counted for a payment. */
    public enum PaymentFor {
        /** The effect: what there would not have been otherwise, from a controlled design. */
        EFFECT,
        /** All results, those included that would have been there anyway: the payer pays for deadweight too. */
        GROSS_RESULTS
    }

    /**
     * A payment of the investor.
     *
     * @param on the day
     * @param kroner above 0
     */
    public record Investment(LocalDate on, double kroner) {

        public Investment {
            if (!(kroner > 0 && Double.isFinite(kroner))) {
                throw new IllegalArgumentException("an investment of " + kroner + " kr; it must be above 0");
            }
        }
    }

    public OutcomeContract {
        investments = List.copyOf(investments);
        days = List.copyOf(days);
        if (!(price >= 0 && Double.isFinite(price))) {
            throw new IllegalArgumentException("a price of " + price + " kr per " + unit + "; it must be at least 0");
        }
        if (!(threshold >= 0 && Double.isFinite(threshold))) {
            throw new IllegalArgumentException(
                    "a threshold of " + threshold + " per participant; it must be at least 0");
        }
        if (!(cap > 0)) {
            throw new IllegalArgumentException("a cap of " + cap + " kr; it must be above 0");
        }
        for (int i = 1; i < days.size(); i++) {
            if (!days.get(i).isAfter(days.get(i - 1))) {
                throw new IllegalArgumentException(
                        "days of measurement " + days + "; each must be later than the one before");
            }
        }
        if (deadweight.share() > 0 && payment == PaymentFor.EFFECT) {
            throw new IllegalArgumentException("deadweight of " + deadweight + " in a contract that pays for effects;"
                    + " an effect has it out already. Leave it out, or use payingFor(GROSS_RESULTS)");
        }
    }

    /** A contract that pays for effects, as yet without terms. */
    public static OutcomeContract between(String investor, String payer) {
        return new OutcomeContract(
                investor,
                payer,
                List.of(),
                "unit",
                0,
                List.of(),
                0,
                Double.POSITIVE_INFINITY,
                PaymentFor.EFFECT,
                Deduction.NONE,
                Optional.empty());
    }

    /** Adds a payment of the investor. */
    public OutcomeContract investing(LocalDate on, double kroner) {
        List<Investment> more = new ArrayList<>(investments);
        more.add(new Investment(on, kroner));
        return with(more, unit, price, days, threshold, cap, payment, deadweight, worth);
    }

    /** What the payer pays per unit. */
    public OutcomeContract paying(double kroner, String newUnit) {
        return with(investments, newUnit, kroner, days, threshold, cap, payment, deadweight, worth);
    }

    /** When it is measured and paid. */
    public OutcomeContract measuredOn(LocalDate... newDays) {
        return with(investments, unit, price, List.of(newDays), threshold, cap, payment, deadweight, worth);
    }

    /** A day with fewer units per participant brings no payment. */
    public OutcomeContract onlyFrom(double unitsPerParticipant) {
        return with(investments, unit, price, days, unitsPerParticipant, cap, payment, deadweight, worth);
    }

    /** The most that is paid in all. */
    public OutcomeContract atMost(double kroner) {
        return with(investments, unit, price, days, threshold, kroner, payment, deadweight, worth);
    }

    /** Pays for all results, of which a share would have been there anyway; {@link Deduction#NONE} if it is not known. */
    public OutcomeContract payingForGrossResults(Deduction newDeadweight) {
        return with(investments, unit, price, days, threshold, cap, PaymentFor.GROSS_RESULTS, newDeadweight, worth);
    }

    /** What a unit of effect saves the payer, not discounted. */
    public OutcomeContract worth(Kroner perUnit) {
        return with(investments, unit, price, days, threshold, cap, payment, deadweight, Optional.of(perUnit));
    }

    /** All that the investor pays. */
    public double invested() {
        double sum = 0;
        for (Investment one : investments) {
            sum += one.kroner();
        }
        return sum;
    }

    /**
     * What is paid when.
     *
     * @param result a number for each day of measurement: effects, as measured or as assumed, or all results if the contract
     *     pays for them
     * @param participants at least 1; numbers per participant are multiplied by it, a threshold is held against one of them
     * @throws IllegalArgumentException if the number of days differs, there is no investment, or an effect is given where all
     *     results are paid for
     */
    public ContractSchedule schedule(Quantity result, int participants) {
        if (participants < 1) {
            throw new IllegalArgumentException(participants + " participants; there must be at least 1");
        }
        if (investments.isEmpty() || days.isEmpty()) {
            throw new IllegalArgumentException("a contract without "
                    + (days.isEmpty() ? "days of measurement; add measuredOn(…)" : "an investment; add investing(…)"));
        }
        if (result.years() != days.size()) {
            throw new IllegalArgumentException(Format.count(result.years(), "number") + " for "
                    + Format.count(days.size(), "day") + " of measurement; there must be one for each");
        }
        if (result.isEffect() && payment == PaymentFor.GROSS_RESULTS) {
            throw new IllegalArgumentException(
                    "the contract pays for all results, but "
                            + (result instanceof Measured ? "a measured effect" : "an effect") + " was given, which"
                            + " has what would have been there anyway out of it; state the results counted, or pay for effects");
        }
        return ContractSchedule.of(this, result, participants);
    }

    /** The terms in words. */
    public String describe() {
        String paid = investments.stream()
                .map(one -> Format.kroner(one.kroner()) + " kr on " + one.on())
                .collect(Collectors.joining(", "));
        return investor + " pays " + paid + "; " + payer + " pays " + Format.kroner(price) + " kr per " + unit
                + (payment == PaymentFor.EFFECT ? " of effect" : " of all that is counted")
                + (threshold > 0 ? ", from " + Format.decimal(threshold) + " per participant on" : "")
                + (Double.isInfinite(cap) ? "" : ", at most " + Format.kroner(cap) + " kr in all") + ".";
    }

    /** {@code Fund, Municipality: 800 kr per week, at most 6,000,000 kr, 3 days}. */
    @Override
    public String toString() {
        return Format.line(
                investor,
                ", " + payer + ": " + Format.kroner(price) + " kr per " + unit,
                (Double.isInfinite(cap) ? "" : ", at most " + Format.kroner(cap) + " kr") + ", "
                        + Format.count(days.size(), "day"));
    }

    private OutcomeContract with(
            List<Investment> newInvestments,
            String newUnit,
            double newPrice,
            List<LocalDate> newDays,
            double newThreshold,
            double newCap,
            PaymentFor newPayment,
            Deduction newDeadweight,
            Optional<Kroner> newWorth) {
        return new OutcomeContract(
                investor,
                payer,
                newInvestments,
                newUnit,
                newPrice,
                newDays,
                newThreshold,
                newCap,
                newPayment,
                newDeadweight,
                newWorth);
    }
}
