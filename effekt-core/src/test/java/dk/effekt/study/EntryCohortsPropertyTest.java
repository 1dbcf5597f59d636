package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Entries and the weeks at risk against a reading of the text, week by week. */
class EntryCohortsPropertyTest {

    private static final StateGroup GROUP = StateGroup.EDUCATIONAL_ASSISTANCE;
    private static final int LAST = 9;

    @Provide
    Arbitrary<List<Person>> persons() {
        return Town.persons(6);
    }

    @Property(tries = 300)
    void anEntryFollowsAGapThatIsKnownAndEndsASpell(@ForAll("persons") List<Person> persons, @ForAll SpellRule rule) {
        List<String> expected = new ArrayList<>();
        List<Person> sorted = Town.sorted(persons);
        for (int place = 0; place < Town.WEEKS; place++) {
            for (int person = 0; person < sorted.size(); person++) {
                if (enters(sorted.get(person), place, rule)) {
                    expected.add(person + " in " + Town.week(place));
                }
            }
        }
        Assume.that(!expected.isEmpty());

        Table table = EntryCohorts.into(GROUP)
                .by(rule)
                .following(Town.register(persons))
                .toTable();

        List<String> found = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            found.add((int) table.numbers("person")[row] + " in " + (int) table.numbers("week")[row]);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 300)
    void thePersonWeeksAreThoseFromWhichSomebodyCanLeave(@ForAll("persons") List<Person> persons) {
        SpellRule rule = SpellRule.NO_GAP;
        List<String> expected = new ArrayList<>();
        List<Person> sorted = Town.sorted(persons);
        for (int place = 0; place < Town.WEEKS; place++) {
            for (int person = 0; person < sorted.size(); person++) {
                Person of = sorted.get(person);
                for (int k = 1; enters(of, place, rule) && k <= LAST && isKnown(of, place + k); k++) {
                    boolean leaves = Town.member(GROUP, of, place + k) == 0;
                    expected.add(person + " in " + Town.week(place) + " after " + k + (leaves ? " leaves" : ""));
                    if (leaves) {
                        break;
                    }
                }
            }
        }
        Assume.that(!expected.isEmpty());

        Table table = EntryCohorts.into(GROUP)
                .by(rule)
                .atWeeks(LAST)
                .following(Town.register(persons))
                .personWeeks(1, LAST);

        List<String> found = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            found.add((int) table.numbers("person")[row] + " in " + (int) table.numbers("week")[row] + " after "
                    + (int) table.numbers("week since entry")[row]
                    + (table.numbers("leaves")[row] == 1 ? " leaves" : ""));
        }
        assertThat(found).isEqualTo(expected);
    }

    private static boolean isKnown(Person person, int place) {
        return !Double.isNaN(Town.member(GROUP, person, place));
    }

    private static boolean enters(Person person, int place, SpellRule rule) {
        int away = place;
        while (away > 0 && Town.member(GROUP, person, away - 1) == 0) {
            away--;
        }
        return Town.member(GROUP, person, place) == 1 && away < place && rule.endsIn(Town.week(away), Town.week(place));
    }
}
