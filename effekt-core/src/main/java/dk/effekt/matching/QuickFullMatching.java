package dk.effekt.matching;

import dk.effekt.internal.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * <p>With a caliper, no two rows of a set are further apart than it: neighbours and rows that join are within half of it of their
 * seed; other rows are left out ({@link Unmatched#OUTSIDE_CALIPER}). Rows of a stratum that cannot fill one set are left out, too
 * ({@link Unmatched#NO_CANDIDATE}). MatchIt's {@code method = "quick"}; on scores without ties, in the order of
 * identities, it makes the same sets.
 *
 * @param treated how many treated rows a set has at least, 1 or more
 * @param untreated how many untreated rows a set has at least, 1 or more
 * @param size how many rows a set has at least, whichever they are
 * @param caliper how far apart the rows of a set may be
 */
public record QuickFullMatching(int treated, int untreated, int size, Caliper caliper) implements Matcher {

    public QuickFullMatching {
        if (treated < 1 || untreated < 1) {
            throw new IllegalArgumentException(
                    "sets of " + treated + " treated and " + untreated + " untreated rows; at least 1 of each is wanted");
        }
        if (size < treated + untreated) {
            throw new IllegalArgumentException(
                    "sets of " + size + " rows cannot hold " + treated + " treated and " + untreated + " untreated ones");
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
        } else if (caliper.unit() == Caliper.Unit.STANDARD_DEVIATIONS && !units.hasScores()) {
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
        Strata.require(this, units);
        double width = caliper.widthFor(units);
        double[] along = new double[units.size()];
        if (units.hasScores()) {
            Arrays.setAll(along, units.scores()::value);
        }
        int[] order = RowOrder.sorted(Strata.rowsOf(units), (a, b) -> {
            int first = Integer.compare(units.stratum(a), units.stratum(b));
            int second = first != 0 ? first : Double.compare(along[a], along[b]);
            return second != 0 ? second : Long.compare(units.id(a), units.id(b));
        });
        Sets sets = new Sets(units, width / 2);
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && units.stratum(order[to]) == units.stratum(order[from])) {
                to++;
            }
            sets.add(Arrays.copyOfRange(order, from, to));
        }
        return Strata.sample(units, sets.setOf, width);
    }

    /** The sets of all strata, which grow stratum by stratum. */
    private final class Sets {

        private static final int NONE = -3;

        private final Units units;
        private final double radius;
        private final int[] setOf;
        /** In how many neighbourhoods each row stands beside its own. */
        private final int[] popularity;

        private int count;

        Sets(Units units, double radius) {
            this.units = units;
            this.radius = radius;
            this.setOf = new int[units.size()];
            this.popularity = new int[units.size()];
            Arrays.fill(setOf, NONE);
        }

        /** Puts the rows of a stratum into sets. */
        void add(int[] rows) {
            int[] treatedRows = filter(rows, units::isTreated);
            int[] untreatedRows = filter(rows, row -> !units.isTreated(row));
            if (treatedRows.length < treated || untreatedRows.length < untreated || rows.length < size) {
                for (int row : rows) {
                    setOf[row] = Strata.ALONE;
                }
                return;
            }
            int[] seeds = seeds(rows, neighbourhoods(rows, treatedRows, untreatedRows));
            join(rows, filter(rows, row -> Arrays.binarySearch(seeds, row) >= 0));
        }

        /** The neighbourhoods of all rows, one after the other, each with itself first. */
        private int[] neighbourhoods(int[] rows, int[] treatedRows, int[] untreatedRows) {
            NeighbourSearch amongTreated = NeighbourSearch.among(units, treatedRows);
            NeighbourSearch amongUntreated = NeighbourSearch.among(units, untreatedRows);
            NeighbourSearch amongAll = NeighbourSearch.among(units, rows);
            int[] hoods = new int[Math.multiplyExact(rows.length, size)];
            for (int i = 0; i < rows.length; i++) {
                Interruption.checkAt(i, "quick full matching");
                int row = rows[i];
                int start = i * size;
                int end = start;
                hoods[end++] = row;
                boolean own = units.isTreated(row);
                int others = (own ? treated : untreated) - 1;
                end = take(hoods, start, end, others, own ? amongTreated : amongUntreated);
                end = take(hoods, start, end, own ? untreated : treated, own ? amongUntreated : amongTreated);
                take(hoods, start, end, size - (end - start), amongAll);
                for (int at = start + 1; at < start + size; at++) {
                    popularity[hoods[at]]++;
                }
            }
            return hoods;
        }

        /** Puts so many rows more into a neighbourhood, the nearest ones that it does not have. */
        private int take(int[] hoods, int start, int end, int wanted, NeighbourSearch search) {
            int next = end;
            if (wanted > 0) {
                for (int found : search.nearest(hoods[start], wanted + end - start)) {
                    if (next < end + wanted && !has(hoods, start, end, found)) {
                        hoods[next++] = found;
                    }
                }
            }
            return next;
        }

        private static boolean has(int[] hoods, int start, int end, int row) {
            for (int at = start; at < end; at++) {
                if (hoods[at] == row) {
                    return true;
                }
            }
            return false;
        }

        /** Chooses seeds and makes a set of the neighbourhood of each; the seeds in ascending order of rows. */
        private int[] seeds(int[] rows, int[] hoods) {
            int[] places = new int[rows.length];
            Arrays.setAll(places, i -> i);
            int[] order = RowOrder.sorted(places, (a, b) -> {
                int first = Integer.compare(popularity[rows[a]], popularity[rows[b]]);
                return first != 0 ? first : Long.compare(units.id(rows[a]), units.id(rows[b]));
            });
            int[] seeds = new int[rows.length / size];
            int found = 0;
            for (int place : order) {
                if (isFree(hoods, place * size)) {
                    for (int at = place * size; at < (place + 1) * size; at++) {
                        setOf[hoods[at]] = count;
                    }
                    count++;
                    seeds[found++] = rows[place];
                }
            }
            int[] ascending = Arrays.copyOf(seeds, found);
            Arrays.sort(ascending);
            return ascending;
        }

        /** Whether nobody in a neighbourhood has a set yet, and all are near enough. */
        private boolean isFree(int[] hoods, int start) {
            for (int at = start; at < start + size; at++) {
                if (setOf[hoods[at]] != NONE || isTooFar(hoods[start], hoods[at])) {
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
        private void join(int[] rows, int[] seeds) {
            NeighbourSearch search = NeighbourSearch.among(units, seeds);
            for (int i = 0; i < rows.length; i++) {
                Interruption.checkAt(i, "quick full matching");
                int row = rows[i];
                if (setOf[row] == NONE) {
                    int[] nearest = search.nearest(row, 1);
                    setOf[row] = nearest.length == 0 || isTooFar(row, nearest[0]) ? Strata.TOO_FAR : setOf[nearest[0]];
                }
            }
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
}
