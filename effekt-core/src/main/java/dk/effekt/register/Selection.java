package dk.effekt.register;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** Some of the persons of a register, copied, so that nothing leads back to the others. */
final class Selection {

    private final Register register;
    /** Their numbers in the register. */
    private final int[] persons;

    Selection(Register register, LongPredicate isKept) {
        this.register = register;
        this.persons = IntStream.range(0, register.size())
                .filter(person -> isKept.test(register.personId(person)))
                .toArray();
    }

    Register register() {
        long[] ids = IntStream.of(persons).mapToLong(register::personId).toArray();
        Traits.Builder traits = new Traits.Builder(ids.length);
        for (int i = 0; i < persons.length; i++) {
            traits.set(i, register.traits().packed(persons[i]));
        }
        List<MonthlyColumn> monthly = IntStream.range(0, MonthlySeries.values().length)
                .mapToObj(series ->
                        register.monthly(MonthlySeries.values()[series]).of(persons))
                .toList();
        SortedMap<String, DatedTrait> dated = new TreeMap<>();
        register.traitNames().forEach(name -> dated.put(name, trait(register.trait(name), ids)));
        return new Register(
                register.span(),
                register.codebook(),
                ids,
                register.spells().of(Packed.VALUE_BITS, persons),
                monthly,
                traits.build(),
                dated,
                register.report(),
                register.executor());
    }

    /** Of its levels those remain that one of the persons has. */
    private DatedTrait trait(DatedTrait trait, long[] ids) {
        int[] sameLevels = IntStream.range(0, trait.levels().size()).toArray();
        TraitRuns runs = new TraitRuns(trait.name(), ids);
        for (int person : persons) {
            trait.copy(person, sameLevels, runs);
            runs.endPerson();
        }
        return runs.build(trait.levels(), trait.report());
    }
}
