package dk.effekt.dream;

import dk.effekt.register.Register;

/** A way in which an extract can be laid out in a table: the seam behind which further ones can stand. */
interface Layout {

    /** Whether a table with this header is laid out so. */
    boolean fits(Header header);

    /** Reads the whole table. */
    Register read(Rows rows, DreamReader options);
}
