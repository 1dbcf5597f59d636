package dk.effekt.cohort;

import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.trait;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.NaiveTrait;
import dk.effekt.Town;
import dk.effekt.calendar.Week;
import dk.effekt.register.Register;
import dk.effekt.register.WeekSet;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The criterion beside a model that asks the rows of the trait about one Sunday after another. */
class TraitCriteriaPropertyTest {

    private static final List<Long> IDS = List.of(3L, 4L);
    private static final Register REGISTER = Town.register(IDS.stream()
            .map(id -> Town.person(id, "C".repeat(Town.WEEKS)))
            .toList());

    @Property(tries = 500)
    void holdsInTheWeeksOnWhoseEveAValueIsKnown(@ForAll("rows") NaiveTrait rows, @ForAll("values") Set<String> wanted) {
        Register register = REGISTER.with(rows.in(REGISTER, "any"));
        Criterion criterion = trait("any", wanted.toArray(String[]::new));
        for (int person = 0; person < register.size(); person++) {
            WeekSet weeks = criterion.in(register).weeks(register.timeline(person));
            WeekSet others = not(criterion).in(register).weeks(register.timeline(person));
            // Beyond the register's weeks on both sides, too: nothing holds there.
            for (int place = -12; place < Town.WEEKS + 12; place++) {
                Week week = Town.FIRST.plusWeeks(place);
                LocalDate sunday = week.monday().with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
                boolean known = rows.on(register.personId(person), sunday)
                        .filter(wanted::contains)
                        .isPresent();
                boolean inRegister = place >= 0 && place < Town.WEEKS;
                assertThat(weeks.contains(week)).as("%s", week).isEqualTo(inRegister && known);
                assertThat(others.contains(week)).as("not %s", week).isEqualTo(inRegister && !known);
            }
        }
    }

    @Provide
    Arbitrary<NaiveTrait> rows() {
        return NaiveTrait.arbitrary(IDS, "a", "b", "c", "");
    }

    /** One of them is nobody's. */
    @Provide
    Arbitrary<Set<String>> values() {
        return Arbitraries.of("a", "b", "c", "d").set().ofMinSize(1);
    }
}
