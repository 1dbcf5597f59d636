package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Blocks;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Normal;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Parameter;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which of some value maps to choose, doing nothing being one of them, and what it would be worth to know more before
 * choosing. With net present value NB(j,k) of option k in draw j, the expected value of perfect information is
 * EVPI = mean over j of max over k of NB(j,k) − max over k of mean over j of NB(j,k) (Briggs, Claxton and Sculpher 2006,
 * ch. 6), which is the expected loss of the option that is best on average. That of one parameter, EVPPI, is
 * E[max E[NB(k) | parameter]] − max E[NB(k)]. The usual ways to find the inner mean are a second loop of draws or a
 * regression on the draws (Strong, Oakley and Brennan 2014, Medical Decision Making 34); here it is known exactly, because
 * a value map is linear in each of its parameters but drop-offs. Immutable.
 */
public final class Decision {

    /**
     * How an option stands.
     *
     * @param name that of its map, or {@code do nothing}
     * @param expected its mean net present value, kroner
     * @param expectedError Monte Carlo standard error of that
     * @param probabilityBest the share of draws in which it is the best
     * @param expectedLoss how much is lost on average by choosing it, against the best of each draw, kroner
     */
    public record Option(
            String name, double expected, double expectedError, double probabilityBest, double expectedLoss) {}

    /**
     * What it would be worth to know a parameter.
     *
     * @param parameter which
     * @param value expected value of perfect information on it alone, kroner
     */
    public record Information(Parameter parameter, double value) {

        /** {@code weekly rate: 1,204 kr}. */
        @Override
        public String toString() {
            return parameter.name() + ": " + Format.kroner(value) + " kr";
        }
    }

    private final MonteCarlo settings;
    private final Options options;
    private final List<Option> all;
    private final int best;
    private final double evpi;
    private final double evpiError;
    private final List<Information> information;
    private final OptionalDouble evppiOfEffects;

