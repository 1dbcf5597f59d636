package dk.effekt.cohort;

import dk.effekt.input.Place;
import dk.effekt.internal.Suggest;
import dk.effekt.protocol.Clause;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * One of some values of a {@link DatedTrait} is known on the eve of the week.
 *
 * @param values at least one
 */
record HasTrait(String trait, SortedSet<String> values) implements Criterion {

    private static final int MOST_SHOWN = 10;

    @Override
    public String name() {
        return "trait " + trait + " "
                + values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
    }

    @Override
    public List<String> missingIn(Register register) {
        if (!register.traitNames().contains(trait)) {
            return List.of(
                    "'" + name() + "' needs a trait that is joined with Register.with; the register has none named "
                            + Suggest.quoted(trait, register.traitNames()));
        }
        List<String> levels = register.trait(trait).levels();
        return values.stream()
                .filter(value -> !levels.contains(value))
                .map(value -> "'" + name() + "' needs a value that nobody in the register has: '" + value + "'; "
                        + instead(value, levels))
                .toList();
    }

    private static String instead(String value, List<String> levels) {
        Optional<String> nearest = Suggest.nearest(value, levels);
        if (nearest.isPresent()) {
            return "did you mean '" + Place.mask(nearest.get()) + "'?";
        }
        int more = levels.size() - MOST_SHOWN;
        return levels.isEmpty()
                ? "there are none"
                : levels.stream().limit(MOST_SHOWN).map(Place::mask).collect(Collectors.joining(", ", "it has ", ""))
                        + (more > 0 ? " and " + more + " more" : "");
    }

    @Override
    public Test in(Register register) {
        DatedTrait known = register.trait(trait);
        BitSet wanted = new BitSet();
        values.stream()
                .mapToInt(known.levels()::indexOf)
                .filter(level -> level >= 0)
                .forEach(wanted::set);
        return timeline -> known.weeks(timeline.person(), wanted::get, register.span());
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("trait").with("name", trait).with("values", List.copyOf(values)));
    }

    @Override
    public String toString() {
        return name();
    }
}
