package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import java.util.List;
import java.util.Optional;

/** A table read row by row, wherever it comes from: the seam behind which a text file or a database can stand. */
interface Rows extends AutoCloseable {

    /** The names of the columns. */
    Header header();

    /**
     * The next whole row; none at the end.
     *
     * @param findings takes rows on the way there that could not be told apart
     */
    Optional<Row> next(Findings findings);

    /** Once all rows are read: where the table breaks off, or may, and the row that is cut in two; nothing if it is whole. */
    List<Finding> ending();

    /** Once all rows are read: how the source was understood. */
    String form();

    /** Whether a number in it may have a decimal comma: in text, unless commas separate the cells. */
    default boolean mayHaveDecimalComma() {
        return false;
    }

    @Override
    void close();
}
