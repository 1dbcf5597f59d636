package dk.effekt.dream;

import dk.effekt.input.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Which column of a participation list says what. */
record ParticipationColumns(
        Header header,
        int person,
        int intervention,
        int start,
        int end,
        OptionalInt endReason,
        List<Finding> findings) {

    /**
     * Finds the columns by their names.
     *
     * @throws dk.effekt.input.DataException if a required one is missing or there are two of a kind
     */
    static ParticipationColumns of(FoundColumns<ParticipationColumn> found, ColumnNames<ParticipationColumn> names) {
        Header header = found.header();
        Set<ParticipationColumn> all = EnumSet.allOf(ParticipationColumn.class);
        return new ParticipationColumns(
                header,
                required(found, ParticipationColumn.PERSON),
                required(found, ParticipationColumn.INTERVENTION),
                required(found, ParticipationColumn.START),
                required(found, ParticipationColumn.END),
                found.only(ParticipationColumn.END_REASON),
                UnknownColumns.findings(header, found.except(all), name -> names.nearest(name, found.absent(all))));
    }

    /** How the list was understood. */
    String form() {
        List<String> names = new ArrayList<>();
        for (int column : new int[] {person, intervention, start, end}) {
            names.add(header.at(column).column());
        }
        endReason.ifPresent(column -> names.add(header.at(column).column()));
        return "participations by " + String.join(", ", names);
    }

    private static int required(FoundColumns<ParticipationColumn> found, ParticipationColumn kind) {
        return found.required(
                kind,
                kind.names().get(0),
                "Export with a header line: CPR-nr;Indsats;Startdato;Slutdato;Afslutningsårsag, or say the name of"
                        + " the column: ParticipationList.reader().column(ParticipationColumn." + kind + ", \"…\").");
    }
}
