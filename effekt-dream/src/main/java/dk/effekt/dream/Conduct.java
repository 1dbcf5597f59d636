package dk.effekt.dream;

import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Findings;

/**
 * How a reading goes about faulty rows; the same for extracts and lists.
 *
 * @param policy whether it stops at the first
 * @param mostRefused how many it puts up with
 */
record Conduct(ErrorPolicy policy, long mostRefused) {

    static final Conduct USUAL = new Conduct(ErrorPolicy.COLLECT, Long.MAX_VALUE);

    Conduct {
        if (mostRefused < 0) {
            throw new IllegalArgumentException(
                    "most refused " + mostRefused + " is negative; say 0 to put up with none");
        }
    }

    Conduct withPolicy(ErrorPolicy other) {
        return new Conduct(other, mostRefused);
    }

    Conduct withMostRefused(long rows) {
        return new Conduct(policy, rows);
    }

    /** A collector for one reading. */
    Findings findings() {
        return Findings.none(policy, mostRefused);
    }

    /** What is not usual; empty if everything is. */
    @Override
    public String toString() {
        return policy == ErrorPolicy.STRICT
                ? "strict"
                : mostRefused == Long.MAX_VALUE ? "" : "at most " + mostRefused + " rows refused";
    }
}
