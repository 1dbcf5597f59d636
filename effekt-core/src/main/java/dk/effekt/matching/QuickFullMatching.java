package dk.effekt.matching;

import dk.effekt.internal.Interruption;
import dk.effekt.internal.Missing;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Generalized full matching (Sävje, Higgins and Sekhon 2021, "Generalized Full Matching", Political Analysis 29): all rows are put
 * into sets that have at least so many rows of each arm, so that the two rows of a set that are furthest apart are as near as can
 * be, within a factor of four.
 *
 * <p>In each stratum:
 *
 * <ol>
 *   <li>The <em>neighbourhood</em> of a row is itself and the nearest rows that a set around it would need.
 *   <li><em>Seeds</em> are chosen of which no two neighbourhoods have a row in common, until no more can be: rows that stand in the
 *       fewest neighbourhoods first, the lower identity among equals. The neighbourhood of each seed makes a set.
 *   <li>Every other row joins the set of the nearest seed.
 * </ol>
 *
 * <p>No edge of a neighbourhood is longer than the best solution's worst distance λ, and a row that is left meets a seed's
 * neighbourhood within its own; so it is within 2λ of a seed, and two rows of a set within 4λ of each other (their Theorem 1).
 * Rows at equal distance are taken by identity, so that the order of rows does not matter. On {@link Scores} it costs n log n; on
 * {@link Points} it looks at every pair of a stratum. A {@link Dissimilarity} need not keep the triangle inequality, on which this
 * rests, and is refused.
 *
 * <p>With a caliper, no two rows of a set are further apart than it: a neighbourhood that reaches further than half of it does not
 * count, and rows join seeds within half of it; others are left out ({@link Unmatched#OUTSIDE_CALIPER}). Rows of a stratum that
 * cannot fill one set are left out, too ({@link Unmatched#NO_CANDIDATE}).
 *
 * <p>MatchIt's {@code method = "quick"} with {@code seed_method = "inwards_order"} makes the same sets of scores without ties, if
 * identities ascend with its rows. Its default takes seeds in an order that depends on that of the rows.
 *
 * @param treated how many treated rows a set has at least, 1 or more
 * @param untreated how many untreated rows a set has at least, 1 or more
 * @param size how many rows a set has at least, whichever they are
 * @param caliper how far apart the rows of a set may be
 */
public record QuickFullMatching(int treated, int untreated, int size, Caliper caliper) implements Matcher {

    public QuickFullMatching {
        if (treated < 1 || untreated < 1) {
            throw new IllegalArgumentException("sets of " + treated + " treated and " + untreated
                    + " untreated rows; at least 1 of each is wanted");
        }
        if (size < treated + untreated) {
            throw new IllegalArgumentException("sets of " + size + " rows cannot hold " + treated + " treated and "
                    + untreated + " untreated ones");
        }
    }

    /** Sets with at least one row of each arm, without caliper. */
    public static QuickFullMatching withDefaults() {
        return new QuickFullMatching(1, 1, 2, Caliper.NONE);
    }

    /** The same with at least so many rows of each arm in a set. */
    public QuickFullMatching atLeast(int newTreated, int newUntreated) {
        return new QuickFullMatching(newTreated, newUntreated, Math.max(size, newTreated + newUntreated), caliper);
    }

    /** The same with at least so many rows in a set, whichever they are. */
    public QuickFullMatching ofSize(int newSize) {
        return new QuickFullMatching(treated, untreated, newSize, caliper);
    }

    /** The same with a caliper. */
    public QuickFullMatching within(Caliper newCaliper) {
        return new QuickFullMatching(treated, untreated, size, newCaliper);
    }

    @Override
    public List<String> missingIn(Units units) {
        List<String> missing = new ArrayList<>(Strata.missingIn(units));
        if (units.distance().isEmpty() || units.distance().get() instanceof Dissimilarity) {
            missing.add("scores or points, of which no way round is shorter than the straight one");
        } else if (caliper.isInSd() && !units.hasScores()) {
            missing.add("scores, in whose standard deviations the caliper is measured");
        }
        return missing;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if something {@linkplain #missingIn is missing}
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        double width = caliper.widthFor(units);
        Sets sets = new Sets(units, width / 2);
        sets.findNeighbourhoods();
        sets.chooseSeeds();
        sets.joinOthers();
        return Strata.sample(units, sets.setOf, width);
    }

    /** The sets as they grow. */
    private final class Sets {

        private static final int NONE = -3;

        private final Units units;
        private final double radius;
        private final int[] byId;
        /** By stratum, score if there are scores, and identity: the rows of a stratum stand together. */
        private final int[] order;
        /** The neighbourhoods in that order, each with the row itself first. */
        private final int[] hoods;
        /** In how many neighbourhoods other than its own each row stands. */
        private final int[] popularity;

        private final boolean[] isSeed;
        private final int[] setOf;

        Sets(Units units, double radius) {
            this.units = units;
            this.radius = radius;
            this.byId = Strata.rowsOf(units);
            int[] byScore = units.hasScores() ? RowSort.byDouble(units.scores()::value, byId) : byId;
            this.order = RowSort.byLong(units::stratum, byScore);
            this.hoods = new int[Math.multiplyExact(order.length, size)];
            this.popularity = new int[units.size()];
            this.isSeed = new boolean[units.size()];
            this.setOf = new int[units.size()];
            Arrays.fill(setOf, NONE);
        }

        void findNeighbourhoods() {
            for (int from = 0, to; from < order.length; from = to) {
                to = endOfStratum(from);
                int[] rows = Arrays.copyOfRange(order, from, to);
                int[] treatedRows = filter(rows, units::isTreated);
                int[] untreatedRows = filter(rows, row -> !units.isTreated(row));
                if (treatedRows.length < treated || untreatedRows.length < untreated || rows.length < size) {
                    for (int row : rows) {
                        setOf[row] = Strata.ALONE;
                    }
                } else {
                    NeighbourSearch amongTreated = NeighbourSearch.among(units, treatedRows);
                    NeighbourSearch amongUntreated = NeighbourSearch.among(units, untreatedRows);
                    NeighbourSearch amongAll = NeighbourSearch.among(units, rows);
                    for (int place = from; place < to; place++) {
                        Interruption.checkAt(place, "quick full matching");
                        findNeighbourhood(place, amongTreated, amongUntreated, amongAll);
                    }
                }
            }
        }

        private void findNeighbourhood(
                int place, NeighbourSearch amongTreated, NeighbourSearch amongUntreated, NeighbourSearch amongAll) {
            boolean isTreated = units.isTreated(order[place]);
            int start = place * size;
            int end = start;
            hoods[end++] = order[place];
            end = take(start, end, isTreated ? treated - 1 : treated, amongTreated);
            end = take(start, end, isTreated ? untreated : untreated - 1, amongUntreated);
            take(start, end, start + size - end, amongAll);
            if (!isTooWide(start)) {
                for (int at = start + 1; at < start + size; at++) {
                    popularity[hoods[at]]++;
                }
            }
        }

        private boolean isTooWide(int start) {
            for (int at = start + 1; at < start + size; at++) {
                if (isTooFar(hoods[start], hoods[at])) {
                    return true;
                }
            }
            return false;
        }

        /** Puts so many rows more into a neighbourhood, the nearest ones that it does not have. */
        private int take(int start, int end, int wanted, NeighbourSearch search) {
            int next = end;
            if (wanted > 0) {
                for (int found : search.nearest(hoods[start], wanted + end - start)) {
                    if (next < end + wanted && !has(start, end, found)) {
                        hoods[next++] = found;
                    }
                }
            }
            return next;
        }

        private boolean has(int start, int end, int row) {
            for (int at = start; at < end; at++) {
                if (hoods[at] == row) {
                    return true;
                }
            }
            return false;
        }

        /** Makes a set of the neighbourhood of each seed. */
        void chooseSeeds() {
            int[] placeOf = RowSort.places(order, units.size());
            int count = 0;
            for (int row : RowSort.byLong(row -> popularity[row], byId)) {
                int start = placeOf[row] * size;
                if (setOf[row] == NONE && isFree(start) && !isTooWide(start)) {
                    for (int at = start; at < start + size; at++) {
                        setOf[hoods[at]] = count;
                    }
                    isSeed[row] = true;
                    count++;
                }
            }
        }

        private boolean isFree(int start) {
            for (int at = start; at < start + size; at++) {
                if (setOf[hoods[at]] != NONE) {
                    return false;
                }
            }
            return true;
        }

        private boolean isTooFar(int row, int other) {
            return radius < Double.POSITIVE_INFINITY
                    && units.distance().orElseThrow().between(row, other) > radius;
        }

        /** Lets all rows without a set join that of the nearest seed. */
        void joinOthers() {
            for (int from = 0, to; from < order.length; from = to) {
                to = endOfStratum(from);
                NeighbourSearch amongSeeds =
                        NeighbourSearch.among(units, filter(Arrays.copyOfRange(order, from, to), row -> isSeed[row]));
                for (int place = from; place < to; place++) {
                    Interruption.checkAt(place, "quick full matching");
                    int row = order[place];
                    if (setOf[row] == NONE) {
                        int[] nearest = amongSeeds.nearest(row, 1);
                        setOf[row] =
                                nearest.length == 0 || isTooFar(row, nearest[0]) ? Strata.TOO_FAR : setOf[nearest[0]];
                    }
                }
            }
        }

        private int endOfStratum(int from) {
            int to = from + 1;
            while (to < order.length && units.stratum(order[to]) == units.stratum(order[from])) {
                to++;
            }
            return to;
        }

        private static int[] filter(int[] rows, IntPredicate wanted) {
            return Arrays.stream(rows).filter(wanted).toArray();
        }
    }

    @Override
    public String describe() {
        return "generalized full matching, at least " + treated + " treated and " + untreated + " untreated"
                + (size > treated + untreated ? " of " + size : "") + " in a set, " + caliper
                + ", ties by identity";
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(caliper.addTo(Clause.of("quick-full")
                .with("treated", treated)
                .with("untreated", untreated)
                .with("size", size)));
    }
}
