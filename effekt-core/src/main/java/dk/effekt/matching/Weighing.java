package dk.effekt.matching;

import java.util.List;

/** What methods that weigh rows ask of units. */
final class Weighing {

    private Weighing() {}

    /** Adds what units say that weights cannot heed: which rows may not be compared. */
    static void addUnheeded(Units units, List<String> missing) {
        for (int row = 1; row < units.size(); row++) {
            if (units.stratum(row) != units.stratum(0)) {
                missing.add(
                        "units in one stratum: weights do not keep strata apart; take the strata as covariates, or weigh each"
                                + " stratum by itself");
                break;
            }
        }
        if (units.isRestricted()) {
            missing.add("units without antiexact keys and calipers on covariates: weights keep no two rows apart");
        }
    }

    /** Stops where all rows are of one arm, or there are none. */
    static void requireBothArms(boolean[] treated) {
        int count = 0;
        for (boolean isTreated : treated) {
            count += isTreated ? 1 : 0;
        }
        if (count == 0 || count == treated.length) {
            throw new IllegalArgumentException(
                    "of " + treated.length + " rows " + count + " are treated; both treated and untreated are needed");
        }
    }

    /** Requires a row of each arm that is not discarded. */
    static void requireBothArms(Units units, String which) {
        boolean[] found = new boolean[2];
        for (int row = 0; row < units.size(); row++) {
            found[units.isTreated(row) ? 1 : 0] |= !units.isDiscarded(row);
        }
        if (!found[0] || !found[1]) {
            throw new IllegalArgumentException(
                    "there is no " + (found[1] ? "untreated" : "treated") + " row " + which + "; both arms are needed");
        }
    }
}
