package dk.effekt.dream;

import dk.effekt.input.Finding;
import java.util.List;
import java.util.Optional;

/** A table read row by row, wherever it comes from: the seam behind which a text file or a database can stand. */
interface Rows extends AutoCloseable {

    /** The names of the columns. */
    Header header();

    /** The next whole row; none at the end. */
    Optional<Row> next();

    /** Once all rows are read: those that could not be told apart or were cut in two, and where the table breaks off, if it does. */
    List<Finding> ending();

    /** Once all rows are read: how the source was understood. */
    String form();

    @Override
    void close();
}
