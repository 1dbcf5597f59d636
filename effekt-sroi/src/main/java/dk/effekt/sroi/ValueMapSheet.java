package dk.effekt.sroi;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.effekt.internal.CsvLine;
import dk.effekt.sroi.internal.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value map read from a sheet in the layout that Social Value UK publishes, one outcome a row, and what was found odd in
 * it. The layout was taken from a published list of its columns; the original file was not seen:
 *
 * <ol>
 *   <li>stakeholder; number in group; number involved
 *   <li>input, its value in currency; outputs
 *   <li>outcome; indicator; source of quantity; sample size; quantity; duration; outcomes start; financial proxy; value;
 *       source
 *   <li>deadweight %; displacement %; attribution % (the share of others, which is deducted); drop-off %; impact
 *   <li>a column for each year; present value
 * </ol>
 *
 * <p>Columns may stand in any order and be left out, but for stakeholder, outcome, quantity and value; of two columns
 * called 'Value' the one before the outcomes is that of inputs. effekt adds columns for what the layout has no place for
 * (kind of value, unit, price year, basis, sources of deductions), which a reading may do without. A blank stakeholder is
 * the one above it, a blank deduction is none, a percentage is {@code 20 %} or {@code 0.2}. Results are found anew. Sheets
 * have no place for the number of participants, for discounting and for distributions: participants and discounting are
 * given to the map afterwards; what is uncertain is written in words beside its source and comes back as words.
 *
 * @param map the value map, discounted at {@link Discounting#finansministeriet()}
 * @param remarks columns that are not known, rows that were left out, impacts that do not follow from their numbers
 */
public record ValueMapSheet(ValueMap map, List<String> remarks) {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    public ValueMapSheet {
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads comma-separated values (RFC 4180). With semicolons in place of commas, as Excel writes them where the comma is
     * the decimal sign, numbers are read as {@code 1.234,5}.
     *
     * @param name of the map
     * @param csv the whole text
     * @param kind of outcomes whose row does not name one
     * @param priceYear of values whose row does not name one
     * @throws IllegalArgumentException naming row and column of what cannot be read
     */
    public static ValueMapSheet ofCsv(String name, String csv, ValueKind kind, int priceYear) {
        String text = !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK ? csv.substring(1) : csv;
        long commas = text.chars().filter(c -> c == ',').count();
        boolean hasSemicolons = text.chars().filter(c -> c == ';').count() > commas;
        List<List<String>> rows = new ArrayList<>();
        try {
            records(text, hasSemicolons ? ';' : ',').forEach(row -> rows.add(row.getFields()));
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(
                    "value map sheet, after row " + rows.size() + ": a quoted cell has no end; remove the stray quote",
                    e);
        }
        return SheetReading.of(name, kind, priceYear, rows, hasSemicolons);
    }

    /**
     * Reads the first sheet of an Excel workbook (.xlsx), with the cached results of its formulas. Needs the optional
     * library {@code org.dhatim:fastexcel-reader}.
     *
     * @param name of the map
     * @param xlsx the workbook; it is not closed
     * @param kind of outcomes whose row does not name one
     * @param priceYear of values whose row does not name one
     * @throws IllegalArgumentException naming row and column of what cannot be read
     * @throws UncheckedIOException if it is no workbook, or the library is missing
     */
    public static ValueMapSheet ofXlsx(String name, InputStream xlsx, ValueKind kind, int priceYear) {
        try {
            return SheetReading.of(name, kind, priceYear, Workbooks.read(xlsx), false);
        } catch (LinkageError e) {
            throw missing("reads", "org.dhatim:fastexcel-reader:0.20.2", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the Excel workbook of '" + name + "' cannot be read", e);
        }
    }

    /**
     * A value map and its result as comma-separated values, in this layout.
     *
     * @throws IllegalStateException as {@link ValueMap#evaluate()}
     */
    public static String toCsv(ValueMap map) {
        return SheetWriting.of(map.evaluate()).stream()
                .map(row -> CsvLine.of(row.stream()
                        .map(cell -> cell instanceof Double number ? SheetWriting.plain(number) : cell.toString())
                        .toList()))
                .collect(Collectors.joining());
    }

    /**
     * Writes a value map and its result as an Excel workbook, in this layout. Needs the optional library {@code
     * org.dhatim:fastexcel}.
     *
     * @param xlsx is written to, not closed
     * @throws IllegalStateException as {@link ValueMap#evaluate()}
     * @throws UncheckedIOException if writing fails, or the library is missing
     */
    public static void writeXlsx(ValueMap map, OutputStream xlsx) {
        List<List<Object>> rows = SheetWriting.of(map.evaluate());
        try {
            Workbooks.write(rows, xlsx);
        } catch (LinkageError e) {
            throw missing("writes", "org.dhatim:fastexcel:0.20.2", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the Excel workbook of '" + map.name() + "' cannot be written", e);
        }
    }

    // The option is to go in FastCSV 5; without it a stray quote would swallow the rest of the sheet unseen.
    @SuppressWarnings("removal")
    private static CsvReader<CsvRecord> records(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private static UncheckedIOException missing(String does, String coordinates, LinkageError cause) {
        return new UncheckedIOException(
                "the library that " + does + " Excel workbooks is not on the class path, or not whole. Add "
                        + coordinates + " to your dependencies, or use CSV",
                new IOException(cause));
    }

    /** {@code Meals: 2 inputs, 7 outcomes, Finansministeriet 2021, END; 1 remark}. */
    @Override
    public String toString() {
        return Format.cut(map.toString(), 60) + "; " + Format.count(remarks.size(), "remark");
    }
}
