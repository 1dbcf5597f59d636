package dk.effekt.dream;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.Interruption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a CSV file (RFC 4180 with any of four separators). Blank lines are no rows.
 *
 * <p>A {@link LineScanner} takes the lines as long as it can; from the first line on that it leaves, which has a quoted cell or
 * is the file's last and without an end, FastCSV reads what is left.
 */
final class CsvRows implements Rows {

    private static final String BROKEN = "the packed file breaks off or is damaged here";
    private static final String FETCH_AGAIN = "Fetch the file again.";
    private static final int MOST_CELLS = 1 << 14;
    private static final int MOST_CHARACTERS = 1 << 24;
    private static final String SEPARATORS = ";\t|,";
    /** Excel's own note of the separator, which it puts above the header. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=([;,\t|])\"?", Pattern.CASE_INSENSITIVE);

    private final TextInput text;
    private final String source;
    private final char separator;
    private final String separatorForm;
    private final LineScanner scanner;
    /** Once the scanner has left a line. */
    private Optional<CloseableIterator<CsvRecord>> records = Optional.empty();

    private final Header header;
    private final List<Finding> ending = new ArrayList<>();
    private long line;
    private boolean ended;
    private boolean broken;

    private CsvRows(TextInput text, String source) throws IOException {
        this.text = text;
        this.source = source;
        String first = text.peekLine();
        if (first.isEmpty()) {
            throw Failures.of(
                    Reason.EMPTY,
                    Place.of(source),
                    "the file is empty; it has not even a header line",
                    "Fetch the file again; an extract without persons still has its header.");
        }
        Matcher noted = SEPARATOR_LINE.matcher(first);
        this.separator = noted.matches() ? noted.group(1).charAt(0) : mostFrequent(first);
        this.separatorForm = "CSV separated by " + (separator == '\t' ? "tab" : "'" + separator + "'")
                + (noted.matches() ? " (by its first line)" : " (" + count(first, separator) + " in the header)");
        this.scanner = new LineScanner(text, separator, MOST_CELLS);
        if (noted.matches()) {
            line();
        }
        Line names = line().filter(r -> !text.brokenOff())
                .orElseThrow(() -> Failures.of(
                        Reason.TRUNCATED,
                        Place.of(source, 1),
                        "the file breaks off within its header, a quote in it is never closed, or it has more than "
                                + MOST_CELLS + " columns",
                        FETCH_AGAIN));
        this.header = new Header(source, names.number(), names.cells());
    }

    /**
     * The rows of a stream, which the caller closes.
     *
     * @throws dk.effekt.input.DataException if it is no text, is empty or breaks off within its header
     */
    static CsvRows open(InputStream stream, String source) throws IOException {
        return new CsvRows(TextInput.open(stream, source), source);
    }

    // The option is to go in FastCSV 5. Without it, one stray quote ends the reading of the whole file; with it, the
    // quote
    // costs its own row, which then has the wrong length.
    @SuppressWarnings("removal")
    private static CloseableIterator<CsvRecord> records(TextInput text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                // A row of the wrong length is refused by itself, not the file with it.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(limited(), text)
                .iterator();
    }

    private record Line(long number, List<String> cells) {}
    /** A row without end must not fill the memory. */
    private static CsvRecordHandler limited() {
        return CsvRecordHandler.builder()
                .maxFields(MOST_CELLS)
                .maxFieldSize(MOST_CHARACTERS)
                .maxRecordSize(MOST_CHARACTERS)
                .build();
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Optional<Row> next(Findings findings) {
        Optional<Line> next = line();
        while (next.filter(this::isRunTogether).isPresent()) {
            Interruption.check(Place.of(source) + ": reading");
            findings.refuse(Finding.refused(
                    Reason.WRONG_LENGTH,
                    Place.of(source, line),
                    "a quoted cell holds a line break and separators, as if rows had run together",
                    "Remove the stray quote in this row."));
            next = line();
        }
        if (text.brokenOff() && !broken) {
            long breakLine = next.map(Line::number).orElse(line + 1);
            breakOff(next.isPresent(), breakLine, BROKEN, FETCH_AGAIN);
            return Optional.empty();
        }
        Optional<Row> row = next.map(l -> new Row(header, l.number(), l.cells(), text.endsWithinLine()));
        row.filter(Row::mayGoOn)
                .ifPresent(last -> ending.add(Finding.noted(
                        Reason.TRUNCATED,
                        last.at(last.cells().size() - 1),
                        "the last row has no line break at its end; if the file is cut there, so is its last cell",
                        "End the row with a line break if it is whole.",
                        1)));
        return row;
    }

    /** Two stray quotes in one column make two persons look like one row of the right length. */
    private boolean isRunTogether(Line next) {
        if (next.cells() instanceof CellRuns) {
            return false;
        }
        for (String cell : next.cells()) {
            if (cell.indexOf('\n') >= 0 && cell.indexOf(separator) >= 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Finding> ending() {
        return List.copyOf(ending);
    }

    @Override
    public String form() {
        return separatorForm + "; " + text.form();
    }

    @Override
    public boolean mayHaveDecimalComma() {
        return separator != ',';
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw new UncheckedIOException(source + ": closing failed", e);
        }
    }

    private Optional<Line> line() {
        if (ended) {
            return Optional.empty();
        }
        try {
            if (records.isEmpty()) {
                Optional<CellRuns> cells = scanner.next();
                if (cells.isPresent()) {
                    line = scanner.lines();
                    return Optional.of(new Line(line, cells.get()));
                }
                records = Optional.of(records(text, separator));
            }
            CloseableIterator<CsvRecord> left = records.get();
            if (left.hasNext()) {
                CsvRecord record = left.next();
                line = scanner.lines() + record.getStartingLineNumber();
                return Optional.of(new Line(line, record.getFields()));
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof DataException refusal) {
                throw refusal;
            }
            // Not passed on: its message may quote the file.
            if (text.brokenOff()) {
                breakOff(true, line + 1, BROKEN, FETCH_AGAIN);
            } else {
                breakOff(
                        true,
                        line + 1,
                        "a quoted cell has no end, or the row has more than " + MOST_CELLS + " cells or "
                                + MOST_CHARACTERS + " characters",
                        "Remove the stray quote in this row, or export it again.");
            }
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw failed(e);
        }
        ended = true;
        return Optional.empty();
    }

    private UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException(source + ": reading failed after line " + line, cause);
    }

    private void breakOff(boolean withinRow, long breakLine, String detail, String remedy) {
        Place place = Place.of(source, breakLine);
        if (withinRow) {
            ending.add(Finding.refused(Reason.TRUNCATED, place, "the row is cut in two", remedy));
        }
        String kept = "; rows before it were read, whatever stood after it is missing";
        broken = true;
        ending.add(new Finding(Finding.Kind.INCOMPLETE, Reason.TRUNCATED, place, detail + kept, remedy, 1));
        ended = true;
    }

    private static char mostFrequent(String headerLine) {
        char best = SEPARATORS.charAt(0);
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            if (count(headerLine, candidate) > count(headerLine, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** How often a character stands outside quotes. */
    private static int count(String text, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            count += c == wanted && !quoted ? 1 : 0;
        }
        return count;
    }
}
