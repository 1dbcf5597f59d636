package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.experiment.RandomizationTest.Scope;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RandomizationTestPropertyTest {

    /** Every set of rows there is; of these a draw is one with as many of each block as were drawn. */
    @Property(tries = 50)
    void comparesAllDrawsWithinBlocks(@ForAll long seed) {
        Random random = new Random(seed);
        int[] block = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
        boolean[] offered = new boolean[block.length];
        for (int row : new int[] {0, 1, 4, 5}) {
            offered[row] = true;
        }
        offered[6] = random.nextBoolean();
        // Whole numbers, so that many draws are as far as each other.
        double[] y = random.ints(block.length, 0, 6).asDoubleStream().toArray();
        double observed = statistic(block, offered, y);
        int draws = 0;
        int asFar = 0;
        for (int set = 0; set < 1 << block.length; set++) {
            boolean[] drawn = new boolean[block.length];
            for (int row = 0; row < drawn.length; row++) {
                drawn[row] = (set >> row & 1) == 1;
            }
            if (count(block, drawn, 0) == count(block, offered, 0)
                    && count(block, drawn, 1) == count(block, offered, 1)) {
                draws++;
                asFar += statistic(block, drawn, y) >= observed * (1 - 1e-9) ? 1 : 0;
            }
        }

        RandomizationTest test = RandomizedTrial.on(Table.builder()
                        .number("block", block)
                        .flag("offered", offered)
                        .number("y", y)
                        .build())
                .treated("offered")
                .blocks("block")
                .outcome("y")
                .randomizationTest(200, 1);

        assertThat(test.scope()).isEqualTo(Scope.ALL);
        assertThat(test.draws()).isEqualTo(draws);
        assertThat(test.asFar()).isEqualTo(asFar);
    }

    private static int count(int[] block, boolean[] drawn, int of) {
        return (int) IntStream.range(0, block.length)
                .filter(row -> block[row] == of && drawn[row])
                .count();
    }

    /** Neyman (1923): differences of blocks by their rows, over the root of s1²/n1 + s0²/n0. */
    private static double statistic(int[] block, boolean[] drawn, double[] y) {
        double difference = 0;
        double variance = 0;
        for (int of = 0; of < 2; of++) {
            for (boolean arm : new boolean[] {true, false}) {
                int block1 = of;
                double[] values = IntStream.range(0, y.length)
                        .filter(row -> block[row] == block1 && drawn[row] == arm)
                        .mapToDouble(row -> y[row])
                        .toArray();
                double mean = Arrays.stream(values).average().orElseThrow();
                double share = Arrays.stream(block).filter(b -> b == block1).count() / (double) y.length;
                difference += share * (arm ? mean : -mean);
                variance += share
                        * share
                        * Arrays.stream(values)
                                .map(v -> (v - mean) * (v - mean))
                                .sum()
                        / (values.length - 1)
                        / values.length;
            }
        }
        if (variance == 0) {
            return Math.abs(difference) > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return Math.abs(difference) / Math.sqrt(variance);
    }
}
