package dk.effekt.dream;

/** Whether the end of a period belongs to it. No file says so itself. */
public enum PeriodEnd {
    /** The end is the period's last day or week. */
    INCLUSIVE,
    /** The end is the first day or week after the period. */
    EXCLUSIVE
}
