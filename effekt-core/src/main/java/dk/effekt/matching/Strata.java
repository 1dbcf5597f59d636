package dk.effekt.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the matchers that put rows of both arms into strata have in common. */
final class Strata {

    /** In place of a stratum's number: all whom the row could be compared with are too far away. */
    static final int TOO_FAR = -1;

    /** In place of a stratum's number: there is nobody to compare the row with. */
    static final int ALONE = -2;

    private Strata() {}

    /** What keeps units from being put into strata at all. */
    static List<String> missingIn(Units units) {
        List<String> missing = new ArrayList<>();
        if (units.estimand() == Estimand.ATO) {
            missing.add("an estimand that strata have (ATT, ATC or ATE); for the ATO rows are weighed");
        }
        if (units.isRestricted()) {
            missing.add(
                    "units without antiexact keys and calipers on covariates, which hold between two rows and not in a"
                            + " whole stratum; match in pairs, or cut the covariate into strata");
        }
        return missing;
    }

    /** The rows that were not left out before matching, in the order of their identities. */
    static int[] rowsOf(Units units) {
        return Arrays.stream(units.order())
                .filter(row -> !units.isDiscarded(row))
                .toArray();
    }

    /**
     * The sample of strata given by number; those that lack an arm are left out.
     *
     * @param strata of each row: from 0 up, or {@link #TOO_FAR} or {@link #ALONE}
     */
    static MatchedSample sample(Units units, int[] strata, double caliper) {
        int count = 0;
        for (int stratum : strata) {
            count = Math.max(count, stratum + 1);
        }
        // Counting sort by stratum, in each the treated first, by identity.
        int[] starts = new int[2 * count + 1];
        for (int row = 0; row < strata.length; row++) {
            if (strata[row] >= 0 && !units.isDiscarded(row)) {
                starts[slot(units, strata, row) + 1]++;
            }
        }
        for (int slot = 1; slot < starts.length; slot++) {
            starts[slot] += starts[slot - 1];
        }
        int[] next = starts.clone();
        int[] rows = new int[starts[2 * count]];
        MatchedSample.Builder sample = MatchedSample.builder(units).caliper(caliper);
        for (int row : units.order()) {
            if (strata[row] >= 0 && !units.isDiscarded(row)) {
                rows[next[slot(units, strata, row)]++] = row;
            } else if (units.isFocal(row)) {
                sample.leave(row, reason(units, strata, row));
            }
        }
        for (int stratum = 0; stratum < count; stratum++) {
            int[] treated = Arrays.copyOfRange(rows, starts[2 * stratum], starts[2 * stratum + 1]);
            int[] untreated = Arrays.copyOfRange(rows, starts[2 * stratum + 1], starts[2 * stratum + 2]);
            if (treated.length > 0 && untreated.length > 0) {
                sample.stratum(treated, untreated);
            } else {
                for (int row : treated.length > 0 ? treated : untreated) {
                    if (units.isFocal(row)) {
                        sample.leave(row, Unmatched.NO_CANDIDATE);
                    }
                }
            }
        }
        return sample.build();
    }

    private static int slot(Units units, int[] strata, int row) {
        return 2 * strata[row] + (units.isTreated(row) ? 0 : 1);
    }

    private static Unmatched reason(Units units, int[] strata, int row) {
        if (units.isDiscarded(row)) {
            return Unmatched.DISCARDED;
        }
        return strata[row] == ALONE ? Unmatched.NO_CANDIDATE : Unmatched.OUTSIDE_CALIPER;
    }
}
