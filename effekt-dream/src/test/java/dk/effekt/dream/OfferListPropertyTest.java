package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.LegalBasis;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Provision;
import dk.effekt.intervention.TargetGroup;
import dk.effekt.intervention.UnitCost;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OfferListPropertyTest {

    @Property(tries = 200)
    void the_catalogue_that_was_written_is_read(@ForAll("catalogues") List<Offer> offers) {
        InterventionCatalogue catalogue = InterventionCatalogue.of(offers);

        InterventionCatalogue read = OfferList.reader()
                .read(new ByteArrayInputStream(catalogue.toCsv().getBytes(StandardCharsets.UTF_8)), "tilbud.csv");

        assertThat(read.offers()).isEqualTo(catalogue.offers());
        assertThat(read.report().findings())
                .allSatisfy(finding -> assertThat(finding.detail()).contains("there are no offers"));
    }

    @Provide
    Arbitrary<List<Offer>> catalogues() {
        Arbitrary<String> text =
                Arbitraries.strings().withChars("abæøå ,;\"'|§").ofMaxLength(10);
        Arbitrary<TargetGroup> targets = Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(61, TargetGroup.NO_LIMIT),
                        Arbitraries.subsetOf("cash-assistance", "resource-course", "job"),
                        Arbitraries.subsetOf("jobparat", "aktivitetsparat"))
                .as((Integer from, Integer below, Set<String> benefits, Set<String> readiness) ->
                        new TargetGroup(from, below, benefits, readiness));
        Arbitrary<UnitCost> costs = Combinators.combine(
                        Arbitraries.doubles().between(0, 1e7).ofScale(3), Arbitraries.of(UnitCost.Per.class))
                .as(UnitCost::new);
        return Combinators.combine(
                        text,
                        text,
                        Arbitraries.of(LegalBasis.class).optional(),
                        targets,
                        Arbitraries.integers().between(0, 500).optional(),
                        costs.optional(),
                        Arbitraries.of(Provision.class).optional(),
                        Arbitraries.of("mentor", "CV-kursus", "samtaler hver uge")
                                .list()
                                .ofMaxSize(3))
                .as((name, other, basis, group, places, cost, by, elements) -> new Offer(
                        "x" + name,
                        other,
                        basis,
                        other,
                        group,
                        places.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        cost,
                        by,
                        elements))
                .list()
                .ofMaxSize(6)
                .uniqueElements(Offer::name)
                .withoutEdgeCases();
    }
}
