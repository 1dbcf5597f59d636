package dk.effekt.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Who is compared with whom: for each matched treated row the untreated rows it is compared with, which share a weight of 1
 * equally. Sets are in the order of the treated rows. Immutable.
 */
public final class MatchedSample {

    private final Units units;
    private final double caliper;
    private final int[] treated;
    private final int[] starts;
    private final int[] controls;
    private final int withoutControls;
    private final int outsideCaliper;

    private MatchedSample(
            Units units,
            double caliper,
            int[] treated,
            int[] starts,
            int[] controls,
            int withoutControls,
            int outsideCaliper) {
        this.units = units;
        this.caliper = caliper;
        this.treated = treated;
        this.starts = starts;
        this.controls = controls;
        this.withoutControls = withoutControls;
        this.outsideCaliper = outsideCaliper;
    }

    /**
     * A builder, for a matcher.
     *
     * @param caliper the caliper on the scale of the score, infinite if there is none
     */
    public static Builder builder(Units units, double caliper) {
        return new Builder(units, caliper);
    }

    /** The rows that were to be matched. */
    public Units units() {
        return units;
    }

    /** The caliper on the scale of the score; infinite if there is none. */
    public double caliper() {
        return caliper;
    }

    /** Number of matched sets, which is that of matched treated rows. */
    public int sets() {
        return treated.length;
    }

    /** The treated row of a set, counted from 0. */
    public int treated(int set) {
        return treated[set];
    }

    /** Number of untreated rows in a set, at least 1. */
    public int controls(int set) {
        return starts[set + 1] - starts[set];
    }

    /** An untreated row of a set, both counted from 0. */
    public int control(int set, int index) {
        return controls[starts[set] + Objects.checkIndex(index, controls(set))];
    }

    /** Treated rows that were left out because their stratum has no untreated row. */
    public int withoutControls() {
        return withoutControls;
    }

    /** Treated rows that were left out because every untreated row of their stratum lies outside the caliper. */
    public int outsideCaliper() {
        return outsideCaliper;
    }

    /** Whether every treated row was matched. */
    public boolean isComplete() {
        return withoutControls == 0 && outsideCaliper == 0;
    }

    /**
     * What the comparison estimates: the average treatment effect on the treated, or, where treated rows were left out, on
     * those of them that were matched.
     */
    public String estimand() {
        return isComplete() ? "ATT" : "ATT among the matched";
    }

    /** For each row its weight: 1 if treated and matched, the sum of its shares if untreated, 0 if it is in no set. */
    public double[] weights() {
        double[] weights = new double[units.size()];
        for (int set = 0; set < sets(); set++) {
            weights[treated[set]] = 1;
            for (int i = 0; i < controls(set); i++) {
                weights[control(set, i)] += 1.0 / controls(set);
            }
        }
        return weights;
    }

    /** Number of different untreated rows in use. */
    public int distinctControls() {
        return (int) Arrays.stream(controls).distinct().count();
    }

    /** Effective number of untreated rows, (Σw)² / Σw² (Kish 1965). */
    public double effectiveControls() {
        double[] weights = weights();
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < weights.length; row++) {
            if (!units.isTreated(row)) {
                sum += weights[row];
                squares += weights[row] * weights[row];
            }
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** {@code 1,087 of 1,087 treated matched with 1,065 untreated rows (effective 981.2)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d treated matched with %,d untreated rows (effective %,.1f)",
                sets(),
                units.treatedCount(),
                distinctControls(),
                effectiveControls());
    }

    /** Takes the sets of a matcher in any order; those left out are counted by reason. Not thread-safe. */
    public static final class Builder {

        private final Units units;
        private final double caliper;
        private final int[][] controlsOf;
        private final boolean[] added;
        private int withoutControls;
        private int outsideCaliper;

        private Builder(Units units, double caliper) {
            this.units = units;
            this.caliper = caliper;
            this.controlsOf = new int[units.size()][];
            this.added = new boolean[units.size()];
        }

        /**
         * Says with which untreated rows a treated one is compared.
         *
         * @param controls none if the treated row is to be left out
         * @param candidates number of untreated rows in its stratum
         * @throws IllegalArgumentException if a row is on the wrong side, or the treated one was added before
         */
        public Builder add(int treatedRow, int[] controls, int candidates) {
            if (!units.isTreated(treatedRow)) {
                throw new IllegalArgumentException("row " + treatedRow + " is not treated");
            }
            for (int control : controls) {
                if (units.isTreated(control)) {
                    throw new IllegalArgumentException(
                            "row " + control + " is treated; row " + treatedRow + " cannot be compared with it");
                }
            }
            if (added[treatedRow]) {
                throw new IllegalArgumentException("row " + treatedRow + " was added before");
            }
            added[treatedRow] = true;
            if (candidates == 0) {
                withoutControls++;
            } else if (controls.length == 0) {
                outsideCaliper++;
            } else {
                int[] sorted = controls.clone();
                Arrays.sort(sorted);
                controlsOf[treatedRow] = sorted;
            }
            return this;
        }

        /**
         * The sample of all sets added.
         *
         * @throws IllegalStateException if a treated row was not added: every one is matched, or left out for a reason
         */
        public MatchedSample build() {
            int[] treated = IntStream.range(0, controlsOf.length)
                    .filter(row -> controlsOf[row] != null)
                    .toArray();
            if (treated.length + withoutControls + outsideCaliper != units.treatedCount()) {
                throw new IllegalStateException("of " + units.treatedCount() + " treated rows "
                        + (treated.length + withoutControls + outsideCaliper) + " were added");
            }
            int[] starts = new int[treated.length + 1];
            for (int set = 0; set < treated.length; set++) {
                starts[set + 1] = starts[set] + controlsOf[treated[set]].length;
            }
            int[] controls = new int[starts[treated.length]];
            for (int set = 0; set < treated.length; set++) {
                int[] of = controlsOf[treated[set]];
                System.arraycopy(of, 0, controls, starts[set], of.length);
            }
            return new MatchedSample(units, caliper, treated, starts, controls, withoutControls, outsideCaliper);
        }
    }
}
