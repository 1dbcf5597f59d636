package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.register.Codebook;
import dk.effekt.register.Register;
import dk.effekt.register.ScopeRule;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads a DREAM extract: a table with one row per person and one column per week, in a text, a SAS data set, a Parquet file or
 * a database. Immutable and thread-safe; a reading holds one row in memory beside the register that it builds, of a Parquet
 * file one row group, packed, and of a database 200 rows.
 *
 * <h2>The file</h2>
 * <ul>
 *   <li>Plain or packed with gzip, told by its first bytes and not by its name.
 *   <li>UTF-8, with or without byte order mark, or windows-1252: what is not valid UTF-8 is windows-1252. UTF-16, workbooks,
 *       archives and SPSS and Stata files are refused with a word on how to export them.
 *   <li>Separated by semicolon, comma, tab or vertical bar, whichever is most frequent in the header line (or named in a
 *       first line {@code sep=;}). Cells may be quoted (RFC 4180). Blank lines are passed over.
 *   <li>The first line names the columns, in any order. The whole name counts; case, spaces, dots, hyphens and underscores
 *       do not, nor whether {@code Ø} is written {@code OE}.
 * </ul>
 *
 * <h2>SAS, Parquet, databases</h2>
 *
 * <p>The same columns may come from elsewhere. Findings then name the number of the row, from 1, where they would name a line.
 * A missing value is blank, and so is a number that is NaN; a number is read without exponent, a date as {@code yyyy-mm-dd}.
 * <ul>
 *   <li>A SAS data set (SAS7BDAT), from a file or a stream, told by its first bytes, in the encoding that it names and, where
 *       it names none, windows-1252. What has a format of dates in SAS is a date, what has none a number; other formats, and
 *       labels, are passed over. If it breaks off, what stood before is kept, and
 *       {@link dk.effekt.input.ReadReport#isComplete()} is false. It takes the library {@code com.epam:parso}.
 *   <li>A Parquet file, told by its first bytes, compressed with zstd, snappy, gzip, LZ4 or not at all. One that is damaged is
 *       refused whole; so is a column of lists or structures. It takes the library
 *       {@code blue.strategic.parquet:parquet-floor}.
 *   <li>A query of a database, see {@link #read(DataSource, String)}. The labels of its columns are the header. Whatever fails
 *       on the way, nothing is kept, and the message quotes neither the query nor a cell.
 * </ul>
 *
 * <p>Both libraries are optional, so that nobody has them who does not need them; the error for whoever lacks one says what to
 * add. The README of the module says what is known of single databases.
 *
 * <h2>The columns</h2>
 * <table>
 *   <caption>Columns, their names and cells</caption>
 *   <tr><th>column</th><th>names</th><th>cells</th></tr>
 *   <tr><td>person, required</td><td>{@code PNR}, {@code CPR}, {@code CPR-nr}, {@code CPR-nummer}, {@code personnr},
 *       {@code personnummer}, {@code person_id}</td><td>ten digits, with or without a hyphen before the last four; nine where
 *       the leading zero was lost; or a replacement key of letters and digits</td></tr>
 *   <tr><td>week, at least one</td><td>{@code y_YYWW}, also without the underscore or the leading zero</td><td>a benefit
 *       code of three digits, as text or number ({@code 140}, {@code 140.0}), or blank</td></tr>
 *   <tr><td>month</td><td>{@code grad_YYYY_MM}</td><td>employment ratio as a share of full time from 0 to 100, with decimal
 *       comma or point, or blank</td></tr>
 *   <tr><td>sex</td><td>{@code KOEN}, {@code KØN}, {@code KON}, {@code SEX}, {@code gender}</td><td>{@code K} or {@code M};
 *       {@code F}, {@code Kvinde}, {@code Mand}; {@code 1} man, {@code 2} woman</td></tr>
 *   <tr><td>birth date</td><td>{@code FOEDSELSDATO}, {@code FØDSELSDATO}, {@code FOEDDATO}, {@code FOED_DAG},
 *       {@code birth_date}</td><td>{@code dd-mm-yyyy}, {@code dd.mm.yyyy}, {@code dd/mm/yyyy} or {@code yyyy-mm-dd}</td></tr>
 *   <tr><td>origin</td><td>{@code HERKOMST}, {@code IETYPE}, {@code origin}</td><td>{@code Dansk}, {@code Vestlig},
 *       {@code Ikke-vestlig}</td></tr>
 *   <tr><td>municipality</td><td>{@code KOMMUNE}, {@code KOM}, {@code KOMMUNE_NR}, {@code KOMMUNEKODE},
 *       {@code municipality}</td><td>one to four digits; 0 is unknown</td></tr>
 * </table>
 *
 * <p>Empty cells, spaces, {@code NA} and {@code .} are one and the same blank. A blank week is a week without benefit unless
 * the {@link ScopeRule} says that it lies outside the register's scope.
 *
 * <h2>What is not as it should be</h2>
 * <ul>
 *   <li>A row with another number of cells than the header, without a person's number, or with a cell that is no code, no
 *       ratio or no date is refused as a whole. Rows for one person that disagree are all refused; of rows that repeat each
 *       other word for word, one is kept.
 *   <li>A value of sex, origin or municipality that is not known counts as unknown. A code that the codebook does not hold is
 *       kept and belongs to no group. Both are counted.
 *   <li>A column for a week or month that does not exist ({@code y_2553}) is left out. Two columns for the same thing are
 *       both left out. So are columns that are not in the table above, and months outside the weeks.
 *   <li>A week or month between the first and the last without a column is not observed; it is never bridged.
 *   <li>A gzip file that breaks off: what stood before is kept, the row cut in two is refused, and
 *       {@link dk.effekt.input.ReadReport#isComplete()} is false.
 *   <li>A header without rows is a register without persons: the header shows that the export worked. A file without a
 *       header, and one without a person or week column, is no extract and throws.
 * </ul>
 *
 * <p>All of this stands in {@link Register#report()}, with line, column and remedy. The person's number is replaced as the
 * row is read and shown nowhere; cells that could hold one are shown with their digits hidden.
 */
public final class DreamReader {

    private static final Layout WIDE = new WideLayout();
    private static final List<Layout> LAYOUTS = List.of(WIDE);

    private final Codebook codebook;
    private final Pseudonymizer pseudonymizer;
    private final ScopeRule scope;
    private final int pivot;

    private DreamReader(Codebook codebook, Pseudonymizer pseudonymizer, ScopeRule scope, int pivot) {
        this.codebook = codebook;
        this.pseudonymizer = pseudonymizer;
        this.scope = scope;
        this.pivot = pivot;
    }

    /**
     * The standard options: {@link DreamCodebook#standard()}, {@link Pseudonymizer#standard()},
     * {@link ScopeRule#FROM_AGE_16_UNTIL_EXIT}, two-digit years from 90 on in the last century.
     */
    public static DreamReader withDefaults() {
        return new DreamReader(
                DreamCodebook.standard(),
                Pseudonymizer.standard(),
                ScopeRule.FROM_AGE_16_UNTIL_EXIT,
                Week.DEFAULT_PIVOT);
    }

    /** The same options with another code table. */
    public DreamReader withCodebook(Codebook other) {
        return new DreamReader(other, pseudonymizer, scope, pivot);
    }

    /** The same options with another key for pseudonyms; the participation list must be read with the same. */
    public DreamReader withPseudonymizer(Pseudonymizer other) {
        return new DreamReader(codebook, other, scope, pivot);
    }

    /** The same options with another rule for blank weeks. */
    public DreamReader withScope(ScopeRule other) {
        return new DreamReader(codebook, pseudonymizer, other, pivot);
    }

    /**
     * The same options with another reading of two-digit years.
     *
     * @param twoDigitYear years below it are 20xx, the others 19xx; 0 to 100
     * @throws IllegalArgumentException if it is not from 0 to 100
     */
    public DreamReader withPivot(int twoDigitYear) {
        if (twoDigitYear < 0 || twoDigitYear > 100) {
            throw new IllegalArgumentException("pivot " + twoDigitYear + " is not from 0 to 100");
        }
        return new DreamReader(codebook, pseudonymizer, scope, twoDigitYear);
    }

    /**
     * Reads an extract from a file.
     *
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws UncheckedIOException if it cannot be opened or read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Register read(Path file) {
        return Sources.read(file, this::read);
    }

    /**
     * Reads an extract from a stream, to its end. The stream is not closed. A Parquet file must be read from a file.
     *
     * @param sourceName what messages call it
     * @throws dk.effekt.input.DataException if nothing can be had from the stream
     * @throws UncheckedIOException if it cannot be read
     */
    public Register read(InputStream stream, String sourceName) {
        return Sources.read(stream, sourceName, this::read);
    }

    /**
     * Reads an extract from a database: {@code Dream.reader().read(database, "select * from dream")}. Rows are fetched 200 at a
     * time, as far as the driver heeds that. The connection is read-only, as far as the driver heeds that; its transaction is
     * rolled back, and it is given back as it was.
     *
     * @param database where connections come from
     * @param query SQL that gives each column its name
     * @throws dk.effekt.input.DataException if nothing can be had from the table
     * @throws UncheckedIOException if the database cannot be reached, refuses the query, or fails on the way
     */
    public Register read(DataSource database, String query) {
        return Sources.read(database, query, this::read);
    }

    private Register read(Rows rows) {
        Layout layout = LAYOUTS.stream()
                .filter(l -> l.fits(rows.header()))
                .findFirst()
                // Its complaint of missing columns fits a table that is nothing known.
                .orElse(WIDE);
        return layout.read(rows, this);
    }

    Codebook codebook() {
        return codebook;
    }

    Pseudonymizer pseudonymizer() {
        return pseudonymizer;
    }

    ScopeRule scope() {
        return scope;
    }

    int pivot() {
        return pivot;
    }

    @Override
    public String toString() {
        return "DREAM reader: " + codebook.version() + ", " + pseudonymizer + ", " + scope + ", pivot " + pivot;
    }
}
