package dk.effekt.dream;

import dk.effekt.register.RegisterBuilder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the rows of a wide extract what its columns say month by month or year by year. */
final class DatedCells {

    /** A whole number that a table of numbers has given a decimal part. */
    private static final Pattern WHOLE = Pattern.compile("([+-]?\\d+)[.,]0+");

    private static final int SHORTEST_PERSON_NUMBER = 10;

    private final String trait;
    private final TraitCells municipalities;
    /** The first day of each column's time. */
    private final LocalDate[] starts;
    /** The first day after it. */
    private final LocalDate[] ends;

    private final TimeColumns columns;

    /** @param municipalities reads the cells of the trait {@link ColumnFamily#MUNICIPALITY} */
    DatedCells(DatedColumns found, TraitCells municipalities) {
        this.trait = found.trait();
        this.municipalities = municipalities;
        List<YearMonth> first =
                found.columns().keySet().stream().map(MonthSpan::start).toList();
        List<YearMonth> after =
                found.columns().keySet().stream().map(MonthSpan::end).toList();
        this.starts = first.stream().map(month -> month.atDay(1)).toArray(LocalDate[]::new);
        this.ends = after.stream().map(month -> month.atDay(1)).toArray(LocalDate[]::new);
        this.columns = new TimeColumns(
                numbers(first),
                numbers(after),
                found.columns().values().stream().mapToInt(column -> column).toArray());
    }

    private static int[] numbers(List<YearMonth> months) {
        return months.stream()
                .mapToInt(month -> (int) month.getLong(ChronoField.PROLEPTIC_MONTH))
                .toArray();
    }

    /** Tells the builder where the value of the person begun changes. What lies between columns is never bridged. */
    void read(Row row, RegisterBuilder builder) {
        String last = "";
        LocalDate end = LocalDate.MIN;
        for (int i = 0, next; i < starts.length; i = next) {
            if (!last.isEmpty() && !end.equals(starts[i])) {
                builder.trait(trait, end, "");
                last = "";
            }
            next = columns.sameUntil(row, i);
            String value = value(row, columns.column(i));
            if (!value.equals(last)) {
                builder.trait(trait, starts[i], value);
            }
            last = value;
            end = ends[next - 1];
        }
        if (!last.isEmpty()) {
            builder.trait(trait, end, "");
        }
    }

    private String value(Row row, int column) {
        if (trait.equals(ColumnFamily.MUNICIPALITY)) {
            int number = municipalities.municipality(row, column);
            return number == 0 ? "" : Integer.toString(number);
        }
        String cell = row.cell(column);
        return Cells.isBlank(cell) ? "" : text(cell.strip());
    }

    /** A cell that is not blank, as a level: without the decimal part of a whole number, and without any person's number. */
    static String text(String cell) {
        boolean maybeWhole = cell.endsWith("0") && (cell.indexOf('.') > 0 || cell.indexOf(',') > 0);
        Matcher whole = WHOLE.matcher(maybeWhole ? cell : "");
        String text = whole.matches() ? whole.group(1) : cell;
        return text.length() < SHORTEST_PERSON_NUMBER ? text : Cells.withoutPersonNumbers(text);
    }
}
