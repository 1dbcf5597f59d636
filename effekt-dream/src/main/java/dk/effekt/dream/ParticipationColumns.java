package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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
    static ParticipationColumns of(Header header) {
        int[] reasons = header.columns(Role.END_REASON);
        OptionalInt reason = reasons.length == 0 ? OptionalInt.empty() : OptionalInt.of(only(header, Role.END_REASON));
        List<Integer> used = new ArrayList<>();
        for (Role role : new Role[] {Role.PERSON, Role.INTERVENTION, Role.START, Role.END}) {
            used.add(only(header, role));
        }
        reason.ifPresent(used::add);
        List<Finding> findings = IntStream.range(0, header.width())
                .filter(column -> !used.contains(column))
                .mapToObj(column -> Finding.leftOut(
                        Reason.UNKNOWN_COLUMN,
                        header.at(column),
                        "the column is not known and was not read",
                        "Nothing to do if it is not needed."))
                .toList();
        return new ParticipationColumns(header, used.get(0), used.get(1), used.get(2), used.get(3), reason, findings);
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

    private static int only(Header header, Role role) {
        int[] columns = header.columns(role);
        if (columns.length > 1) {
            throw Failures.of(
                    Reason.REPEATED_COLUMN,
                    header.at(columns[1]),
                    "a second column for the same thing as "
                            + header.at(columns[0]).column(),
                    "Keep one of the columns.");
        }
        if (columns.length == 0) {
            throw Failures.of(
                    Reason.MISSING_COLUMN,
                    header.place(),
                    header.looksLikeData()
                            ? "the first line holds a person's data where the names of the columns should stand"
                            : "there is no column " + role.example() + "; the columns are " + header.shown(),
                    "Export with a header line: CPR-nr;Indsats;Startdato;Slutdato;Afslutningsårsag");
        }
        return columns[0];
    }
}
