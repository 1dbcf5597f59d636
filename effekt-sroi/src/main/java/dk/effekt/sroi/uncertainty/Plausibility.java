package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.JsonFields;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a map states deductions, a discount rate or comes to a ratio outside the tenth to ninetieth percentile of published
 * reports ({@link PublishedSpread}). Nothing is wrong for being unusual; what is here has to be explained. Deadweight and
 * attribution of an effect are not looked at, as they are out of it already. Immutable.
 */
public final class Plausibility {

    /**
     * A number outside the spread.
     *
     * @param where what it is of, such as an outcome's name
     * @param value the number, a share or a ratio
     * @param spread what reports have
     */
    public record Note(String where, double value, PublishedSpread spread) {

        /** {@code Weeks on benefit: drop-off 5 %, below the 10 % to 50 % of most reports (median 21.5 %, n 90)}. */
        @Override
        public String toString() {
            return where + ": " + spread + " " + spread.shown(value) + ", "
                    + (value < spread.p10() ? "below" : "above") + " the " + spread.shown(spread.p10()) + " to "
                    + spread.shown(spread.p90()) + " of most reports (median " + spread.shown(spread.median()) + ", n "
                    + spread.reports() + ")";
        }
    }

    private final String name;
    private final List<Note> notes;

    private Plausibility(String name, List<Note> notes) {
        this.name = name;
        this.notes = List.copyOf(notes);
    }

    /** Of a map, at the means of what is uncertain. */
    public static Plausibility of(Sroi sroi) {
        ValueMap map = sroi.map();
        List<Note> notes = new ArrayList<>();
        for (ValueOutcome outcome : map.outcomes()) {
            if (!outcome.quantity().isEffect()) {
                add(notes, outcome, outcome.deadweight(), PublishedSpread.DEADWEIGHT);
                add(notes, outcome, outcome.attribution(), PublishedSpread.ATTRIBUTION);
            }
            if (outcome.extrapolation().years() > 0) {
                add(notes, outcome, outcome.extrapolation().dropOff(), PublishedSpread.DROP_OFF);
            }
        }
        add(notes, map.name(), map.discounting().steps().get(0).rate(), PublishedSpread.DISCOUNT_RATE);
        sroi.ratio().ifPresent(ratio -> add(notes, map.name(), ratio.value(), PublishedSpread.RATIO));
        return new Plausibility(map.name(), notes);
    }

    private static void add(List<Note> notes, ValueOutcome outcome, Deduction deduction, PublishedSpread spread) {
        add(notes, outcome.name() + " (" + outcome.stakeholder() + ")", deduction.share(), spread);
    }

    private static void add(List<Note> notes, String where, double value, PublishedSpread spread) {
        if (!spread.contains(value)) {
            notes.add(new Note(where, value, spread));
        }
    }

    /** What lies outside, outcomes in the order of the map, then the discount rate and the ratio. */
    public List<Note> notes() {
        return notes;
    }

    /** The notes with their source, at most 80 columns wide. */
    public String table() {
        StringBuilder text = new StringBuilder(Format.wrapped(this + (notes.isEmpty() ? "." : ":")));
        notes.forEach(note -> text.append(Format.wrapped("- " + note)));
        return text.append(Format.wrapped("Reports: " + PublishedSpread.source()))
                .toString();
    }

    /** A line for each note with a head, comma-separated. */
    public String toCsv() {
        return sheet().csv();
    }

    /** Notes and their source as JSON. */
    public String toJson() {
        return sheet().json(JsonFields.object().put("name", name).put("source", PublishedSpread.source()));
    }

    /** {@code BTU: 2 numbers outside what most published reports have}. */
    @Override
    public String toString() {
        return Format.line(
                name, ": " + Format.count(notes.size(), "number") + " outside what most published reports have");
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet("notes", "where", "factor", "value", "p10", "median", "p90", "reports");
        notes.forEach(note -> sheet.add(
                note.where(),
                note.spread().toString(),
                note.value(),
                note.spread().p10(),
                note.spread().median(),
                note.spread().p90(),
                note.spread().reports()));
        return sheet;
    }
}
