package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.register.Codebook;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import dk.effekt.register.ScopeRule;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads a DREAM extract: a table in one of three {@linkplain Form forms}, in a text, a SAS data set, a Parquet file or a database.
 * Immutable and thread-safe. Beside the register that it builds, a reading of a wide table holds one row in memory, of a Parquet
 * file one row group, packed, and of a database 200 rows or some more; one of a long or period table holds for each person what the rows
 * have said so far, joined.
 *
 * <p>Methods that begin with {@code with} choose how to read; the others state what the file does not say of itself, or says
 * in another way.
 *
 * <h2>The file</h2>
 * <ul>
 *   <li>Plain, packed with gzip, or alone in a zip archive, told by its first bytes and not by its name. One that grows more
 *       than 1000-fold while it is unpacked, once that makes 100 MB, is refused: it is made to fill the machine.
 *   <li>UTF-8, with or without byte order mark, or windows-1252: what is not valid UTF-8 is windows-1252. UTF-16, workbooks,
 *       other archives and SPSS and Stata files are refused with a word on how to export them.
 *   <li>Separated by semicolon, comma, tab or vertical bar, whichever is most frequent in the header line (or named in a
 *       first line {@code sep=;}). Cells may be quoted (RFC 4180). Blank lines are passed over. A row has at most 16,384 cells
 *       and 16 million characters; at a longer one the file counts as broken off.
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
 *
 * <p>The columns tell the form: one per week is {@link Form#WIDE}, a week and a code {@link Form#LONG}, a start, an end and a
 * code {@link Form#PERIOD}. A header that fits several forms, or none, throws and shows the call that decides; {@link #form}
 * and {@link #periods} state the form, {@link #column}, {@link #weeks}, {@link #months} and {@link #trait} the names. {@link Form} describes
 * the columns of each form and {@link DreamColumn} those that all have in common.
 *
 * <p>A benefit code has three digits, as text or number ({@code 140}, {@code 140.0}). Empty cells, spaces, {@code NA} and
 * {@code .} are one and the same blank. A blank week is a week without benefit unless the {@link ScopeRule} says that it lies
 * outside the register's scope.
 *
 * <h2>What is not as it should be</h2>
 * <ul>
 *   <li>A row with another number of cells than the header, without a person's number, or with a cell that is no code, no
 *       week, no ratio, no hours or no date is refused as a whole. No person is half read: in a long or period table all rows of the
 *       person are refused with it, as far as the row tells the person.
 *   <li>Rows for one person that disagree are all refused: on any cell of a wide table; on the code of a week, the sex, the
 *       origin or the birth date in the others, where a blank in the last three says nothing. A person whose rows name
 *       several municipalities has none: to move is no contradiction, but a register holds one; its {@linkplain Register#trait
 *       trait} {@code municipality} holds all. Of rows that repeat each other, one is kept.
 *   <li>A value of sex, origin or municipality that is not known counts as unknown. A code that the codebook does not hold is
 *       kept and belongs to no group. Both are counted; of the code the report says the first and the last week, too.
 *   <li>Columns that are not known are left out, and the nearest name that is known is shown. Two columns for the person,
 *       the code or the week of a row throw; two for another thing are both left out.
 *   <li>A week between the first and the last that has no column, or that no row of a long table names, stops the reading,
 *       unless {@link #withMissingWeeks} declares such weeks not observed. They are never bridged.
 *   <li>A packed file that breaks off: of a wide table what stood before is kept, the row cut in two is refused, and
 *       {@link dk.effekt.input.ReadReport#isComplete()} is false. A long or period table throws, since rows that are missing
 *       would count as weeks without benefit.
 *   <li>A header without rows is a register without persons: the header shows that the export worked. A long or period table
 *       needs its weeks stated for that. A file without a header, and one without a person or week column, is no extract
 *       and throws.
 * </ul>
 *
 * <p>All of this stands in {@link Register#report()}, with line, column and remedy, beside the persons, weeks and cells; its {@code form()} says how the file was
 * understood. Of more than 1,000 findings of a kind and reason the others stand as one, with their exact count.
 * {@link #withPolicy} and {@link #withMostRefused} say when refused rows stop the reading; then nothing is kept. The person's
 * number is replaced as the row is read and shown nowhere; cells that could hold one are shown with their digits hidden.
 */
public final class DreamReader extends TableReader<DreamReader> {

    private final Codebook codebook;
    private final ScopeRule scope;
    private final int pivot;
    private final Shape shape;
    private final DreamNames names;

    private DreamReader(
            Codebook codebook,
            PersonNumbering numbering,
            ScopeRule scope,
            int pivot,
            Shape shape,
            DreamNames names,
            Conduct conduct) {
        super(numbering, conduct);
        this.codebook = codebook;
        this.scope = scope;
        this.pivot = pivot;
        this.shape = shape;
        this.names = names;
    }

    /**
     * The standard options: {@link DreamCodebook#standard()}, {@link Pseudonymizer#standard()}, {@link PersonKey#ANY},
     * {@link ScopeRule#FROM_AGE_16_UNTIL_EXIT}, two-digit years from 90 on in the last century, {@link MissingWeeks#STOP},
     * {@link SharedWeeks#REFUSE},
     * {@link ErrorPolicy#COLLECT} without a limit to the rows refused, and nothing stated of the file.
     */
    public static DreamReader withDefaults() {
        return new DreamReader(
                DreamCodebook.standard(),
                PersonNumbering.STANDARD,
                ScopeRule.FROM_AGE_16_UNTIL_EXIT,
                Week.DEFAULT_PIVOT,
                Shape.UNSTATED,
                DreamNames.KNOWN,
                Conduct.USUAL);
    }

    /** The same options with another code table. */
    public DreamReader withCodebook(Codebook other) {
        return new DreamReader(other, numbering(), scope, pivot, shape, names, conduct());
    }

    @Override
    public DreamReader withPersonKey(PersonKey key) {
        return with(numbering().with(key), conduct());
    }

    /** The same options with another rule for blank weeks. */
    public DreamReader withScope(ScopeRule other) {
        return new DreamReader(codebook, numbering(), other, pivot, shape, names, conduct());
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
        return new DreamReader(codebook, numbering(), scope, twoDigitYear, shape, names, conduct());
    }

    /** The same options with another rule for weeks that are missing in the middle of a wide or long table. */
    public DreamReader withMissingWeeks(MissingWeeks rule) {
        return with(shape.withMissingWeeks(rule));
    }

    /** The same options with another rule for weeks of a period table that lie in several periods with different codes. */
    public DreamReader withSharedWeeks(SharedWeeks rule) {
        return with(shape.withSharedWeeks(rule));
    }

    /**
     * The same options with the weeks of a long or period table, which are otherwise those from the first to the last that it
     * names. Rows that lie outside are refused and counted; periods are cut.
     *
     * @throws IllegalArgumentException if there is no week in it
     */
    public DreamReader withSpan(WeekSpan weeks) {
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("span " + weeks + " has no week");
        }
        return with(shape.withSpan(weeks));
    }

    /** The same options for a table in a form, whatever its header looks like. */
    public DreamReader form(Form stated) {
        return with(shape.withForm(stated));
    }

    /** The same options for a {@linkplain Form#PERIOD period table}, whose ends are to be understood so. */
    public DreamReader periods(PeriodEnd end) {
        return with(shape.withPeriods(end));
    }

    /**
     * The same options for a file in which a column goes under a name of its own; the names that are known for it no longer
     * count.
     *
     * @param nameOrExpression the column's whole name, compared as all names are; or a regular expression that fits it,
     *     whatever the case of its letters
     * @throws IllegalArgumentException if it is blank
     */
    public DreamReader column(DreamColumn column, String nameOrExpression) {
        return with(names.withColumn(column, nameOrExpression));
    }

    /**
     * The same options for a wide table in which the weeks go under names of their own, such as {@code uge_(\\d{4})}.
     *
     * @param expression a regular expression that fits the whole of each name, with the week in one group as {@code YYWW} or
     *     {@code YYYYWW}, or with the year in one and the week in another
     * @throws IllegalArgumentException if it is no expression, or has no group or more than two
     */
    public DreamReader weeks(String expression) {
        return with(names.withWeeks(expression));
    }

    /**
     * The same options for a wide table in which the months of a series go under names of their own, such as
     * {@code grad_(\\d{4})_(\\d{2})}.
     *
     * @param expression a regular expression that fits the whole of each name, with the year of four digits in one group and
     *     the month in another
     * @throws IllegalArgumentException if it is no expression, or has other than two groups
     */
    public DreamReader months(MonthlySeries series, String expression) {
        return with(names.withMonths(series, expression));
    }

    /**
     * The same options for a wide table in which the columns of a {@linkplain Register#trait dated trait} go under names of
     * their own: those of a trait that is known, such as {@code "industry"}, or of another, which the register then has under
     * that name.
     *
     * @param name what the trait is called
     * @param expression a regular expression that fits the whole of each name, with the year of four digits or two in one
     *     group, such as {@code udd_(\\d{4})}, and, where the columns stand for months, the month in another, such as
     *     {@code branche_(\\d{4})_(\\d{2})}; years of months have four digits
     * @throws IllegalArgumentException if the name is blank, or the expression none, or it has no group or more than two
     */
    public DreamReader trait(String name, String expression) {
        return with(names.withTrait(name, expression));
    }

    /**
     * Reads an extract from a file.
     *
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws IllegalArgumentException if something is stated that a table of this form has no use for
     * @throws UncheckedIOException if it cannot be opened or read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Register read(Path file) {
        return Sources.read(file, conduct(), this::read);
    }

    /**
     * Reads an extract from a stream, to its end. The stream is not closed. A Parquet file must be read from a file.
     *
     * @param sourceName what messages call it
     * @throws dk.effekt.input.DataException if nothing can be had from the stream
     * @throws IllegalArgumentException if something is stated that a table of this form has no use for
     * @throws UncheckedIOException if it cannot be read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Register read(InputStream stream, String sourceName) {
        return Sources.read(stream, sourceName, conduct(), this::read);
    }

    /**
     * Reads an extract from a database: {@code Dream.reader().read(database, "select * from dream")}. Rows are fetched in
     * parts of some 400,000 cells, 200 to 10,000 rows, as far as the driver heeds that. The connection is read-only, as far as the driver heeds that; its transaction is
     * rolled back, and it is given back as it was. An interrupt cancels the query, as far as the driver can.
     *
     * @param database where connections come from
     * @param query SQL that gives each column its name
     * @throws dk.effekt.input.DataException if nothing can be had from the table
     * @throws UncheckedIOException if the database cannot be reached, refuses the query, or fails on the way
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Register read(DataSource database, String query) {
        return Sources.read(database, query, conduct(), this::read);
    }

    private Register read(Rows rows) {
        return Layouts.of(rows.header(), this).read(rows, this);
    }

    Codebook codebook() {
        return codebook;
    }

    ScopeRule scope() {
        return scope;
    }

    int pivot() {
        return pivot;
    }

    Shape shape() {
        return shape;
    }

    DreamNames names() {
        return names;
    }

    /** The options; what is stated of the file, if anything is. */
    @Override
    public String toString() {
        return Stream.of(
                        "DREAM reader: " + codebook.version(),
                        numbering().toString(),
                        scope.toString(),
                        "pivot " + pivot,
                        shape.toString(),
                        names.toString(),
                        conduct().toString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private DreamReader with(Shape other) {
        return new DreamReader(codebook, numbering(), scope, pivot, other, names, conduct());
    }

    @Override
    DreamReader with(PersonNumbering otherNumbering, Conduct otherConduct) {
        return new DreamReader(codebook, otherNumbering, scope, pivot, shape, names, otherConduct);
    }

    private DreamReader with(DreamNames other) {
        return new DreamReader(codebook, numbering(), scope, pivot, shape, other, conduct());
    }
}
