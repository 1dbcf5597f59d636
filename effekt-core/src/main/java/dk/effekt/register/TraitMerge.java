package dk.effekt.register;

import dk.effekt.input.Finding;
import dk.effekt.input.ReadReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The dated traits of two editions made one. What the newer knows of a person holds as a whole; a person of whom it knows
 * nothing has what the older knows.
 */
final class TraitMerge {

    private final Register older;
    private final Register newer;
    private final Register merged;

    /** @param merged both editions without their traits */
    TraitMerge(Register older, Register newer, Register merged) {
        this.older = older;
        this.newer = newer;
        this.merged = merged;
    }

    /** Both editions with the traits of both. */
    Register register() {
        SortedSet<String> names = new TreeSet<>(older.traitNames());
        names.addAll(newer.traitNames());
        Register all = merged;
        for (String name : names) {
            all = all.with(merge(name));
        }
        return all;
    }

    private DatedTrait merge(String name) {
        List<String> values = Stream.of(older, newer)
                .filter(edition -> edition.traitNames().contains(name))
                .flatMap(edition -> edition.trait(name).levels().stream())
                .distinct()
                .sorted()
                .toList();
        Optional<Edition> before = Edition.of(older, name, values);
        Optional<Edition> now = Edition.of(newer, name, values);
        TraitRuns runs = new TraitRuns(name, merged.ids());
        for (long id : merged.ids()) {
            if (!(now.isPresent() && now.get().copy(id, runs))) {
                before.ifPresent(edition -> edition.copy(id, runs));
            }
            runs.endPerson();
        }
        return runs.build(values, report(before, now));
    }

    /** What was refused or found when an edition was joined stays true of what is made of it. */
    private static ReadReport report(Optional<Edition> before, Optional<Edition> now) {
        if (before.isEmpty() || now.isEmpty()) {
            return before.or(() -> now).orElseThrow().trait.report();
        }
        ReadReport old = before.get().trait.report();
        ReadReport latest = now.get().trait.report();
        List<Finding> findings = Stream.concat(old.findings().stream(), latest.findings().stream())
                .toList();
        return new ReadReport(
                latest.source(),
                "merged with the older edition " + old.source(),
                old.rowsRead() + latest.rowsRead(),
                old.rowsKept() + latest.rowsKept(),
                findings);
    }

    /** What one edition knows; the new numbers of its levels. */
    private static final class Edition {

        private final Register register;
        private final DatedTrait trait;
        private final int[] newLevels;

        private Edition(Register register, DatedTrait trait, List<String> values) {
            this.register = register;
            this.trait = trait;
            this.newLevels = TraitRuns.numbers(trait.levels(), values);
        }

        static Optional<Edition> of(Register register, String name, List<String> values) {
            return register.traitNames().contains(name)
                    ? Optional.of(new Edition(register, register.trait(name), values))
                    : Optional.empty();
        }

        /** Whether it knew something of the person. */
        boolean copy(long id, TraitRuns to) {
            OptionalInt person = register.find(id);
            if (person.isEmpty() || !trait.knows(person.getAsInt())) {
                return false;
            }
            trait.copy(person.getAsInt(), newLevels, to);
            return true;
        }
    }
}
