package dk.effekt.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A list of records for each person, and loops over them from the first on, as one would write it first. */
final class ListOfRecords implements HeapSpells {

    private record Spell(int start, int end, int code) {

        boolean isMember() {
            return SpellData.isMember(code);
        }
    }

    private final List<List<Spell>> persons = new ArrayList<>();
    private final int[] timeZeros;

    ListOfRecords(SpellData data, int[] timeZeros) {
        this.timeZeros = timeZeros;
        for (int person = 0; person < data.persons(); person++) {
            List<Spell> spells = new ArrayList<>();
            data.spells(person, (start, end, code) -> spells.add(new Spell(start, end, code)));
            persons.add(List.copyOf(spells));
        }
    }

    @Override
    public void ask(Query query, int fromPerson, int toPerson, int[] into) {
        for (int person = fromPerson; person < toPerson; person++) {
            if (query == Query.HISTORY_BLOCKS) {
                blocks(person, into);
            } else {
                into[person] = answer(query, persons.get(person), timeZeros[person]);
            }
        }
    }

    private static int answer(Query query, List<Spell> spells, int zero) {
        int from = zero - Query.WINDOW;
        return switch (query) {
            case STATE_AT_WEEK -> stateAt(spells, zero);
            case WEEKS_IN_WINDOW -> weeksIn(spells, from, zero);
            case WEEKS_IN_HISTORY -> weeksIn(spells, 0, SpellData.SPAN.length());
            case SHARE_IN_WINDOW -> (int) Math.round(1000.0 * weeksIn(spells, from, zero) / Query.WINDOW);
            case FIRST_ENTRY -> firstRun(spells, zero, 1);
            case SUSTAINED_ENTRY -> firstRun(spells, zero, Query.RUN);
            case SPELLS_IN_WINDOW -> spellCount(spells, from, zero);
            case TRANSITIONS -> transitions(spells, from, zero);
            case HISTORY_BLOCKS -> throw new IllegalArgumentException(query + " has more than one answer");
        };
    }

    private void blocks(int person, int[] into) {
        List<Spell> spells = persons.get(person);
        int zero = timeZeros[person];
        int width = Query.HISTORY_BLOCKS.width();
        for (int block = 0; block < width; block++) {
            into[width * person + block] =
                    weeksIn(spells, zero - Query.weeksBack(block + 1), zero - Query.weeksBack(block));
        }
    }

    private static int stateAt(List<Spell> spells, int week) {
        for (Spell spell : spells) {
            if (week < spell.end()) {
                return spell.code();
            }
        }
        throw new IllegalArgumentException("week " + week);
    }

    private static int weeksIn(List<Spell> spells, int from, int to) {
        int sum = 0;
        for (Spell spell : spells) {
            if (spell.start() >= to) {
                break;
            }
            if (spell.end() > from && spell.isMember()) {
                sum += Math.min(spell.end(), to) - Math.max(spell.start(), from);
            }
        }
        return sum;
    }

    private static int firstRun(List<Spell> spells, int from, int weeks) {
        int running = 0;
        for (Spell spell : spells) {
            if (spell.end() > from) {
                running = spell.isMember() ? running + spell.end() - Math.max(spell.start(), from) : 0;
                if (running >= weeks) {
                    return spell.end() - running;
                }
            }
        }
        return Query.NEVER;
    }

    private static int spellCount(List<Spell> spells, int from, int to) {
        int count = 0;
        int end = -Query.GAP;
        for (Spell spell : spells) {
            if (spell.start() >= to) {
                break;
            }
            if (spell.end() > from && spell.isMember()) {
                count += spell.start() - end >= Query.GAP ? 1 : 0;
                end = spell.end();
            }
        }
        return count;
    }

    private static int transitions(List<Spell> spells, int from, int to) {
        int count = 0;
        boolean wasMember = false;
        for (Spell spell : spells) {
            if (spell.start() >= to) {
                break;
            }
            if (wasMember && spell.code() == SpellData.EDUCATION && spell.start() >= from) {
                count++;
            }
            wasMember = spell.isMember();
        }
        return count;
    }

    @Override
    public long spellCount() {
        return persons.stream().mapToLong(List::size).sum();
    }
}
