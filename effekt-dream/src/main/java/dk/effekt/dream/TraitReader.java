package dk.effekt.dream;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.register.Register;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads a file of what is known of persons with dates of validity, such as education or the answers to a survey, and joins it
 * to a register: {@code register = Dream.traits().read(Path.of("uddannelse.csv"), register)}. Immutable and thread-safe.
 *
 * <p>Where the table may come from, how a file may be packed, encoded and separated, how column names are compared, what a
 * blank is and what a person's number looks like are as for {@link DreamReader}. {@link #column} states the names of columns
 * that go under others.
 *
 * <table>
 *   <caption>Columns, their names and cells</caption>
 *   <tr><th>column</th><th>names</th><th>cells</th></tr>
 *   <tr><td>person, required</td><td>{@code CPR-nr}, {@code CPR}, {@code PNR}, {@code personnummer}, …</td><td>as for
 *       {@link DreamReader}</td></tr>
 *   <tr><td>from</td><td>{@code Gyldig_fra}, {@code Fra}, {@code Startdato}, {@code Start}, {@code Dato}, …</td><td>first day:
 *       {@code dd-mm-yyyy}, {@code dd.mm.yyyy}, {@code dd/mm/yyyy} or {@code yyyy-mm-dd}; blank if the values always
 *       held</td></tr>
 *   <tr><td>to</td><td>{@code Gyldig_til}, {@code Til}, {@code Slutdato}, {@code Slut}, …</td><td>last day, inclusive unless
 *       {@link #periods} says otherwise; blank, or 31 December 9999, if they hold until the next row of the person
 *       begins</td></tr>
 *   <tr><td>values, one or more</td><td>every other column, unless {@link #values} says which</td><td>any text; each column is
 *       a trait of its name</td></tr>
 * </table>
 *
 * <p>A row without dates holds always. A blank value says that none is known from the row's first day on; where a row leaves
 * a value as it was, the file must say it again. {@link dk.effekt.register.DatedTraitBuilder} says how the rows of a person
 * go together, and which of them contradict each other.
 *
 * <p>A row with another number of cells than the header, without a person's number, with a cell that is no date, or with an end
 * before its start is refused, and with it the person's others, as far as the row tells the person: one that is missing would
 * let the value before it hold on. For the same reason a file that breaks off throws. In values, what looks like a civil
 * registration number is hidden.
 *
 * <p>Each trait has its own {@linkplain dk.effekt.register.DatedTrait#report() report}. Rows of persons who are not in the
 * register are counted there; if nobody is, the register was most likely read with another key for pseudonyms.
 */
public final class TraitReader extends TableReader<TraitReader> {

    private final ColumnNames<TraitColumn> names;
    private final List<String> values;
    private final PeriodEnd end;

    private TraitReader(
            PersonNumbering numbering,
            ColumnNames<TraitColumn> names,
            List<String> values,
            PeriodEnd end,
            Conduct conduct) {
        super(numbering, conduct);
        this.names = names;
        this.values = values;
        this.end = end;
    }

    /** The standard options: {@link Pseudonymizer#standard()}, {@link PersonKey#ANY}, every other column, ends that belong
     * to the period, {@link ErrorPolicy#COLLECT} without a limit. */
    public static TraitReader withDefaults() {
        return new TraitReader(
                PersonNumbering.STANDARD,
                ColumnNames.known(TraitColumn.class, TraitColumn::names),
                List.of(),
                PeriodEnd.INCLUSIVE,
                Conduct.USUAL);
    }

    /**
     * The same options for a file in which a column goes under a name of its own; the names that are known for it no longer
     * count.
     *
     * @param nameOrExpression the column's whole name, compared as all names are; or a regular expression that fits it,
     *     whatever the case of its letters
     * @throws IllegalArgumentException if it is blank
     */
    public TraitReader column(TraitColumn column, String nameOrExpression) {
        return new TraitReader(numbering(), names.with(column, nameOrExpression), values, end, conduct());
    }

    /**
     * The same options for some of the file's columns; the others are left out.
     *
     * @param columns their whole names, compared as all names are; the traits are called as they are written here
     * @throws IllegalArgumentException if there are none, or one is blank or there twice
     */
    public TraitReader values(String... columns) {
        List<String> wanted = Stream.of(columns).map(String::strip).toList();
        List<String> different = new ArrayList<>();
        for (String name : wanted) {
            if (name.isEmpty() || different.contains(ColumnNames.normal(name))) {
                throw new IllegalArgumentException(
                        "the columns of values " + wanted + " need names, all of them different");
            }
            different.add(ColumnNames.normal(name));
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no column of values is named; without this call, all are read");
        }
        return new TraitReader(numbering(), names, wanted, end, conduct());
    }

    /** The same options for a file whose ends are to be understood so. */
    public TraitReader periods(PeriodEnd other) {
        return new TraitReader(numbering(), names, values, other, conduct());
    }

    /**
     * Reads a file and joins its traits to a register.
     *
     * @return the register with the traits
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws IllegalArgumentException if the register has a trait of the name of a column
     * @throws UncheckedIOException if it cannot be opened or read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Register read(Path file, Register register) {
        return Sources.read(file, conduct(), rows -> read(rows, register));
    }

    /**
     * Reads a stream, to its end, and joins its traits to a register. The stream is not closed.
     *
     * @param sourceName what messages call it
     * @return the register with the traits
     * @throws dk.effekt.input.DataException if nothing can be had from the stream
     * @throws IllegalArgumentException if the register has a trait of the name of a column
     * @throws UncheckedIOException if it cannot be read
     */
    public Register read(InputStream stream, String sourceName, Register register) {
        return Sources.read(stream, sourceName, conduct(), rows -> read(rows, register));
    }

    /**
     * Reads from a database, as {@link DreamReader#read(DataSource, String)} does, and joins the traits to a register.
     *
     * @param database where connections come from
     * @param query SQL that gives each column its name
     * @return the register with the traits
     * @throws dk.effekt.input.DataException if nothing can be had from the table
     * @throws IllegalArgumentException if the register has a trait of the name of a column
     * @throws UncheckedIOException if the database cannot be reached, refuses the query, or fails on the way
     */
    public Register read(DataSource database, String query, Register register) {
        return Sources.read(database, query, conduct(), rows -> read(rows, register));
    }

    private Register read(Rows rows, Register register) {
        TraitColumns columns = TraitColumns.of(names.in(rows.header()), values);
        return new TraitReading(rows, columns, end, numbering(), conduct()).joinedTo(register);
    }

    @Override
    TraitReader with(PersonNumbering otherNumbering, Conduct otherConduct) {
        return new TraitReader(otherNumbering, names, values, end, otherConduct);
    }

    /** The options; what is stated of the file, if anything is. */
    @Override
    public String toString() {
        return Stream.of(
                        "trait reader: " + numbering(),
                        names.toString(),
                        values.isEmpty() ? "" : "values " + String.join(", ", values),
                        end == PeriodEnd.INCLUSIVE ? "" : "end " + end.name().toLowerCase(Locale.ROOT),
                        conduct().toString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
