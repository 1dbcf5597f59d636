package dk.effekt.matching;

import java.util.List;
import java.util.Locale;

/**
 * What an optimal matching will cost, told before it starts.
 *
 * @param strata number of strata with rows of both arms that can be matched
 * @param pairs number of pairs of rows whose distance may have to be looked at, over all strata; 0 where the line of the scores
 *     is searched instead
 * @param arcs most pairs that may have to be kept at a time, which is in the largest stratum
 * @param bytes of memory that these need, at most, beside the units and the sample
 * @param operations rough number of steps, at most; the usual need is far below it, as searches end early
 */
public record Prediction(int strata, long pairs, long arcs, long bytes, double operations) {

    /** An arc is a column and a cost. */
    private static final int BYTES_OF_ARC = Integer.BYTES + Long.BYTES;
    /** Lists, duals and the search need about so much. */
    private static final int BYTES_OF_ROW = 120;

    public Prediction {
        if (strata < 0 || pairs < 0 || arcs < 0 || bytes < 0 || !(operations >= 0)) {
            throw new IllegalArgumentException("a prediction cannot be negative: " + strata + " strata, " + pairs
                    + " pairs, " + arcs + " arcs, " + bytes + " bytes, " + operations + " operations");
        }
    }

    /** Of one stratum, in which so many rows search for so many others. */
    static Prediction ofStratum(long pairs, long arcs, long rows, long others, double operations) {
        return new Prediction(1, pairs, arcs, arcs * BYTES_OF_ARC + (rows + others) * BYTES_OF_ROW, operations);
    }

    /** Of several, one after the other. */
    static Prediction ofAll(List<Prediction> strata) {
        long pairs = 0;
        long arcs = 0;
        long bytes = 0;
        double operations = 0;
        for (Prediction stratum : strata) {
            pairs += stratum.pairs;
            arcs = Math.max(arcs, stratum.arcs);
            bytes = Math.max(bytes, stratum.bytes);
            operations += stratum.operations;
        }
        return new Prediction(strata.size(), pairs, arcs, bytes, operations);
    }

    void requireWithin(String method, long mostPairs, long mostArcs) {
        if (pairs > mostPairs) {
            throw tooMuch(
                    method, String.format(Locale.ROOT, "look at %,d pairs of rows", pairs), mostPairs, "withMostPairs");
        }
        if (arcs > mostArcs) {
            throw tooMuch(
                    method,
                    String.format(Locale.ROOT, "keep %,d arcs of its largest stratum (%s)", arcs, megabytes(bytes)),
                    mostArcs,
                    "withMostArcs");
        }
    }

    /** The refusal of arcs that were counted up to the bound while they were made. */
    static IllegalArgumentException tooManyArcs(String method, long mostArcs) {
        return tooMuch(
                method,
                "keep more arcs of its largest stratum than " + megabytes(mostArcs * BYTES_OF_ARC) + " can hold",
                mostArcs,
                "withMostArcs");
    }

    private static IllegalArgumentException tooMuch(String method, String need, long bound, String raising) {
        return new IllegalArgumentException(String.format(
                Locale.ROOT,
                "%s of these units would have to %s, and the bound is %,d; make strata smaller with exact keys (inStrata), set a"
                        + " caliper, use QuickFullMatching, which needs no arcs, or raise the bound with %s",
                method,
                need,
                bound,
                raising));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** {@code strata: 588, pairs to look at: 1,712,345, arcs at a time: 9,604 (0.1 MB)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "strata: %,d, pairs to look at: %,d, arcs at a time: %,d (%s)",
                strata,
                pairs,
                arcs,
                megabytes(bytes));
    }
}
