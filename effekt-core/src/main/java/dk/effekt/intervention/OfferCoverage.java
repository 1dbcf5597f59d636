package dk.effekt.intervention;

import dk.effekt.calendar.Week;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.List;
import java.util.Locale;

/**
 * For whom of those on benefit in a week there is an offer. Within a cell all are in the target groups of the same offers: ages are
 * cut where an offer has a limit. Counts of persons as they are: small ones are to be withheld before they leave the house.
 *
 * @param week in which they are looked at; ages are those on its Thursday, readiness that on the Sunday before
 * @param among name of the group of states that they are in
 * @param cells those with somebody in them, by age, benefit and readiness
 * @param notObserved persons of whom it is not known if they are in it
 * @param notes what may be meant otherwise, such as a class of readiness that nobody has
 */
public record OfferCoverage(Week week, String among, List<Cell> cells, int notObserved, List<String> notes) {

    /**
     * People for whom there are the same offers.
     *
     * @param ages in words
     * @param benefit the benefits that offers name and that hold the state, joined by {@code +}; {@code other benefit} if none does
     * @param readiness the class; {@code not known} if the register does not know it, empty if readiness was not looked at
     * @param persons at least 1
     * @param offers names of the offers that are for them
     */
    public record Cell(String ages, String benefit, String readiness, int persons, List<String> offers) {

        public Cell {
            offers = List.copyOf(offers);
        }

        /** {@code aged 18 to 29, cash-assistance: 3 offers}. */
        @Override
        public String toString() {
            return who() + ": " + counted(offers.size(), "offer");
        }

        /** {@code aged 18 to 29, cash-assistance}. */
        public String who() {
            return ages + ", " + benefit + (readiness.isEmpty() ? "" : ", " + readiness);
        }
    }

    public OfferCoverage {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
    }

    /** The cells for which there is no offer. */
    public List<Cell> gaps() {
        return cells.stream().filter(cell -> cell.offers().isEmpty()).toList();
    }

    /** All persons looked at. */
    public int persons() {
        return cells.stream().mapToInt(Cell::persons).sum();
    }

    /** Those for whom there is no offer. */
    public int uncovered() {
        return gaps().stream().mapToInt(Cell::persons).sum();
    }

    /**
     * All cells, counts as they are, and the notes, as text of lines under 80 columns: for the room where the data are. {@code
     * SmallCells.standard().protect(OfferTables.of(coverage))} is for others.
     */
    public String unprotectedTable() {
        TextTable table = TextTable.of("who", "persons", "offers");
        for (Cell cell : cells) {
            table.add(
                    cell.who(),
                    String.format(Locale.ROOT, "%,d", cell.persons()),
                    cell.offers().isEmpty()
                            ? "NONE"
                            : String.valueOf(cell.offers().size()));
        }
        StringBuilder text = new StringBuilder(table.fitting(TextTable.WIDTH));
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%s: %,d persons in %s, no offer for %,d. UNPROTECTED: counts as they are.",
                        week,
                        persons(),
                        among,
                        uncovered()));
        if (notObserved > 0) {
            line(text, "Not observed in the week: " + counted(notObserved, "person") + ".");
        }
        notes.forEach(note -> line(text, "Note: " + note));
        return text.toString();
    }

    /** {@code 2024-W20: 9 kinds of persons in income-replacement, no offer for 4}. */
    @Override
    public String toString() {
        return week + ": " + counted(cells.size(), "kind") + " of persons in " + among + ", no offer for "
                + gaps().size();
    }

    private static String counted(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static void line(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "    ")
                .forEach(part -> text.append(part).append('\n'));
    }
}
