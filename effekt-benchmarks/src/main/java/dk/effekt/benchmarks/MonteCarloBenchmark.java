package dk.effekt.benchmarks;

import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.uncertainty.Decision;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.sroi.uncertainty.Simulation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A value map of thirty outcomes in five years, drawn by itself and for a decision, beside as many calls of its model alone.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="MonteCarloBenchmark"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="MonteCarloBenchmark -p uncertain=EVERYTHING -p draws=1000000 -jvmArgs -Xmx2g"
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MonteCarloBenchmark {

    private static final int ROWS = 30;
    private static final int PRICES = 10;
    private static final int PAYERS = 4;

    /** How much of the map is uncertain. */
    public enum Uncertain {
        /** One quantity of each row. */
        QUANTITIES,
        /** Two quantities, a price, a deadweight and a drop-off of each row, of which none is shared. */
        EVERYTHING
    }

    /** How much of the map is uncertain. */
    @Param
    public Uncertain uncertain = Uncertain.QUANTITIES;

    /** Number of draws. */
    @Param("100000")
    public int draws;

    private ValueMap map = map(Uncertain.QUANTITIES);
    private ValueModel model = map.model();
    private double[] values = model.means();
    private double[] present = new double[model.rows()];

    /** Makes the map. */
    @Setup
    public void build() {
        map = map(uncertain);
        model = map.model();
        values = model.means();
        present = new double[model.rows()];
    }

    /** Present values at the means, as often as there are draws: the floor. */
    @Benchmark
    public double model() {
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            values[0] += 1e-9;
            model.presentValues(values, present);
            sum += present[0];
        }
        return sum;
    }

    /** All results by kind, payer and year. */
    @Benchmark
    public Simulation simulate() {
        return MonteCarlo.seed(1).draws(draws).simulate(map);
    }

    /** Net present values, and what it is worth to know more. */
    @Benchmark
    public Decision decide() {
        return MonteCarlo.seed(1).draws(draws).decide(map);
    }

    private static ValueMap map(Uncertain uncertain) {
        boolean all = uncertain == Uncertain.EVERYTHING;
        ValueMap map = ValueMap.named("thirty rows")
                .input("Municipality", Kroner.kroner(28_000).perParticipant());
        for (int row = 0; row < ROWS; row++) {
            Quantity quantity = Quantity.statedByYear(Basis.PER_PARTICIPANT, "log " + row, row + 5, 4)
                    .withStandardErrors(1, all ? 1 : 0);
            Kroner price =
                    all ? Kroner.kroner(Distribution.gamma(1_000 + row, 100)) : Kroner.kroner(1_000 + row % PRICES);
            Deduction dropOff =
                    all ? Deduction.of(Distribution.beta(0.3, 0.05), "row " + row) : Deduction.of(0.3, "assumed");
            ValueOutcome outcome = ValueOutcome.of(
                            ValueKind.values()[row % ValueKind.values().length],
                            "payer " + row % PAYERS,
                            "row " + row,
                            quantity,
                            price.per("unit", 2024, "source " + row))
                    .extrapolated(Extrapolation.dropOff(dropOff, 3));
            Deduction deadweight = Deduction.of(Distribution.beta(0.2, 0.05), "survey " + row);
            map = map.outcome(all ? outcome.withDeadweight(deadweight) : outcome);
        }
        return map;
    }
}
