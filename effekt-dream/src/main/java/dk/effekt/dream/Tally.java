package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what is met often and reported once, at the place where it was met first. */
final class Tally {

    private final Map<String, Finding> byDetail = new LinkedHashMap<>();

    /** Counts something once more; the detail tells one thing from another. */
    void count(Reason reason, Place place, String detail, String remedy) {
        byDetail.merge(
                reason + detail,
                Finding.noted(reason, place, detail, remedy, 1),
                (first, again) -> Finding.noted(
                        first.reason(), first.place(), first.detail(), first.remedy(), first.count() + 1));
    }

    /** Hands over what was counted, in the order in which it was met first. */
    void report(Consumer<Finding> to) {
        byDetail.values().forEach(to);
    }
}
