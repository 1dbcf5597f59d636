package dk.effekt.sroi;

import dk.effekt.sroi.internal.Format;
import dk.effekt.sroi.internal.PaybackMonths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a value map comes to. With present value PV and present value of inputs I: net present value PV − I, ratio PV/I,
 * net ratio PV/I − 1. Amounts are in total or per participant, as {@link #basis()} says. Standard errors are to first
 * order over quantities and over the distributions of values, deductions and costs. Immutable.
 */
public final class Sroi {

    private final ValueModel model;
    private final List<OutcomeValue> outcomes;
    private final List<InputValue> inputs;
    private final Map<ValueKind, Value> kinds;
    private final Map<String, Value> stakeholders;
    private final Value total;
    private final Amount inputCost;
    private final Amount netPresentValue;
    private final Optional<Amount> ratio;
    private final double measuredPresentKroner;
    private final double otherPresentKroner;

    Sroi(
            ValueModel model,
            List<OutcomeValue> outcomes,
            List<InputValue> inputs,
            Map<ValueKind, Value> kinds,
            Map<String, Value> stakeholders,
            Value total,
            Amount inputCost,
            Amount netPresentValue,
            Optional<Amount> ratio,
            double measuredPresentKroner,
            double otherPresentKroner) {
        this.model = model;
        this.outcomes = List.copyOf(outcomes);
        this.inputs = List.copyOf(inputs);
        this.kinds = new TreeMap<>(kinds);
        this.stakeholders = stakeholders;
        this.total = total;
        this.inputCost = inputCost;
        this.netPresentValue = netPresentValue;
        this.ratio = ratio;
        this.measuredPresentKroner = measuredPresentKroner;
        this.otherPresentKroner = otherPresentKroner;
    }

    /** The map that was evaluated. */
    public ValueMap map() {
        return model.map();
    }

    /** Whether amounts are for one participant or in total. */
    public Basis basis() {
        return model.basis();
    }

    /** What each outcome is worth, in the order of the map. */
    public List<OutcomeValue> outcomes() {
        return outcomes;
    }

    /** What each input costs, in the order of the map. */
    public List<InputValue> inputs() {
        return inputs;
    }

    /** The kinds of value that the map has, fiscal first. */
    public List<ValueKind> kinds() {
        return List.copyOf(kinds.keySet());
    }

    /** The stakeholders that outcomes fall to, in the order of the map. */
    public List<String> stakeholders() {
        return List.copyOf(stakeholders.keySet());
    }

    /** What all outcomes are worth. */
    public Value value() {
        return total;
    }

    /** What the outcomes of one kind are worth; {@link #kinds()} has those there are. */
    public Optional<Value> value(ValueKind kind) {
        return Optional.ofNullable(kinds.get(kind));
    }

    /** What the outcomes of one stakeholder are worth; {@link #stakeholders()} has those there are. */
    public Optional<Value> value(String stakeholder) {
        return Optional.ofNullable(stakeholders.get(stakeholder));
    }

    /** Number of periods, each a year, until the last outcome or cost ends. */
    public int periods() {
        return model.periods();
    }

    /** Present value of what is put in. */
    public Amount inputCost() {
        return inputCost;
    }

    /** Present value of all outcomes. */
    public Amount presentValue() {
        return total.presentValue();
    }

    /** Present value less inputs. */
    public Amount netPresentValue() {
        return netPresentValue;
    }

    /** Present value per participant less inputs per participant; empty if it is not known how many took part. */
    public Optional<Amount> netPresentValuePerParticipant() {
        if (basis() == Basis.PER_PARTICIPANT) {
            return Optional.of(netPresentValue);
        }
        if (map().participants().isEmpty()) {
            return Optional.empty();
        }
        int n = map().participants().getAsInt();
        return Optional.of(
                new Amount(netPresentValue.value() / n, netPresentValue.standardError() / n, Amount.Unit.KRONER));
    }

    /**
     * Present value per krone put in; empty if nothing was put in. The interval is the delta method's: where the inputs
     * are so uncertain that they may be next to nothing, it is no guide.
     */
    public Optional<Amount> ratio() {
        return ratio;
    }

    /** Net present value per krone put in, the ratio less 1; empty if nothing was put in. */
    public Optional<Amount> netRatio() {
        return ratio.map(r -> new Amount(r.value() - 1, r.standardError(), r.unit()));
    }

    /**
     * Months from the start until the value, not discounted, has made up for the inputs and stays above them; empty if it
     * never does. Costs fall at the beginning of their period, value comes evenly within it. With costs at the start that
     * are won back within the first year it is I / (value of year 1 / 12), the usual simple payback.
     */
    public OptionalDouble paybackMonths() {
        return payback(total.kronerByPeriod(), costs(false));
    }

    /** As {@link #paybackMonths()}, of present values. */
    public OptionalDouble discountedPaybackMonths() {
        return payback(total.presentKronerByPeriod(), costs(true));
    }

    /**
     * The factor by which every measured effect could be multiplied for the net present value to be 0: below 1 they
     * could shrink so far, above 1 they would have to grow. Empty if nothing is measured or no factor of 0 or more gets
     * there.
     */
    public OptionalDouble breakEvenFactor() {
        double factor = (inputCost.value() - otherPresentKroner) / measuredPresentKroner;
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

    /** All results and the map as JSON, in the form {@code effektSroi} 1. */
    public String toJson() {
        return SroiJson.of(this);
    }

    /** {@code BTU: ratio 1.93 [1.20, 2.66], NPV 39,367 kr, Finansministeriet 2021, END}. */
    @Override
    public String toString() {
        String each = basis() == Basis.PER_PARTICIPANT ? " each" : "";
        return Format.line(
                map().name(),
                ": " + ratio.map(r -> "ratio " + r).orElse("no inputs") + ", NPV "
                        + Format.kroner(netPresentValue.value()) + " kr" + each,
                ", " + map().discounting());
    }

    ValueModel model() {
        return model;
    }

    /** Kroner put in at the start and in each period after it. */
    double[] costs(boolean isDiscounted) {
        double[] costs = new double[periods() + 1];
        for (InputValue input : inputs) {
            for (int period = 0; period < costs.length; period++) {
                costs[period] += input.byPeriod().get(period).value() * (isDiscounted ? model.factor(period) : 1);
            }
        }
        return costs;
    }

    private OptionalDouble payback(List<Double> values, double[] costs) {
        double[] fromStart = new double[costs.length];
        Arrays.setAll(fromStart, period -> period == 0 ? 0 : values.get(period - 1));
        return PaybackMonths.of(costs, fromStart, inputCost.value() > 0);
    }
}
