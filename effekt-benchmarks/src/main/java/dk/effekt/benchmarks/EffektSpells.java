package dk.effekt.benchmarks;

import dk.effekt.register.Codebook;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.SpellRule;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.util.List;

/** A register, asked through its public interface. */
final class EffektSpells implements HeapSpells {

    private static final int FIRST_WEEK = SpellData.SPAN.start().epochWeek();
    private static final int END = SpellData.SPAN.end().epochWeek();

    private final Register register;
    private final int[] timeZeros;
    private final StateSet members = StateSet.ofCodes("members", SpellData.MEMBERS);
    private final StateSet education = StateSet.ofCodes("education", SpellData.EDUCATION);

    EffektSpells(SpellData data, int[] timeZeros) {
        RegisterBuilder builder = Register.builder(SpellData.SPAN, Codebook.of("none", List.of()));
        for (int person = 0; person < data.persons(); person++) {
            // Persons are sorted by pseudonym; equal to their number, it keeps them in order.
            builder.begin(person, PersonTraits.UNKNOWN, 0);
            data.spells(person, (start, end, code) -> builder.from(FIRST_WEEK + start, new State(code)));
            builder.end();
        }
        register = builder.build("benchmark", "generated");
        this.timeZeros = timeZeros;
    }

    @Override
    public void ask(Query query, int fromPerson, int toPerson, int[] into) {
        for (int person = fromPerson; person < toPerson; person++) {
            if (query == Query.HISTORY_BLOCKS) {
                blocks(person, into);
            } else {
                into[person] = answer(query, person);
            }
        }
    }

    private int answer(Query query, int person) {
        int zero = FIRST_WEEK + timeZeros[person];
        int from = zero - Query.WINDOW;
        return switch (query) {
            case STATE_AT_WEEK -> register.timeline(person).stateAt(zero).code();
            case WEEKS_IN_WINDOW -> register.timeline(person).weeksIn(members, from, zero);
            case WEEKS_IN_HISTORY -> register.timeline(person).weeksIn(members, FIRST_WEEK, END);
            case SHARE_IN_WINDOW ->
                (int) Math.round(1000 * register.timeline(person).shareIn(members, from, zero));
            case FIRST_ENTRY -> week(register.timeline(person).firstEntry(members, zero));
            case SUSTAINED_ENTRY -> week(register.timeline(person).firstSustainedEntry(members, zero, Query.RUN));
            case SPELLS_IN_WINDOW ->
                register.timeline(person).spellCount(members, SpellRule.GAP_OF_4_WEEKS, from, zero);
            case TRANSITIONS -> register.timeline(person).transitions(members, education, from, zero);
            case HISTORY_BLOCKS -> throw new IllegalArgumentException(query + " has more than one answer");
        };
    }

    private static int week(int epochWeek) {
        return epochWeek == Timeline.NEVER ? Query.NEVER : epochWeek - FIRST_WEEK;
    }

    private void blocks(int person, int[] into) {
        int zero = FIRST_WEEK + timeZeros[person];
        int width = Query.HISTORY_BLOCKS.width();
        Timeline timeline = register.timeline(person);
        for (int block = 0; block < width; block++) {
            into[width * person + block] =
                    timeline.weeksIn(members, zero - Query.weeksBack(block + 1), zero - Query.weeksBack(block));
        }
    }

    @Override
    public long spellCount() {
        return register.spellCount();
    }
}
