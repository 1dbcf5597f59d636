package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.JsonFields;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Parameter;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One-way sensitivity: the net present value with one parameter at its 2.5 % and its 97.5 % quantile, or at ends of one's
 * own, all others at their means; the one that matters most first. What varies together, such as effects of several years,
 * is understated one at a time; {@link MonteCarlo} has it jointly. Each method returns a new tornado. Immutable.
 */
public final class Tornado {

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /**
     * A line of it.
     *
     * @param name the parameter or the choice
     * @param low the parameter's low value with as many digits as tables show, or the choice with the lowest result
     * @param high its high value, or the choice with the highest result
     * @param netAtLow net present value there, kroner
     * @param netAtHigh net present value there, kroner
     */
    public record Bar(String name, String low, String high, double netAtLow, double netAtHigh) {

        /** The distance of the two, kroner. */
        public double swing() {
            return Math.abs(netAtHigh - netAtLow);
        }
    }

    private final ValueMap map;
    private final double atMeans;
    private final List<Bar> bars;

    private Tornado(ValueMap map, double atMeans, List<Bar> bars) {
        this.map = map;
        this.atMeans = atMeans;
        List<Bar> sorted = new ArrayList<>(bars);
        sorted.sort(Comparator.comparingDouble((Bar bar) -> -bar.swing()).thenComparing(Bar::name));
        this.bars = List.copyOf(sorted);
    }

    /**
     * Of all that is uncertain in a map.
     *
     * @throws IllegalStateException if the map cannot be evaluated
     */
    public static Tornado of(ValueMap map) {
        NetPresentValue net = new NetPresentValue(map);
        List<Bar> bars = new ArrayList<>();
        List<Parameter> parameters = net.model().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            double low = parameters.get(i).distribution().quantile(LOW);
            double high = parameters.get(i).distribution().quantile(HIGH);
            bars.add(bar(net, i, low, high));
        }
        return new Tornado(map, net.atMeans(), bars);
    }

    /**
     * With ends of one's own for a parameter.
     *
     * @param parameter its name
     * @throws IllegalArgumentException if the map has no such parameter, or it cannot have such a value
     */
    public Tornado withRange(String parameter, double low, double high) {
        NetPresentValue net = new NetPresentValue(map);
        int place = net.place(parameter);
        net.require(place, low);
        net.require(place, high);
        return with(bar(net, place, low, high));
    }

    /**
     * With a choice, from the scenario of it that has the lowest net present value to the one with the highest.
     *
     * @throws IllegalArgumentException if there is no scenario
     */
    public Tornado withChoice(Scenarios scenarios) {
        if (scenarios.all().isEmpty()) {
            throw new IllegalArgumentException("scenarios '" + scenarios.name() + "' are empty; add some with with(…)");
        }
        String least = "";
        String most = "";
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Scenarios.Scenario one : scenarios.all()) {
            double net = new NetPresentValue(one.map()).atMeans();
            if (net < low) {
                low = net;
                least = one.label();
            }
            if (net > high) {
                high = net;
                most = one.label();
            }
        }
        return with(new Bar(scenarios.name(), least, most, low, high));
    }

    /** The name of the map. */
    public String name() {
        return map.name();
    }

    /** Whether kroner are for one participant or in total. */
    public Basis basis() {
        return map.model().basis();
    }

    /** The lines, the widest first. */
    public List<Bar> bars() {
        return bars;
    }

    /** The net present value with everything at its mean, kroner. */
    public double netPresentValue() {
        return atMeans;
    }

    /** The lines as a table, at most 80 columns wide. */
    public String table() {
        TextTable table = TextTable.of("one at a time", "low", "high", "NPV at low", "at high", "swing, kr");
        for (Bar bar : bars) {
            table.add(
                    bar.name(),
                    Format.cut(bar.low(), 10),
                    Format.cut(bar.high(), 10),
                    Format.kroner(bar.netAtLow()),
                    Format.kroner(bar.netAtHigh()),
                    Format.kroner(bar.swing()));
        }
        String head = map.name() + ": net present value " + Format.kroner(atMeans) + " kr " + basis()
                + " with everything at its mean";
        return Format.wrapped(head)
                + table.fitting(Format.WIDTH)
                + Format.wrapped("Low and high: 2.5 and 97.5 % quantiles, or as stated; all else at its mean, so that"
                        + " what varies together is understated.");
    }

    /** A line for each with a head, comma-separated. */
    public String toCsv() {
        return sheet().csv();
    }

    /** The same as JSON. */
    public String toJson() {
        return sheet().json(JsonFields.object()
                .put("name", name())
                .put("basis", basis().toString())
                .put("netPresentValue", atMeans));
    }

    /** {@code BTU: NPV 39,367 kr; effect on public-benefit, weeks 0 to 51 swings it most}. */
    @Override
    public String toString() {
        String most =
                bars.isEmpty() ? "nothing is uncertain" : Format.cut(bars.get(0).name(), 30) + " swings it most";
        return Format.line(map.name(), ": NPV " + Format.kroner(atMeans) + " kr; " + most);
    }

    private Tornado with(Bar bar) {
        List<Bar> more = new ArrayList<>(bars);
        more.removeIf(other -> other.name().equals(bar.name()));
        more.add(bar);
        return new Tornado(map, atMeans, more);
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet("bars", "name", "low", "high", "net_at_low", "net_at_high", "swing");
        bars.forEach(bar -> sheet.add(bar.name(), bar.low(), bar.high(), bar.netAtLow(), bar.netAtHigh(), bar.swing()));
        return sheet;
    }

    private static Bar bar(NetPresentValue net, int place, double low, double high) {
        return new Bar(
                net.model().parameters().get(place).name(),
                Format.significant(low),
                Format.significant(high),
                net.at(place, low),
                net.at(place, high));
    }
}
