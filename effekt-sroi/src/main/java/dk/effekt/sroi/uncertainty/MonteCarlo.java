package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.internal.Format;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * How often, from which seed, and by which threads all that is uncertain in value maps is drawn at once: effects jointly
 * from their covariance, everything else independently from its distribution. Draws are made in blocks of 1,024, each with
 * a stream of random numbers of its own, so that the same seed gives the same bits on any number of threads. Each method
 * returns new settings. Immutable.
 *
 * <pre>{@code
 * Simulation simulation = MonteCarlo.seed(42).simulate(map);
 * Decision decision = MonteCarlo.seed(42).draws(1_000_000).on(pool).decide(small, large);
 * }</pre>
 */
public final class MonteCarlo {

    /** How many draws there are unless it is said: enough for a probability to 0.2 percentage points. */
    public static final int DEFAULT_DRAWS = 100_000;

    static final int BLOCK = 1_024;
    private static final int FEWEST = 100;

    private final int draws;
    private final long seed;
    private final Executor executor;

    private MonteCarlo(int draws, long seed, Executor executor) {
        this.draws = draws;
        this.seed = seed;
        this.executor = executor;
    }

    /** From a seed, {@value #DEFAULT_DRAWS} times, on the calling thread. */
    public static MonteCarlo seed(long seed) {
        return new MonteCarlo(DEFAULT_DRAWS, seed, Runnable::run);
    }

    /**
     * So many times.
     *
     * @param newDraws at least 100
     */
    public MonteCarlo draws(int newDraws) {
        if (newDraws < FEWEST) {
            throw new IllegalArgumentException(newDraws + " draws; there must be at least " + FEWEST);
        }
        return new MonteCarlo(newDraws, seed, executor);
    }

    /** On the threads of an executor, beside the calling one. The result is the same. */
    public MonteCarlo on(Executor threads) {
        return new MonteCarlo(draws, seed, threads);
    }

    /** Number of draws. */
    public int draws() {
        return draws;
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /**
     * What a map comes to in each draw. Needs 8 bytes for each draw and each of: present value, inputs, kinds, payers, and
     * twice the start and each period.
     *
     * @throws IllegalStateException if the map cannot be evaluated
     */
    public Simulation simulate(ValueMap map) {
        return Simulator.simulate(this, map.name(), List.of(map.model()), new double[] {1});
    }

    /**
     * The same where a scenario, too, is drawn each time by its weight, the same parameters being drawn for all.
     *
     * @throws IllegalArgumentException if the scenarios have no weights
     */
    public Simulation simulate(Scenarios scenarios) {
        if (scenarios.weights().isEmpty()) {
            throw new IllegalArgumentException("scenarios '" + scenarios.name()
                    + "' have no weights; say how likely each is with weighted(…), or look at their table()");
        }
        double[] weights =
                scenarios.weights().stream().mapToDouble(Double::doubleValue).toArray();
        return Simulator.simulate(this, scenarios.name(), scenarios.models(), weights);
    }

    /**
     * Which of some maps to choose, doing nothing being always an option, and what it would be worth to know more.
     * Parameters of equal name, kind and distribution are drawn once for all maps.
     *
     * @throws IllegalArgumentException if there is no map, two have the same name, or some count per participant and others
     *     in total
     */
    public Decision decide(ValueMap... options) {
        return Decision.of(this, Options.of(options));
    }

    /**
     * How the choice depends on a parameter, all else being drawn: for each value, the probability that each option is
     * best.
     *
     * @param parameter the name of one that is no effect, such as that of a {@link dk.effekt.sroi.Factor}
     * @param values of the parameter, in its own unit
     * @throws IllegalArgumentException also if no parameter has that name
     */
    public Acceptability acceptability(String parameter, double[] values, ValueMap... options) {
        return Acceptability.overParameter(this, Options.of(options), parameter, values);
    }

    /**
     * How the choice depends on what a unit of wellbeing is worth: outcomes of kind
     * {@link dk.effekt.sroi.ValueKind#WELLBEING} are multiplied by value/stated.
     *
     * @param stated the kroner per unit, such as per WELLBY, that the maps rest on
     * @param values kroner per unit to look at
     */
    public Acceptability acceptabilityOfWellbeing(double stated, double[] values, ValueMap... options) {
        return Acceptability.overWellbeing(this, Options.of(options), stated, values);
    }

    Executor executor() {
        return executor;
    }

    /** {@code 100,000 draws, seed 42}. */
    @Override
    public String toString() {
        return Format.count(draws, "draw") + ", seed " + seed;
    }
}
