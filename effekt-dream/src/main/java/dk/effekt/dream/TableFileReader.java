package dk.effekt.dream;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.table.Table;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads any table, one row a unit, for a {@link dk.effekt.table.Formula} to take columns from. Immutable and thread-safe.
 *
 * <p>Where the table may come from, and how a file may be packed, encoded and separated, is as for {@link DreamReader}. Every
 * column is read, under its name in the header, spaces around it left out; one without a name goes under its number, from 1.
 *
 * <p>Empty cells, spaces, {@code NA} and {@code .} are missing, and in a column of numbers {@code NaN}. A column holds numbers if
 * every other cell is one: digits with a sign, a decimal point and an exponent or without; in text, unless commas separate the
 * cells, also with a decimal comma. It holds categories, the texts of its cells without the spaces around them, as soon as
 * <ul>
 *   <li>a cell is no number, has a separator of thousands or is too large for a {@code double};
 *   <li>a whole number has a leading zero, such as the municipality {@code 0101}, or more than 15 digits: it is a code, whose
 *       digits count;
 *   <li>some cells have a decimal comma and others a decimal point: what {@code 1.234} is among {@code 0,5} nothing says;
 *   <li>a whole number has ten digits: it may be a civil registration number.
 * </ul>
 * The report notes a column of categories whose cells mostly are numbers. {@link #category} and {@link #number} state what a
 * column holds, {@code reader.category("municipality")} where codes have no zeros in front.
 *
 * <p>A table should be pseudonymised before it comes here: which column tells persons, a header of any names does not say.
 * {@link #pseudonym} says it, and the column then holds pseudonyms, as they are in a register that is read with the same {@link
 * Pseudonymizer}. In all other columns of categories, what looks like a civil registration number and is no part of a longer word or number is
 * hidden, which the report notes where it is the whole cell; no message shows one.
 *
 * <p>A row with another number of cells than the header, or with a cell that is not what the column is stated to hold, stops the
 * reading with a {@link dk.effekt.input.DataException}, and so does a file that breaks off: the policy is {@link
 * ErrorPolicy#STRICT}, for a study of fewer rows than were handed in would be another study. With {@link ErrorPolicy#COLLECT}
 * such rows are refused, and {@link Table#report()} names them. Rows that repeat each other are all kept.
 */
public final class TableFileReader extends TableReader<TableFileReader> {

    private final Map<String, TableCells.Kind> stated;

    private TableFileReader(PersonNumbering numbering, Map<String, TableCells.Kind> stated, Conduct conduct) {
        super(numbering, conduct);
        this.stated = Collections.unmodifiableMap(stated);
    }

    /** The standard options: nothing is stated of any column, {@link ErrorPolicy#STRICT}. */
    public static TableFileReader withDefaults() {
        return new TableFileReader(
                PersonNumbering.STANDARD,
                Map.of(),
                new Conduct(ErrorPolicy.STRICT, Conduct.USUAL.mostRefused(), Optional.empty()));
    }

    /**
     * The same options for a table with columns of categories, even if all their cells are numbers.
     *
     * @param columns their names as they stand in the header
     */
    public TableFileReader category(String... columns) {
        return stating(TableCells.Kind.CATEGORY, columns);
    }

    /**
     * The same options for a table with columns of numbers: a row with a cell in one of them that is none is refused. Whole
     * numbers may have leading zeros and ten digits.
     *
     * @param columns their names as they stand in the header
     */
    public TableFileReader number(String... columns) {
        return stating(TableCells.Kind.NUMBER, columns);
    }

    /**
     * The same options for a table with columns of persons' numbers, whose pseudonyms become categories. A row without one is
     * refused. {@link #withPseudonymizer} and {@link #withPersonKey} say how.
     *
     * @param columns their names as they stand in the header
     */
    public TableFileReader pseudonym(String... columns) {
        return stating(TableCells.Kind.PSEUDONYM, columns);
    }

    /**
     * Reads a table from a file.
     *
     * @throws dk.effekt.input.DataException if a row is faulty, or nothing can be had from the file
     * @throws IllegalArgumentException if it is said how to tell persons, but not in which column
     * @throws UncheckedIOException if it cannot be opened or read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Table read(Path file) {
        return Sources.read(file, conduct(), this::read);
    }

    /**
     * Reads a table from a stream, to its end. The stream is not closed.
     *
     * @param sourceName what messages call it
     * @throws dk.effekt.input.DataException if a row is faulty, or nothing can be had from the stream
     * @throws IllegalArgumentException if it is said how to tell persons, but not in which column
     * @throws UncheckedIOException if it cannot be read
     */
    public Table read(InputStream stream, String sourceName) {
        return Sources.read(stream, sourceName, conduct(), this::read);
    }

    /**
     * Reads a table from a database, as {@link DreamReader#read(DataSource, String)} does.
     *
     * @param database where connections come from
     * @param query SQL that gives each column its name
     * @throws dk.effekt.input.DataException if a row is faulty, or nothing can be had from the table
     * @throws IllegalArgumentException if it is said how to tell persons, but not in which column
     * @throws UncheckedIOException if the database cannot be reached, refuses the query, or fails on the way
     */
    public Table read(DataSource database, String query) {
        return Sources.read(database, query, conduct(), this::read);
    }

    private Table read(Rows rows) {
        if (!numbering().equals(PersonNumbering.STANDARD) && !stated.containsValue(TableCells.Kind.PSEUDONYM)) {
            throw new IllegalArgumentException("there is no use for how persons are told (" + numbering()
                    + ") without a column of their numbers; say pseudonym(\"…\")");
        }
        return new TableReading(rows, stated, numbering(), conduct()).table();
    }

    private TableFileReader stating(TableCells.Kind kind, String... columns) {
        Map<String, TableCells.Kind> more = new LinkedHashMap<>(stated);
        for (String column : columns) {
            more.put(column.strip(), kind);
        }
        return new TableFileReader(numbering(), more, conduct());
    }

    @Override
    TableFileReader with(PersonNumbering otherNumbering, Conduct otherConduct) {
        return new TableFileReader(otherNumbering, stated, otherConduct);
    }

    /** The options; what is stated of columns, if anything is. */
    @Override
    public String toString() {
        return Stream.of(
                        "table reader: " + numbering(),
                        stated.entrySet().stream()
                                .map(column -> column.getValue().name().toLowerCase(Locale.ROOT) + " '"
                                        + column.getKey() + "'")
                                .collect(Collectors.joining(", ")),
                        conduct().toString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
