package dk.effekt.dream;

import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Findings;
import dk.effekt.input.ProgressListener;
import java.util.Optional;

/**
 * How a reading goes about its work, whatever is read; the same for extracts and lists.
 *
 * @param policy whether it stops at the first faulty row
 * @param mostRefused how many of them it puts up with
 * @param listener whom it tells how far it has come
 */
record Conduct(ErrorPolicy policy, long mostRefused, Optional<ProgressListener> listener) {

    static final Conduct USUAL = new Conduct(ErrorPolicy.COLLECT, Long.MAX_VALUE, Optional.empty());

    Conduct {
        if (mostRefused < 0) {
            throw new IllegalArgumentException(
                    "most refused " + mostRefused + " is negative; say 0 to put up with none");
        }
    }

    Conduct withPolicy(ErrorPolicy other) {
        return new Conduct(other, mostRefused, listener);
    }

    Conduct withMostRefused(long rows) {
        return new Conduct(policy, rows, listener);
    }

    Conduct withProgress(ProgressListener other) {
        return new Conduct(policy, mostRefused, Optional.of(other));
    }

    /**
     * Rows that stop at an interrupt and tell the listener, if there is one.
     *
     * @param stopwatch started when the reading began
     */
    Rows watched(Rows rows, WatchedRows.Bytes bytes, Stopwatch stopwatch) {
        return new WatchedRows(rows, listener, bytes, stopwatch);
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
