package dk.effekt.intervention;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Offers as jqwik makes them. */
final class AnyOffer {

    private AnyOffer() {}

    /** Whole catalogues, of which anything may be said, for some of the benefits and classes of readiness given. */
    static Arbitrary<List<Offer>> catalogues(Set<String> benefits, Set<String> readiness, int most) {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("abcæøå ,;\"|'.-")
                .ofMinLength(0)
                .ofMaxLength(12);
        Arbitrary<List<String>> elements = Arbitraries.of("mentor", "praktik", "CV-kursus", "samtaler hver uge")
                .list()
                .ofMaxSize(3);
        Arbitrary<Offer> offers = Combinators.combine(
                        text,
                        text,
                        Arbitraries.of(LegalBasis.class).optional(),
                        text,
                        targets(benefits, readiness),
                        Arbitraries.integers().between(0, 500).optional(),
                        costs().optional(),
                        Combinators.combine(Arbitraries.of(Provision.class).optional(), elements)
                                .as(Run::new))
                .as((name, owner, basis, paragraph, targets, places, cost, run) -> new Offer(
                        "x" + name,
                        owner,
                        basis,
                        paragraph,
                        targets,
                        places.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        cost,
                        run.by,
                        run.elements));
        return offers.list().ofMaxSize(most).uniqueElements(Offer::name).withoutEdgeCases();
    }

    private record Run(Optional<Provision> by, List<String> elements) {}

    private static Arbitrary<UnitCost> costs() {
        return Combinators.combine(Arbitraries.doubles().between(0, 1e7).ofScale(3), Arbitraries.of(UnitCost.Per.class))
                .as(UnitCost::new);
    }

    static Arbitrary<TargetGroup> targets(Set<String> benefits, Set<String> readiness) {
        Arbitrary<Integer> ages = Arbitraries.oneOf(
                Arbitraries.of(0, 18, 30, 60, TargetGroup.NO_LIMIT),
                Arbitraries.integers().between(0, TargetGroup.NO_LIMIT));
        return Combinators.combine(ages, ages, some(benefits), some(readiness)).as((a, b, received, ready) -> {
            int from = Math.min(Math.min(a, b), TargetGroup.NO_LIMIT - 1);
            return new TargetGroup(from, Math.max(Math.max(a, b), from + 1), received, ready);
        });
    }

    private static Arbitrary<Set<String>> some(Set<String> words) {
        return Arbitraries.oneOf(Arbitraries.just(Set.of()), Arbitraries.subsetOf(new TreeSet<>(words)));
    }
}
