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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws block by block and adds up. What is written has a place for each draw; what is counted is counted by block, in order. */
final class Simulator {

    private final MonteCarlo settings;
    private final List<ValueModel> models;
    private final JointParameters parameters;
    private final double[] weights;
    private final Columns columns;
    private final Ledger.Book[] books;

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
        books = models.stream().map(model -> book(model, names, some)).toArray(Ledger.Book[]::new);
    }

    private static Ledger.Book book(ValueModel model, List<String> payers, List<ValueKind> kinds) {
        ValueMap map = model.map();
        return new Ledger.Book(
                model,
                Stream.concat(
                                map.outcomes().stream().map(ValueOutcome::stakeholder),
                                map.inputs().stream().map(Input::stakeholder))
                        .mapToInt(payers::indexOf)
                        .toArray(),
                map.outcomes().stream()
                        .mapToInt(outcome -> kinds.indexOf(outcome.kind()))
                        .toArray(),
                IntStream.rangeClosed(0, model.periods())
                        .mapToDouble(model::factor)
                        .toArray());
    }

    static Simulation simulate(MonteCarlo settings, String name, List<ValueModel> models, double[] weights) {
        Simulator simulator = new Simulator(settings, models, weights);
        List<long[][]> counts = Blocks.map(settings.executor(), settings.draws(), MonteCarlo.BLOCK, simulator::block);
        return new Simulation(name, settings, models, simulator.parameters, simulator.columns, sum(counts));
    }

    /** Draws of a block, and in which period each payer, and all of them, are paid back. */
    private long[][] block(int from, int to) {
        Interruption.check("drawing a value map");
        Draws draws = new Draws(parameters, settings, from);
        RandomStream choices = RandomStream.of(settings.seed(), from / MonteCarlo.BLOCK, parameters.size());
        Ledger ledger = new Ledger(columns);
        for (int at = from; at < to; at += Draws.AT_ONCE) {
            int count = Math.min(Draws.AT_ONCE, to - at);
            double[][] x = draws.next(count);
            if (models.size() == 1) {
                ledger.add(books[0], parameters.of(0, x), count);
                ledger.keep(at, count);
            } else {
                addChosen(x, count, choices, ledger, at);
            }
        }
        return ledger.paidBack();
    }

    /** Adds up for each scenario the draws that chose it. */
    private void addChosen(double[][] x, int count, RandomStream choices, Ledger ledger, int from) {
        int[] chosen = new int[count];
        for (int j = 0; j < count; j++) {
            chosen[j] = scenario(choices.uniform());
        }
        for (int m = 0; m < books.length; m++) {
            int[] places = of(chosen, m);
            double[][] own = parameters.of(m, x);
            for (int i = 0; i < own.length; i++) {
                double[] column = own[i];
                own[i] = Arrays.stream(places)
                        .mapToDouble(place -> column[place])
                        .toArray();
            }
            ledger.add(books[m], own, places.length);
            ledger.keep(from, places);
        }
    }

    private static int[] of(int[] chosen, int m) {
        return IntStream.range(0, chosen.length).filter(j -> chosen[j] == m).toArray();
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
}
