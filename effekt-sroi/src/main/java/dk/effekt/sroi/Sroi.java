package dk.effekt.sroi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a value map comes to. With present value PV and inputs I: net present value PV − I, ratio PV/I, net ratio PV/I −
 * 1. Amounts are in total or per participant, as {@link #basis()} says. Immutable.
 */
public final class Sroi {

    private static final int MONTHS_A_YEAR = 12;

    private final ValueMap map;
    private final Basis basis;
    private final List<OutcomeValue> outcomes;
    private final int periods;
    private final Estimate presentValue;
    private final double measuredPresentKroner;
    private final double inputKroner;

    Sroi(
            ValueMap map,
            Basis basis,
            List<OutcomeValue> outcomes,
            int periods,
            Estimate presentValue,
            double measuredPresentKroner,
            double inputKroner) {
        this.map = map;
        this.basis = basis;
        this.outcomes = List.copyOf(outcomes);
        this.periods = periods;
        this.presentValue = presentValue;
        this.measuredPresentKroner = measuredPresentKroner;
        this.inputKroner = inputKroner;
    }

    /** The map that was evaluated. */
    public ValueMap map() {
        return map;
    }

    /** Whether amounts are for one participant or in total. */
    public Basis basis() {
        return basis;
    }

    /** What each outcome is worth, in the order of the map. */
    public List<OutcomeValue> outcomes() {
        return outcomes;
    }

    /** Number of periods, each a year, until the last outcome ends. */
    public int periods() {
        return periods;
    }

    /** Value of all outcomes in each period before discounting, from period 1 on. */
    public List<Double> kronerByPeriod() {
        return sums(OutcomeValue::kronerByPeriod);
    }

    /** Present value of all outcomes in each period, from period 1 on. */
    public List<Double> presentKronerByPeriod() {
        return sums(OutcomeValue::presentKronerByPeriod);
    }

    /** What is put in, in kroner; it falls at the start and is not discounted. */
    public double inputKroner() {
        return inputKroner;
    }

    /** Present value of all outcomes. */
    public Estimate presentValue() {
        return presentValue;
    }

    /** Present value less inputs. */
    public Estimate netPresentValue() {
        return new Estimate(presentValue.value() - inputKroner, presentValue.standardError(), Estimate.Unit.KRONER);
    }

    /** Present value per participant less inputs per participant; empty if it is not known how many took part. */
    public Optional<Estimate> netPresentValuePerParticipant() {
        if (basis == Basis.PER_PARTICIPANT) {
            return Optional.of(netPresentValue());
        }
        if (map.participants().isEmpty()) {
            return Optional.empty();
        }
        int n = map.participants().getAsInt();
        Estimate total = netPresentValue();
        return Optional.of(new Estimate(total.value() / n, total.standardError() / n, Estimate.Unit.KRONER));
    }

    /** Present value per krone put in; empty if nothing was put in. */
    public Optional<Estimate> ratio() {
        return inputKroner <= 0
                ? Optional.empty()
                : Optional.of(new Estimate(
                        presentValue.value() / inputKroner,
                        presentValue.standardError() / inputKroner,
                        Estimate.Unit.KRONER_PER_KRONE));
    }

    /** Net present value per krone put in, the ratio less 1; empty if nothing was put in. */
    public Optional<Estimate> netRatio() {
        return ratio().map(r -> new Estimate(r.value() - 1, r.standardError(), r.unit()));
    }

    /**
     * Months from the start until the value, not discounted and even within each year, has made up for the inputs and
     * stays above them; empty if it never does. Where that is within the first year it is I / (value of year 1 / 12),
     * the usual simple payback.
     */
    public OptionalDouble paybackMonths() {
        return payback(kronerByPeriod());
    }

    /** As {@link #paybackMonths()}, of present values. */
    public OptionalDouble discountedPaybackMonths() {
        return payback(presentKronerByPeriod());
    }

    /**
     * The factor by which every measured effect could be multiplied for the net present value to be 0: below 1 they
     * could shrink so far, above 1 they would have to grow. Empty if nothing is measured or no factor of 0 or more gets
     * there.
     */
    public OptionalDouble breakEvenFactor() {
        double factor = (inputKroner - (presentValue.value() - measuredPresentKroner)) / measuredPresentKroner;
        return Double.isFinite(factor) && factor >= 0 ? OptionalDouble.of(factor) : OptionalDouble.empty();
    }

    /** What has to be known beside the numbers: how they were found, what they rest on, what they leave out. */
    public List<String> notes() {
        return Notes.of(this);
    }

    /** All results, outcomes, years, sources and notes, at most 80 columns wide. */
    public String summary() {
        return Summary.of(this);
    }

    /** {@code BTU: ratio 1.93 [1.20, 2.66], NPV 39,367 kr, Finansministeriet 2021, END}. */
    @Override
    public String toString() {
        String ratio = ratio().map(r -> "ratio " + r).orElse("no inputs");
        String net = "NPV " + Format.kroner(netPresentValue().value()) + " kr";
        return Format.line(
                map.name(),
                ": " + ratio + ", " + net + (basis == Basis.PER_PARTICIPANT ? " each" : ""),
                ", " + map.discounting());
    }

    private List<Double> sums(Function<OutcomeValue, List<Double>> series) {
        double[] sums = new double[periods];
        for (OutcomeValue outcome : outcomes) {
            List<Double> values = series.apply(outcome);
            Arrays.setAll(sums, period -> sums[period] + values.get(period));
        }
        return Arrays.stream(sums).boxed().toList();
    }

    private OptionalDouble payback(List<Double> byPeriod) {
        OptionalDouble months = inputKroner <= 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
        double balance = -inputKroner;
        for (int i = 0; i < byPeriod.size(); i++) {
            double after = balance + byPeriod.get(i);
            if (after < 0) {
                months = OptionalDouble.empty();
            } else if (balance < 0) {
                months = OptionalDouble.of(MONTHS_A_YEAR * (i - balance / byPeriod.get(i)));
            }
            balance = after;
        }
        return months;
    }
}
