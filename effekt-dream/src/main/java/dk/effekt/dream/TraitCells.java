package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Sex;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is known of a person beside the weeks. A value that is not known counts as unknown and is reported. */
final class TraitCells {

    /** The kinds of columns that it reads. */
    static final Set<DreamColumn> KINDS =
            Set.of(DreamColumn.SEX, DreamColumn.BIRTH_DATE, DreamColumn.ORIGIN, DreamColumn.MUNICIPALITY);

    private static final Pattern MUNICIPALITY = Pattern.compile("(\\d{1,4})(?:[.,]0+)?");

    private final Map<DreamColumn, Integer> columns;
    private final Tally tally;

    TraitCells(Map<DreamColumn, Integer> columns, Tally tally) {
        this.columns = columns;
        this.tally = tally;
    }

    /**
     * The columns of what is known of a person.
     *
     * @param findings takes those that are left out
     */
    static Map<DreamColumn, Integer> columns(FoundColumns<DreamColumn> found, List<Finding> findings) {
        Map<DreamColumn, List<Integer>> all = new EnumMap<>(DreamColumn.class);
        KINDS.stream().filter(found::has).forEach(kind -> all.put(kind, found.all(kind)));
        return SingleColumns.of(found.header(), all, "it counts as unknown", findings);
    }

    PersonTraits read(Row row) throws RefusedRow {
        return new PersonTraits(sex(row), birthDate(row), origin(row), municipality(row));
    }

    private Sex sex(Row row) {
        return switch (text(row, DreamColumn.SEX)) {
            case "" -> Sex.UNKNOWN;
            // 1 and 2 as in the statistics of Denmark and in ISO/IEC 5218.
            case "m", "mand", "male", "1" -> Sex.MAN;
            case "k", "kvinde", "f", "female", "2" -> Sex.WOMAN;
            default -> unknown(row, columns.getOrDefault(DreamColumn.SEX, 0), Sex.UNKNOWN, "Write K or M.");
        };
    }

    private Origin origin(Row row) {
        return switch (text(row, DreamColumn.ORIGIN).replace(' ', '-')) {
            case "" -> Origin.UNKNOWN;
            case "dansk", "danish" -> Origin.DANISH;
            case "vestlig", "western" -> Origin.WESTERN;
            case "ikke-vestlig", "ikkevestlig", "non-western" -> Origin.NON_WESTERN;
            default ->
                unknown(
                        row,
                        columns.getOrDefault(DreamColumn.ORIGIN, 0),
                        Origin.UNKNOWN,
                        "Write Dansk, Vestlig or Ikke-vestlig.");
        };
    }

    private int municipality(Row row) {
        Integer column = columns.get(DreamColumn.MUNICIPALITY);
        return column == null ? 0 : municipality(row, column);
    }

    /** The municipality's number in a column; 0 if it is not known. */
    int municipality(Row row, int column) {
        String cell = row.cell(column);
        Matcher number = MUNICIPALITY.matcher(cell.strip());
        return number.matches()
                ? Integer.parseInt(number.group(1))
                : Cells.isBlank(cell) ? 0 : unknown(row, column, 0, "Write the municipality's number, such as 860.");
    }

    /** A date that is none is no unknown value but an error, as of a shifted row: the row is refused. */
    private Optional<LocalDate> birthDate(Row row) throws RefusedRow {
        Integer column = columns.get(DreamColumn.BIRTH_DATE);
        if (column == null || Cells.isBlank(row.cell(column))) {
            return Optional.empty();
        }
        Optional<LocalDate> date = Cells.date(row.cell(column));
        if (date.isEmpty()) {
            throw row.refusal(
                    Reason.NOT_A_DATE,
                    column,
                    Cells.shown(row.cell(column)) + " is not a date",
                    "Write dd-mm-yyyy or yyyy-mm-dd, or leave it blank.");
        }
        return date;
    }

    /** The cell of a kind in lower case; empty if it is blank or there is no such column. */
    private String text(Row row, DreamColumn kind) {
        Integer column = columns.get(kind);
        return column == null || Cells.isBlank(row.cell(column))
                ? ""
                : row.cell(column).strip().toLowerCase(Locale.ROOT);
    }

    private <T> T unknown(Row row, int column, T value, String remedy) {
        tally.count(
                Reason.UNKNOWN_VALUE,
                row.at(column),
                Cells.shown(row.cell(column)) + " is not known in column "
                        + row.at(column).column() + "; it counts as unknown",
                remedy);
        return value;
    }
}
