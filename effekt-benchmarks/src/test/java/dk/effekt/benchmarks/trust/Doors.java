package dk.effekt.benchmarks.trust;

import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.Units;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The public entries that take numbers, each with numbers that it takes and what it does with them. */
abstract class Doors {

    /**
     * An entry.
     *
     * @param name as {@link Signatures} writes it
     * @param ordinary numbers that it takes
     * @param enter calls it with numbers like these
     * @param taken of which of the numbers {@code NaN}, {@code +∞} and {@code −∞} mean something, as position and value
     */
    record Door(String name, List<Double> ordinary, Function<double[], Object> enter, Set<String> taken) {

        Door taking(String... extremes) {
            return new Door(name, ordinary, enter, Set.of(extremes));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final String SOURCE = "a survey";
    static final boolean[] ARMS = {true, true, true, false, false, false, false, false};
    static final double[] AGES = {31, 42, 25, 30, 41, 26, 55, 33};
    static final double[] JOBS = {1, 0, 1, 0, 1, 0, 0, 1};

    private final List<Door> doors = new ArrayList<>();

    static List<Door> all() {
        return Stream.of(new MatchingDoors(), new EffectDoors(), new ValueDoors(), new PurseDoors())
                .flatMap(of -> of.listed().stream())
                .toList();
    }

    private List<Door> listed() {
        list();
        return doors;
    }

    /** Adds each. */
    abstract void list();

    final void add(String name, Function<double[], Object> enter, double... ordinary) {
        doors.add(new Door(name, Arrays.stream(ordinary).boxed().toList(), enter, Set.of()));
    }

    /** The last one, where some extremes are taken. */
    final void taking(String... extremes) {
        doors.add(doors.remove(doors.size() - 1).taking(extremes));
    }

    static double[] first(double[] of, double... instead) {
        double[] changed = of.clone();
        System.arraycopy(instead, 0, changed, 0, instead.length);
        return changed;
    }

    static Table table() {
        return Table.builder()
                .flag("t", ARMS)
                .number("age", AGES)
                .number("y", JOBS)
                .build();
    }

    static Units units() {
        return Units.of(ARMS, AGES);
    }

    static MatchedSample sample() {
        return NearestNeighbour.of(2).match(units());
    }
}
