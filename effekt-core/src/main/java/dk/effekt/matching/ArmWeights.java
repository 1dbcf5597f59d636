package dk.effekt.matching;

/** The weight of each row, and what it comes to in each arm. Sums go by identity, so that they round alike in any order of rows. */
final class ArmWeights {

    private final Units units;
    private final double[] values;
    private final Arm treated = new Arm();
    private final Arm untreated = new Arm();

    private static final class Arm {
        private int used;
        private double sum;
        private double squares;

        void add(double weight) {
            used += weight > 0 ? 1 : 0;
            sum += weight;
            squares += weight * weight;
        }
    }

    /** @param values of each row, finite and at least 0; not to be changed any more */
    ArmWeights(Units units, double[] values) {
        this.units = units;
        this.values = values;
        // Rows that stand in order, as those of a register do, need no array of their numbers.
        int[] order = units.isInOrder() ? new int[0] : units.order();
        for (int i = 0; i < values.length; i++) {
            int row = order.length == 0 ? i : order[i];
            arm(units.isTreated(row)).add(values[row]);
        }
    }

    private Arm arm(boolean isTreated) {
        return isTreated ? treated : untreated;
    }

    /** The weight of each row; not to be changed. */
    double[] values() {
        return values;
    }

    /** Number of rows of an arm that have a weight. */
    int used(boolean isTreated) {
        return arm(isTreated).used;
    }

    /** The weights with a mean of 1 in each arm over the rows in use. */
    double[] normalized() {
        double[] normalized = values.clone();
        double treatedMean = treated.sum / treated.used;
        double controlMean = untreated.sum / untreated.used;
        for (int row = 0; row < normalized.length; row++) {
            if (normalized[row] > 0) {
                normalized[row] /= units.isTreated(row) ? treatedMean : controlMean;
            }
        }
        return normalized;
    }

    /** The effective number of rows of an arm, (Σw)² / Σw² (Kish 1965). */
    double effective(boolean isTreated) {
        Arm arm = arm(isTreated);
        return arm.squares == 0 ? 0 : arm.sum * arm.sum / arm.squares;
    }
}
