package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Choices;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.Measured;
import dk.effekt.sroi.MeasuredEffect;
import dk.effekt.sroi.SuccessShare;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How small measured effects could be for the net present value to be 0, everything else at its mean. With present value
 * V of what rests on an effect, W of all other outcomes and I of the inputs, the effect times f = (I − W)/V breaks even.
 * Rows of several payers that rest on the same effects go together, also where one loses what
 * another gains. Immutable.
 */
public final class BreakEven {

    /**
     * A measured outcome.
     *
     * @param outcome its name
     * @param unit what its effect is measured in, per participant
     * @param measured the quantity of each year, gained or avoided as the first row has it that rests on it
     * @param presentValue what all rows that rest on it are worth, kroner
     * @param factor what it could be multiplied by; empty if no factor of 0 or more breaks even
     */
    public record MeasuredOutcome(
            String outcome,
            MeasuredEffect.Unit unit,
            List<Double> measured,
            double presentValue,
            OptionalDouble factor) {

        public MeasuredOutcome {
            measured = List.copyOf(measured);
        }

        /** The quantity of each year at which the net present value is 0; empty if there is none. */
        public List<Double> needed() {
            return factor.isEmpty()
                    ? List.of()
                    : measured.stream().map(each -> each * factor.getAsDouble()).toList();
        }
    }

    /** Effects, whichever way round they count. */
    private record Key(String outcome, List<String> when, List<Double> estimates) {

        static Key of(Measured measured) {
            List<MeasuredEffect> effects = measured.effects();
            return new Key(
                    effects.get(0).outcome(),
                    effects.stream().map(MeasuredEffect::when).toList(),
                    effects.stream().map(MeasuredEffect::estimate).toList());
        }
    }

    private final ValueMap map;
    private final List<MeasuredOutcome> outcomes;
    private final double inputs;
    private final double unmeasured;
    private final OptionalDouble together;

    private BreakEven(
            ValueMap map, List<MeasuredOutcome> outcomes, double inputs, double unmeasured, OptionalDouble together) {
        this.map = map;
        this.outcomes = List.copyOf(outcomes);
        this.inputs = inputs;
        this.unmeasured = unmeasured;
        this.together = together;
    }

