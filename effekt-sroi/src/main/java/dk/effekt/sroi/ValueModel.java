package dk.effekt.sroi;

import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A value map as a function of what is uncertain in it: kroner of each outcome and input for any values of the
 * parameters. Compiled once to arrays; a call makes no objects, so that a million draws of a map of thirty rows take a
 * second. The first parameters are the {@link #effects()}, jointly normal with {@link #covariance}; all others are independent.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * ValueModel model = map.model();
 * double[] x = model.means();
 * x[0] = model.parameters().get(0).distribution().quantile(0.9);
 * double[] present = new double[model.rows()];
 * model.presentValues(x, present);         // outcomes in their order, then inputs
 * }</pre>
 */
public final class ValueModel {

    private final ValueMap map;
    private final Basis basis;
    private final List<Parameter> parameters;
    private final double[] means;
    private final List<MeasuredEffect> effects;
    private final double[][] effectCovariances;
    private final OutcomeRow[] outcomes;
    private final InputRow[] inputs;
    private final int periods;

    private ValueModel(
            ValueMap map, Basis basis, Parameters found, OutcomeRow[] outcomes, InputRow[] inputs, int periods) {
        this.map = map;
        this.basis = basis;
        this.parameters = found.all();
        this.means =
                parameters.stream().mapToDouble(p -> p.distribution().mean()).toArray();
        this.effects = found.effects();
        this.effectCovariances = covariances(effects);
        this.outcomes = outcomes;
        this.inputs = inputs;
        this.periods = periods;
    }

    static ValueModel of(ValueMap map) {
        if (map.outcomes().isEmpty()) {
            throw new IllegalStateException("value map '" + map.name() + "' has no outcome; add one with outcome(…)");
        }
        Basis basis = basis(map);
        Parameters found = Parameters.of(map);
        OutcomeRow[] outcomes = map.outcomes().stream()
                .map(o -> new OutcomeRow(o, scale(map, o.quantity().basis()), found, map.discounting()))
                .toArray(OutcomeRow[]::new);
        InputRow[] inputs = map.inputs().stream()
                .map(i -> new InputRow(i, scale(map, i.cost().basis()), found, map.discounting()))
                .toArray(InputRow[]::new);
        int periods = Stream.concat(
                        map.outcomes().stream().map(ValueOutcome::lastPeriod),
                        map.inputs().stream().map(input -> input.cost().lastPeriod()))
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        return new ValueModel(map, basis, found, outcomes, inputs, periods);
    }

    /** The map. */
    public ValueMap map() {
        return map;
    }

    /** Whether kroner are for one participant or in total. */
    public Basis basis() {
        return basis;
    }

    /** What is uncertain: effects, stated quantities, values, deductions, costs, each in the order of the map. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The effects that are uncertain, jointly normal: the first parameters, in their order. */
    public List<MeasuredEffect> effects() {
        return effects;
    }

    /** The mean of each parameter. */
    public double[] means() {
        return means.clone();
    }

    /**
     * Covariance of two parameters; of one with itself, its variance.
     *
     * @param i place of one, counted from 0
     * @param j place of the other
     */
    public double covariance(int i, int j) {
        if (i < effects.size() && j < effects.size()) {
            return effectCovariances[i][j];
        }
        double sd = parameters.get(i).distribution().sd();
        parameters.get(j);
        return i == j ? sd * sd : 0;
    }

    /** Number of outcomes and inputs together, which is that of present values. */
    public int rows() {
        return outcomes.length + inputs.length;
    }

    /** Number of periods, each a year, until the last outcome or cost ends. */
    public int periods() {
        return periods;
    }

    /**
     * The present value of each outcome, in the order of the map, and then that of each input, all as {@link #basis()}
     * says.
     *
     * @param x a value for each parameter
     * @param values is written to; of length {@link #rows()}
     */
    public void presentValues(double[] x, double[] values) {
        require("parameter values", x.length, parameters.size());
        require("present values", values.length, rows());
        for (int i = 0; i < outcomes.length; i++) {
            values[i] = outcomes[i].present(x);
        }
        for (int i = 0; i < inputs.length; i++) {
            values[outcomes.length + i] = inputs[i].present(x);
        }
    }

    /**
     * Kroner of each outcome, and then of each input, in each period before discounting. Row r has its periods from place
     * r·({@link #periods()} + 1) on: first the start, where only costs fall, then periods 1, 2 and so on.
     *
     * @param x a value for each parameter
     * @param values is written to; of length {@link #rows()} · ({@link #periods()} + 1)
     */
    public void kronerByPeriod(double[] x, double[] values) {
        require("parameter values", x.length, parameters.size());
        require("kroner by period", values.length, rows() * (periods + 1));
        Arrays.fill(values, 0, outcomes.length * (periods + 1), 0);
        for (int i = 0; i < outcomes.length; i++) {
            int at = i * (periods + 1) + outcomes[i].startPeriod;
            for (int k = 1; k <= outcomes[i].years; k++) {
                values[at + k - 1] = outcomes[i].kroner(k, x);
            }
        }
        for (int i = 0, at = outcomes.length * (periods + 1); i < inputs.length; i++) {
            for (int period = 0; period <= periods; period++, at++) {
                values[at] = inputs[i].kroner(period, x);
            }
        }
    }

