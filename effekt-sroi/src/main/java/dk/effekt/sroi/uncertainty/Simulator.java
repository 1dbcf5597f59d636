package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Blocks;
import dk.effekt.internal.Interruption;
import dk.effekt.sroi.Input;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.ValueOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Draws and adds up. What is written is a place for each draw; what is counted is counted by block, in order. */
final class Simulator {

    private final MonteCarlo settings;
    private final List<ValueModel> models;
    private final JointParameters parameters;
    private final double[] weights;
    private final Columns columns;
    private final int[][] payers;
    private final int[][] kinds;
    private final double[][] factors;

    private Simulator(MonteCarlo settings, List<ValueModel> models, double[] weights) {
        this.settings = settings;
        this.models = models;
        this.weights = weights;
        parameters = JointParameters.of(models);
        List<ValueMap> maps = models.stream().map(ValueModel::map).toList();
        List<String> names = maps.stream()
                .flatMap(map -> Stream.concat(
                        map.inputs().stream().map(Input::stakeholder),
                        map.outcomes().stream().map(ValueOutcome::stakeholder)))
                .distinct()
                .toList();
        List<ValueKind> some = maps.stream()
                .flatMap(map -> map.outcomes().stream().map(ValueOutcome::kind))
                .distinct()
                .sorted()
                .toList();
        int periods = models.stream().mapToInt(ValueModel::periods).max().orElseThrow();
        columns = new Columns(settings.draws(), some, names, periods);
        payers = maps.stream()
                .map(map -> Stream.concat(
                                map.outcomes().stream().map(ValueOutcome::stakeholder),
                                map.inputs().stream().map(Input::stakeholder))
                        .mapToInt(names::indexOf)
                        .toArray())
                .toArray(int[][]::new);
        kinds = maps.stream()
                .map(map -> map.outcomes().stream()
                        .mapToInt(outcome -> some.indexOf(outcome.kind()))
                        .toArray())
                .toArray(int[][]::new);
        factors = models.stream()
                .map(model -> {
                    double[] each = new double[model.periods() + 1];
                    for (int period = 0; period < each.length; period++) {
                        each[period] = model.factor(period);
                    }
                    return each;
                })
                .toArray(double[][]::new);
    }

    static Simulation simulate(MonteCarlo settings, String name, List<ValueModel> models, double[] weights) {
        Simulator simulator = new Simulator(settings, models, weights);
        List<long[][]> counts = Blocks.map(settings.executor(), settings.draws(), MonteCarlo.BLOCK, simulator::block);
        return new Simulation(name, settings, models, simulator.parameters, simulator.columns, sum(counts));
    }

    /** Draws of a block, and in which period each payer, and all of them, are paid back. */
    private long[][] block(int from, int to) {
        Interruption.check("drawing a value map");
        RandomStream random = RandomStream.of(settings.seed(), from / MonteCarlo.BLOCK);
        double[] x = new double[parameters.size()];
        double[] scratch = parameters.scratch();
        double[][] own = new double[models.size()][];
        double[][] flows = new double[models.size()][];
        for (int m = 0; m < own.length; m++) {
            own[m] = parameters.room(m);
            flows[m] = new double[models.get(m).rows() * factors[m].length];
        }
        int width = columns.periods + 1;
        int all = columns.payers.length;
        double[][] net = new double[all + 1][width];
        double[] running = new double[width];
        long[][] counts = new long[2 * (all + 1)][width + 1];
        for (int draw = from; draw < to; draw++) {
            int m = models.size() == 1 ? 0 : scenario(random.uniform());
            parameters.draw(random, x, scratch);
            models.get(m).kronerByPeriod(parameters.of(m, x, own[m]), flows[m]);
            add(m, flows[m], net, draw);
            for (int payer = 0; payer <= all; payer++) {
                cumulate(net[payer], factors[m], false, running);
                counts[2 * payer][paidBack(running)]++;
                columns.keep(payer, running, columns.undiscounted, draw);
                cumulate(net[payer], factors[m], true, running);
                counts[2 * payer + 1][paidBack(running)]++;
                columns.keep(payer, running, columns.discounted, draw);
            }
        }
        return counts;
    }

    /** Adds up kroner by payer and period, the last payer being all of them, and present values by kind. */
    private void add(int m, double[] flow, double[][] net, int draw) {
        for (double[] one : net) {
            Arrays.fill(one, 0);
        }
        int width = factors[m].length;
        int outcomes = kinds[m].length;
        double[] total = net[net.length - 1];
        double value = 0;
        double cost = 0;
        for (int row = 0, at = 0; row < payers[m].length; row++) {
            double[] payer = net[payers[m][row]];
            double sign = row < outcomes ? 1 : -1;
            double present = 0;
            for (int period = 0; period < width; period++, at++) {
                payer[period] += sign * flow[at];
                present += flow[at] * factors[m][period];
            }
            if (row < outcomes) {
                columns.kinds[kinds[m][row]][draw] += present;
                value += present;
            } else {
                cost += present;
            }
        }
        for (int payer = 0; payer < net.length - 1; payer++) {
            for (int period = 0; period < width; period++) {
                total[period] += net[payer][period];
            }
        }
        columns.value[draw] = value;
        columns.cost[draw] = cost;
    }

    /** Periods after the last of a map bring nothing. */
    private static void cumulate(double[] net, double[] factors, boolean isDiscounted, double[] running) {
        double sum = 0;
        for (int period = 0; period < running.length; period++) {
            sum += isDiscounted && period < factors.length ? net[period] * factors[period] : net[period];
            running[period] = sum;
        }
    }

    /** The first period at whose end, and at all later ones, nothing is owed; one after the last if there is none. */
    private static int paidBack(double[] running) {
        int first = running.length;
        while (first > 0 && running[first - 1] >= 0) {
            first--;
        }
        return first;
    }

    private int scenario(double uniform) {
        double passed = 0;
        for (int m = 0; m < weights.length - 1; m++) {
            passed += weights[m];
            if (uniform < passed) {
                return m;
            }
        }
        return weights.length - 1;
    }

    private static long[][] sum(List<long[][]> counts) {
        long[][] sum = new long[counts.get(0).length][counts.get(0)[0].length];
        for (long[][] block : counts) {
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += block[i][j];
                }
            }
        }
        return sum;
    }

    /** What is kept of each draw. */
    static final class Columns {

        final List<ValueKind> kindNames;
        final List<String> payerNames;
        final int periods;
        final double[] value;
        final double[] cost;
        final double[][] kinds;

        /** Net present value of each payer. */
        final double[][] payers;

        /** Kroner until the end of each period, from the start on. */
        final double[][] undiscounted;

        final double[][] discounted;

        Columns(int draws, List<ValueKind> kindNames, List<String> payerNames, int periods) {
            this.kindNames = kindNames;
            this.payerNames = payerNames;
            this.periods = periods;
            value = new double[draws];
            cost = new double[draws];
            kinds = new double[kindNames.size()][draws];
            payers = new double[payerNames.size()][draws];
            undiscounted = new double[periods + 1][draws];
            discounted = new double[periods + 1][draws];
        }

        private void keep(int payer, double[] running, double[][] to, int draw) {
            if (payer < payers.length) {
                payers[payer][draw] = running[periods];
                return;
            }
            for (int period = 0; period <= periods; period++) {
                to[period][draw] = running[period];
            }
        }
    }
}
