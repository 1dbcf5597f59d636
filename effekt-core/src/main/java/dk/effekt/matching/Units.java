package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Finite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows that can be matched: which are treated, whose effect is asked for, how far apart they are, what keeps them apart
 * altogether, and an identity that orders them. Everything but the arms is added by {@code with…} and its like, each of which
 * gives new units. Immutable.
 */
public final class Units {

    private final boolean[] treated;
    private final Estimand estimand;
    /** Empty where each row is its own. */
    private final long[] ids;

    private final int[] strata;
    private final List<int[]> apart;
    private final List<Window> windows;
    private final boolean[] discarded;
    private final Optional<Distance> distance;
    private final Optional<PropensityScore> propensity;
    private final Optional<DesignMatrix> covariates;

    /**
     * How near matches must be in one covariate.
     *
     * @param width the most that they may differ, inclusive; negative for what they must differ by more than
     */
    record Window(String covariate, double[] values, double width) {

        /** Whether it says how near, and not how far. */
        boolean isCaliper() {
            return width >= 0 && width < Double.POSITIVE_INFINITY;
        }

        Window at(int[] rows) {
            return new Window(
                    covariate,
                    Arrays.stream(rows).mapToDouble(row -> values[row]).toArray(),
                    width);
        }

        boolean holds(int row, int other) {
            double apart = Math.abs(values[row] - values[other]);
            return width >= 0 ? apart <= width : apart > -width;
        }
    }

    private Units(Draft draft) {
        this.treated = draft.treated;
        this.estimand = draft.estimand;
        this.ids = draft.ids;
        this.strata = draft.strata;
        this.apart = draft.apart;
        this.windows = draft.windows;
        this.discarded = draft.discarded;
        this.distance = draft.distance;
        this.propensity = draft.propensity;
        this.covariates = draft.covariates;
    }

    /**
     * Units in one stratum, ordered by their rows, of which only the arm is known; the ATT is asked for.
     *
     * @param treated whether each row is treated
     */
    public static Units of(boolean[] treated) {
        Draft draft = new Draft();
        draft.treated = treated.clone();
        draft.strata = new int[treated.length];
        draft.discarded = new boolean[treated.length];
        return new Units(draft);
    }

    /**
     * The same with scores.
     *
     * @param treated whether each row is treated
     * @param scores the score of each row, finite; rows are as far apart as their scores
     */
    public static Units of(boolean[] treated, double[] scores) {
        requireLength("scores", scores.length, treated.length);
        return of(treated).withDistance(Scores.of("score", scores));
    }

    /** The same units, asked for another average effect. */
    public Units estimating(Estimand newEstimand) {
        Draft draft = new Draft(this);
        draft.estimand = newEstimand;
        return new Units(draft);
    }

    /** The same units as far apart as the given distance says. */
    public Units withDistance(Distance newDistance) {
        requireLength("rows of distances", newDistance.rows(), treated.length);
        Draft draft = new Draft(this);
        draft.distance = Optional.of(newDistance);
        return new Units(draft);
    }

    /** The same units with the probability of being treated; it is no distance unless it is given as one, too. */
    public Units withPropensity(PropensityScore score) {
        requireLength("propensity scores", score.rows(), treated.length);
        Draft draft = new Draft(this);
        draft.propensity = Optional.of(score);
        return new Units(draft);
    }

    /** The same units with covariates, for methods that weigh, balance or adjust for them. */
    public Units withCovariates(DesignMatrix newCovariates) {
        requireLength("rows of covariates", newCovariates.rows(), treated.length);
        Draft draft = new Draft(this);
        draft.covariates = Optional.of(newCovariates);
        return new Units(draft);
    }

    /** The same units in strata: only rows with equal keys can be matched. */
    public Units inStrata(int[] keys) {
        requireLength("strata", keys.length, treated.length);
        Draft draft = new Draft(this);
        draft.strata = keys.clone();
        return new Units(draft);
    }

