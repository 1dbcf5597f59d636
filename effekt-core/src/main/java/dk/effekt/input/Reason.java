package dk.effekt.input;

/** Why something in the input was refused, left out or remarked upon. */
public enum Reason {
    /** The input is no table that can be read: a workbook, an archive, text in UTF-16, a column of lists. */
    NOT_A_TABLE,
    /** The input has no rows. */
    EMPTY,
    /** The row has too few or too many cells. */
    WRONG_LENGTH,
    /** The person's number is missing or is none. */
    NOT_A_PERSON,
    /** The same row again, word for word; one of them is kept. */
    REPEATED,
    /** Several rows for one person that disagree; none is kept. */
    CONTRADICTORY,
    /** A weekly cell is not a benefit code. */
    NOT_A_CODE,
    /** A cell is not a date. */
    NOT_A_DATE,
    /** A cell is not a number. */
    NOT_A_NUMBER,
    /** A required cell is empty. */
    MISSING_VALUE,
    /** An end lies before its start. */
    REVERSED,
    /** The input breaks off; of a table what stands before is kept, of a snapshot nothing. */
    TRUNCATED,
    /** The snapshot has changed since it was saved; nothing of it is used. */
    ALTERED,
    /** The snapshot was saved by an effekt with another format. */
    OTHER_VERSION,
    /** The file is no snapshot of a register. */
    NOT_A_SNAPSHOT,
    /** A column names a week or month that does not exist. */
    IMPOSSIBLE_COLUMN,
    /** Two columns for the same thing; neither is used. */
    REPEATED_COLUMN,
    /** A column that the reader does not know. */
    UNKNOWN_COLUMN,
    /** A week or month between the first and the last has no column; it counts as not observed. */
    MISSING_COLUMN,
    /** A month that lies outside the weeks of the input; there is nothing that it could be said of. */
    OUTSIDE_SPAN,
    /** A benefit code that the codebook does not hold; it is kept as it is and belongs to no group. */
    UNKNOWN_CODE,
    /** A group of a codebook that looks like another one misspelt; it is kept as it is. */
    UNKNOWN_GROUP,
    /** A codebook lacks a group that effekt asks for, or a row of it is in no group. */
    MISSING_GROUP,
    /** A codebook describes a code before and after some days, but not on them. */
    MISSING_PERIOD,
    /** A background value that the reader does not know; it counts as unknown. */
    UNKNOWN_VALUE,
    /** A number that lost its leading zero; read as what it was. */
    PADDED,
    /** A person of whom the register knows nothing. */
    NOT_IN_REGISTER
}
