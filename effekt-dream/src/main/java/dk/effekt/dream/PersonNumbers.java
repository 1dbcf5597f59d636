package dk.effekt.dream;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.Reason;
import dk.effekt.register.PersonTraits;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the person's number of a row by a pseudonym. The number itself goes no further than this. */
final class PersonNumbers {

    private static final Pattern CPR = Pattern.compile("(\\d{6})[- \u2010\u2011\u2013]?(\\d{4})(?:[.,]0)?");
    private static final Pattern CPR_WITHOUT_ZERO = Pattern.compile("(\\d{9}|\\d{5}[- ]\\d{4})(?:[.,]0)?");
    /** A number of a replacement key: a running number, a hash in hexadecimal or base 64. */
    private static final Pattern OTHER = Pattern.compile("(?=.*\\d|.{12})[\\p{L}\\p{N}_+/=-]{1,128}");

    static final String SAYS_OTHERWISE =
            "the person's number says another birth date or sex than the table; the table holds";

    private static final String REMEDY = "Write ten digits, with or without a hyphen before the last four.";

    private final Pseudonymizer pseudonymizer;
    private final PersonKey key;
    private final Tally tally;
    private PersonTraits traits = PersonTraits.UNKNOWN;

    PersonNumbers(PersonNumbering numbering, Tally tally) {
        this.pseudonymizer = numbering.pseudonymizer();
        this.key = numbering.key();
        this.tally = tally;
    }

    /** The pseudonym of the person in a column. */
    long pseudonym(Row row, int column) throws RefusedRow {
        traits = PersonTraits.UNKNOWN;
        String cell = row.cell(column).strip();
        if (Cells.isBlank(cell)) {
            throw row.refusal(Reason.NOT_A_PERSON, column, "the person's number is missing", REMEDY);
        }
        Matcher cpr = CPR.matcher(cell);
        if (cpr.matches()) {
            return ofTenDigits(cpr.group(1) + cpr.group(2), row, column);
        }
        Matcher shortened = CPR_WITHOUT_ZERO.matcher(cell);
        if (shortened.matches()) {
            tally.count(
                    Reason.PADDED,
                    row.at(column),
                    "a person's number of nine digits is read with the leading zero that it lost",
                    "Export the column as text.");
            return ofTenDigits("0" + shortened.group(1).replaceAll("\\D", ""), row, column);
        }
        if (key != PersonKey.ANY
                || !OTHER.matcher(cell).matches()
                || Cells.date(cell).isPresent()) {
            boolean exponent = cell.matches("\\d[.,]\\d+[eE]\\+?\\d+");
            throw row.refusal(
                    Reason.NOT_A_PERSON,
                    column,
                    exponent ? "the person's number was rounded by a spreadsheet" : "the cell is not a person's number",
                    exponent ? "Export the column as text." : REMEDY);
        }
        return pseudonymizer.pseudonym(cell);
    }

    /** What the number asked for last says of the person; nothing unless that is wanted. */
    PersonTraits traits() {
        return traits;
    }

    /** Whether a number says otherwise than a table. */
    static boolean saysOtherwise(PersonTraits number, PersonTraits table) {
        return !table.orElse(number).equals(number.orElse(table));
    }

    private long ofTenDigits(String digits, Row row, int column) throws RefusedRow {
        Optional<CivilRegistrationNumber> number = CivilRegistrationNumber.of(digits);
        if (number.isEmpty()) {
            String detail = "ten digits are no civil registration number, as the first six are no date";
            if (key != PersonKey.ANY) {
                throw row.refusal(
                        Reason.NOT_A_PERSON, column, detail, "Correct the number, or read with PersonKey.ANY.");
            }
            tally.count(
                    Reason.NOT_A_PERSON,
                    row.at(column),
                    detail + "; they are read as a key",
                    "Correct the number, unless these are keys of another kind.");
        } else if (key == PersonKey.CIVIL_REGISTRATION_NUMBER_WITH_TRAITS) {
            traits = number.get().traits();
        }
        return pseudonymizer.pseudonym(digits);
    }
}
