package dk.effekt.intervention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CatalogueJsonPropertyTest {

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("catalogues") List<Offer> offers) {
        InterventionCatalogue catalogue = InterventionCatalogue.of(offers);

        InterventionCatalogue read = InterventionCatalogue.fromJson(catalogue.toJson());

        assertThat(read.offers()).isEqualTo(catalogue.offers());
        assertThat(read.toJson()).isEqualTo(catalogue.toJson());
    }

    @Property(tries = 100)
    void tablesFit(@ForAll("catalogues") List<Offer> offers) {
        assertThat(InterventionCatalogue.of(offers).table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Provide
    Arbitrary<List<Offer>> catalogues() {
        return AnyOffer.catalogues(OfferOverlapPropertyTest.LETTERS.keySet(), OfferOverlapPropertyTest.READINESS, 6);
    }
}
