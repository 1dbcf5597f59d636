package dk.effekt.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who is compared with whom. There are three kinds:
 *
 * <ul>
 *   <li>{@link Kind#PAIRS}: each set is one focal row (one whose effect is asked for) and the rows of the other arm that it is
 *       compared with, its partners, which share a weight of 1 equally. A partner may stand in several sets.
 *   <li>{@link Kind#STRATA}: each set has several rows of both arms, and each row stands in one set at most.
 *   <li>{@link Kind#WEIGHTS}: there are no sets; the weights alone make the arms alike.
 * </ul>
 *
 * <p>Sets are in the order of identities, each by the lowest of its focal rows; partners are in the order in which the matcher gave
 * them, the nearest first. Every focal row is in a set, has a weight, or was left out for a reason. Immutable.
 */
public final class MatchedSample {

    /** How rows are compared. */
    public enum Kind {
        /** One focal row and its partners in each set. */
        PAIRS,
        /** Several rows of both arms in each set. */
        STRATA,
        /** Weights without sets. */
        WEIGHTS
    }

    private final Units units;
    private final Kind kind;
    private final double caliper;
    private final MatchedSets sets;
    private final ArmWeights weights;
    private final Optional<EstimatedWeights> estimatedWeights;
    /** One more than the ordinal of the reason; 0 for none. */
    private final byte[] reasons;

    private MatchedSample(
            Builder builder, MatchedSets sets, double[] weights, Optional<EstimatedWeights> estimatedWeights) {
        this.units = builder.units;
        this.kind = builder.kind.orElse(Kind.PAIRS);
        this.caliper = builder.caliper;
        this.sets = sets;
        this.reasons = builder.reasons;
        this.weights = new ArmWeights(units, weights);
        this.estimatedWeights = estimatedWeights;
    }

    private MatchedSample(MatchedSample of, int[] order) {
        this.units = of.units.at(order);
        this.kind = of.kind;
        this.caliper = of.caliper;
        this.sets = of.sets.at(RowSort.places(order, order.length));
        this.reasons = new byte[order.length];
        double[] moved = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            reasons[i] = of.reasons[order[i]];
            moved[i] = of.weight(order[i]);
        }
        this.weights = new ArmWeights(units, moved);
        this.estimatedWeights = of.estimatedWeights.map(estimated -> new ReorderedWeights(estimated, order));
    }

    /** A builder, for a matcher that makes sets. */
    public static Builder builder(Units units) {
        return new Builder(units);
    }

    /**
     * A sample of weights, for a method that makes no sets.
     *
     * @param weights of each row, finite and at least 0; only their proportions within an arm matter
     */
    public static MatchedSample weighted(Units units, double[] weights) {
        return weighted(units, weights, Optional.empty());
    }

    /** The same, of weights that were estimated in a way that a standard error can count in. */
    public static MatchedSample weighted(Units units, double[] weights, EstimatedWeights estimated) {
        return weighted(units, weights, Optional.of(estimated));
    }

    private static MatchedSample weighted(Units units, double[] weights, Optional<EstimatedWeights> estimated) {
        if (weights.length != units.size()) {
            throw new IllegalArgumentException(weights.length + " weights for " + units.size() + " rows");
        }
        Builder builder = new Builder(units);
        builder.kind = Optional.of(Kind.WEIGHTS);
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the weight of row " + row + " is " + weights[row]);
            }
            if (units.isFocal(row) && units.isDiscarded(row)) {
                builder.leave(row, Unmatched.DISCARDED);
            }
        }
        return new MatchedSample(builder, builder.sets.build(new int[0]), weights.clone(), estimated);
    }

    /**
     * The same comparison among some of its rows, which are numbered anew: sets keep those of their rows, and fall away with the
     * last of either arm, whose focal rows are {@link Unmatched#NOT_FOLLOWED} then; weights stay as they are and count as known. The
     * rows keep covariates and scores, but no distance: nothing is matched again.
     *
     * @param rows ascending
     */
    public MatchedSample among(int[] rows) {
        Units some = units.among(rows);
        if (kind == Kind.WEIGHTS) {
            double[] kept = new double[rows.length];
            Arrays.setAll(kept, i -> weight(rows[i]));
            return weighted(some, kept);
        }
        int[] places = RowSort.places(rows, units.size());
        Builder builder = builder(some).caliper(caliper);
        for (int set = 0; set < sets(); set++) {
            int[] focals = sets.focalsAmong(set, places);
            int[] partners = sets.partnersAmong(set, places);
            if (focals.length == 0 || partners.length == 0) {
                Arrays.stream(focals).forEach(row -> builder.leave(row, Unmatched.NOT_FOLLOWED));
            } else if (kind == Kind.PAIRS) {
                builder.pair(focals[0], partners);
            } else {
                boolean isTreated = some.isTreated(focals[0]);
                builder.stratum(isTreated ? focals : partners, isTreated ? partners : focals);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            int row = i;
            unmatched(rows[i]).ifPresent(reason -> builder.leave(row, reason));
        }
        return builder.build();
    }

    /**
     * The same comparison of the same rows in the {@linkplain Units#order order} of their identities. What is summed over the rows of
     * this one rounds alike in whatever order the rows came.
     */
    public MatchedSample inOrder() {
        return units.isInOrder() ? this : new MatchedSample(this, units.order());
    }

    /** The rows that have a weight, ascending. */
    public int[] rowsInUse() {
        return IntStream.range(0, units.size()).filter(row -> weight(row) > 0).toArray();
    }

    /** The rows that were to be matched. */
    public Units units() {
        return units;
    }

    /** How rows are compared. */
    public Kind kind() {
        return kind;
    }

    /** The caliper on the scale of the distance; infinite if there is none. */
    public double caliper() {
        return caliper;
    }

    /** Number of matched sets; 0 if there are weights only. */
    public int sets() {
        return sets.count();
    }

    /** Number of focal rows in a set, at least 1. Of an average effect on all, the treated count as focal in strata. */
    public int focals(int set) {
        return sets.focals(set);
    }

    /** A focal row of a set, both counted from 0. */
    public int focal(int set, int index) {
        return sets.focal(set, index);
    }

    /** Number of rows of the other arm in a set, at least 1. */
    public int partners(int set) {
        return sets.partners(set);
    }

    /** A row of the other arm in a set, both counted from 0. */
    public int partner(int set, int index) {
        return sets.partner(set, index);
    }

    /** Why a focal row has no partner; empty if it has, or if none was wanted for it. */
    public Optional<Unmatched> unmatched(int row) {
        return reasons[row] == 0 ? Optional.empty() : Optional.of(Unmatched.values()[reasons[row] - 1]);
    }

    /** Number of focal rows that were left out for a reason. */
    public int unmatched(Unmatched reason) {
        int count = 0;
        for (byte of : reasons) {
            count += of == reason.ordinal() + 1 ? 1 : 0;
        }
        return count;
    }

    /** Whether no focal row was left out. */
    public boolean isComplete() {
        for (byte reason : reasons) {
            if (reason != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether no row stands in two sets; true if there are none. */
    public boolean isDisjoint() {
        return sets.isDisjoint(units.size());
    }

    /**
     * For each row the set that it stands in, −1 for none.
     *
     * @throws IllegalStateException if a row stands in two
     */
    public int[] setOfRow() {
        if (!isDisjoint()) {
            throw new IllegalStateException("rows stand in several sets, as partners were taken with replacement");
        }
        return sets.setOfRow(units.size());
    }

    /**
     * What the comparison estimates: the average effect that was asked for, or, where focal rows were left out, that on those
     * of them that were matched.
     */
    public String estimand() {
        return isComplete() ? units.estimand().toString() : units.estimand() + " among the matched";
    }

    /**
     * For each row its weight, 0 if it is not used. In pairs and strata a focal row counts 1 and so do its partners together,
     * so that both arms weigh as much as the focal rows matched; of an average effect on all, each arm of a set weighs as much
     * as the set has rows. Where there are no sets, weights are as the method gave them.
     */
    public double[] weights() {
        return weights.values().clone();
    }

    /** The weight of a row. */
    double weight(int row) {
        return weights.values()[row];
    }

    /** The weights, of mean 1 in each arm over the rows in use: what MatchIt calls weights. */
    public double[] normalizedWeights() {
        return weights.normalized();
    }

    /** Number of different treated rows in use. */
    public int distinctTreated() {
        return weights.used(true);
    }

    /** Number of different untreated rows in use. */
    public int distinctControls() {
        return weights.used(false);
    }

    /** Effective number of treated rows, (Σw)² / Σw² (Kish 1965). */
    public double effectiveTreated() {
        return weights.effective(true);
    }

    /** Effective number of untreated rows, (Σw)² / Σw² (Kish 1965). */
    public double effectiveControls() {
        return weights.effective(false);
    }

    /** What a standard error that counts in the estimation of the weights needs to know; empty if the weights are taken as known. */
    public Optional<EstimatedWeights> estimatedWeights() {
        return estimatedWeights;
    }

    /** {@code 1,087 of 1,087 treated matched with 1,065 untreated rows (effective 981.2)}. */
    @Override
    public String toString() {
        int untreated = units.size() - units.treatedCount();
        return switch (units.estimand()) {
            case ATT ->
                String.format(
                        Locale.ROOT,
                        "%,d of %,d treated matched with %,d untreated rows (effective %,.1f)",
                        distinctTreated(),
                        units.treatedCount(),
                        distinctControls(),
                        effectiveControls());
            case ATC ->
                String.format(
                        Locale.ROOT,
                        "%,d of %,d untreated matched with %,d treated rows (effective %,.1f)",
                        distinctControls(),
                        untreated,
                        distinctTreated(),
                        effectiveTreated());
            case ATE, ATO ->
                String.format(
                        Locale.ROOT,
                        "%,d of %,d treated, %,d of %,d untreated rows in use (effective %,.1f, %,.1f)",
                        distinctTreated(),
                        units.treatedCount(),
                        distinctControls(),
                        untreated,
                        effectiveTreated(),
                        effectiveControls());
        };
    }

    /** Takes the sets of a matcher in any order, and the focal rows that it leaves out. Not thread-safe. */
    public static final class Builder {

        private final Units units;
        private final byte[] reasons;
        private final boolean[] isAdded;
        private Optional<Kind> kind = Optional.empty();
        private double caliper = Double.POSITIVE_INFINITY;
        private final MatchedSets.Builder sets = new MatchedSets.Builder();

        private Builder(Units units) {
            this.units = units;
            this.reasons = new byte[units.size()];
            this.isAdded = new boolean[units.size()];
        }

        /** The caliper on the scale of the distance, at least 0; infinite for none. */
        public Builder caliper(double width) {
            caliper = Caliper.ofScore(width).width();
            return this;
        }

        /**
         * Says with which rows of the other arm a focal row is compared.
         *
         * @param focal the row whose effect is asked for
         * @param partnersNearestFirst at least one
         * @throws IllegalArgumentException if a row is on the wrong side, or the focal one was added before
         */
        public Builder pair(int focal, int... partnersNearestFirst) {
            startSet(Kind.PAIRS);
            addFocal(focal);
            addPartners(focal, partnersNearestFirst);
            return endSet();
        }

        /**
         * Puts rows of both arms into a set.
         *
         * @param treated at least one
         * @param untreated at least one
         * @throws IllegalArgumentException if a row is on the wrong side, or was added before
         */
        public Builder stratum(int[] treated, int[] untreated) {
            startSet(Kind.STRATA);
            boolean treatedAreFocal = units.estimand() != Estimand.ATC;
            int[] first = treatedAreFocal ? treated : untreated;
            int[] second = treatedAreFocal ? untreated : treated;
            for (int row : first) {
                addFocal(row);
                if (units.isTreated(row) != treatedAreFocal) {
                    throw new IllegalArgumentException("row " + row + " stands in the wrong arm");
                }
            }
            addPartners(first[0], second);
            for (int row : second) {
                if (isAdded[row]) {
                    throw new IllegalArgumentException("row " + row + " was added before");
                }
                isAdded[row] = true;
            }
            return endSet();
        }

        /**
         * Leaves a focal row out.
         *
         * @throws IllegalArgumentException if the row is not focal, or was added before
         */
        public Builder leave(int focal, Unmatched reason) {
            requireNewFocal(focal);
            isAdded[focal] = true;
            reasons[focal] = (byte) (reason.ordinal() + 1);
            return this;
        }

        /**
         * The sample of all sets added.
         *
         * @throws IllegalStateException if a focal row was not added: every one is matched, or left out for a reason
         */
        public MatchedSample build() {
            for (int row = 0; row < isAdded.length; row++) {
                if (units.isFocal(row) && !isAdded[row]) {
                    throw new IllegalStateException("row " + row + " was neither matched nor left out for a reason");
                }
            }
            MatchedSets sorted =
                    sets.build(units.isInOrder() ? new int[0] : RowSort.places(units.order(), units.size()));
            boolean isOfAll = kind.orElse(Kind.PAIRS) == Kind.STRATA
                    && (units.estimand() == Estimand.ATE || units.estimand() == Estimand.ATO);
            return new MatchedSample(this, sorted, sorted.weights(units.size(), isOfAll), Optional.empty());
        }

        private void startSet(Kind wanted) {
            if (kind.isPresent() && kind.get() != wanted) {
                throw new IllegalArgumentException(kind.get() + " and " + wanted + " cannot be mixed");
            }
            kind = Optional.of(wanted);
        }

        private void addFocal(int row) {
            requireNewFocal(row);
            isAdded[row] = true;
            sets.addFocal(row);
        }

        private void requireNewFocal(int row) {
            if (!units.isFocal(row)) {
                throw new IllegalArgumentException("row " + row + " is "
                        + (units.isTreated(row) ? "treated" : "not treated") + "; the " + units.estimand()
                        + " asks for no partners of it");
            }
            if (isAdded[row]) {
                throw new IllegalArgumentException("row " + row + " was added before");
            }
        }

        private void addPartners(int focal, int[] rows) {
            if (rows.length == 0) {
                throw new IllegalArgumentException("row " + focal + " has no partners; leave it out for a reason");
            }
            for (int row : rows) {
                if (units.isTreated(row) == units.isTreated(focal)) {
                    throw new IllegalArgumentException("row " + row + " is "
                            + (units.isTreated(row) ? "treated" : "not treated") + ", as row " + focal
                            + " is; they cannot be compared");
                }
                sets.addPartner(row);
            }
        }

        private Builder endSet() {
            sets.endSet();
            return this;
        }
    }
}
