package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.intervention.Participations;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.DatedTraitBuilder;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Beside a naive model: for each person a list of days on which consent was given and withdrawn. */
class ConsentsPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private record Naive(long id, boolean takesPart, List<Consent> consents) {

        boolean hasConsentOn(LocalDate day) {
            boolean has = false;
            for (Consent one : consents) {
                has |= day.toEpochDay() >= one.given().toEpochDay()
                        && (one.withdrawn().isEmpty()
                                || day.toEpochDay() < one.withdrawn().get().toEpochDay());
            }
            return has;
        }

        boolean hasGivenBy(LocalDate day) {
            return consents.stream().anyMatch(one -> one.given().toEpochDay() <= day.toEpochDay());
        }
    }

    @Property(tries = 200)
    void nothingOfThoseLeftOutCanBeReached(
            @ForAll long seed, @ForAll @IntRange(max = 40) int days, @ForAll ConsentScope required) {
        List<Naive> persons = persons(new Random(seed));
        LocalDate day = FIRST.plusDays(days);
        Consents consents = Consents.of(
                persons.stream().flatMap(person -> person.consents().stream()).toList());

        Consented left = consents.apply(day, required, register(persons), participations(persons));

        Set<Long> out = new TreeSet<>();
        Set<Long> in = new TreeSet<>();
        long withdrawn = 0;
        for (Naive person : persons) {
            assertThat(consents.hold(person.id(), day)).isEqualTo(person.hasConsentOn(day));
            boolean isOut = !person.hasConsentOn(day)
                    && (person.hasGivenBy(day) || person.takesPart() || required == ConsentScope.EVERYBODY);
            (isOut ? out : in).add(person.id());
            withdrawn += isOut && person.hasGivenBy(day) ? 1 : 0;
        }
        Reachable reachable = Reachable.from(left);
        assertThat(reachable.longs()).noneMatch(out::contains);
        assertThat(reachable.longs()).containsAll(in);
        assertThat(reachable.texts()).noneMatch(text -> out.stream().anyMatch(id -> text.contains(Long.toString(id))));
        assertThat(left.toString() + left.register() + left.participations() + consents)
                .doesNotContain(persons.stream()
                        .map(person -> Long.toString(person.id()))
                        .toList());
        assertThat(consents)
                .hasToString("consents of "
                        + persons.stream()
                                .filter(person -> !person.consents().isEmpty())
                                .count()
                        + " persons");
        assertThat(left.withdrawn()).isEqualTo(withdrawn);
        assertThat(left.withoutConsent()).isEqualTo(out.size() - withdrawn);
        assertThat(left)
                .hasToString("%d persons on %s; left out: %d without consent, %d withdrawn"
                        .formatted(in.size(), day, out.size() - withdrawn, withdrawn));
        assertThat(left.register().fingerprint())
                .isEqualTo(register(persons.stream()
                                .filter(person -> in.contains(person.id()))
                                .toList())
                        .fingerprint());
    }

    @Example
    void aConsentSaysFromWhenAndUntilWhenButNotWhose() {
        Consent consent = Consent.given(4711, FIRST);

        assertThat(consent).hasToString("consent from 2026-01-01");
        assertThat(consent.withdrawnOn(FIRST.plusDays(1)))
                .hasToString("consent from 2026-01-01, withdrawn on 2026-01-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consent.withdrawnOn(FIRST.minusDays(1)))
                .withMessageContaining("before it was given");
    }

    private static List<Naive> persons(Random random) {
        List<Naive> persons = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            long id = random.nextLong();
            List<Consent> consents = new ArrayList<>();
            for (int c = random.nextInt(3); c > 0; c--) {
                LocalDate given = FIRST.plusDays(random.nextInt(40));
                Consent consent = Consent.given(id, given);
                consents.add(random.nextBoolean() ? consent : consent.withdrawnOn(given.plusDays(random.nextInt(20))));
            }
            persons.add(new Naive(id, random.nextBoolean(), consents));
        }
        return persons;
    }

    /** Each has a trait that nobody else has. */
    private static Register register(List<Naive> persons) {
        Register register = Town.register(persons.stream()
                .map(person -> Town.person(person.id(), "UC".repeat(Town.WEEKS / 2), Town.born("1990-01-01")))
                .toList());
        DatedTraitBuilder trait = DatedTrait.builder("secret");
        for (Naive person : persons) {
            trait.add(person.id(), Optional.of(FIRST), Optional.empty(), "said by " + person.id(), 0);
        }
        return register.with(trait.build(register, "secrets.csv", "test"));
    }

    private static Participations participations(List<Naive> persons) {
        return Participations.of(persons.stream()
                .filter(Naive::takesPart)
                .map(person -> Town.start(person.id(), 2))
                .toList());
    }
}
