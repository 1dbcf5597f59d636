package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Blocks;
import dk.effekt.internal.Finite;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Parameter;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The probability that each option is the best, over a range of one number, such as the kroner that a WELLBY is worth
 * (cost-effectiveness acceptability curve; van Hout et al. 1994). The frontier is the option with the highest
 * <em>mean</em> at each value, with its probability of being best (Fenwick, Claxton and Sculpher 2001, Health Economics
 * 10; so does the R package dampack). It need not be the option that is most probably best, which the R package BCEA calls
 * the frontier. With one map, the curve is the probability that it pays back. Immutable.
 */
public final class Acceptability {

    /**
     * One value of the number.
     *
     * @param value the number
     * @param frontier the option with the highest mean
     * @param means the mean net present value of each option, doing nothing first
     * @param probabilities the share of draws in which each is the best, in the same order
     */
    public record Point(double value, String frontier, List<Double> means, List<Double> probabilities) {

        public Point {
            means = List.copyOf(means);
            probabilities = List.copyOf(probabilities);
        }
    }

    private final String of;
    private final MonteCarlo settings;
    private final Options options;
    private final List<Point> points;

    private Acceptability(String of, MonteCarlo settings, Options options, List<Point> points) {
        this.of = of;
        this.settings = settings;
        this.options = options;
        this.points = List.copyOf(points);
    }

    static Acceptability overParameter(MonteCarlo settings, Options options, String name, double[] values) {
        int place = options.parameters.place(name);
        Parameter parameter = options.parameters.all().get(place);
        if (place < options.parameters.effects()) {
            throw new IllegalArgumentException("'" + name
                    + "' is a measured effect; the curve goes over what is stated, such as the value of a unit");
        }
        for (double value : values) {
            if (parameter.kind().isShare() && !(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "'" + name + "' of " + value + "; a deduction must be a share from 0 to 1");
            }
        }
        return of(name, settings, options, values, place, 0);
    }

    static Acceptability overWellbeing(MonteCarlo settings, Options options, double stated, double[] values) {
        Checks.positive("the stated kroner per unit of wellbeing", stated);
        if (!options.hasWellbeing()) {
            throw new IllegalArgumentException("no outcome is of kind wellbeing; there is nothing to value otherwise");
        }
        return of("kr per unit of wellbeing", settings, options, values, -1, stated);
    }

    private static Acceptability of(
            String of, MonteCarlo settings, Options options, double[] values, int place, double stated) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no value of '" + of + "' to look at; give at least one");
        }
        for (double value : values) {
            Finite.of("a value of '" + of + "'", value);
        }
        double[] at = values.clone();
        int count = options.count();
        List<double[][]> blocks = Blocks.map(settings.executor(), settings.draws(), MonteCarlo.BLOCK, (from, to) -> {
            Interruption.check("drawing value maps");
            Draws draws = new Draws(options.parameters, settings, from);
            double[][] net = new double[count][Draws.AT_ONCE];
            double[] fixed = new double[Draws.AT_ONCE];
            double[] each = new double[count];
            double[][] sums = new double[at.length][2 * count];
            for (int start = from; start < to; start += Draws.AT_ONCE) {
                int some = Math.min(Draws.AT_ONCE, to - start);
                double[][] x = draws.next(some).clone();
                if (place >= 0) {
                    x[place] = fixed;
                }
                for (int v = 0; v < at.length; v++) {
                    Arrays.fill(fixed, at[v]);
                    options.netBenefits(x, some, place >= 0 ? 1 : at[v] / stated, net);
                    for (int j = 0; j < some; j++) {
                        for (int k = 0; k < count; k++) {
                            each[k] = net[k][j];
                            sums[v][k] += each[k];
                        }
                        sums[v][count + Options.best(each)]++;
                    }
                }
            }
            return sums;
        });
        List<Point> points = new ArrayList<>();
        for (int v = 0; v < at.length; v++) {
            double[] means = new double[2 * count];
            for (double[][] block : blocks) {
                for (int k = 0; k < means.length; k++) {
                    means[k] += block[v][k];
                }
            }
            for (int k = 0; k < means.length; k++) {
                means[k] /= settings.draws();
            }
            double[] net = Arrays.copyOf(means, count);
            points.add(new Point(
                    at[v],
                    options.names.get(Options.best(net)),
                    Arrays.stream(net).boxed().toList(),
                    Arrays.stream(means, count, 2 * count).boxed().toList()));
        }
        return new Acceptability(of, settings, options, points);
    }

    /** What the curve goes over: a parameter's name, or {@code kr per unit of wellbeing}. */
    public String over() {
        return of;
    }

    /** The options, doing nothing first. */
    public List<String> options() {
        return options.names;
    }

    /** The curve, in the order in which values were given. */
    public List<Point> points() {
        return points;
    }

    /** What has to be known beside the numbers. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(DrawnNotes.of(options.parameters, settings));
        notes.add("Frontier (*): the option with the highest mean net present value, which need not be the one that is"
                + " most probably best.");
        return List.copyOf(notes);
    }

    /** The probability that each option is best at each value, and notes; at most 80 columns wide for few options. */
    public String table() {
        List<String> heads = new ArrayList<>(List.of(of));
        int room = (Format.WIDTH - 20) / options.count() - 2;
        options.names.forEach(name -> heads.add(Format.cut(name, Math.max(8, room))));
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (Point point : points) {
            List<String> cells = new ArrayList<>(List.of(Format.significant(point.value())));
            for (int k = 0; k < options.count(); k++) {
                boolean isFrontier = options.names.get(k).equals(point.frontier());
                cells.add((isFrontier ? "* " : "")
                        + Format.percent(point.probabilities().get(k)));
            }
            table.add(cells.toArray(String[]::new));
        }
        return "Probability of being best\n" + table.fitting(Format.WIDTH) + '\n' + Format.wrapped(notes());
    }

    /** A line for each value and option with a head, comma-separated. */
    public String toCsv() {
        return sheet().csv();
    }

    /** The same as JSON. */
    public String toJson() {
        return sheet().json(JsonFields.object()
                .put("over", of)
                .put("draws", settings.draws())
                .put("seed", settings.seed()));
    }

    /** {@code kr per unit of wellbeing: 5 values, 2 options}. */
    @Override
    public String toString() {
        return Format.line(
                of, ": " + Format.count(points.size(), "value") + ", " + Format.count(options.count(), "option"));
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet("points", "value", "option", "mean_net_present_value", "probability_best", "frontier");
        for (Point point : points) {
            for (int k = 0; k < options.count(); k++) {
                String name = options.names.get(k);
                sheet.add(
                        point.value(),
                        name,
                        point.means().get(k),
                        point.probabilities().get(k),
                        name.equals(point.frontier()) ? "yes" : "no");
            }
        }
        return sheet;
    }
}
