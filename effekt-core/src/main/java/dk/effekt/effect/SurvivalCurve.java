package dk.effekt.effect;

import dk.effekt.internal.Finite;
import dk.effekt.internal.Normal;
import dk.effekt.internal.TextTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.util.FastMath;

/**
 * When rows of one arm leave a state, and for what: Kaplan and Meier's (1958) estimate of the share still there, Aalen and
 * Johansen's (1978) of the shares that left by each of several causes, both weighted, and the areas under them.
 *
 * <p>With {@code n} the weight at risk just before an exit time, {@code d} that of the exits, and {@code S} the share still there
 * just before, the incidence of a cause grows by {@code S · d_cause / n} at each time (Aalen and Johansen 1978), and the
 * share still there is 1 less the incidence of all causes. Rows that are censored at a time are at risk in it.
 *
 * <p>Standard errors are the infinitesimal jackknife (Efron 1982, chapter 6): the root of the sum of squares of each row's weight
 * times the derivative of the estimate in it. Without weights that is Greenwood's formula (1926) for the share still there. They
 * take the weights as known. This is what R's {@code survfit(…, weights = w, id = id)} and its {@code residuals} give. Immutable.
 */
public final class SurvivalCurve {

    /** Any cause, where one is asked for. */
    public static final int ANY_CAUSE = 0;

    /**
     * The ends of an interval of a share.
     *
     * @param low the lower, from 0 to 1
     * @param high the upper
     */
    public record Interval(double low, double high) {}

    private final double[] times;
    private final double[] atRisk;
    /** By cause, {@link #ANY_CAUSE} first, and time. */
    private final double[][] exits;
    /** Share still there before each time. */
    private final double[] before;
    /** Σ d/(n (n − d)) through each time; what has no finite value is multiplied by a share of nobody and stands as 0. */
    private final double[] greenwood;

    private final int[] timeOfRow;
    private final int[] causes;
    private final double[] weights;

    private SurvivalCurve(double[] times, int[] timeOfRow, int[] causes, double[] weights) {
        this.times = times;
        this.timeOfRow = timeOfRow;
        this.causes = causes;
        this.weights = weights;
        this.exits = new double[Arrays.stream(causes).max().orElse(0) + 1][times.length];
        this.atRisk = new double[times.length];
        for (int row = 0; row < causes.length; row++) {
            int at = timeOfRow[row];
            atRisk[at] += weights[row];
            if (causes[row] > 0) {
                exits[ANY_CAUSE][at] += weights[row];
                exits[causes[row]][at] += weights[row];
            }
        }
        for (int at = times.length - 2; at >= 0; at--) {
            atRisk[at] += atRisk[at + 1];
        }
        this.before = new double[times.length];
        this.greenwood = new double[times.length];
        double share = 1;
        double sum = 0;
        for (int at = 0; at < times.length; at++) {
            before[at] = share;
            share *= staying(at);
            sum += exits[ANY_CAUSE][at] / atRisk[at] * perStaying(at);
            greenwood[at] = sum;
        }
    }

