package dk.effekt.dream;

import dk.effekt.register.Register;
import java.util.List;
import java.util.Set;

/** A way in which an extract can be laid out in a table: the seam behind which further ones can stand. */
interface Layout {

    /** The form that it reads. */
    Form form();

    /** The kinds of columns that it has a use for. */
    Set<DreamColumn> kinds();

    /**
     * What a table lacks, beside the person's number, to be laid out so, as a user would name it; nothing if it fits.
     *
     * @param found its columns
     * @param names how they are named
     */
    List<String> lacks(FoundColumns<DreamColumn> found, DreamNames names);

    /** Reads the whole table. */
    Register read(Rows rows, DreamReader options);
}
