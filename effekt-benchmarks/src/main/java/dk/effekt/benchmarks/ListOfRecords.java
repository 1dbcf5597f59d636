package dk.effekt.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A list of records for each person, and a loop over all of them. */
final class ListOfRecords implements SpellStore {

    private record Spell(int start, int end, int code) {}

    private final List<List<Spell>> persons = new ArrayList<>();

    ListOfRecords(SpellData data) {
        for (int person = 0; person < data.persons(); person++) {
            List<Spell> spells = new ArrayList<>();
            data.spells(person, (week, code) -> {
                if (!spells.isEmpty()) {
                    int last = spells.size() - 1;
                    spells.set(
                            last,
                            new Spell(
                                    spells.get(last).start(),
                                    week,
                                    spells.get(last).code()));
                }
                spells.add(new Spell(week, SpellData.SPAN.length(), code));
            });
            persons.add(List.copyOf(spells));
        }
    }

    @Override
    public void weeksInWindow(int[] timeZeros, int[] into) {
        for (int person = 0; person < into.length; person++) {
            int to = timeZeros[person];
            int from = to - SpellData.WINDOW;
            int sum = 0;
            for (Spell spell : persons.get(person)) {
                int weeks = Math.min(spell.end(), to) - Math.max(spell.start(), from);
                if (weeks > 0 && SpellData.isMember(spell.code())) {
                    sum += weeks;
                }
            }
            into[person] = sum;
        }
    }

    @Override
    public long spellCount() {
        return persons.stream().mapToLong(List::size).sum();
    }
}
