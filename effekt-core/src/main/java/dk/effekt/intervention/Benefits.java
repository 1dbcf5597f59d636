package dk.effekt.intervention;

import dk.effekt.internal.Suggest;
import dk.effekt.register.Codebook;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The states behind the benefits that offers name. */
final class Benefits {

    private final Map<String, StateSet> sets = new TreeMap<>();

    /** @throws IllegalArgumentException if a codebook lacks one; the message names the offer and the nearest group */
    Benefits(List<Offer> offers, Codebook codebook) {
        Map<String, StateGroup> composed = new LinkedHashMap<>();
        StateGroup.composed().forEach(group -> composed.put(group.name(), group));
        for (Offer offer : offers) {
            for (String name : offer.targets().benefits()) {
                StateGroup group = composed.getOrDefault(name, StateGroup.of(name));
                if (!composed.containsKey(name) && !codebook.groups().contains(name)) {
                    throw new IllegalArgumentException(
                            "offer '" + offer.name() + "' is for a benefit that is no group of codebook "
                                    + codebook.version() + ": " + Suggest.quoted(name, codebook.groups()));
                }
                sets.computeIfAbsent(name, any -> group.in(codebook));
            }
        }
    }

    /** All benefits named, by name. */
    Map<String, StateSet> sets() {
        return sets;
    }

    boolean meet(String one, String other) {
        return set(one).intersects(set(other));
    }

    private StateSet set(String name) {
        StateSet set = sets.get(name);
        if (set == null) {
            throw new IllegalArgumentException("no offer names benefit '" + name + "'");
        }
        return set;
    }
}
