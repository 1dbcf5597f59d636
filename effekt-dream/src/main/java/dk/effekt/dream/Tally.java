package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts what is met often and reported once, at the place where it was met first. So that a column of free text cannot fill
 * the memory, only the first 1,000 things are told apart.
 */
final class Tally {

    private static final int MOST_TOLD_APART = 1000;

    private final Map<String, Finding> byDetail = new LinkedHashMap<>();

    /** Counts something once more; the detail tells one thing from another. */
    void count(Reason reason, Place place, String detail, String remedy) {
        boolean told = byDetail.size() < MOST_TOLD_APART || byDetail.containsKey(reason + detail);
        byDetail.merge(
                told ? reason + detail : reason.name(),
                Finding.noted(reason, place, told ? detail : "further ones of the same reason", told ? remedy : "", 1),
                (first, again) -> Finding.noted(
                        first.reason(), first.place(), first.detail(), first.remedy(), first.count() + 1));
    }

    /** Hands over what was counted, in the order in which it was met first. */
    void report(Consumer<Finding> to) {
        byDetail.values().forEach(to);
    }
}
