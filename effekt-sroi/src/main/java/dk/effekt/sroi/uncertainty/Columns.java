package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.ValueKind;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What is kept of each draw, a column for each number. */
final class Columns {

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

    /** Each column of these with the same of others. */
    void forEach(Columns others, BiConsumer<double[], double[]> work) {
        List<double[]> own = all();
        List<double[]> other = others.all();
        for (int i = 0; i < own.size(); i++) {
            work.accept(own.get(i), other.get(i));
        }
    }

    private List<double[]> all() {
        return Stream.of(new double[][] {value, cost}, kinds, payers, undiscounted, discounted)
                .flatMap(Stream::of)
                .toList();
    }
}
