package dk.effekt.sroi.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.FileFailures;
import dk.effekt.internal.Suggest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A small table of comma-separated values (RFC 4180) with a head, all of whose columns are known. With semicolons between cells, as a
 * Danish Excel writes them, numbers may have a decimal comma. What is wrong is said with its line and column.
 */
public final class CsvTable {

    /** Three digits after a point or comma are refused: {@code 6.754} is 6,754 to a Danish eye. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.([0-9]{1,2}|[0-9]{4,}))?");

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private CsvTable() {}

    /** A line of the table. */
    public static final class Row {

        private final long line;
        private final Place place;
        private final List<String> heads;
        private final List<String> cells;
        private final boolean hasDecimalComma;

        private Row(long line, Place place, List<String> heads, List<String> cells, boolean hasDecimalComma) {
            this.line = line;
            this.place = place;
            this.heads = heads;
            this.cells = cells;
            this.hasDecimalComma = hasDecimalComma;
        }

        /** The line in the file, from 1. */
        public long line() {
            return line;
        }

        /** A cell without spaces around it, which may be empty. */
        public String cell(String column) {
            return cells.get(heads.indexOf(column)).strip();
        }

        /** A number as Java writes it, where the table has decimal commas. */
        public String decimal(String column) {
            return hasDecimalComma ? cell(column).replace(',', '.') : cell(column);
        }

        /** A cell that must be filled. */
        public String text(String column) {
            String cell = cell(column);
            if (cell.isEmpty()) {
                throw wrong(Reason.MISSING_VALUE, column, "the cell is empty", "Fill it.");
            }
            return cell;
        }

        /** An amount, at least 0. */
        public double kroner(String column) {
            text(column);
            String cell = decimal(column);
            if (!NUMBER.matcher(cell).matches()) {
                throw wrong(
                        Reason.NOT_A_NUMBER,
                        column,
                        "'" + Place.mask(cell) + "' is no amount of kroner",
                        "Write digits without a mark for thousands, and two decimals at most.");
            }
            return Double.parseDouble(cell);
        }

        /** A year of four digits. */
        public int year(String column) {
            String cell = text(column);
            if (!YEAR.matcher(cell).matches()) {
                throw wrong(Reason.NOT_A_NUMBER, column, "'" + Place.mask(cell) + "' is no year", "Write four digits.");
            }
            return Integer.parseInt(cell);
        }

        /** A choice by how it prints, in any case. */
        public <E extends Enum<E>> E choice(String column, Class<E> type) {
            String cell = text(column);
            List<String> known =
                    Arrays.stream(type.getEnumConstants()).map(Enum::toString).toList();
            for (E one : type.getEnumConstants()) {
                if (one.toString().toLowerCase(Locale.ROOT).equals(cell.toLowerCase(Locale.ROOT))) {
                    return one;
                }
            }
            throw wrong(
                    Reason.UNKNOWN_VALUE,
                    column,
                    "no such " + column + " as " + Suggest.quoted(Place.mask(cell), known),
                    "Write one of " + String.join(", ", known) + ".");
        }

        /** A fault in the line, or in one of its columns. */
        public DataException wrong(Reason reason, String column, String detail, String remedy) {
            return DataException.of(
                    Finding.refused(reason, column.isEmpty() ? place : place.at(column), detail, remedy));
        }
    }

    /** Reads a file, which must be UTF-8. */
    public static List<Row> read(Path file, List<String> columns) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            return parse(name, Files.readString(file), columns);
        } catch (CharacterCodingException notUtf8) {
            throw DataException.of(Finding.refused(
                    Reason.NOT_A_TABLE, Place.of(name), "the file is not UTF-8", "Save it as CSV UTF-8."));
        } catch (FileSystemException notRead) {
            throw FileFailures.withoutNumbers(notRead);
        }
    }

    /** Reads a text. */
    public static List<Row> parse(String name, String csv, List<String> columns) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        boolean isDanish = text.lines().findFirst().orElse("").contains(";");
        List<CsvRecord> records = records(name, text, isDanish ? ';' : ',');
        if (records.isEmpty()) {
            throw DataException.of(Finding.refused(
                    Reason.EMPTY, Place.of(name), "there is no head", "Begin with " + String.join(",", columns) + "."));
        }
        List<String> heads = heads(name, records.get(0), columns);
        List<Row> rows = new ArrayList<>();
        for (CsvRecord one : records.subList(1, records.size())) {
            Row row = new Row(
                    one.getStartingLineNumber(),
                    Place.of(name, one.getStartingLineNumber()),
                    heads,
                    one.getFields(),
                    isDanish);
            if (one.getFieldCount() != heads.size()) {
                throw row.wrong(
                        Reason.WRONG_LENGTH,
                        "",
                        one.getFieldCount() + " cells under " + heads.size() + " heads",
                        "Quote cells that hold a " + (isDanish ? "semicolon." : "comma."));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<CsvRecord> records(String name, String text, char separator) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                // To go in FastCSV 5; without it a stray quote would swallow the rest of the file unseen.
                .allowUnclosedQuote(false)
                // Rows of the wrong length are refused with what is wrong of them.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException broken) {
            throw DataException.of(Finding.refused(
                    Reason.NOT_A_TABLE,
                    Place.of(name, records.size() + 1L),
                    "the quotes do not match, or the line does not end",
                    "Double a quote within quotes."));
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail to be read", e);
        }
        return records;
    }

    private static List<String> heads(String name, CsvRecord head, List<String> columns) {
        List<String> heads = head.getFields().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        Place place = Place.of(name, head.getStartingLineNumber());
        for (String one : heads) {
            if (!columns.contains(one)) {
                throw DataException.of(Finding.refused(
                        Reason.UNKNOWN_COLUMN,
                        place,
                        "no such column as " + Suggest.quoted(Place.mask(one), columns),
                        "The columns are " + String.join(", ", columns) + "."));
            }
        }
        for (String one : columns) {
            if (heads.stream().filter(one::equals).count() != 1) {
                boolean twice = heads.contains(one);
                throw DataException.of(Finding.refused(
                        twice ? Reason.REPEATED_COLUMN : Reason.MISSING_COLUMN,
                        place.at(one),
                        twice ? "the column is there twice" : "the column is missing",
                        "The columns are " + String.join(", ", columns) + "."));
            }
        }
        return heads;
    }
}
