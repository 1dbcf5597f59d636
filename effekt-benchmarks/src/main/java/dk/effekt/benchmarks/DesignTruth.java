package dk.effekt.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The average effect on those who start, on the share in job week by week: of starting in the week that they did, beside not
 * starting in it but perhaps later, and beside never starting. Each starter of many towns lives on from the start many times with it,
 * and many times without. Where the start was known before, the lives part when it became known: without it nobody would have been
 * told. All lives have the same chance numbers, so that they differ by what the start changes.
 *
 * @param effects from the week of the start on, beside not yet
 * @param besideNever the same beside never
 * @param starters of a town, on average
 * @param error the largest standard error of the effects, from how they differ between towns
 */
record DesignTruth(double[] effects, double[] besideNever, double starters, double error) {

    private static final int TIMES = 20;

    static DesignTruth of(DesignScenario scenario, long seed, int towns) {
        int weeks = SimulatedLife.HORIZON + 1;
        double[][] notYet = new double[towns][weeks];
        double[][] never = new double[towns][weeks];
        int[] starters = new int[towns];
        int all = 0;
        for (int town = 0; town < towns; town++) {
            int number = -1 - town;
            SplittableRandom random =
                    SimulatedTown.random(scenario, seed, number).split();
            for (SimulatedLife life : SimulatedTown.of(scenario, seed, number).lives()) {
                if (life.start() != SimulatedLife.NEVER) {
                    add(life, random, notYet[town], never[town]);
                    starters[town]++;
                }
            }
            all += starters[town];
        }
        // Whole numbers until now, so that lives that are the same add up to nothing at all.
        divide(notYet);
        divide(never);
        double[] effects = mean(notYet, all);
        double[] besideNever = mean(never, all);
        double error = Math.max(error(notYet, starters, all, effects), error(never, starters, all, besideNever));
        return new DesignTruth(effects, besideNever, (double) all / towns, error);
    }

    private static void divide(double[][] sums) {
        for (double[] sum : sums) {
            Arrays.setAll(sum, week -> sum[week] / TIMES);
        }
    }

    private static double[] mean(double[][] sums, int starters) {
        double[] effects = new double[sums[0].length];
        for (double[] sum : sums) {
            for (int week = 0; week < effects.length; week++) {
                effects[week] += sum[week] / starters;
            }
        }
        return effects;
    }

    private static double error(double[][] sums, int[] starters, int all, double[] effects) {
        double largest = 0;
        for (int week = 0; week < effects.length; week++) {
            double squares = 0;
            for (int town = 0; town < sums.length; town++) {
                double residual = sums[town][week] - effects[week] * starters[town];
                squares += residual * residual;
            }
            largest = Math.max(largest, Math.sqrt(squares) / all);
        }
        return largest;
    }

    private static void add(SimulatedLife life, SplittableRandom random, double[] notYet, double[] never) {
        int start = life.start();
        long[] seeds = random.longs(TIMES).toArray();
        // With the start first: lives without it may have another past from when it would have been known.
        for (long seed : seeds) {
            life.startAgain(new SplittableRandom(seed));
            add(life, start, 1, notYet);
            add(life, start, 1, never);
        }
        for (long seed : seeds) {
            life.doNotStart(new SplittableRandom(seed));
            add(life, start, -1, notYet);
        }
        for (long seed : seeds) {
            life.neverStart(new SplittableRandom(seed));
            add(life, start, -1, never);
        }
    }

    private static void add(SimulatedLife life, int start, int by, double[] sums) {
        for (int week = 0; week < sums.length; week++) {
            sums[week] += life.isInJob(start + week) ? by : 0;
        }
    }
}
