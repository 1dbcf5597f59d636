package dk.effekt.intervention;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held against one look at every kind of person that there is. */
class OfferOverlapPropertyTest {

    /** The letters of {@link Town} that each benefit has. */
    static final Map<String, String> LETTERS = Map.of(
            "income-replacement", "CUS",
            "cash-assistance", "C",
            "educational-assistance", "U",
            "sickness-benefit", "S",
            "education", "G");

    static final Set<String> READINESS = Set.of("jobparat", "aktivitetsparat", "uddannelsesparat");

    private record Kind(int age, char state, String readiness) {}

    private static boolean isFor(TargetGroup targets, Kind kind) {
        return kind.age >= targets.fromAge()
                && kind.age < targets.belowAge()
                && (targets.benefits().isEmpty()
                        || targets.benefits().stream()
                                .anyMatch(name -> LETTERS.get(name).indexOf(kind.state) >= 0))
                && (targets.readiness().isEmpty() || targets.readiness().contains(kind.readiness));
    }

    private static List<Kind> kinds() {
        List<Kind> all = new ArrayList<>();
        for (int age = 0; age < TargetGroup.NO_LIMIT; age++) {
            for (char state : "CUSGE.".toCharArray()) {
                for (String readiness : List.of("jobparat", "aktivitetsparat", "uddannelsesparat", "another")) {
                    all.add(new Kind(age, state, readiness));
                }
            }
        }
        return all;
    }

    private static final List<Kind> KINDS = kinds();

    @Property(tries = 200)
    void twoOffersOverlapWhereSomebodyIsInBoth(@ForAll("catalogues") List<Offer> offers) {
        InterventionCatalogue catalogue = InterventionCatalogue.of(offers);
        List<OfferOverlap> found = catalogue.overlaps(Town.CODEBOOK);
        int expected = 0;
        for (Offer one : catalogue.offers()) {
            for (Offer other : catalogue.offers()) {
                List<Kind> both = KINDS.stream()
                        .filter(kind -> isFor(one.targets(), kind) && isFor(other.targets(), kind))
                        .toList();
                if (one.compareTo(other) >= 0 || both.isEmpty()) {
                    continue;
                }
                expected++;
                OfferOverlap overlap = found.stream()
                        .filter(each ->
                                each.one().equals(one.name()) && each.other().equals(other.name()))
                        .findFirst()
                        .orElseThrow();
                assertThat(overlap.fromAge())
                        .isEqualTo(both.stream().mapToInt(Kind::age).min().orElseThrow());
                assertThat(overlap.belowAge())
                        .isEqualTo(both.stream().mapToInt(Kind::age).max().orElseThrow() + 1);
                Set<String> ready =
                        new TreeSet<>(both.stream().map(Kind::readiness).toList());
                assertThat(overlap.readiness()).isEqualTo(ready.contains("another") ? Set.of() : ready);
                Set<Character> states =
                        new TreeSet<>(both.stream().map(Kind::state).toList());
                assertThat(states(overlap)).isEqualTo(states.contains('E') ? Set.of() : states);
            }
        }
        assertThat(found).hasSize(expected);
    }

    /** The letters that the words of an overlap stand for; none for any benefit. */
    private static Set<Character> states(OfferOverlap overlap) {
        Set<Character> states = new TreeSet<>();
        for (String words : overlap.benefits()) {
            for (char state : "CUSGE.".toCharArray()) {
                boolean inAll = List.of(words.split(" and ")).stream()
                        .allMatch(name -> LETTERS.get(name).indexOf(state) >= 0);
                if (inAll) {
                    states.add(state);
                }
            }
        }
        return states;
    }

    @Property(tries = 50)
    void theOrderOfOffersMakesNoDifference(@ForAll("catalogues") List<Offer> offers) {
        List<Offer> turned = new ArrayList<>(offers);
        Collections.reverse(turned);

        assertThat(InterventionCatalogue.of(turned).overlaps(Town.CODEBOOK))
                .isEqualTo(InterventionCatalogue.of(offers).overlaps(Town.CODEBOOK));
    }

    @Provide
    Arbitrary<List<Offer>> catalogues() {
        return AnyOffer.catalogues(LETTERS.keySet(), READINESS, 6);
    }
}
