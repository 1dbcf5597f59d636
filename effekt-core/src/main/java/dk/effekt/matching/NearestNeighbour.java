package dk.effekt.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nearest-neighbour matching on the score, with replacement, within strata and a caliper.
 *
 * <p>The rows of a stratum are sorted by score; a treated row's nearest neighbours stand next to its own place, to the left and
 * to the right, so each is found in a few steps and the whole costs one sort.
 *
 * @param matches how many untreated rows a treated one is compared with, at least 1; fewer where the stratum or the caliper
 *     has no more
 * @param caliper how far away they may be
 * @param ties what becomes of untreated rows at equal distance
 */
public record NearestNeighbour(int matches, Caliper caliper, TieRule ties) implements Matcher {

    public NearestNeighbour {
        if (matches < 1) {
            throw new IllegalArgumentException("matches " + matches + " is below 1");
        }
    }

    /** So many nearest neighbours, without caliper, ties averaged. */
    public static NearestNeighbour of(int matches) {
        return new NearestNeighbour(matches, Caliper.NONE, TieRule.AVERAGE);
    }

    /** The same with a caliper. */
    public NearestNeighbour within(Caliper newCaliper) {
        return new NearestNeighbour(matches, newCaliper, ties);
    }

    /** The same with another tie rule. */
    public NearestNeighbour ties(TieRule newTies) {
        return new NearestNeighbour(matches, caliper, newTies);
    }

    @Override
    public List<String> missingIn(Units units) {
        return units.hasScores() ? List.of() : List.of("scores");
    }

    @Override
    public MatchedSample match(Units units) {
        double width = caliper.widthFor(units);
        Scores scores = units.scores();
        int[] order = IntStream.range(0, units.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(units::stratum)
                        .thenComparingDouble(scores::value)
                        .thenComparingLong(units::id))
                .mapToInt(Integer::intValue)
                .toArray();
        MatchedSample.Builder sample = MatchedSample.builder(units).caliper(width);
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && units.stratum(order[to]) == units.stratum(order[from])) {
                to++;
            }
            matchStratum(units, Arrays.copyOfRange(order, from, to), width, sample);
        }
        return sample.build();
    }

    /** Matches each treated row of a stratum whose rows are given in ascending order of score. */
    private void matchStratum(Units units, int[] rows, double width, MatchedSample.Builder sample) {
        int[] controls =
                Arrays.stream(rows).filter(row -> !units.isTreated(row)).toArray();
        int below = 0;
        for (int row : rows) {
            if (units.isTreated(row)) {
                int[] found = neighbours(units.scores(), row, controls, below, width);
                if (found.length > 0) {
                    sample.pair(row, found);
                } else {
                    sample.leave(row, controls.length == 0 ? Unmatched.NO_CANDIDATE : Unmatched.OUTSIDE_CALIPER);
                }
            } else {
                below++;
            }
        }
    }

    /** The nearest of the sorted controls, of which the first {@code below} stand before the treated row. */
    private int[] neighbours(Scores scores, int treated, int[] controls, int below, double width) {
        double score = scores.value(treated);
        int left = below - 1;
        int right = below;
        int[] found = new int[Math.min(matches, controls.length)];
        int size = 0;
        double last = 0;
        while (true) {
            double toLeft = left < 0 ? Double.POSITIVE_INFINITY : score - scores.value(controls[left]);
            double toRight =
                    right == controls.length ? Double.POSITIVE_INFINITY : scores.value(controls[right]) - score;
            double next = Math.min(toLeft, toRight);
            boolean enough = size >= matches && (ties == TieRule.LOWER_SCORE_FIRST || next > last);
            if (enough || next > width || next == Double.POSITIVE_INFINITY) {
                return Arrays.copyOf(found, size);
            }
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = toLeft <= toRight ? controls[left--] : controls[right++];
            last = next;
        }
    }

    @Override
    public String describe() {
        return matches + (matches == 1 ? " nearest neighbour" : " nearest neighbours") + " with replacement, " + caliper
                + ", ties "
                + switch (ties) {
                    case AVERAGE -> "averaged";
                    case LOWER_SCORE_FIRST -> "to the lower score";
                };
    }
}
