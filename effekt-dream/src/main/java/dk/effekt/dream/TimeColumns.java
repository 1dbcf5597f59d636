package dk.effekt.dream;

/** Columns that stand for one time each, in the order of the calendar. Their times do not overlap. */
final class TimeColumns {

    private final int[] columns;
    /** For each column the place up to which times follow each other in columns side by side. */
    private final int[] sideBySide;

    /**
     * Columns of times on any scale.
     *
     * @param starts the start of each time, ascending
     * @param ends the start of what follows it in the calendar
     * @param columns where each stands
     */
    TimeColumns(int[] starts, int[] ends, int[] columns) {
        this.columns = columns;
        this.sideBySide = new int[columns.length];
        for (int i = columns.length - 1; i >= 0; i--) {
            boolean goesOn = i + 1 < columns.length && starts[i + 1] == ends[i] && columns[i + 1] == columns[i] + 1;
            sideBySide[i] = goesOn ? sideBySide[i + 1] : i + 1;
        }
    }

    int size() {
        return columns.length;
    }

    /** Where the one at a place stands in a row. */
    int column(int place) {
        return columns[place];
    }

    /**
     * A later place: up to it the cells of a row are the same as at the given one, and their times follow each other without
     * a gap.
     */
    int sameUntil(Row row, int place) {
        int column = columns[place];
        return Math.min(place + row.sameUntil(column) - column, sideBySide[place]);
    }
}
