package dk.effekt.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Dated traits told with the weeks, beside maps from the day on which something is said to what it is. */
class BuiltTraitPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 2, 20);
    private static final int DAYS = 20;

    /** What is said of one person under two names, by day. */
    record Said(Map<Integer, String> one, Map<Integer, String> other) {}

    @Property(tries = 500)
    void everyDayIsWhatWasSaidLast(@ForAll("persons") Map<Long, Said> persons) {
        RegisterBuilder builder = Fixtures.builder("2020-W01", 3).traits(List.of("one", "other"));
        persons.forEach((id, said) -> {
            builder.begin(id, PersonTraits.UNKNOWN, 0);
            new TreeMap<>(said.one()).forEach((day, value) -> builder.trait("one", FIRST.plusDays(day), value));
            new TreeMap<>(said.other()).forEach((day, value) -> builder.trait("other", FIRST.plusDays(day), value));
            builder.end();
        });
        Register register = Fixtures.build(builder);

        persons.forEach((id, said) -> {
            int person = register.find(id).orElseThrow();
            for (int day = -1; day < DAYS + 2; day++) {
                LocalDate date = FIRST.plusDays(day);
                assertThat(register.trait("one").on(person, date)).isEqualTo(last(said.one(), day));
                assertThat(register.trait("other").on(person, date)).isEqualTo(last(said.other(), day));
            }
        });
    }

    private static Optional<String> last(Map<Integer, String> said, int day) {
        for (int d = day; d >= 0; d--) {
            if (said.containsKey(d)) {
                return Optional.of(said.get(d)).filter(value -> !value.isBlank());
            }
        }
        return Optional.empty();
    }

    @Provide
    Arbitrary<Map<Long, Said>> persons() {
        Arbitrary<Map<Integer, String>> said = Arbitraries.maps(
                        Arbitraries.integers().between(0, DAYS), Arbitraries.of("a", "b", "10", "", " "))
                .ofMaxSize(8);
        return Arbitraries.maps(
                        Arbitraries.longs(), Combinators.combine(said, said).as(Said::new))
                .ofMaxSize(5);
    }
}
