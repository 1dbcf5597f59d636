package dk.effekt.dream;

import dk.effekt.input.Reason;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Finds the column of the person's number, which a table of every form has. */
final class PersonColumn {

    private PersonColumn() {}

    /** The kind of this column and others. */
    static Set<DreamColumn> and(Collection<DreamColumn> others) {
        Set<DreamColumn> all = EnumSet.copyOf(others);
        all.add(DreamColumn.PERSON);
        return all;
    }

    /**
     * The column.
     *
     * @throws dk.effekt.input.DataException if there is none or several
     */
    static int of(FoundColumns<DreamColumn> columns) {
        Header header = columns.header();
        return columns.only(DreamColumn.PERSON)
                .orElseThrow(() -> header.looksLikeData()
                        ? Failures.of(
                                Reason.MISSING_COLUMN,
                                header.place(),
                                "the first line holds a person's data where the names of the columns should stand",
                                "Export with a header line: PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;y_1601;…")
                        : Failures.of(
                                Reason.MISSING_COLUMN,
                                header.place(),
                                "no column holds the person's number; the columns are " + header.shown(),
                                "Name it PNR, or say its name: Dream.reader().column(DreamColumn.PERSON, \"…\"); if the columns run"
                                        + " together, separate them by semicolons."));
    }
}
