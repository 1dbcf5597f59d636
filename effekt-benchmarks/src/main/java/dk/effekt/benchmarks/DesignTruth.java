package dk.effekt.benchmarks;

import java.util.SplittableRandom;

/**
 * The average effect on those who start, on the share in job week by week: of starting in the week that they did, beside not
 * starting in it but perhaps later. Each starter of many towns lives on from the start many times with it, and many times without.
 * Where the start was known before, the lives part when it became known: without it nobody would have been told. Both lives have
 * the same chance numbers, so that they differ by what the start changes.
 *
 * @param effects from the week of the start on
 * @param starters of a town, on average
 * @param error the largest standard error of the effects, from how they differ between towns
 */
record DesignTruth(double[] effects, double starters, double error) {

    private static final int TIMES = 20;

    static DesignTruth of(DesignScenario scenario, long seed, int towns) {
        int weeks = SimulatedLife.HORIZON + 1;
        double[][] sums = new double[towns][weeks];
        int[] starters = new int[towns];
        int all = 0;
        for (int town = 0; town < towns; town++) {
            int number = -1 - town;
            SplittableRandom random =
                    SimulatedTown.random(scenario, seed, number).split();
            for (SimulatedLife life : SimulatedTown.of(scenario, seed, number).lives()) {
                if (life.start() != SimulatedLife.NEVER) {
                    add(life, random, sums[town]);
                    starters[town]++;
                }
            }
            all += starters[town];
            for (int week = 0; week < weeks; week++) {
                sums[town][week] /= TIMES;
            }
        }
        double[] effects = new double[weeks];
        double largest = 0;
        for (int week = 0; week < weeks; week++) {
            for (double[] sum : sums) {
                effects[week] += sum[week] / all;
            }
            double squares = 0;
            for (int town = 0; town < towns; town++) {
                double residual = sums[town][week] - effects[week] * starters[town];
                squares += residual * residual;
            }
            largest = Math.max(largest, Math.sqrt(squares) / all);
        }
        return new DesignTruth(effects, (double) all / towns, largest);
    }

    private static void add(SimulatedLife life, SplittableRandom random, double[] sums) {
        int start = life.start();
        long[] seeds = random.longs(TIMES).toArray();
        // With the start first: lives without it may have another past from when it would have been known.
        for (long seed : seeds) {
            life.startAgain(new SplittableRandom(seed));
            add(life, start, 1, sums);
        }
        for (long seed : seeds) {
            life.doNotStart(new SplittableRandom(seed));
            add(life, start, -1, sums);
        }
    }

    private static void add(SimulatedLife life, int start, int by, double[] sums) {
        for (int week = 0; week < sums.length; week++) {
            sums[week] += life.isInJob(start + week) ? by : 0;
        }
    }
}