    /** The same units, of which rows with equal keys can <em>not</em> be matched (antiexact); adds to those given before. */
    public Units apart(int[] keys) {
        requireLength("antiexact keys", keys.length, treated.length);
        Draft draft = new Draft(this);
        draft.apart = new ArrayList<>(apart);
        draft.apart.add(keys.clone());
        return new Units(draft);
    }

    /**
     * The same units with a caliper on a covariate; adds to those given before.
     *
     * @param covariate its name, for messages
     * @param values of each row, finite
     * @param width the most that matches may differ, inclusive, in the covariate's unit; if negative, they must differ by more
     *     than so much without its sign, as in MatchIt
     */
    public Units within(String covariate, double[] values, double width) {
        requireLength("values of '" + covariate + "'", values.length, treated.length);
        Finite.of("the caliper on '" + covariate + "'", width);
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw new IllegalArgumentException("'" + covariate + "' of row " + row + " is " + values[row]);
            }
        }
        Draft draft = new Draft(this);
        draft.windows = new ArrayList<>(windows);
        draft.windows.add(new Window(covariate, values.clone(), width));
        return new Units(draft);
    }

    /** The same units without some, which stay as rows but are matched with nobody; adds to those left out before. */
    public Units discarding(boolean[] rows) {
        requireLength("flags", rows.length, treated.length);
        Draft draft = new Draft(this);
        draft.discarded = discarded.clone();
        for (int row = 0; row < rows.length; row++) {
            draft.discarded[row] |= rows[row];
        }
        return new Units(draft);
    }

    /**
     * The same units with identities, by which rows that are otherwise alike are ordered.
     *
     * @param identities all different within a stratum, or the order of equal ones is that of the rows
     */
    public Units orderedBy(long[] identities) {
        requireLength("identities", identities.length, treated.length);
        Draft draft = new Draft(this);
        draft.ids = identities.clone();
        return new Units(draft);
    }

    /** Some of the rows, numbered anew, with all that estimation looks at: nothing is to be matched among them any more. */
    Units among(int[] rows) {
        Draft draft = new Draft();
        draft.estimand = estimand;
        draft.treated = new boolean[rows.length];
        draft.ids = new long[rows.length];
        draft.strata = new int[rows.length];
        draft.discarded = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            draft.treated[i] = treated[rows[i]];
            draft.ids[i] = id(rows[i]);
            draft.strata[i] = strata[rows[i]];
            draft.discarded[i] = discarded[rows[i]];
        }
        draft.propensity = propensity.map(score -> score.among(rows));
        draft.covariates = covariates.map(columns -> columns.among(rows));
        return new Units(draft);
    }

    /** The same rows in another order, with all that is known of them: of each new row the one that it is here. */
    Units at(int[] rows) {
        Draft draft = new Draft(among(rows));
        draft.apart = apart.stream().map(keys -> pick(keys, rows)).toList();
        draft.windows = windows.stream().map(window -> window.at(rows)).toList();
        draft.distance = distance.map(of -> of.at(rows));
        draft.propensity = propensity.map(score -> score.at(rows));
        return new Units(draft);
    }

    private static int[] pick(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /**
     * The rows in ascending order of their identities; those with equal ones stay as they stand. Sums that are taken in this order
     * round alike in whatever order the rows came.
     */
    public int[] order() {
        int[] rows = IntStream.range(0, size()).toArray();
        return isInOrder() ? rows : RowSort.byLong(this::id, rows);
    }

    /** Whether the rows stand in the order of their identities. */
    public boolean isInOrder() {
        for (int row = 1; row < ids.length; row++) {
            if (ids[row - 1] > ids[row]) {
                return false;
            }
        }
        return true;
    }

    /** Number of rows. */
    public int size() {
        return treated.length;
    }

    /** Whether a row is treated. */
    public boolean isTreated(int row) {
        return treated[row];
    }

    /** Whose effect is asked for. */
    public Estimand estimand() {
        return estimand;
    }

    /** Whether partners are wanted for a row: it belongs to those whose effect is asked for, discarded or not. */
    public boolean isFocal(int row) {
        return estimand.isFocal(treated[row]);
    }

    /** Whether a row was left out before matching. */
    public boolean isDiscarded(int row) {
        return discarded[row];
    }

    /** The stratum of a row. */
    public int stratum(int row) {
        return strata[row];
    }

    /** The identity of a row. */
    public long id(int row) {
        return ids.length == 0 ? row : ids[row];
    }

    /** Whether rows have to keep more than strata: antiexact keys or calipers on covariates. */
    public boolean isRestricted() {
        return !apart.isEmpty() || !windows.isEmpty();
    }

    /**
     * Whether two rows may be matched, whatever their distance: different arms, neither discarded, the same stratum, no antiexact
     * key in common, and within all calipers on covariates.
     */
    public boolean mayMatch(int row, int other) {
        if (treated[row] == treated[other] || strata[row] != strata[other] || discarded[row] || discarded[other]) {
            return false;
        }
        for (int[] keys : apart) {
            if (keys[row] == keys[other]) {
                return false;
            }
        }
        for (Window window : windows) {
            if (!window.holds(row, other)) {
                return false;
            }
        }
        return true;
    }

    /** The calipers on covariates. */
    List<Window> windows() {
        return List.copyOf(windows);
    }

    /** How far apart rows are, if that was said. */
    public Optional<Distance> distance() {
        return distance;
    }

    /** The probability of being treated, if that was said. */
    public Optional<PropensityScore> propensity() {
        return propensity;
    }

    /** The covariates, if they were given. */
    public Optional<DesignMatrix> covariates() {
        return covariates;
    }

    /** Whether rows are as far apart as their scores. */
    boolean hasScores() {
        return distance.orElse(null) instanceof Scores;
    }

    /**
     * The scores by which rows are near or far.
     *
     * @throws IllegalArgumentException if the distance is of another kind, or there is none
     */
    public Scores scores() {
        if (distance.orElse(null) instanceof Scores scores) {
            return scores;
        }
        throw new IllegalArgumentException("these units have no scores but "
                + distance.map(Distance::describe).orElse("no distance at all")
                + "; give them a score with withDistance");
    }

    /** Number of treated rows. */
    public int treatedCount() {
        int count = 0;
        for (boolean t : treated) {
            count += t ? 1 : 0;
        }
        return count;
    }

    /** Number of rows for which partners are wanted. */
    public int focalCount() {
        return switch (estimand) {
            case ATT -> treatedCount();
            case ATC -> size() - treatedCount();
            case ATE, ATO -> size();
        };
    }

    @Override
    public String toString() {
        return treatedCount() + " treated and " + (size() - treatedCount()) + " untreated rows";
    }

    private static void requireLength(String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(length + " " + what + " for " + expected + " rows");
        }
    }

    /** What a {@code with…} changes before new units are made of it; never leaves this class. */
    private static final class Draft {
        private boolean[] treated = {};
        private Estimand estimand = Estimand.ATT;
        private long[] ids = {};
        private int[] strata = {};
        private List<int[]> apart = List.of();
        private List<Window> windows = List.of();
        private boolean[] discarded = {};
        private Optional<Distance> distance = Optional.empty();
        private Optional<PropensityScore> propensity = Optional.empty();
        private Optional<DesignMatrix> covariates = Optional.empty();

        Draft() {}

        Draft(Units units) {
            this.treated = units.treated;
            this.estimand = units.estimand;
            this.ids = units.ids;
            this.strata = units.strata;
            this.apart = units.apart;
            this.windows = units.windows;
            this.discarded = units.discarded;
            this.distance = units.distance;
            this.propensity = units.propensity;
            this.covariates = units.covariates;
        }
    }
}
