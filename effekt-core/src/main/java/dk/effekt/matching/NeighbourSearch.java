package dk.effekt.matching;

import java.util.Arrays;

/** Finds the nearest of some rows. Rows at equal distance are found in the order of their identities. */
sealed interface NeighbourSearch permits NeighbourSearch.OnLine, NeighbourSearch.AmongAll {

    /** The nearest so many, nearest first; all if there are no more. */
    int[] nearest(int row, int count);

    /** Searches among rows that are in ascending order of score, if there are scores, and of identity. */
    static NeighbourSearch among(Units units, int[] rows) {
        Distance distance = units.distance().orElseThrow();
        return distance instanceof Scores scores
                ? new OnLine(units, scores, rows)
                : new AmongAll(units, distance, rows);
    }

    /** Whether the first of two different rows comes before the second where all else is equal. */
    private static boolean isBefore(Units units, int row, int other) {
        int order = Long.compare(units.id(row), units.id(other));
        return order != 0 ? order < 0 : row < other;
    }

    /** Rows along a line: the nearest stand to the left and to the right of one's own place. */
    final class OnLine implements NeighbourSearch {

        private final Units units;
        private final Scores scores;
        private final int[] rows;
        private final double[] values;

        OnLine(Units units, Scores scores, int[] rows) {
            this.units = units;
            this.scores = scores;
            this.rows = rows;
            this.values = new double[rows.length];
            Arrays.setAll(values, i -> scores.value(rows[i]));
        }

        @Override
        public int[] nearest(int row, int count) {
            double at = scores.value(row);
            int[] found = new int[Math.min(count, rows.length)];
            int right = firstFrom(at, rows.length);
            // To the left whole runs of equal scores are taken, as their rows, too, go by identity.
            int runEnd = right;
            int runStart = startOfRun(runEnd);
            int left = runStart;
            for (int i = 0; i < found.length; i++) {
                if (left == runEnd && runEnd > 0) {
                    runEnd = runStart;
                    runStart = startOfRun(runEnd);
                    left = runStart;
                }
                double toLeft = left < runEnd ? at - values[left] : Double.POSITIVE_INFINITY;
                double toRight = right < rows.length ? values[right] - at : Double.POSITIVE_INFINITY;
                boolean isLeft = toLeft < toRight || (toLeft == toRight && isBefore(units, rows[left], rows[right]));
                found[i] = isLeft ? rows[left++] : rows[right++];
            }
            return found;
        }

        private int startOfRun(int end) {
            if (end < 2 || values[end - 2] < values[end - 1]) {
                return Math.max(0, end - 1);
            }
            return firstFrom(values[end - 1], end);
        }

        /** The first place before the end whose score is not below a given one. */
        private int firstFrom(double value, int end) {
            int low = 0;
            int high = end;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Looks at all rows. */
    final class AmongAll implements NeighbourSearch {

        private final Units units;
        private final Distance distance;
        private final int[] rows;

        AmongAll(Units units, Distance distance, int[] rows) {
            this.units = units;
            this.distance = distance;
            this.rows = rows;
        }

        @Override
        public int[] nearest(int row, int count) {
            int[] found = new int[Math.min(count, rows.length)];
            double[] distances = new double[found.length];
            int size = 0;
            for (int candidate : rows) {
                double far = distance.between(row, candidate);
                int place = size;
                while (place > 0
                        && (far < distances[place - 1]
                                || (far == distances[place - 1] && isBefore(units, candidate, found[place - 1])))) {
                    place--;
                }
                if (place < found.length) {
                    size = Math.min(size + 1, found.length);
                    System.arraycopy(found, place, found, place + 1, size - place - 1);
                    System.arraycopy(distances, place, distances, place + 1, size - place - 1);
                    found[place] = candidate;
                    distances[place] = far;
                }
            }
            return found;
        }
    }
}
