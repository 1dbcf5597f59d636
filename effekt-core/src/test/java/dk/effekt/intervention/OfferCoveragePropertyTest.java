package dk.effekt.intervention;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.calendar.Week;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.DatedTraitBuilder;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Held against asking each person in turn, by the text that the register is made of. */
class OfferCoveragePropertyTest {

    private static final Map<String, String> LETTERS = OfferOverlapPropertyTest.LETTERS;

    /** On the Sunday before the week at a place, by a rule of this test: every fourth person's class is not known. */
    private static Optional<String> readiness(Person person) {
        return switch (Math.floorMod(person.id(), 4)) {
            case 0 -> Optional.of("jobparat");
            case 1 -> Optional.of("aktivitetsparat");
            case 2 -> Optional.of("uddannelsesparat");
            default -> Optional.empty();
        };
    }

    private static Register register(List<Person> persons) {
        Register register = Town.register(persons);
        DatedTraitBuilder readiness = DatedTrait.builder("visitation");
        persons.forEach(person -> readiness(person)
                .ifPresent(level -> readiness.add(person.id(), Optional.empty(), Optional.empty(), level, 1)));
        return register.with(readiness.build(register, "visitation.csv", "test"));
    }

    private static boolean isFor(TargetGroup targets, Person person, int place) {
        LocalDate thursday = Town.FIRST.plusWeeks(place).monday().plusDays(3);
        Optional<Integer> age = person.traits()
                .birthDate()
                .map(birth -> Period.between(birth, thursday).getYears());
        boolean isAnyAge = targets.fromAge() == 0 && targets.belowAge() == TargetGroup.NO_LIMIT;
        boolean isOfAge = age.map(years -> Math.max(years, 0) >= targets.fromAge() && years < targets.belowAge())
                .orElse(isAnyAge);
        return isOfAge
                && (targets.benefits().isEmpty()
                        || targets.benefits().stream()
                                .anyMatch(name ->
                                        LETTERS.get(name).indexOf(person.weeks().charAt(place)) >= 0))
                && (targets.readiness().isEmpty()
                        || readiness(person).map(targets.readiness()::contains).orElse(false));
    }

    @Property(tries = 150)
    void eachPersonIsCountedWithTheOffersThatAreForThem(
            @ForAll("persons") List<Person> persons,
            @ForAll("catalogues") List<Offer> offers,
            @ForAll @IntRange(max = Town.WEEKS - 1) int place) {
        InterventionCatalogue catalogue = InterventionCatalogue.of(offers);

        OfferCoverage found = catalogue.coverage(register(persons), Town.FIRST.plusWeeks(place), "visitation");

        Map<List<String>, Integer> expected = new HashMap<>();
        int notObserved = 0;
        for (Person person : persons) {
            char state = person.weeks().charAt(place);
            notObserved += state == '?' ? 1 : 0;
            if ("CUS".indexOf(state) >= 0) {
                List<String> names = catalogue.offers().stream()
                        .filter(offer -> isFor(offer.targets(), person, place))
                        .map(Offer::name)
                        .toList();
                expected.merge(names, 1, Integer::sum);
            }
        }
        Map<List<String>, Integer> counted = new HashMap<>();
        found.cells().forEach(cell -> counted.merge(cell.offers(), cell.persons(), Integer::sum));
        assertThat(counted).isEqualTo(expected);
        assertThat(found.notObserved()).isEqualTo(notObserved);
        assertThat(found.uncovered()).isEqualTo(expected.getOrDefault(List.of(), 0));
        assertThat(found.cells()).extracting(OfferCoverage.Cell::who).doesNotHaveDuplicates();
    }

    @Property(tries = 30)
    void theOrderOfPersonsAndOffersMakesNoDifference(
            @ForAll("persons") List<Person> persons, @ForAll("catalogues") List<Offer> offers) {
        List<Person> turned = new ArrayList<>(persons);
        Collections.reverse(turned);
        List<Offer> turnedOffers = new ArrayList<>(offers);
        Collections.reverse(turnedOffers);
        Week week = Town.FIRST.plusWeeks(20);

        assertThat(InterventionCatalogue.of(turnedOffers).coverage(register(turned), week, "visitation"))
                .isEqualTo(InterventionCatalogue.of(offers).coverage(register(persons), week, "visitation"));
    }

    @Provide
    Arbitrary<List<Person>> persons() {
        return Town.persons(25);
    }

    @Provide
    Arbitrary<List<Offer>> catalogues() {
        return AnyOffer.catalogues(LETTERS.keySet(), OfferOverlapPropertyTest.READINESS, 5);
    }
}
