package dk.effekt.sroi.wellbeing;

import com.google.common.primitives.Longs;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.sroi.internal.CsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads answers from comma-separated values. */
final class SurveyCsv {

    private static final String PERSON = "person";
    private static final String GROUP = "group";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    /** A date, in a replacement number with 60 added to the day, and four digits; without a leading zero. */
    private static final Pattern CIVIL_REGISTRATION_NUMBER =
            Pattern.compile("-?(?:[012678]?[1-9]|[1278]0|[39][01])(?:0[1-9]|1[0-2])[0-9]{6}");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,9})?");

    private SurveyCsv() {}

    static List<Answer> read(Scale scale, String source, String csv) {
        Map<Long, Long> lines = new HashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.parse(source, csv, List.of(PERSON, GROUP, BEFORE, AFTER))) {
            long person = person(row);
            Long earlier = lines.put(person, row.line());
            if (earlier != null) {
                throw row.wrong(
                        Reason.REPEATED,
                        PERSON,
                        "the person has line " + earlier + " already",
                        "Keep one line for each person.");
            }
            answers.add(new Answer(person, group(row), answer(scale, row, BEFORE), answer(scale, row, AFTER)));
        }
        if (answers.isEmpty()) {
            throw DataException.of(Finding.refused(
                    Reason.EMPTY, Place.of(source), "there are no answers", "Give a line for each who was invited."));
        }
        return answers;
    }

    private static long person(CsvTable.Row row) {
        Long person = Longs.tryParse(row.cell(PERSON));
        if (person == null) {
            throw row.wrong(
                    Reason.NOT_A_PERSON,
                    PERSON,
                    "the cell is no pseudonym",
                    "Write a whole number such as effekt's own pseudonyms, of at most 19 digits and perhaps a minus.");
        }
        if (CIVIL_REGISTRATION_NUMBER.matcher(Long.toString(person)).matches()) {
            throw row.wrong(
                    Reason.NOT_A_PERSON,
                    PERSON,
                    "the cell looks like a civil registration number, which a survey must not hold",
                    "Write a pseudonym, or a number of fewer than nine or more than ten digits.");
        }
        return person;
    }

    private static Answer.Group group(CsvTable.Row row) {
        return switch (row.cell(GROUP).toLowerCase(Locale.ROOT)) {
            case "participant", "participants" -> Answer.Group.PARTICIPANTS;
            case "comparison" -> Answer.Group.COMPARISON;
            default ->
                throw row.wrong(
                        Reason.UNKNOWN_VALUE,
                        GROUP,
                        "'" + Place.mask(row.cell(GROUP)) + "' is no group",
                        "Write participant or comparison.");
        };
    }

    private static OptionalDouble answer(Scale scale, CsvTable.Row row, String column) {
        String cell = row.cell(column);
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        String plain = row.decimal(column);
        if (!NUMBER.matcher(plain).matches()) {
            throw row.wrong(
                    Reason.NOT_A_NUMBER,
                    column,
                    "'" + Place.mask(cell) + "' is not a number",
                    "Write a number, or leave the cell blank if not answered.");
        }
        double answer = Double.parseDouble(plain);
        if (!scale.accepts(answer)) {
            throw row.wrong(
                    Reason.UNKNOWN_VALUE,
                    column,
                    "'" + Place.mask(cell) + "' is not on " + scale,
                    "It must be " + scale.accepted() + "; leave the cell blank if not answered.");
        }
        return OptionalDouble.of(answer);
    }
}
