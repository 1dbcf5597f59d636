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
    /** The other rows of a person of whom a row was refused: no person is half read. */
    REST_OF_PERSON,
    /** A weekly cell is not a benefit code. */
    NOT_A_CODE,
    /** A cell is not a week, or one that its year lacks. */
    NOT_A_WEEK,
    /** A cell is not a date. */
    NOT_A_DATE,
    /** A cell is not a number. */
    NOT_A_NUMBER,
    /** A required cell is empty. */
    MISSING_VALUE,
    /** An end lies before its start, or leaves no day between them. */
    REVERSED,
    /** Rows of one person in one intervention that share a day, or periods of different benefits that share a week. */
    OVERLAPPING,
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
    /** There is no column for something that is needed, or for a month between the first and the last. */
    MISSING_COLUMN,
    /** A week between the first and the last of which the input says nothing: it has no column, or no row names it. */
    MISSING_WEEK,
    /** A week or month that lies outside the weeks of the register. */
    OUTSIDE_SPAN,
    /** The input can be read in more than one way; nothing says which is meant. */
    AMBIGUOUS,
    /** More rows are refused than the reader was told to put up with; nothing of the input is used. */
    TOO_MANY_REFUSED,
    /** The input is larger than any extract: it unpacks to too much, or a row in it does not end. */
    TOO_LARGE,
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
