package dk.effekt.evidence;

import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.Margins;
import dk.effekt.intervention.OfferCoverage;
import dk.effekt.intervention.OfferUses;
import java.util.List;

/**
 * Counts of a catalogue as tables that a {@link dk.effekt.disclosure.SmallCells} rule takes before they leave the house:
 *
 * <pre>{@code
 * SmallCells.standard().protect(OfferTables.of(catalogue.uses(participations, day))).table();
 * }</pre>
 */
public final class OfferTables {

    private OfferTables() {}

    /**
     * Who uses each offer: people who ever took part, who started in the year up to the day, and whose course runs on it. Without
     * totals, as people may use several offers.
     */
    public static CountTable of(OfferUses uses) {
        long[][] counts = uses.uses().stream()
                .map(use -> new long[] {use.participants(), use.starters(), use.running()})
                .toArray(long[][]::new);
        return CountTable.of(
                        "Use of offers on " + uses.on(),
                        new Dimension(
                                "offer",
                                uses.uses().stream()
                                        .map(use -> use.offer().name())
                                        .toList()),
                        Dimension.of("people", "ever", "started in the year", "running"),
                        counts)
                .withMargins(Margins.NONE);
    }

    /**
     * For whom there is an offer: a row for each kind of people, in the order of the coverage, with how many offers are for them.
     *
     * @throws IllegalArgumentException if nobody was counted
     */
    public static CountTable of(OfferCoverage coverage) {
        List<OfferCoverage.Cell> cells = coverage.cells();
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("nobody is in " + coverage.among() + " in " + coverage.week());
        }
        return CountTable.list(
                "Persons in " + coverage.among() + " in " + coverage.week() + ", by the offers there are for them",
                new Dimension(
                        "who and how many offers",
                        cells.stream()
                                .map(cell -> cell.who() + ": " + cell.offers().size())
                                .toList()),
                cells.stream().mapToLong(OfferCoverage.Cell::persons).toArray());
    }
}
