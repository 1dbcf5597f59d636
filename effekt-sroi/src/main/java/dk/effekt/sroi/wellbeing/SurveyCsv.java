package dk.effekt.sroi.wellbeing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.Suggest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads answers from comma-separated values. Not thread-safe. */
final class SurveyCsv {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String PERSON = "person";
    private static final String GROUP = "group";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final List<String> COLUMNS = List.of(PERSON, GROUP, BEFORE, AFTER);
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,9})?");

    private final Scale scale;
    private final String source;
    private final boolean hasSemicolons;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<Long, Long> lines = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();

    private SurveyCsv(Scale scale, String source, boolean hasSemicolons) {
        this.scale = scale;
        this.source = source;
        this.hasSemicolons = hasSemicolons;
    }

    static List<Answer> read(Scale scale, String source, String csv) {
        String text = !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK ? csv.substring(1) : csv;
        boolean hasSemicolons = text.lines().findFirst().orElse("").contains(";");
        SurveyCsv reading = new SurveyCsv(scale, source, hasSemicolons);
        try {
            records(text, hasSemicolons ? ';' : ',').forEach(reading::readRow);
        } catch (CsvParseException e) {
            // The library's own message may quote the file.
            throw fault(
                    Reason.TRUNCATED,
                    Place.of(source),
                    "a quoted cell has no end or is too long",
                    "Remove the stray quote.");
        }
        if (reading.answers.isEmpty()) {
            throw fault(
                    Reason.EMPTY, Place.of(source), "there are no answers", "Give a line for each who was invited.");
        }
        return reading.answers;
    }

    // The option is to go in FastCSV 5; without it a stray quote would swallow the rest of the file unseen.
    @SuppressWarnings("removal")
    private static CsvReader<CsvRecord> records(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private void readRow(CsvRecord row) {
        if (columns.isEmpty()) {
            readHead(row);
            return;
        }
        Place place = Place.of(source, row.getStartingLineNumber());
        for (String column : COLUMNS) {
            if (row.getFieldCount() <= place(column)) {
                throw fault(
                        Reason.WRONG_LENGTH,
                        place,
                        "the line has no cell for '" + column + "'",
                        "Give it one, blank if not answered.");
            }
        }
        long person = person(place.at(PERSON), cell(row, PERSON));
        Long earlier = lines.put(person, row.getStartingLineNumber());
        if (earlier != null) {
            throw fault(
                    Reason.REPEATED,
                    place.at(PERSON),
                    "the person has line " + earlier + " already",
                    "Keep one line for each person.");
        }
        answers.add(new Answer(
                person,
                group(place.at(GROUP), cell(row, GROUP)),
                answer(place.at(BEFORE), cell(row, BEFORE)),
                answer(place.at(AFTER), cell(row, AFTER))));
    }

    private void readHead(CsvRecord row) {
        Place place = Place.of(source, row.getStartingLineNumber());
        for (int i = 0; i < row.getFieldCount(); i++) {
            String name = row.getField(i).strip().toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(name)) {
                throw fault(
                        Reason.UNKNOWN_COLUMN,
                        place.at(name),
                        "the column is not known"
                                + Suggest.nearest(Place.mask(name), COLUMNS)
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse(""),
                        "Keep the columns " + String.join(", ", COLUMNS) + " only.");
            }
            if (columns.put(name, i) != null) {
                throw fault(Reason.REPEATED_COLUMN, place.at(name), "the column is there twice", "Keep one of them.");
            }
        }
        for (String column : COLUMNS) {
            if (!columns.containsKey(column)) {
                throw fault(
                        Reason.MISSING_COLUMN,
                        place,
                        "there is no column '" + column + "'",
                        "The first line must name " + String.join(", ", COLUMNS) + ".");
            }
        }
    }

    private String cell(CsvRecord row, String column) {
        return row.getField(place(column)).strip();
    }

    /** All columns have one once the head is read. */
    private int place(String column) {
        return columns.getOrDefault(column, 0);
    }

    private static long person(Place place, String cell) {
        if (!WHOLE.matcher(cell).matches()) {
            throw fault(
                    Reason.NOT_A_PERSON,
                    place,
                    "the cell is no pseudonym",
                    "Write a whole number of at most 18 digits.");
        }
        return Long.parseLong(cell);
    }

    private static Answer.Group group(Place place, String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "participant", "participants" -> Answer.Group.PARTICIPANTS;
            case "comparison" -> Answer.Group.COMPARISON;
            default ->
                throw fault(
                        Reason.UNKNOWN_VALUE,
                        place,
                        "'" + Place.mask(cell) + "' is no group",
                        "Write participant or comparison.");
        };
    }

    private OptionalDouble answer(Place place, String cell) {
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        String plain = hasSemicolons ? cell.replace(',', '.') : cell;
        if (!NUMBER.matcher(plain).matches()) {
            throw fault(
                    Reason.NOT_A_NUMBER,
                    place,
                    "'" + Place.mask(cell) + "' is not a number",
                    "Write a number, or leave the cell blank if not answered.");
        }
        double answer = Double.parseDouble(plain);
        if (!scale.accepts(answer)) {
            throw fault(
                    Reason.UNKNOWN_VALUE,
                    place,
                    "'" + Place.mask(cell) + "' is not on " + scale,
                    "It must be " + scale.accepted() + "; leave the cell blank if not answered.");
        }
        return OptionalDouble.of(answer);
    }

    private static DataException fault(Reason reason, Place place, String detail, String remedy) {
        return DataException.of(Finding.refused(reason, place, detail, remedy));
    }
}