    /**
     * The curve of rows.
     *
     * @param times of each row how long it was observed, finite and at least 0
     * @param causes of each row why it left then: a whole number from 1, or 0 if it was still there and is censored
     * @param weights of each row, finite and at least 0; rows of weight 0 are not used
     * @throws IllegalArgumentException if no row has a weight, lengths differ, or a value is not accepted
     */
    public static SurvivalCurve of(double[] times, int[] causes, double[] weights) {
        if (times.length != causes.length || times.length != weights.length) {
            throw new IllegalArgumentException(
                    times.length + " times, " + causes.length + " causes and " + weights.length + " weights");
        }
        int[] used = new int[times.length];
        int size = 0;
        for (int row = 0; row < times.length; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the weight of row " + row + " is " + weights[row] + "; it must be finite and at least 0");
            }
            if (weights[row] > 0) {
                requireExit(row, times[row], causes[row]);
                used[size++] = row;
            }
        }
        if (size == 0) {
            throw new IllegalArgumentException("no row has a weight, so there is no curve");
        }
        int[] rows = Arrays.copyOf(used, size);
        double[] distinct = Arrays.stream(rows)
                .mapToDouble(row -> times[row])
                .sorted()
                .distinct()
                .toArray();
        return new SurvivalCurve(
                distinct,
                Arrays.stream(rows)
                        .map(row -> Arrays.binarySearch(distinct, times[row]))
                        .toArray(),
                Arrays.stream(rows).map(row -> causes[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
    }

    private static void requireExit(int row, double time, int cause) {
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the time of row " + row + " is " + time + "; it must be finite and at least 0");
        }
        if (cause < 0) {
            throw new IllegalArgumentException(
                    "the cause of row " + row + " is " + cause + "; it must be 0 for none, or a whole number from 1");
        }
    }

    /** The times at which somebody left or was censored, ascending. */
    public double[] times() {
        return times.clone();
    }

    /** The weight at risk just before each of the {@link #times}. */
    public double[] atRisk() {
        return atRisk.clone();
    }

    /** How many rows, whatever they weigh, are at risk just before each of the {@link #times}. */
    public int[] rowsAtRisk() {
        int[] rows = new int[times.length];
        for (int at : timeOfRow) {
            rows[at]++;
        }
        for (int at = times.length - 2; at >= 0; at--) {
            rows[at] += rows[at + 1];
        }
        return rows;
    }

    /** How many rows, whatever they weigh, left at each of the {@link #times}, by a cause or {@link #ANY_CAUSE}. */
    public int[] rowsLeaving(int cause) {
        int[] rows = new int[times.length];
        for (int row = 0; row < causes.length; row++) {
            rows[timeOfRow[row]] += causes[row] > 0 && (cause == ANY_CAUSE || causes[row] == cause) ? 1 : 0;
        }
        return rows;
    }

    /** The weight of those who left at each of the {@link #times}, by a cause or {@link #ANY_CAUSE}. */
    public double[] exits(int cause) {
        return isSeen(cause) ? exits[cause].clone() : new double[times.length];
    }

    /**
     * The share still there after a time (Kaplan–Meier).
     *
     * @throws IllegalArgumentException as all that take a time, if it is below 0, or nobody was observed that long and some had not
     *     left before
     */
    public double survival(double time) {
        return 1 - sum(ANY_CAUSE, through(time));
    }

    /** The standard error of {@link #survival}. */
    public double survivalError(double time) {
        return error(influence(ANY_CAUSE, through(time)));
    }

    /** The share that left by a cause until and in a time (Aalen–Johansen). */
    public double incidence(int cause, double time) {
        return sum(cause, through(time));
    }

    /** The standard error of {@link #incidence}. */
    public double incidenceError(int cause, double time) {
        return error(influence(cause, through(time)));
    }

    /**
     * The 95 % interval of {@link #incidence}, on the scale of log(−log(1 − F)), on which it stays within 0 and 1 (Kalbfleisch and
     * Prentice 1980, section 1.4). That of {@link #survival} is 1 less that of {@link #ANY_CAUSE}. None at 0 and 1, where there is no
     * error to go by.
     */
    public Optional<Interval> incidenceInterval(int cause, double time) {
        double incidence = incidence(cause, time);
        if (!(incidence > 0 && incidence < 1)) {
            return Optional.empty();
        }
        double log = FastMath.log(1 - incidence);
        double factor = FastMath.exp(Normal.QUANTILE_975 * incidenceError(cause, time) / ((1 - incidence) * -log));
        return Optional.of(new Interval(1 - FastMath.exp(log / factor), 1 - FastMath.exp(log * factor)));
    }

    /** The mean time until leaving, no more than a horizon: the area under the survival curve up to it. */
    public double restrictedMean(double horizon) {
        return horizon - sum(ANY_CAUSE, untilThe(horizon));
    }

    /** The standard error of {@link #restrictedMean}. */
    public double restrictedMeanError(double horizon) {
        return error(influence(ANY_CAUSE, untilThe(horizon)));
    }

    /** The mean time before a horizon that was spent after leaving by a cause: the area under its incidence. */
    public double timeAfter(int cause, double horizon) {
        return sum(cause, untilThe(horizon));
    }

    /** The standard error of {@link #timeAfter}. */
    public double timeAfterError(int cause, double horizon) {
        return error(influence(cause, untilThe(horizon)));
    }

    /** A line for each time at which somebody left: at risk, exits, the share still there and its standard error. */
    public String table() {
        TextTable table = TextTable.of("time", "at risk", "exits", "still there", "SE");
        for (int at = 0; at < times.length; at++) {
            if (exits[ANY_CAUSE][at] > 0) {
                table.add(
                        String.format(Locale.ROOT, "%.4g", times[at]),
                        String.format(Locale.ROOT, "%,.1f", atRisk[at]),
                        String.format(Locale.ROOT, "%,.1f", exits[ANY_CAUSE][at]),
                        String.format(Locale.ROOT, "%.4f", survival(times[at])),
                        String.format(Locale.ROOT, "%.4f", survivalError(times[at])));
            }
        }
        return table.fitting(TextTable.WIDTH);
    }

    /** {@code 226 rows at risk, a weight of 181.0 left by time 78}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d rows at risk, a weight of %,.1f left by time %.4g",
                causes.length,
                Arrays.stream(exits[ANY_CAUSE]).sum(),
                times[times.length - 1]);
    }

    /** For each time 1 if it is not after the given one: an incidence is the sum of its growth until then. */
    double[] through(double time) {
        requireObserved(time);
        return Arrays.stream(times).map(t -> t <= time ? 1 : 0).toArray();
    }

    /** For each time how long it is until the horizon: the area under an incidence is the sum of its growth, so weighted. */
    double[] untilThe(double horizon) {
        requireObserved(horizon);
        return Arrays.stream(times).map(t -> Math.max(0, horizon - t)).toArray();
    }

    /** {@code Σ g · S · d_cause / n}. */
    double sum(int cause, double[] factors) {
        double sum = 0;
        for (int at = 0; at < times.length; at++) {
            sum += factors[at] * growth(cause, at);
        }
        return sum;
    }

    /**
     * Weight times derivative of {@link #sum} in the weight, of each row in use.
     *
     * <p>A row's weight changes {@code d_cause / n} at the times at which it is at risk, and through {@code S} what follows: by
     * the derivative of log S, which is {@code Σ d/(n (n − d))} while it is at risk, less {@code 1/(n − d)} once it has left. The
     * sums over times are taken once for all rows.
     */
    double[] influence(int cause, double[] factors) {
        double[] growth = new double[times.length];
        double[] carried = new double[times.length];
        double[] diluted = new double[times.length];
        double total = 0;
        double totalCarried = 0;
        double totalDiluted = 0;
        for (int at = 0; at < times.length; at++) {
            double here = factors[at] * growth(cause, at);
            total += here;
            totalCarried += at == 0 ? 0 : here * greenwood[at - 1];
            totalDiluted += here / atRisk[at];
            growth[at] = total;
            carried[at] = totalCarried;
            diluted[at] = totalDiluted;
        }
        double[] influence = new double[causes.length];
        for (int row = 0; row < influence.length; row++) {
            int at = timeOfRow[row];
            boolean counts = causes[row] > 0 && (cause == ANY_CAUSE || causes[row] == cause);
            double own = counts ? factors[at] * before[at] / atRisk[at] : 0;
            double after = greenwood[at] - (causes[row] > 0 ? perStaying(at) : 0);
            influence[row] = weights[row] * (carried[at] + after * (total - growth[at]) + own - diluted[at]);
        }
        return influence;
    }

    private double growth(int cause, int at) {
        return isSeen(cause) ? before[at] * exits[cause][at] / atRisk[at] : 0;
    }

    private boolean isSeen(int cause) {
        if (cause < 0) {
            throw new IllegalArgumentException("cause " + cause + " is none; causes are whole numbers from 1, and "
                    + ANY_CAUSE + " stands for any of them");
        }
        return cause < exits.length;
    }

    private double staying(int at) {
        return isLast(at) ? 0 : 1 - exits[ANY_CAUSE][at] / atRisk[at];
    }

    private double perStaying(int at) {
        return isLast(at) ? 0 : 1 / (atRisk[at] - exits[ANY_CAUSE][at]);
    }

    /** Whether all who are at risk leave, which sums of weights may miss by their rounding. */
    private boolean isLast(int at) {
        return at == times.length - 1 && atRisk[at] == exits[ANY_CAUSE][at];
    }

    private void requireObserved(double time) {
        double last = times[times.length - 1];
        Finite.of("time", time);
        if (!(time >= 0) || (time > last && !isLast(times.length - 1))) {
            throw new IllegalArgumentException(
                    "time " + time + " is not observed: rows are followed to " + last + ", when some were still there");
        }
    }

    private static double error(double[] influence) {
        double squares = 0;
        for (double of : influence) {
            squares += of * of;
        }
        return Math.sqrt(squares);
    }
}
