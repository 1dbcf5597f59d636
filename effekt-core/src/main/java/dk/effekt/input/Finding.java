package dk.effekt.input;

import java.io.Serializable;

/**
 * One thing that a reader refused, left out or remarked upon.
 *
 * @param kind what became of it
 * @param reason why
 * @param place where it stands, or where it stands first if it was met several times
 * @param detail what was found, with anything that could identify a person hidden
 * @param remedy how to mend it; empty if there is nothing to mend
 * @param count how often it was met, at least 1
 */
public record Finding(Kind kind, Reason reason, Place place, String detail, String remedy, long count)
        implements Serializable {

    /** What became of the thing found. */
    public enum Kind {
        /** A row that is not in the result; {@code count} rows if one finding stands for several. */
        ROW_REFUSED,
        /** A column that is not in the result. */
        COLUMN_LEFT_OUT,
        /** The input is not whole; something after this place is missing. */
        INCOMPLETE,
        /** Nothing was left out, but the reader of the result should know. */
        NOTED
    }

    public Finding {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count + " is below 1");
        }
    }

    /** A row that was refused. */
    public static Finding refused(Reason reason, Place place, String detail, String remedy) {
        return new Finding(Kind.ROW_REFUSED, reason, place, detail, remedy, 1);
    }

    /** A column that was left out. */
    public static Finding leftOut(Reason reason, Place place, String detail, String remedy) {
        return new Finding(Kind.COLUMN_LEFT_OUT, reason, place, detail, remedy, 1);
    }

    /** Something worth knowing that left nothing out. */
    public static Finding noted(Reason reason, Place place, String detail, String remedy, long count) {
        return new Finding(Kind.NOTED, reason, place, detail, remedy, count);
    }

    /** {@code dream.csv, line 17, column y_2001: 'x' is not a benefit code. Write three digits or leave it blank.} */
    @Override
    public String toString() {
        String said = detail + (count > 1 ? " (" + count + " times, first here)" : "");
        return place + ": " + said + (said.endsWith("?") ? "" : ".") + (remedy.isEmpty() ? "" : " " + remedy);
    }
}
