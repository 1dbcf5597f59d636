package dk.effekt.benchmarks;

import com.google.common.collect.ImmutableRangeMap;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A map from weeks to codes for each person, of which Guava cuts out the window. */
final class GuavaRanges implements SpellStore {

    private final List<ImmutableRangeMap<Integer, Integer>> persons = new ArrayList<>();

    GuavaRanges(SpellData data) {
        for (int person = 0; person < data.persons(); person++) {
            List<Integer> weeks = new ArrayList<>();
            List<Integer> codes = new ArrayList<>();
            data.spells(person, (week, code) -> {
                weeks.add(week);
                codes.add(code);
            });
            weeks.add(SpellData.SPAN.length());
            ImmutableRangeMap.Builder<Integer, Integer> spells = ImmutableRangeMap.builder();
            for (int i = 0; i < codes.size(); i++) {
                spells.put(Range.closedOpen(weeks.get(i), weeks.get(i + 1)), codes.get(i));
            }
            persons.add(spells.build());
        }
    }

    @Override
    public void weeksInWindow(int[] timeZeros, int[] into) {
        for (int person = 0; person < into.length; person++) {
            Range<Integer> window = Range.closedOpen(timeZeros[person] - SpellData.WINDOW, timeZeros[person]);
            int sum = 0;
            for (Map.Entry<Range<Integer>, Integer> spell :
                    persons.get(person).subRangeMap(window).asMapOfRanges().entrySet()) {
                if (SpellData.isMember(spell.getValue())) {
                    sum += spell.getKey().upperEndpoint() - spell.getKey().lowerEndpoint();
                }
            }
            into[person] = sum;
        }
    }

    @Override
    public long spellCount() {
        return persons.stream().mapToLong(map -> map.asMapOfRanges().size()).sum();
    }
}
