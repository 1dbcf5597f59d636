package dk.effekt.dream;

import dk.effekt.input.Reason;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.RegisterBuilder;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.Arrays;

/** Reads a monthly series from the rows of a wide extract. */
final class MonthCells {

    private final MonthlySeries series;
    private final YearMonth[] months;
    private final TimeColumns columns;
    private boolean commaSeen;
    private boolean pointSeen;

    MonthCells(MonthColumns found) {
        this.series = found.series();
        this.months = found.columns().keySet().toArray(YearMonth[]::new);
        int[] starts = Arrays.stream(months)
                .mapToInt(month -> (int) month.getLong(ChronoField.PROLEPTIC_MONTH))
                .toArray();
        this.columns = new TimeColumns(
                starts,
                Arrays.stream(starts).map(month -> month + 1).toArray(),
                found.columns().values().stream().mapToInt(column -> column).toArray());
    }

    /** Tells the builder what a row says of the person begun. */
    void read(Row row, RegisterBuilder builder) throws RefusedRow {
        for (int i = 0, next; i < months.length; i = next) {
            next = columns.sameUntil(row, i);
            String cell = row.cell(columns.column(i));
            if (!Cells.isBlank(cell)) {
                double value = value(row, columns.column(i), cell);
                for (int month = i; month < next; month++) {
                    builder.monthly(series, months[month], value);
                }
            }
        }
    }

    boolean commaSeen() {
        return commaSeen;
    }

    boolean pointSeen() {
        return pointSeen;
    }

    private double value(Row row, int column, String cell) throws RefusedRow {
        double value = Cells.decimal(cell);
        if (!(value <= series.most())) {
            throw row.refusal(
                    Reason.NOT_A_NUMBER, column, Cells.shown(cell) + " is no value of the " + series, remedy());
        }
        commaSeen |= cell.indexOf(',') >= 0;
        pointSeen |= cell.indexOf('.') >= 0;
        return value;
    }

    private String remedy() {
        return switch (series) {
            case EMPLOYMENT_RATIO -> "Write a share of full time from 0 to 100, such as 0,64, or leave it blank.";
            case PAID_HOURS -> "Write the hours of the month, from 0 to 10000, such as 148,5, or leave it blank.";
        };
    }
}
