package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.ValueModel;
import java.util.Arrays;

/** Adds up kroner of some draws at a time by kind, payer and period, and counts who is paid back. Not thread-safe. */
final class Ledger {

    /**
     * Where the rows of a map belong.
     *
     * @param model the map
     * @param payers of each row, the last payer being all of them
     * @param kinds of each outcome
     * @param factors what a krone of each period counts today
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Book(ValueModel model, int[] payers, int[] kinds, double[] factors) {}

    private final Columns columns;
    private final int width;

    /** Kroner by payer, period and draw; the last payer is all of them. */
    private final double[][][] net;

    private final double[][] row;
    private final double[] present = new double[Draws.AT_ONCE];
    private final Columns some;
    private final long[][] paidBack;

    Ledger(Columns columns) {
        this.columns = columns;
        width = columns.periods + 1;
        int all = columns.payers.length;
        net = new double[all + 1][width][Draws.AT_ONCE];
        row = new double[width][Draws.AT_ONCE];
        some = new Columns(Draws.AT_ONCE, columns.kindNames, columns.payerNames, columns.periods);
        paidBack = new long[2 * (all + 1)][width + 1];
    }

    /** For each payer, undiscounted and discounted, how many draws are paid back by the end of each period; or never. */
    long[][] paidBack() {
        return paidBack;
    }

    /** Adds up draws of a map, by its parameters and draw. */
    void add(Book book, double[][] x, int draws) {
        for (double[][] payer : net) {
            for (double[] period : payer) {
                Arrays.fill(period, 0, draws, 0);
            }
        }
        Arrays.fill(some.value, 0, draws, 0);
        Arrays.fill(some.cost, 0, draws, 0);
        for (double[] kind : some.kinds) {
            Arrays.fill(kind, 0, draws, 0);
        }
        double[][] flow = Arrays.copyOf(row, book.factors.length);
        for (int r = 0; r < book.payers.length; r++) {
            book.model.kronerByPeriod(r, x, draws, flow);
            boolean isOutcome = r < book.kinds.length;
            Arrays.fill(present, 0, draws, 0);
            for (int period = 0; period < flow.length; period++) {
                addTo(net[book.payers[r]][period], isOutcome ? 1 : -1, flow[period], draws);
                addTo(present, book.factors[period], flow[period], draws);
            }
            addTo(isOutcome ? some.value : some.cost, 1, present, draws);
            if (isOutcome) {
                addTo(some.kinds[book.kinds[r]], 1, present, draws);
            }
        }
        double[][] all = net[net.length - 1];
        for (int payer = 0; payer < net.length - 1; payer++) {
            for (int period = 0; period < flow.length; period++) {
                addTo(all[period], 1, net[payer][period], draws);
            }
        }
        for (int payer = 0; payer < net.length; payer++) {
            boolean isAll = payer == net.length - 1;
            cumulate(payer, book.factors, draws, isAll);
        }
    }

    private void cumulate(int payer, double[] factors, int draws, boolean isAll) {
        double[][] undiscounted = isAll ? some.undiscounted : row;
        double[][] discounted = isAll ? some.discounted : row;
        Arrays.fill(undiscounted[0], 0, draws, 0);
        for (int period = 0; period < width; period++) {
            if (period > 0) {
                System.arraycopy(undiscounted[period - 1], 0, undiscounted[period], 0, draws);
            }
            addTo(undiscounted[period], 1, net[payer][period], draws);
        }
        count(undiscounted, draws, paidBack[2 * payer]);
        Arrays.fill(discounted[0], 0, draws, 0);
        for (int period = 0; period < width; period++) {
            if (period > 0) {
                System.arraycopy(discounted[period - 1], 0, discounted[period], 0, draws);
            }
            addTo(discounted[period], period < factors.length ? factors[period] : 1, net[payer][period], draws);
        }
        count(discounted, draws, paidBack[2 * payer + 1]);
        if (!isAll) {
            System.arraycopy(discounted[width - 1], 0, some.payers[payer], 0, draws);
        }
    }

    /** The first period at whose end, and at all later ones, nothing is owed; one after the last if there is none. */
    private static void count(double[][] running, int draws, long[] counts) {
        for (int j = 0; j < draws; j++) {
            int first = running.length;
            while (first > 0 && running[first - 1][j] >= 0) {
                first--;
            }
            counts[first]++;
        }
    }

    private static void addTo(double[] sum, double times, double[] values, int draws) {
        for (int j = 0; j < draws; j++) {
            sum[j] += times * values[j];
        }
    }

    void keep(int from, int draws) {
        some.forEach(columns, (one, all) -> System.arraycopy(one, 0, all, from, draws));
    }

    void keep(int from, int[] places) {
        some.forEach(columns, (one, all) -> {
            for (int j = 0; j < places.length; j++) {
                all[from + places[j]] = one[j];
            }
        });
    }
}
