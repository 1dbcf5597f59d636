package dk.effekt.dream;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the person's number of a row by a pseudonym. The number itself goes no further than this. */
final class PersonNumbers {

    private static final Pattern CPR = Pattern.compile("(\\d{6})[- \u2010\u2011\u2013]?(\\d{4})(?:[.,]0)?");
    private static final Pattern CPR_WITHOUT_ZERO = Pattern.compile("(\\d{9}|\\d{5}[- ]\\d{4})(?:[.,]0)?");
    /** A number of a replacement key: a running number, a hash in hexadecimal or base 64. */
    private static final Pattern OTHER = Pattern.compile("(?=.*\\d|.{12})[\\p{L}\\p{N}_+/=-]{1,128}");

    private static final String REMEDY = "Write ten digits, with or without a hyphen before the last four.";

    private final Pseudonymizer pseudonymizer;
    private final Tally tally;

    PersonNumbers(Pseudonymizer pseudonymizer, Tally tally) {
        this.pseudonymizer = pseudonymizer;
        this.tally = tally;
    }

    /** The pseudonym of the person in a column. */
    long pseudonym(Row row, int column) throws RefusedRow {
        String cell = row.cell(column).strip();
        if (Cells.isBlank(cell)) {
            throw row.refusal(Reason.NOT_A_PERSON, column, "the person's number is missing", REMEDY);
        }
        Matcher cpr = CPR.matcher(cell);
        if (cpr.matches()) {
            return pseudonymizer.pseudonym(cpr.group(1) + cpr.group(2));
        }
        Matcher shortened = CPR_WITHOUT_ZERO.matcher(cell);
        if (shortened.matches()) {
            tally.count(
                    Reason.PADDED,
                    row.at(column),
                    "a person's number of nine digits is read with the leading zero that it lost",
                    "Export the column as text.");
            return pseudonymizer.pseudonym("0" + shortened.group(1).replaceAll("\\D", ""));
        }
        if (!OTHER.matcher(cell).matches() || Cells.date(cell).isPresent()) {
            boolean exponent = cell.matches("\\d[.,]\\d+[eE]\\+?\\d+");
            throw row.refusal(
                    Reason.NOT_A_PERSON,
                    column,
                    exponent ? "the person's number was rounded by a spreadsheet" : "the cell is not a person's number",
                    exponent ? "Export the column as text." : REMEDY);
        }
        return pseudonymizer.pseudonym(cell);
    }
}
