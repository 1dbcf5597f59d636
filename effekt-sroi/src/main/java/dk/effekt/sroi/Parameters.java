package dk.effekt.sroi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what is uncertain in a map and gives each a place; what is the same stands once. Not thread-safe. */
final class Parameters {

    /** The place of what is known. */
    static final int KNOWN = -1;

    private record StatedYear(Stated stated, int year) {}

    private record Named(String name) {}

    private record Own(Parameter.Kind kind, Object holder) {}

    private final ValueMap map;
    private final Map<Object, Integer> places = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Parameter> all = new ArrayList<>();
    private final List<MeasuredEffect> effects = new ArrayList<>();

    private Parameters(ValueMap map) {
        this.map = map;
    }

    static Parameters of(ValueMap map) {
        Parameters found = new Parameters(map);
        for (ValueOutcome outcome : map.outcomes()) {
            if (outcome.quantity() instanceof Measured measured) {
                measured.effects().forEach(found::addEffect);
            }
        }
        for (ValueOutcome outcome : map.outcomes()) {
            statedIn(outcome.quantity()).ifPresent(stated -> {
                for (int year = 1; year <= stated.years(); year++) {
                    found.addStated(outcome, stated, year);
                }
            });
        }
        for (ValueOutcome outcome : map.outcomes()) {
            Proxy proxy = outcome.proxy();
            Object key = keyOf(proxy);
            found.addFactor(key, Parameter.Kind.VALUE, proxy.parameterName(), proxy.factor());
        }
        for (ValueOutcome outcome : map.outcomes()) {
            found.addShare("deadweight", Parameter.Kind.DEDUCTION, outcome.deadweight());
            found.addShare("displacement", Parameter.Kind.DEDUCTION, outcome.displacement());
            found.addShare("attribution", Parameter.Kind.DEDUCTION, outcome.attribution());
            found.addShare(
                    "drop-off", Parameter.Kind.DROP_OFF, outcome.extrapolation().dropOff());
        }
        for (Input input : map.inputs()) {
            String name = "cost of " + input.stakeholder() + ", "
                    + Factor.NONE.describe(input.cost().kroner());
            found.addFactor(
                    keyOf(input), Parameter.Kind.COST, name, input.cost().factor());
        }
        return found;
    }

    List<Parameter> all() {
        return List.copyOf(all);
    }

    /** What stands in the first places. */
    List<MeasuredEffect> effects() {
        return List.copyOf(effects);
    }

    /** The place of a year of a quantity. */
    int quantity(Quantity quantity, int year) {
        Object key = quantity instanceof Measured measured
                ? measured.effects().get(year - 1)
                : new StatedYear(statedIn(quantity).orElseThrow(), year);
        return places.getOrDefault(key, KNOWN);
    }

    /** By what a quantity is its parameter: 1 or −1. */
    static int sign(Quantity quantity) {
        if (quantity instanceof Measured measured) {
            return measured.direction().sign();
        }
        return quantity instanceof Reversed ? -1 : 1;
    }

    private static Optional<Stated> statedIn(Quantity quantity) {
        if (quantity instanceof Reversed reversed) {
            return Optional.of(reversed.of());
        }
        return quantity instanceof Stated stated ? Optional.of(stated) : Optional.empty();
    }

    int value(Proxy proxy) {
        return places.getOrDefault(keyOf(proxy), KNOWN);
    }

    int cost(Input input) {
        return places.getOrDefault(keyOf(input), KNOWN);
    }

    /** The place of a deduction of a kind, such as {@code deadweight}. */
    int share(String kind, Deduction deduction) {
        return places.getOrDefault(keyOf(kind, deduction), KNOWN);
    }

    private static Object keyOf(Proxy proxy) {
        String name = proxy.factor().name();
        return name.isEmpty()
                ? new Own(Parameter.Kind.VALUE, List.of(proxy.parameterName(), proxy.factor()))
                : new Named(name);
    }

    private static Object keyOf(Input input) {
        String name = input.cost().factor().name();
        return name.isEmpty() ? new Own(Parameter.Kind.COST, input) : new Named(name);
    }

    private static Object keyOf(String kind, Deduction deduction) {
        return new Own(Parameter.Kind.DEDUCTION, List.of(kind, deduction.distribution(), deduction.source()));
    }

    private void addEffect(MeasuredEffect effect) {
        if (effect.standardError() > 0 && !places.containsKey(effect)) {
            String name = "effect on " + effect.outcome() + ", " + effect.when();
            add(effect, name, Parameter.Kind.EFFECT, Distribution.normal(effect.estimate(), effect.standardError()));
            effects.add(effect);
        }
    }

    private void addStated(ValueOutcome outcome, Stated stated, int year) {
        Distribution distribution = stated.byYear().get(year - 1);
        Object key = new StatedYear(stated, year);
        if (distribution.sd() > 0 && !places.containsKey(key)) {
            String name = "quantity of " + outcome.name() + (stated.years() > 1 ? ", year " + year : "");
            add(key, name, Parameter.Kind.QUANTITY, distribution);
        }
    }

    private void addFactor(Object key, Parameter.Kind kind, String ownName, Factor factor) {
        if (!factor.isUncertain()) {
            return;
        }
        Integer place = places.get(key);
        if (place == null) {
            add(key, factor.name().isEmpty() ? ownName : factor.name(), kind, factor.distribution());
        } else if (!all.get(place).distribution().equals(factor.distribution())) {
            throw new IllegalStateException("value map '" + map.name() + "': the uncertain factor '" + factor.name()
                    + "' is " + all.get(place).distribution() + " in one place and " + factor.distribution()
                    + " in another; give them different names");
        }
    }

    private void addShare(String what, Parameter.Kind kind, Deduction deduction) {
        Object key = keyOf(what, deduction);
        if (deduction.distribution().sd() > 0 && !places.containsKey(key)) {
            add(key, what + " (" + deduction.source() + ")", kind, deduction.distribution());
        }
    }

    private void add(Object key, String name, Parameter.Kind kind, Distribution distribution) {
        places.put(key, all.size());
        String free = name;
        for (int number = 2; !names.add(free); number++) {
            free = name + " (" + number + ")";
        }
        all.add(new Parameter(free, kind, distribution));
    }
}
