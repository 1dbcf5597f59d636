package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.JsonFields;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One map by several choices that are no matter of chance: how to discount, how an outcome goes on, which prices to take.
 * They stand side by side, and may be given weights, so that {@link MonteCarlo} draws among them, too. Each method returns
 * new scenarios. Immutable.
 *
 * <pre>{@code
 * Scenarios.of("discounting")
 *         .with("3.5 %", map)
 *         .with("none", map.discounting(Discounting.none()));
 * }</pre>
 */
public final class Scenarios {

    private static final double WEIGHTS_SUM_TO = 1e-9;

    /**
     * One of them.
     *
     * @param label what it is called
     * @param map the map by this choice
     */
    public record Scenario(String label, ValueMap map) {

        public Scenario {
            Checks.text("the label of a scenario", label);
        }
    }

    private final String name;
    private final List<Scenario> all;
    private final List<Double> weights;

    private Scenarios(String name, List<Scenario> all, List<Double> weights) {
        this.name = Checks.text("the name of scenarios", name);
        this.all = all;
        this.weights = weights;
    }

    /** No scenario yet. */
    public static Scenarios of(String name) {
        return new Scenarios(name, List.of(), List.of());
    }

    /**
     * Adds one; weights given before are dropped.
     *
     * @throws IllegalArgumentException if there is one of that label, or its kroner are per participant where those of
     *     others are in total
     * @throws IllegalStateException if the map cannot be evaluated
     */
    public Scenarios with(String label, ValueMap map) {
        Basis basis = map.model().basis();
        for (Scenario other : all) {
            if (other.label().equals(label)) {
                throw new IllegalArgumentException("scenarios '" + name + "' have '" + label + "' already");
            }
            if (other.map().model().basis() != basis) {
                throw new IllegalArgumentException("scenario '" + label + "' is " + basis + ", '" + other.label()
                        + "' is " + other.map().model().basis() + "; give both the number of participants, or neither");
            }
        }
        List<Scenario> more = new ArrayList<>(all);
        more.add(new Scenario(label, map));
        return new Scenarios(name, List.copyOf(more), List.of());
    }

    /**
     * Says how likely each is, for drawing among them.
     *
     * @param probabilities one for each in the order added, each 0 or more, their sum 1
     */
    public Scenarios weighted(double... probabilities) {
        double sum = 0;
        for (double probability : probabilities) {
            sum += probability >= 0 ? probability : Double.NaN;
        }
        if (probabilities.length != all.size() || !(Math.abs(sum - 1) < WEIGHTS_SUM_TO)) {
            throw new IllegalArgumentException("weights " + Arrays.toString(probabilities) + " of "
                    + Format.count(all.size(), "scenario") + "; there must be one for each, 0 or more, with sum 1");
        }
        return new Scenarios(name, all, Arrays.stream(probabilities).boxed().toList());
    }

    /** What the choice is about. */
    public String name() {
        return name;
    }

    /** The scenarios in the order added. */
    public List<Scenario> all() {
        return all;
    }

    /** How likely each is; empty if that was not said. */
    public List<Double> weights() {
        return weights;
    }

    /** All side by side, each at the mean of all that is uncertain, at most 80 columns wide. */
    public String table() {
        TextTable table = TextTable.of("kr " + basisWords(), "present", "inputs", "NPV", "SE", "ratio");
        for (Scenario one : all) {
            Sroi sroi = one.map().evaluate();
            table.add(
                    one.label(),
                    Format.kroner(sroi.presentValue().value()),
                    Format.kroner(sroi.inputCost().value()),
                    Format.kroner(sroi.netPresentValue().value()),
                    Format.kroner(sroi.netPresentValue().standardError()),
                    Format.decimal(ratio(sroi)));
        }
        return Format.wrapped(name + ": " + Format.count(all.size(), "scenario")) + table.fitting(Format.WIDTH);
    }

    /** A line for each with a head, comma-separated. */
    public String toCsv() {
        return sheet().csv();
    }

    /** The same as JSON. */
    public String toJson() {
        return sheet().json(JsonFields.object().put("name", name).put("basis", basisWords()));
    }

    /** {@code discounting: 3 scenarios, NPV from 12,000 to 39,367 kr}. */
    @Override
    public String toString() {
        double[] values = all.stream()
                .mapToDouble(one -> one.map().evaluate().netPresentValue().value())
                .sorted()
                .toArray();
        String range = values.length == 0
                ? ""
                : ", NPV from " + Format.kroner(values[0]) + " to " + Format.kroner(values[values.length - 1]) + " kr";
        return Format.line(name, ": " + Format.count(all.size(), "scenario") + range);
    }

    List<ValueModel> models() {
        return all.stream().map(one -> one.map().model()).toList();
    }

    private String basisWords() {
        return all.isEmpty() ? "" : all.get(0).map().model().basis().toString();
    }

    private static double ratio(Sroi sroi) {
        Optional<Amount> ratio = sroi.ratio();
        return ratio.isPresent() ? ratio.get().value() : Double.NaN;
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet(
                "scenarios",
                "scenario",
                "weight",
                "present_value",
                "inputs",
                "net_present_value",
                "standard_error",
                "ratio");
        for (int i = 0; i < all.size(); i++) {
            Sroi sroi = all.get(i).map().evaluate();
            sheet.add(
                    all.get(i).label(),
                    weights.isEmpty() ? Double.NaN : weights.get(i),
                    sroi.presentValue().value(),
                    sroi.inputCost().value(),
                    sroi.netPresentValue().value(),
                    sroi.netPresentValue().standardError(),
                    ratio(sroi));
        }
        return sheet;
    }
}
