package dk.effekt.benchmarks;

import dk.effekt.register.Codebook;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import java.util.List;

/** A register, asked through its public interface. */
final class EffektStore implements SpellStore {

    private static final int FIRST_WEEK = SpellData.SPAN.start().epochWeek();

    private final Register register;
    private final StateSet members = StateSet.ofCodes("members", SpellData.MEMBERS);

    EffektStore(SpellData data) {
        RegisterBuilder builder = Register.builder(SpellData.SPAN, Codebook.of("none", List.of()));
        for (int person = 0; person < data.persons(); person++) {
            // Persons are sorted by pseudonym; equal to their number, it keeps them in order.
            builder.begin(person, PersonTraits.UNKNOWN, 0);
            data.spells(person, (week, code) -> builder.from(FIRST_WEEK + week, new State(code)));
            builder.end();
        }
        register = builder.build("benchmark", "generated");
    }

    @Override
    public void weeksInWindow(int[] timeZeros, int[] into) {
        for (int person = 0; person < into.length; person++) {
            int end = FIRST_WEEK + timeZeros[person];
            into[person] = register.timeline(person).weeksIn(members, end - SpellData.WINDOW, end);
        }
    }

    @Override
    public long spellCount() {
        return register.spellCount();
    }
}
