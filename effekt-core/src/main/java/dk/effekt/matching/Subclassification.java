package dk.effekt.matching;

import dk.effekt.internal.Missing;
import dk.effekt.internal.Partition;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Subclassification on the score (Rosenbaum and Rubin 1984): rows are cut into subclasses at quantiles of the score among those
 * whose effect is asked for – the treated for the ATT, the untreated for the ATC, all for the ATE.
 *
 * <p>A row at a quantile stands in the subclass above it; rows beyond the lowest or the highest score of the focal rows belong to
 * the outermost subclasses. Equal scores are never parted by a quantile, so that there can be fewer subclasses than were asked for.
 *
 * <p>A subclass with fewer than {@link #least} rows of an arm takes them from its neighbours, as in MatchIt: the first subclass in
 * want takes the nearest row (the one of the next score; the lower identity if those are equal) of the nearest subclass that has
 * any, from the side that has more to spare, each subclass there counting what it has beyond one, divided by how many steps away
 * it is; from below if both have as much. Where nothing is in want, nothing moves. Costs one sort; MatchIt's
 * {@code method = "subclass"}.
 *
 * @param subclasses how many, at least 2
 * @param least how many rows of each arm a subclass has at least; with 0, subclasses that lack an arm are left out
 *     ({@link Unmatched#NO_CANDIDATE})
 */
public record Subclassification(int subclasses, int least) implements Matcher {

    public Subclassification {
        if (subclasses < 2) {
            throw new IllegalArgumentException(subclasses + " subclasses; at least 2 are wanted");
        }
        if (least < 0) {
            throw new IllegalArgumentException("at least " + least + " rows of each arm; it takes 0 or more");
        }
    }

    /** So many subclasses, each with a row of both arms at least; five or six take away most of the bias (Cochran 1968). */
    public static Subclassification of(int subclasses) {
        return new Subclassification(subclasses, 1);
    }

    /** The same with so many rows of each arm in a subclass at least; 0 leaves subclasses out that lack an arm. */
    public Subclassification atLeast(int rows) {
        return new Subclassification(subclasses, rows);
    }

    @Override
    public List<String> missingIn(Units units) {
        List<String> missing = new ArrayList<>(Strata.missingIn(units));
        if (!units.hasScores()) {
            missing.add("scores");
        }
        if (least > 0 && isStratified(units)) {
            missing.add("units in one stratum, as rows move between subclasses; to leave rows without the other arm out"
                    + " instead, say atLeast(0)");
        }
        return missing;
    }

    /**
     * {@inheritDoc} In strata, quantiles are those of all rows, and each subclass is divided by stratum.
     *
     * @throws IllegalArgumentException if something {@linkplain #missingIn is missing}, or there are too few rows of an arm for all
     *     subclasses
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        Scores scores = units.scores();
        int[] rows = RowSort.byDouble(scores::value, Strata.rowsOf(units));
        double[] cuts = CutPoints.quantiles(
                Arrays.stream(rows)
                        .filter(units::isFocal)
                        .mapToDouble(scores::value)
                        .toArray(),
                subclasses);
        // Numbered anew, as equal scores can leave a part empty.
        int[] parts = new int[units.size()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (i > 0 && part(cuts, scores, rows[i]) != part(cuts, scores, rows[i - 1])) {
                count++;
            }
            parts[rows[i]] = count;
        }
        fill(units, rows, parts, count + 1, true);
        fill(units, rows, parts, count + 1, false);
        Partition partition = Partition.by(parts);
        for (int row = 0; row < parts.length; row++) {
            parts[row] = units.stratum(row);
        }
        partition.split(parts);
        return Strata.sample(units, partition.numbers(), Double.POSITIVE_INFINITY);
    }

    private static boolean isStratified(Units units) {
        for (int row = 1; row < units.size(); row++) {
            if (units.stratum(row) != units.stratum(0)) {
                return true;
            }
        }
        return false;
    }

    private static int part(double[] cuts, Scores scores, int row) {
        return CutPoints.part(cuts, scores.value(row));
    }

    /**
     * Moves rows of an arm. As rows ascend by score and so do subclasses, it is enough to reckon how many each of them has: they
     * are the next so many.
     */
    private void fill(Units units, int[] rows, int[] parts, int count, boolean treated) {
        int[] sizes = new int[count];
        int total = 0;
        for (int row : rows) {
            if (units.isTreated(row) == treated) {
                sizes[parts[row]]++;
                total++;
            }
        }
        if (total < (long) count * least) {
            throw new IllegalArgumentException(total + (treated ? " treated" : " untreated") + " rows are too few for "
                    + count + " subclasses with " + least + " each; ask for fewer subclasses, or for atLeast(0)");
        }
        for (int wanted = 1; wanted <= least; wanted++) {
            for (int poor = poorest(sizes, wanted); poor >= 0; poor = poorest(sizes, wanted)) {
                sizes[giver(sizes, poor, wanted)]--;
                sizes[poor]++;
            }
        }
        int subclass = 0;
        for (int row : rows) {
            if (units.isTreated(row) == treated) {
                while (sizes[subclass] == 0) {
                    subclass++;
                }
                parts[row] = subclass;
                sizes[subclass]--;
            }
        }
    }

    /** The first subclass with less than is wanted, −1 if there is none. */
    private static int poorest(int[] sizes, int wanted) {
        for (int subclass = 0; subclass < sizes.length; subclass++) {
            if (sizes[subclass] < wanted) {
                return subclass;
            }
        }
        return -1;
    }

    /**
     * The nearest subclass that can give to a poor one, on the side that has more to spare. Somebody can give, so that an outermost
     * subclass is pulled to the only side it has.
     */
    private static int giver(int[] sizes, int poor, int wanted) {
        double pull = 0;
        for (int subclass = 0; subclass < sizes.length; subclass++) {
            if (sizes[subclass] > wanted) {
                pull += (sizes[subclass] - wanted) / (double) (subclass - poor);
            }
        }
        int step = pull <= 0 ? -1 : 1;
        int giver = poor + step;
        while (sizes[giver] < wanted) {
            giver += step;
        }
        return giver;
    }

    @Override
    public String describe() {
        return subclasses + " subclasses by quantile of the score, "
                + (least == 0 ? "those that lack an arm left out" : "at least " + least + " of each arm in each");
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(
                Clause.of("subclassification").with("subclasses", subclasses).with("least", least));
    }
}