    /**
     * The present value of one row in many draws of the parameters: the same bits as {@link #presentValues(double[],
     * double[])} one after the other, several times as fast.
     *
     * @param row an outcome, in the order of the map, or an input behind them
     * @param x for each parameter its value in each draw
     * @param draws how many there are; at most as many as any array has places
     * @param values is written to, a place for each draw
     */
    public void presentValues(int row, double[][] x, int draws, double[] values) {
        require("parameters", x.length, parameters.size());
        if (row < outcomes.length) {
            outcomes[row].present(x, draws, values);
        } else {
            inputs[row - outcomes.length].present(x, draws, values);
        }
    }

    /**
     * Kroner of one row in each period, before discounting, in many draws of the parameters: the same bits as {@link
     * #kronerByPeriod(double[], double[])} one after the other, several times as fast.
     *
     * @param row an outcome, in the order of the map, or an input behind them
     * @param x for each parameter its value in each draw
     * @param draws how many there are; at most as many as any array has places
     * @param values is written to: for the start and each period, a place for each draw
     */
    public void kronerByPeriod(int row, double[][] x, int draws, double[][] values) {
        require("parameters", x.length, parameters.size());
        require("periods with the start", values.length, periods + 1);
        if (row < outcomes.length) {
            outcomes[row].kroner(x, draws, values);
        } else {
            inputs[row - outcomes.length].kroner(x, draws, values);
        }
    }

    /**
     * What a krone of a period counts today; 1 at the start.
     *
     * @param period 0 for the start, 1 for the year that begins with it
     */
    public double factor(int period) {
        return factor(map.discounting(), period);
    }

    static double factor(Discounting discounting, int period) {
        return period == 0 ? 1 : discounting.factor(period);
    }

    OutcomeRow outcome(int i) {
        return outcomes[i];
    }

    InputRow input(int i) {
        return inputs[i];
    }

    /**
     * The first derivatives of {@link #kronerByPeriod} by each parameter.
     *
     * @param x a value for each parameter
     * @return by place of the kroner, and parameter
     */
    public double[][] derivatives(double[] x) {
        require("parameter values", x.length, parameters.size());
        double[][] derivatives = new double[rows() * (periods + 1)][parameters.size()];
        for (int i = 0, at = 0; i < outcomes.length; i++, at += periods + 1) {
            for (int k = 1; k <= outcomes[i].years; k++) {
                derivatives[at + outcomes[i].startPeriod + k - 1] =
                        outcomes[i].linear(k, x).gradient();
            }
        }
        for (int i = 0, at = outcomes.length * (periods + 1); i < inputs.length; i++) {
            for (int period = 0; period <= periods; period++, at++) {
                derivatives[at] = inputs[i].linear(period, x).gradient();
            }
        }
        return derivatives;
    }

    /**
     * The standard error, to first order, of what depends on the parameters: √(Σ g g' cov).
     *
     * @param gradient its derivative by each parameter
     */
    public double standardError(double[] gradient) {
        require("derivatives", gradient.length, parameters.size());
        double variance = 0;
        for (int i = 0; i < effects.size(); i++) {
            for (int j = 0; j < effects.size(); j++) {
                variance += gradient[i] * gradient[j] * effectCovariances[i][j];
            }
        }
        for (int i = effects.size(); i < gradient.length; i++) {
            double part = gradient[i] * parameters.get(i).distribution().sd();
            variance += part * part;
        }
        // Opposite terms of one estimation can cancel to a hair below zero.
        return Math.sqrt(Math.max(0, variance));
    }

    /** {@code BTU: 3 uncertain parameters, 1 of them an effect; 4 rows, 5 periods}. */
    @Override
    public String toString() {
        return Format.line(
                map.name(),
                ": " + Format.count(parameters.size(), "uncertain parameter") + ", "
                        + Format.count(effects.size(), "effect"),
                "; " + Format.count(rows(), "row") + ", " + Format.count(periods, "period"));
    }

    private static double[][] covariances(List<MeasuredEffect> effects) {
        double[][] covariances = new double[effects.size()][effects.size()];
        for (int i = 0; i < covariances.length; i++) {
            for (int j = 0; j < covariances.length; j++) {
                covariances[i][j] = effects.get(i).covariance(effects.get(j));
            }
        }
        return covariances;
    }

    private static Basis basis(ValueMap map) {
        List<Basis> bases = new ArrayList<>();
        map.inputs().forEach(input -> bases.add(input.cost().basis()));
        map.outcomes().forEach(outcome -> bases.add(outcome.quantity().basis()));
        if (map.participants().isPresent()) {
            return Basis.TOTAL;
        }
        if (bases.stream().distinct().count() > 1) {
            throw new IllegalStateException("value map '" + map.name() + "' has numbers per participant and others in"
                    + " total; say how many took part with participants(…) or participantsOf(effect)");
        }
        return bases.get(0);
    }

    private static double scale(ValueMap map, Basis basis) {
        return basis == Basis.PER_PARTICIPANT ? map.participants().orElse(1) : 1;
    }

    private static void require(String what, int given, int needed) {
        if (given != needed) {
            throw new IllegalArgumentException(given + " " + what + "; there must be " + needed);
        }
    }
}