    /**
     * Of a map.
     *
     * @throws IllegalArgumentException if nothing in it is measured
     * @throws IllegalStateException if it cannot be evaluated
     */
    public static BreakEven of(ValueMap map) {
        ValueModel model = map.model();
        double[] present = new double[model.rows()];
        model.presentValues(model.means(), present);
        Map<Key, Double> values = new LinkedHashMap<>();
        Map<Key, Measured> firsts = new HashMap<>();
        double unmeasured = 0;
        double inputs = 0;
        for (int row = 0; row < present.length; row++) {
            if (row >= map.outcomes().size()) {
                inputs += present[row];
            } else if (map.outcomes().get(row).quantity() instanceof Measured measured) {
                values.merge(Key.of(measured), present[row], Double::sum);
                firsts.putIfAbsent(Key.of(measured), measured);
            } else {
                unmeasured += present[row];
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("value map '" + map.name()
                    + "' has no measured outcome; the break-even of a stated one is SuccessShare.of(cost, value)");
        }
        double measuredValue = 0;
        for (double value : values.values()) {
            measuredValue += value;
        }
        List<MeasuredOutcome> found = new ArrayList<>();
        for (Map.Entry<Key, Double> entry : values.entrySet()) {
            double others = unmeasured + measuredValue - entry.getValue();
            Measured first = Objects.requireNonNull(firsts.get(entry.getKey()));
            found.add(new MeasuredOutcome(
                    entry.getKey().outcome(),
                    first.effects().get(0).unit(),
                    amounts(first),
                    entry.getValue(),
                    factor(inputs - others, entry.getValue())));
        }
        return new BreakEven(map, found, inputs, unmeasured, factor(inputs - unmeasured, measuredValue));
    }

    private static List<Double> amounts(Measured measured) {
        return IntStream.rangeClosed(1, measured.years())
                .mapToObj(measured::amount)
                .toList();
    }

    private static OptionalDouble factor(double missing, double value) {
        double factor = missing / value;
        return Double.isFinite(factor) && factor >= 0 ? OptionalDouble.of(factor) : OptionalDouble.empty();
    }

    /** The factor for all measured effects together, as {@link dk.effekt.sroi.Sroi#breakEvenFactor()}. */
    public OptionalDouble factor() {
        return together;
    }

    /** Each measured outcome, the others staying as they are. */
    public List<MeasuredOutcome> outcomes() {
        return outcomes;
    }

    /**
     * The share of participants that must succeed, if a success is so many units of a measured outcome in its first year,
     * later years in proportion: 1 if the outcome is a share, such as being in a job; 52 if it is weeks and a success is a
     * whole year. With value V of the outcome, W of all else, inputs I, N participants and first year's quantity q, a
     * success is worth v = V/N · units/q, and costs c = (I − W)/N have to be won back.
     *
     * @param outcome the name of a measured outcome
     * @param unitsPerSuccess above 0, in the outcome's unit
     * @throws IllegalArgumentException if there is no such outcome, a success would not be worth anything, or all else pays back
     */
    public SuccessShare share(String outcome, double unitsPerSuccess) {
        Checks.positive("units per success", unitsPerSuccess);
        List<String> names =
                outcomes.stream().map(MeasuredOutcome::outcome).distinct().toList();
        List<MeasuredOutcome> meant =
                outcomes.stream().filter(one -> one.outcome().equals(outcome)).toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException(
                    meant.isEmpty()
                            ? "no measured outcome is called " + Suggest.quoted(outcome, names)
                            : "'" + outcome + "' is measured in several ways in this map; evaluate them apart");
        }
        MeasuredOutcome one = meant.get(0);
        int participants = map.participants().orElse(1);
        double others = unmeasured - one.presentValue();
        for (MeasuredOutcome other : outcomes) {
            others += other.presentValue();
        }
        double value = one.presentValue()
                / participants
                * unitsPerSuccess
                / one.measured().get(0);
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("a success of '" + outcome + "' would be worth " + value
                    + " kr, because its first year is " + one.measured().get(0) + " and all years are worth "
                    + one.presentValue() + " kr; state the value of a success with SuccessShare.of(cost, value)");
        }
        if (inputs < others) {
            throw new IllegalArgumentException("what does not rest on '" + outcome + "' is worth " + others
                    + " kr and pays back the inputs of " + inputs + " kr by itself; nobody has to succeed");
        }
        return SuccessShare.of(Kroner.kroner((inputs - others) / participants), Kroner.kroner(value));
    }

    /** All outcomes with what was measured and what is needed, at most 80 columns wide. */
    public String table() {
        TextTable table = TextTable.of("measured outcome", "factor", "measured", "needed", "unit");
        for (MeasuredOutcome one : outcomes) {
            table.add(
                    one.outcome(),
                    shown(one.factor()),
                    listed(one.measured()),
                    one.needed().isEmpty() ? "none" : listed(one.needed()),
                    Choices.word(one.unit()));
        }
        table.add("all together", shown(together), "", "", "");
        return Format.wrapped(map.name() + ": what breaks even, all else at its mean")
                + table.fitting(Format.WIDTH)
                + Format.wrapped(
                        "Needed: the measured quantity of each year, per participant, times the factor; then the"
                                + " net present value is 0.");
    }

    /** A line for each outcome and year with a head, comma-separated. */
    public String toCsv() {
        return sheet().csv();
    }

    /** The same as JSON. */
    public String toJson() {
        var root = JsonFields.object().put("name", map.name());
        together.ifPresent(factor -> root.put("factor", factor));
        return sheet().json(root);
    }

    /** {@code BTU: breaks even at 0.42 times what was measured}. */
    @Override
    public String toString() {
        return Format.line(
                map.name(),
                together.isPresent()
                        ? ": breaks even at " + shown(together) + " times what was measured"
                        : ": no multiple of what was measured breaks even");
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet("outcomes", "outcome", "unit", "year", "factor", "measured", "needed");
        for (MeasuredOutcome one : outcomes) {
            for (int year = 1; year <= one.measured().size(); year++) {
                double measured = one.measured().get(year - 1);
                double factor = one.factor().orElse(Double.NaN);
                sheet.add(one.outcome(), Choices.word(one.unit()), year, factor, measured, factor * measured);
            }
        }
        return sheet;
    }

    private static String shown(OptionalDouble factor) {
        return factor.isPresent() ? Format.decimal(factor.getAsDouble()) : "none";
    }

    private static String listed(List<Double> amounts) {
        String first = amounts.stream().limit(2).map(Format::significant).collect(Collectors.joining(", "));
        return amounts.size() > 2 ? first + ", …" : first;
    }
}
