package dk.effekt.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Margins;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.OfferCoverage;
import dk.effekt.intervention.OfferUses;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTablesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);

    @Test
    void fewUsersOfAnOfferAreHidden() {
        OfferUses uses = new OfferUses(
                DAY,
                List.of(
                        new OfferUses.Use(Offer.named("Bridge"), 120, 130, 40, 3),
                        new OfferUses.Use(Offer.named("Mentor"), 12, 12, 7, 0)),
                List.of());
        CountTable counts = OfferTables.of(uses);
        PublishedTable published = SmallCells.standard().protect(counts);

        assertThat(counts.margins()).isEqualTo(Margins.NONE);
        assertThat(published.isHidden(0, 2)).isTrue();
        assertThat(published.table()).contains("Bridge", "120", "40").doesNotContain("total");
    }

    @Test
    void fewPeopleWithoutAnOfferAreHiddenWithOthersThatWouldGiveThemAway() {
        Week week = Week.of(2024, 20);
        OfferCoverage coverage = new OfferCoverage(
                week,
                "income-replacement",
                List.of(
                        new OfferCoverage.Cell("aged 18 to 29", "cash-assistance", "", 30, List.of("Bridge")),
                        new OfferCoverage.Cell("aged 30 or more", "cash-assistance", "", 12, List.of("Bridge")),
                        new OfferCoverage.Cell("aged 18 to 29", "other benefit", "", 2, List.of())),
                0,
                List.of());
        PublishedTable published = SmallCells.standard().protect(OfferTables.of(coverage));

        assertThat(published.isHidden(2, 0)).isTrue();
        assertThat(published.isHidden(1, 0)).isTrue();
        assertThat(published.table()).contains("aged 18 to 29, cash-assistance: 1", "44");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfferTables.of(new OfferCoverage(week, "cash-assistance", List.of(), 0, List.of())))
                .withMessage("nobody is in cash-assistance in 2024-W20");
    }
}
