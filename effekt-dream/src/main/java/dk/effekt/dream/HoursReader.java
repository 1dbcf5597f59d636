package dk.effekt.dream;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import dk.effekt.register.SameMonth;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads a file of ordinary paid hours, a row per person and month, and gives them to a register that has none:
 * {@code register = Dream.hours().read(Path.of("timer.csv"), register)}. Immutable and thread-safe.
 *
 * <p>Where the table may come from, how a file may be packed, encoded and separated, how column names are compared, what a
 * blank is and what a person's number looks like are as for {@link DreamReader}. {@link #column} states the names of columns
 * that go under others.
 *
 * <table>
 *   <caption>Columns, their names and cells</caption>
 *   <tr><th>column</th><th>names</th><th>cells</th></tr>
 *   <tr><td>person, required</td><td>{@code PNR}, {@code CPR}, {@code CPR-nr}, …</td><td>as for {@link DreamReader}</td></tr>
 *   <tr><td>year</td><td>{@code Aar}, {@code År}, {@code year}</td><td>four digits</td></tr>
 *   <tr><td>month, required</td><td>{@code Maaned}, {@code Måned}, {@code Aar_maaned}, {@code Dato}, {@code Periode},
 *       {@code month}, …</td><td>1 to 12 where there is a column for the year; otherwise {@code 2017-01}, {@code 201701},
 *       {@code 2017M01}, or a date in the month</td></tr>
 *   <tr><td>hours, required</td><td>{@code Timer}, {@code Løntimer}, {@code hours}</td><td>from 0 to 10,000, with decimal comma
 *       or point</td></tr>
 * </table>
 *
 * <p>A month that some row names is observed of everybody, and blank for whoever has no row in it; one that no row names is
 * not observed. A row with a cell that is none, or with another number of cells than the header, is refused, and with it the
 * person's others, as far as the row tells the person: one that is missing would make a month without hours. The hours of such
 * a person are not observed in any month. For the same reason a file that breaks off throws.
 * {@link dk.effekt.register.PaidHoursBuilder} says what else is refused. All is in the report of the register that is returned.
 */
public final class HoursReader extends TableReader<HoursReader> {

    private final ColumnNames<HoursColumn> names;
    private final SameMonth rule;

    private HoursReader(PersonNumbering numbering, ColumnNames<HoursColumn> names, SameMonth rule, Conduct conduct) {
        super(numbering, conduct);
        this.names = names;
        this.rule = rule;
    }

    /**
     * The standard options: {@link Pseudonymizer#standard()}, {@link PersonKey#ANY}, {@link SameMonth#ONE_ROW},
     * {@link ErrorPolicy#COLLECT} without a limit.
     */
    public static HoursReader withDefaults() {
        return new HoursReader(
                PersonNumbering.STANDARD,
                ColumnNames.known(HoursColumn.class, HoursColumn::names),
                SameMonth.ONE_ROW,
                Conduct.USUAL);
    }

    /** The same options with another rule for two rows of one person and month, such as for two jobs. */
    public HoursReader withSameMonth(SameMonth other) {
        return new HoursReader(numbering(), names, other, conduct());
    }

    /**
     * The same options for a file in which a column goes under a name of its own; the names that are known for it no longer
     * count.
     *
     * @param nameOrExpression the column's whole name, compared as all names are; or a regular expression that fits it,
     *     whatever the case of its letters
     * @throws IllegalArgumentException if it is blank
     */
    public HoursReader column(HoursColumn column, String nameOrExpression) {
        return new HoursReader(numbering(), names.with(column, nameOrExpression), rule, conduct());
    }

    /**
     * Reads a file and gives its hours to a register.
     *
     * @return the register with the hours
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws IllegalArgumentException if the register has hours already
     * @throws UncheckedIOException if it cannot be opened or read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Register read(Path file, Register register) {
        requireNoHours(register);
        return Sources.read(file, conduct(), rows -> read(rows, register));
    }

    /**
     * Reads a stream, to its end, and gives its hours to a register. The stream is not closed.
     *
     * @param sourceName what messages call it
     * @return the register with the hours
     * @throws dk.effekt.input.DataException if nothing can be had from the stream
     * @throws IllegalArgumentException if the register has hours already
     * @throws UncheckedIOException if it cannot be read
     */
    public Register read(InputStream stream, String sourceName, Register register) {
        requireNoHours(register);
        return Sources.read(stream, sourceName, conduct(), rows -> read(rows, register));
    }

    /**
     * Reads from a database, as {@link DreamReader#read(DataSource, String)} does, and gives the hours to a register.
     *
     * @param database where connections come from
     * @param query SQL that gives each column its name
     * @return the register with the hours
     * @throws dk.effekt.input.DataException if nothing can be had from the table
     * @throws IllegalArgumentException if the register has hours already
     * @throws UncheckedIOException if the database cannot be reached, refuses the query, or fails on the way
     */
    public Register read(DataSource database, String query, Register register) {
        requireNoHours(register);
        return Sources.read(database, query, conduct(), rows -> read(rows, register));
    }

    private Register read(Rows rows, Register register) {
        return new HoursReading(rows, names, rule, numbering(), conduct()).joinedTo(register);
    }

    /** Before a long file is read. */
    private static void requireNoHours(Register register) {
        if (register.has(MonthlySeries.PAID_HOURS)) {
            throw new IllegalArgumentException("the register has paid hours already; read the extract without them");
        }
    }

    @Override
    HoursReader with(PersonNumbering otherNumbering, Conduct otherConduct) {
        return new HoursReader(otherNumbering, names, rule, otherConduct);
    }

    /** The options; what is stated of the file, if anything is. */
    @Override
    public String toString() {
        return Stream.of(
                        "hours reader: " + numbering(),
                        names.toString(),
                        rule == SameMonth.ADD ? "rows of one month are added" : "",
                        conduct().toString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
