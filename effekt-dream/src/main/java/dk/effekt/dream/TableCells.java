package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The cells of one column, and what they turn out to be once all are read. */
final class TableCells {

    /** What a column holds. */
    enum Kind {
        /** What its cells look like. */
        FOUND_OUT,
        NUMBER,
        CATEGORY,
        PSEUDONYM
    }

    /** So many different texts are held once; the others, as of decimal numbers, hardly repeat. */
    private static final int MOST_SHARED = 10_000;

    /** A civil registration number by itself: within longer ones, as pseudonyms and hashes are, it is none. */
    private static final Pattern PERSON = Pattern.compile(
            "(?<![0-9A-Za-z])(?:\\d{6}\\s?[-/\u2010-\u2014]?\\s?\\d{4}|" + Cells.EXPONENT + ")(?![0-9A-Za-z])");
    /** One that may have lost its leading zero. */
    private static final Pattern NINE_OR_TEN_DIGITS = Pattern.compile("\\d{9,10}([.,]0*)?");

    private static final String HIDDEN = "######-####";
    private static final String BOTH_SIGNS =
            "some numbers have a decimal comma, others a decimal point, one of which may separate thousands";

    private static final String ONE_SIGN =
            "Export the column with one decimal sign and without separators of thousands.";

    private final Header header;
    private final int column;
    private final Kind kind;
    private final boolean mayHaveDecimalComma;
    /** Blank ones as empty, others without the spaces around them. */
    private final List<String> texts = new ArrayList<>();

    private final Map<String, String> shared = new HashMap<>();
    /** By {@link NumberText} how many there are, and the line of the first. */
    private final long[] counts = new long[NumberText.values().length];

    private final long[] firstLines = new long[counts.length];

    TableCells(Header header, int column, Kind kind, boolean mayHaveDecimalComma) {
        this.header = header;
        this.column = column;
        this.kind = kind;
        this.mayHaveDecimalComma = mayHaveDecimalComma;
    }

    /** The text of a row's cell, as {@link #add} takes it. */
    String checked(Row row, PersonNumbers persons) throws RefusedRow {
        if (kind == Kind.PSEUDONYM) {
            return Long.toString(persons.pseudonym(row, column));
        }
        String cell = row.cell(column);
        String text = Cells.isBlank(cell) ? "" : cell.strip();
        if (kind == Kind.NUMBER && !text.isEmpty() && form(text) == NumberText.NONE) {
            throw row.refusal(
                    Reason.NOT_A_NUMBER,
                    column,
                    Cells.shown(cell) + " is not a number",
                    "Write a number without separators of thousands, or leave it blank.");
        }
        return text;
    }

    void add(String text, long line) {
        if (shared.size() < MOST_SHARED) {
            shared.putIfAbsent(text, text);
        }
        texts.add(shared.getOrDefault(text, text));
        if (!text.isEmpty() && kind != Kind.PSEUDONYM) {
            int form = form(text).ordinal();
            firstLines[form] = counts[form]++ == 0 ? line : firstLines[form];
        }
    }

    /**
     * Adds the column to a table.
     *
     * @param findings takes why a column that looks like numbers is one of categories
     * @throws dk.effekt.input.DataException if it is stated to hold numbers, and these can be read in two ways
     */
    void addTo(Table.Builder table, String name, Findings findings) {
        switch (kind) {
            case NUMBER -> {
                if (hasBothSigns()) {
                    throw Failures.of(Reason.AMBIGUOUS, place(bothSigns()), BOTH_SIGNS, ONE_SIGN);
                }
                table.number(name, numbers());
            }
            case CATEGORY -> table.category(name, categories());
            case PSEUDONYM -> table.category(name, texts.toArray(String[]::new));
            case FOUND_OUT -> {
                boolean numbers = count(NumberText.NONE) + count(NumberText.CODE) + count(NumberText.TEN_DIGITS) == 0;
                if (numbers && !hasBothSigns()) {
                    table.number(name, numbers());
                } else {
                    note(findings);
                    table.category(name, categories());
                }
            }
        }
    }

    private void note(Findings findings) {
        long known = 0;
        for (long count : counts) {
            known += count;
        }
        long none = count(NumberText.NONE);
        if (count(NumberText.TEN_DIGITS) > 0) {
            findings.note(Finding.noted(
                    Reason.AMBIGUOUS,
                    place(firstLine(NumberText.TEN_DIGITS)),
                    "whole numbers of ten digits may be civil registration numbers; they are hidden",
                    "Read the column with pseudonym(\"…\"), or with number(\"…\") if it holds other numbers.",
                    count(NumberText.TEN_DIGITS)));
        } else if (none == 0 && hasBothSigns()) {
            findings.note(Finding.noted(
                    Reason.AMBIGUOUS, place(bothSigns()), BOTH_SIGNS + "; they are read as categories", ONE_SIGN, 1));
        } else if (none > 0 && 2 * none < known) {
            findings.note(Finding.noted(
                    Reason.NOT_A_NUMBER,
                    place(firstLine(NumberText.NONE)),
                    "most cells of the column are numbers, this one is none; all are read as categories",
                    "Correct the cell or leave it blank, or say category(\"…\") if categories are meant.",
                    none));
        }
    }

    /** A text in which no civil registration number stands by itself. */
    static String withoutPersons(String text) {
        return PERSON.matcher(text).replaceAll(HIDDEN);
    }

    private double[] numbers() {
        return texts.stream().mapToDouble(NumberText::value).toArray();
    }

    private String[] categories() {
        boolean holdsPersons = count(NumberText.TEN_DIGITS) > 0;
        return texts.stream()
                .map(text -> holdsPersons && NINE_OR_TEN_DIGITS.matcher(text).matches() ? HIDDEN : withoutPersons(text))
                .toArray(String[]::new);
    }

    private NumberText form(String text) {
        return NumberText.of(text, mayHaveDecimalComma);
    }

    private boolean hasBothSigns() {
        return count(NumberText.DECIMAL_COMMA) > 0 && count(NumberText.DECIMAL_POINT) > 0;
    }

    /** The line in which the other of two signs comes. */
    private long bothSigns() {
        return Math.max(firstLine(NumberText.DECIMAL_COMMA), firstLine(NumberText.DECIMAL_POINT));
    }

    private Place place(long line) {
        return Place.of(header.source(), line).at(header.name(column));
    }

    private long count(NumberText form) {
        return counts[form.ordinal()];
    }

    private long firstLine(NumberText form) {
        return firstLines[form.ordinal()];
    }
}
