package dk.effekt.intervention;

import dk.effekt.register.Codebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Finds whom pairs of offers are both for. */
final class Overlaps {

    private final Benefits benefits;

    private Overlaps(Benefits benefits) {
        this.benefits = benefits;
    }

    /** @param offers by name */
    static List<OfferOverlap> of(List<Offer> offers, Codebook codebook) {
        Overlaps overlaps = new Overlaps(new Benefits(offers, codebook));
        List<OfferOverlap> found = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            for (int j = i + 1; j < offers.size(); j++) {
                overlaps.between(offers.get(i), offers.get(j)).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private Optional<OfferOverlap> between(Offer one, Offer other) {
        TargetGroup a = one.targets();
        TargetGroup b = other.targets();
        int from = Math.max(a.fromAge(), b.fromAge());
        int below = Math.min(a.belowAge(), b.belowAge());
        Optional<Set<String>> received = common(a.benefits(), b.benefits(), this::benefit);
        Optional<Set<String>> ready = common(a.readiness(), b.readiness(), Overlaps::same);
        return from < below && received.isPresent() && ready.isPresent()
                ? Optional.of(new OfferOverlap(one.name(), other.name(), from, below, received.get(), ready.get()))
                : Optional.empty();
    }

    /** What two sets have in common, of which an empty one takes any; empty if nothing. */
    private static Optional<Set<String>> common(
            Set<String> a, Set<String> b, BiFunction<String, String, Optional<String>> meet) {
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.of(a.isEmpty() ? b : a);
        }
        Set<String> found = new TreeSet<>();
        a.forEach(x -> b.forEach(y -> meet.apply(x, y).ifPresent(found::add)));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static Optional<String> same(String a, String b) {
        return a.equals(b) ? Optional.of(a) : Optional.empty();
    }

    private Optional<String> benefit(String a, String b) {
        if (a.equals(b)) {
            return Optional.of(a);
        }
        return benefits.meet(a, b)
                ? Optional.of(a.compareTo(b) < 0 ? a + " and " + b : b + " and " + a)
                : Optional.empty();
    }
}
