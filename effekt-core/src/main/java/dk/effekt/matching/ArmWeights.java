package dk.effekt.matching;

/** The weight of each row, and what it comes to in each arm. Sums go by identity, so that they round alike in any order of rows. */
final class ArmWeights {

    private final Units units;
    private final double[] values;
    private final int usedTreated;
    private final int usedUntreated;

    /** @param values of each row, finite and at least 0; not to be changed any more */
    ArmWeights(Units units, double[] values) {
        this.units = units;
        this.values = values;
        int[] used = new int[2];
        for (int row = 0; row < values.length; row++) {
            if (values[row] > 0) {
                used[units.isTreated(row) ? 1 : 0]++;
            }
        }
        this.usedTreated = used[1];
        this.usedUntreated = used[0];
    }

    /** The weight of each row; not to be changed. */
    double[] values() {
        return values;
    }

    /** Number of rows of an arm that have a weight. */
    int used(boolean treated) {
        return treated ? usedTreated : usedUntreated;
    }

    /** The weights with a mean of 1 in each arm over the rows in use. */
    double[] normalized() {
        double[] normalized = values.clone();
        double treatedMean = total(true) / usedTreated;
        double controlMean = total(false) / usedUntreated;
        for (int row = 0; row < normalized.length; row++) {
            if (normalized[row] > 0) {
                normalized[row] /= units.isTreated(row) ? treatedMean : controlMean;
            }
        }
        return normalized;
    }

    /** The effective number of rows of an arm, (Σw)² / Σw² (Kish 1965). */
    double effective(boolean treated) {
        double squares = 0;
        for (int row : units.order()) {
            squares += units.isTreated(row) == treated ? values[row] * values[row] : 0;
        }
        double sum = total(treated);
        return squares == 0 ? 0 : sum * sum / squares;
    }

    private double total(boolean treated) {
        double sum = 0;
        for (int row : units.order()) {
            sum += units.isTreated(row) == treated ? values[row] : 0;
        }
        return sum;
    }
}
