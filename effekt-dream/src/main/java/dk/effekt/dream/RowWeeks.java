package dk.effekt.dream;

import java.util.List;
import java.util.Set;

/** Reads from a row which weeks it tells of. */
interface RowWeeks {

    /** The kinds of columns that it reads. */
    Set<DreamColumn> kinds();

    /** These columns. */
    List<Integer> columns();

    /** What is to be said of how it reads them; empty if the columns say it all. */
    String form();

    /** The weeks of a row, for the code that the row has. */
    Stretch of(Row row, int code) throws RefusedRow;
}
