package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.input.Reason;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the cells of a column that holds weeks or dates. Most are alike, so each text is read once. */
final class TimeCells {

    private static final int MOST_REMEMBERED = 100_000;
    private static final String DATE = "write it as dd-mm-yyyy or yyyy-mm-dd";

    /**
     * The days of a week or date.
     *
     * @param first epoch day of the first, the Monday of a week
     * @param last epoch day of the last, the Sunday of a week
     */
    record Days(long first, long last) {

        static Days of(Week week) {
            long monday = week.monday().toEpochDay();
            return new Days(monday, monday + 6);
        }

        static Days of(LocalDate date) {
            return new Days(date.toEpochDay(), date.toEpochDay());
        }

        /** The week of a day, on the epoch-week scale. */
        static int weekOf(long epochDay) {
            return Math.toIntExact(Math.floorDiv(epochDay + 3, 7));
        }
    }

    private final Reason reason;
    private final String what;
    private final Function<String, Days> reading;
    private final Map<String, Days> remembered = new HashMap<>();

    /** @param reading throws an {@link IllegalArgumentException} that says why a text is none, without showing it */
    private TimeCells(Reason reason, String what, Function<String, Days> reading) {
        this.reason = reason;
        this.what = what;
        this.reading = reading;
    }

    /** Cells with a week and its year. */
    static TimeCells weeks(int pivot) {
        return new TimeCells(Reason.NOT_A_WEEK, "week", cell -> Days.of(WeekText.parse(cell, pivot)));
    }

    /** Cells with the number of a week in a year that stands in another cell. */
    static TimeCells weeksOf(String year, int pivot) {
        return new TimeCells(Reason.NOT_A_WEEK, "week", cell -> Days.of(WeekText.parse(year, cell, pivot)));
    }

    /** Cells with a date. */
    static TimeCells dates() {
        return new TimeCells(
                Reason.NOT_A_DATE,
                "date",
                cell -> Cells.date(cell).map(Days::of).orElseThrow(() -> new IllegalArgumentException(DATE)));
    }

    /** Cells with a date, or a week and its year. */
    static TimeCells datesOrWeeks(int pivot) {
        return new TimeCells(Reason.NOT_A_DATE, "date or week", cell -> {
            Optional<LocalDate> date = Cells.date(cell);
            return date.isPresent() ? Days.of(date.get()) : Days.of(WeekText.parse(cell, pivot));
        });
    }

    /** What a cell holds, which must not be blank. */
    Days read(Row row, int column) throws RefusedRow {
        String cell = row.cell(column);
        Days known = remembered.get(cell);
        return known != null ? known : readAnew(row, column, cell);
    }

    private Days readAnew(Row row, int column, String cell) throws RefusedRow {
        if (Cells.isBlank(cell)) {
            throw row.refusal(
                    Reason.MISSING_VALUE, column, "the " + what + " is missing", "Write the " + what + " of the row.");
        }
        try {
            Days days = reading.apply(cell);
            if (remembered.size() == MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(cell, days);
            return days;
        } catch (IllegalArgumentException e) {
            throw row.refusal(
                    reason,
                    column,
                    Cells.shown(cell) + " is not a " + what + ": " + e.getMessage(),
                    "Correct the cell.");
        }
    }
}