    private Decision(MonteCarlo settings, Options options, double[][] net) {
        this.settings = settings;
        this.options = options;
        int n = settings.draws();
        int count = options.count();
        double[] means = new double[count];
        double[] losses = new double[count];
        int[] wins = new int[count];
        double[] draw = new double[count];
        for (int j = 0; j < n; j++) {
            int winner = best(net, j, draw);
            wins[winner]++;
            for (int k = 0; k < count; k++) {
                means[k] += net[k][j] / n;
                losses[k] += (draw[winner] - draw[k]) / n;
            }
        }
        best = Options.best(means);
        evpi = losses[best];
        double squares = 0;
        double[] own = new double[count];
        for (int j = 0; j < n; j++) {
            double loss = net[best(net, j, draw)][j] - net[best][j];
            squares += (loss - evpi) * (loss - evpi);
            for (int k = 0; k < count; k++) {
                own[k] += (net[k][j] - means[k]) * (net[k][j] - means[k]);
            }
        }
        evpiError = Math.sqrt(squares / (n - 1) / n);
        List<Option> found = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            found.add(new Option(
                    options.names.get(k), means[k], Math.sqrt(own[k] / (n - 1) / n), (double) wins[k] / n, losses[k]));
        }
        all = List.copyOf(found);
        ConditionalMeans conditional = new ConditionalMeans(options);
        information = information(options, conditional);
        evppiOfEffects = options.parameters.effects() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ofEffects(settings, options, conditional));
    }

    static Decision of(MonteCarlo settings, Options options) {
        double[][] net = new double[options.count()][settings.draws()];
        Blocks.map(settings.executor(), settings.draws(), MonteCarlo.BLOCK, (from, to) -> {
            Interruption.check("drawing value maps");
            Draws draws = new Draws(options.parameters, settings, from);
            double[][] some = new double[options.count()][Draws.AT_ONCE];
            for (int at = from; at < to; at += Draws.AT_ONCE) {
                int count = Math.min(Draws.AT_ONCE, to - at);
                options.netBenefits(draws.next(count), count, 1, some);
                for (int k = 0; k < some.length; k++) {
                    System.arraycopy(some[k], 0, net[k], at, count);
                }
            }
            return to;
        });
        return new Decision(settings, options, net);
    }

    /** How the options stand: doing nothing, then the maps in their order. */
    public List<Option> options() {
        return all;
    }

    /** The option with the highest mean. */
    public Option best() {
        return all.get(best);
    }

    /** Whether kroner are for one participant or in total. */
    public Basis basis() {
        return options.basis;
    }

    /** Expected value of perfect information on everything that is uncertain, kroner: what it can be worth at most. */
    public double evpi() {
        return evpi;
    }

    /** Monte Carlo standard error of it. */
    public double evpiError() {
        return evpiError;
    }

    /** What it would be worth to know each parameter, by itself, most first. Exact; they do not add up to the whole. */
    public List<Information> evppi() {
        return information;
    }

    /**
     * What it would be worth to know all measured effects: the most that a further evaluation of them, however large,
     * can be worth. Exact with one map, else from draws. Empty if nothing is measured.
     */
    public OptionalDouble evppiOfEffects() {
        return evppiOfEffects;
    }

    /**
     * What perfect information would be worth for all who are decided on: EVPI · Σ over years of N(t) · factor(t).
     *
     * @param byYear in each year from the first, how many participants are decided on if kroner are per participant, else
     *     how many programmes of this size
     */
    public double evpiOfPopulation(Discounting discounting, double... byYear) {
        double sum = 0;
        for (int year = 1; year <= byYear.length; year++) {
            double number = byYear[year - 1];
            if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "decisions in year " + year + " are " + number + "; there must be a number, 0 or more");
            }
            sum += number * discounting.factor(year);
        }
        return evpi * sum;
    }

    /** What has to be known beside the numbers. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(DrawnNotes.of(options.parameters, settings));
        if (options.models.size() > 1) {
            notes.add("Shared: " + Format.count(options.parameters.shared(), "parameter")
                    + " with equal name, kind and distribution are the same in several options; others that share a"
                    + " name are taken as independent and named by their map.");
        }
        notes.add("EVPI: what is gained on average if all that is uncertain were known before choosing, per decision "
                + options.basis + "; an evaluation cannot be worth more. EVPPI: the same for one number alone; they do"
                + " not add up. Both see only what is drawn.");
        return List.copyOf(notes);
    }

    /** Options, value of information and notes, at most 80 columns wide. */
    public String table() {
        TextTable choices = TextTable.of("kr " + options.basis, "mean NPV", "MC error", "P(best)", "expected loss");
        for (Option option : all) {
            choices.add(
                    option.name() + (option.equals(best()) ? " *" : ""),
                    Format.kroner(option.expected()),
                    Format.kroner(option.expectedError()),
                    Format.percent(option.probabilityBest()),
                    Format.kroner(option.expectedLoss()));
        }
        TextTable worth = TextTable.of("perfect information on", "worth, kr");
        worth.add("everything (MC error " + Format.kroner(evpiError) + ")", Format.kroner(evpi));
        evppiOfEffects.ifPresent(value -> worth.add("all measured effects", Format.kroner(value)));
        information.forEach(one -> worth.add("  " + one.parameter().name(), Format.kroner(one.value())));
        return choices.fitting(Format.WIDTH)
                + "* highest mean\n\n"
                + worth.fitting(Format.WIDTH)
                + '\n'
                + Format.wrapped(notes());
    }

    /** A line for each option with a head, comma-separated. */
    public String toCsv() {
        return sheet().csv();
    }

    /** Options, value of information and notes as JSON. */
    public String toJson() {
        var root = JsonFields.object()
                .put("draws", settings.draws())
                .put("seed", settings.seed())
                .put("basis", options.basis.toString())
                .put("best", best().name())
                .put("evpi", evpi)
                .put("evpiError", evpiError);
        evppiOfEffects.ifPresent(value -> root.put("evppiOfEffects", value));
        sheet().addTo(root);
        Sheet worth = new Sheet("evppi", "parameter", "value");
        information.forEach(one -> worth.add(one.parameter().name(), one.value()));
        worth.addTo(root);
        notes().forEach(root.putArray("notes")::add);
        return JsonFields.write(root);
    }

    /** {@code BTU: mean NPV 39,367 kr, best in 96.1 %, EVPI 1,204 kr}. */
    @Override
    public String toString() {
        return Format.line(
                best().name(),
                ": mean NPV " + Format.kroner(best().expected()) + " kr, best in "
                        + Format.percent(best().probabilityBest()) + ", EVPI " + Format.kroner(evpi) + " kr");
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet(
                "options", "option", "mean_net_present_value", "mean_error", "probability_best", "expected_loss");
        all.forEach(o -> sheet.add(o.name(), o.expected(), o.expectedError(), o.probabilityBest(), o.expectedLoss()));
        return sheet;
    }

    private static int best(double[][] net, int j, double[] draw) {
        for (int k = 0; k < draw.length; k++) {
            draw[k] = net[k][j];
        }
        return Options.best(draw);
    }

    private static List<Information> information(Options options, ConditionalMeans conditional) {
        double[] expected = conditional.expected();
        double without = expected[Options.best(expected)];
        List<Parameter> parameters = options.parameters.all();
        List<Information> found = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            // What is worth nothing may come out a hair below it.
            found.add(new Information(parameters.get(i), Math.max(0, conditional.expectedBest(i) - without)));
        }
        found.sort(Comparator.comparingDouble((Information one) -> -one.value())
                .thenComparing(one -> one.parameter().name()));
        return List.copyOf(found);
    }

    /** One map against nothing is normal, with σ φ(m/σ) − |m| Φ(−|m|/σ); more are drawn. */
    private static double ofEffects(MonteCarlo settings, Options options, ConditionalMeans conditional) {
        double[] expected = conditional.expected();
        double[][] slopes = conditional.effectSlopes();
        JointParameters parameters = options.parameters;
        int effects = parameters.effects();
        if (options.count() == 2) {
            double variance = 0;
            for (int i = 0; i < effects; i++) {
                for (int j = 0; j < effects; j++) {
                    variance += slopes[1][i] * slopes[1][j] * parameters.covariance(i, j);
                }
            }
            double sd = Math.sqrt(Math.max(0, variance));
            double far = Math.abs(expected[1]);
            return sd == 0 ? 0 : Math.max(0, sd * PartialExpectation.density(far / sd) - far * Normal.below(-far / sd));
        }
        double[] means = parameters.means();
        List<Double> sums = Blocks.map(settings.executor(), settings.draws(), MonteCarlo.BLOCK, (from, to) -> {
            Draws draws = new Draws(parameters, settings, from);
            double[] net = new double[options.count()];
            double sum = 0;
            for (int at = from; at < to; at += Draws.AT_ONCE) {
                int count = Math.min(Draws.AT_ONCE, to - at);
                double[][] x = draws.next(count);
                for (int j = 0; j < count; j++) {
                    for (int k = 0; k < net.length; k++) {
                        net[k] = expected[k];
                        for (int i = 0; i < effects; i++) {
                            net[k] += slopes[k][i] * (x[i][j] - means[i]);
                        }
                    }
                    sum += net[Options.best(net)] - net[Options.best(expected)];
                }
            }
            return sum;
        });
        double sum = 0;
        for (double block : sums) {
            sum += block;
        }
        return Math.max(0, sum / settings.draws());
    }
}
