package dk.effekt.dream;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Reason;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.OverlapRule;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads a list of participations: a table with one row per person and course. Immutable and thread-safe.
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
 *   <tr><td>intervention, required</td><td>{@code Indsats}, {@code Indsatsnavn}, {@code Tilbud}, {@code Tilbudsnavn},
 *       {@code intervention}</td><td>its name</td></tr>
 *   <tr><td>start, required</td><td>{@code Startdato}, {@code Start}, {@code Fra}, {@code Fradato},
 *       {@code start_date}</td><td>first day: {@code dd-mm-yyyy}, {@code dd.mm.yyyy}, {@code dd/mm/yyyy} or
 *       {@code yyyy-mm-dd}</td></tr>
 *   <tr><td>end, required</td><td>{@code Slutdato}, {@code Slut}, {@code Til}, {@code Tildato},
 *       {@code end_date}</td><td>last day, inclusive; blank while the course runs</td></tr>
 *   <tr><td>end reason</td><td>{@code Afslutningsårsag}, {@code Slutårsag}, {@code Årsag},
 *       {@code end_reason}</td><td>any text</td></tr>
 * </table>
 *
 * <p>The end column is required although its cells may be blank: without it every course would seem to run. A row with
 * another number of cells than the header, without a person, a name or a start, with a cell that is no date, or with an end
 * before its start is refused; of rows that repeat each other word for word, one is kept. Rows of one person in one intervention that
 * share a day are kept and counted, unless {@link #withOverlaps} joins them. In free text, what looks like a civil registration
 * number is hidden. {@link #withPolicy} and {@link #withMostRefused} say when refused rows stop the reading; then nothing is
 * kept.
 */
public final class ParticipationReader extends TableReader<ParticipationReader> {

    private static final String DATE_REMEDY = "Write dd-mm-yyyy or yyyy-mm-dd.";

    private final ColumnNames<ParticipationColumn> names;
    private final OverlapRule overlaps;

    private ParticipationReader(
            PersonNumbering numbering, ColumnNames<ParticipationColumn> names, OverlapRule overlaps, Conduct conduct) {
        super(numbering, conduct);
        this.names = names;
        this.overlaps = overlaps;
    }

    /**
     * The standard options: {@link Pseudonymizer#standard()}, {@link PersonKey#ANY}, {@link OverlapRule#KEEP}, and
     * {@link ErrorPolicy#COLLECT} without a limit.
     */
    public static ParticipationReader withDefaults() {
        return new ParticipationReader(
                PersonNumbering.STANDARD,
                ColumnNames.known(ParticipationColumn.class, ParticipationColumn::names),
                OverlapRule.KEEP,
                Conduct.USUAL);
    }

    /** The same options with another rule for rows of one person in one intervention that share a day. */
    public ParticipationReader withOverlaps(OverlapRule rule) {
        return new ParticipationReader(numbering(), names, rule, conduct());
    }

    /**
     * The same options for a file in which a column goes under a name of its own; the names that are known for it no longer
     * count.
     *
     * @param nameOrExpression the column's whole name, compared as all names are; or a regular expression that fits it,
     *     whatever the case of its letters
     * @throws IllegalArgumentException if it is blank
     */
    public ParticipationReader column(ParticipationColumn column, String nameOrExpression) {
        return new ParticipationReader(numbering(), names.with(column, nameOrExpression), overlaps, conduct());
    }

    /**
     * Reads a list from a file.
     *
     * @throws dk.effekt.input.DataException if nothing can be had from the file
     * @throws UncheckedIOException if it cannot be opened or read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Participations read(Path file) {
        return Sources.read(file, conduct(), this::read);
    }

    /**
     * Reads a list from a stream, to its end. The stream is not closed.
     *
     * @param sourceName what messages call it
     * @throws dk.effekt.input.DataException if nothing can be had from the stream
     * @throws UncheckedIOException if it cannot be read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Participations read(InputStream stream, String sourceName) {
        return Sources.read(stream, sourceName, conduct(), this::read);
    }

    /**
     * Reads a list from a database, as {@link DreamReader#read(DataSource, String)} does.
     *
     * @param database where connections come from
     * @param query SQL that gives each column its name
     * @throws dk.effekt.input.DataException if nothing can be had from the table
     * @throws UncheckedIOException if the database cannot be reached, refuses the query, or fails on the way
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public Participations read(DataSource database, String query) {
        return Sources.read(database, query, conduct(), this::read);
    }

    @Override
    ParticipationReader with(PersonNumbering otherNumbering, Conduct otherConduct) {
        return new ParticipationReader(otherNumbering, names, overlaps, otherConduct);
    }

    @Override
    public String toString() {
        return Stream.of(
                        "participation reader: " + numbering(),
                        overlaps == OverlapRule.KEEP ? "" : "overlaps " + overlaps,
                        names.toString(),
                        conduct().toString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private Participations read(Rows rows) {
        ParticipationColumns columns = ParticipationColumns.of(names.in(rows.header()), names);
        Findings findings = conduct().findings();
        Participations.Builder builder = Participations.builder(findings).overlaps(overlaps);
        columns.findings().forEach(findings::note);
        Tally tally = new Tally();
        PersonNumbers persons = new PersonNumbers(numbering(), tally);
        boolean empty = true;
        for (Optional<Row> row = rows.next(findings); row.isPresent(); row = rows.next(findings)) {
            empty = false;
            builder.cellsRead(row.get().cells().size());
            try {
                builder.add(
                        participation(row.get(), columns, persons), row.get().line());
            } catch (RefusedRow refused) {
                findings.refuse(refused.finding());
            }
        }
        tally.report(findings::note);
        rows.ending().forEach(findings::add);
        if (empty && findings.refused() == 0 && rows.ending().isEmpty()) {
            findings.note(Finding.noted(
                    Reason.EMPTY,
                    rows.header().place(),
                    "there are no participations below the header",
                    "Fetch the file again if there should be.",
                    1));
        }
        return builder.build(rows.header().source(), columns.form() + "; " + rows.form());
    }

    private static Participation participation(Row row, ParticipationColumns columns, PersonNumbers persons)
            throws RefusedRow {
        row.requireWidth();
        long personId = persons.pseudonym(row, columns.person());
        String name = text(row, columns.intervention());
        if (name.isEmpty()) {
            throw row.refusal(
                    Reason.MISSING_VALUE,
                    columns.intervention(),
                    "the intervention's name is missing",
                    "Write what the person took part in.");
        }
        LocalDate start = date(row, columns.start())
                .orElseThrow(() ->
                        row.refusal(Reason.MISSING_VALUE, columns.start(), "the start date is missing", DATE_REMEDY));
        Optional<LocalDate> end = date(row, columns.end());
        if (end.isPresent() && end.get().isBefore(start)) {
            throw row.refusal(
                    Reason.REVERSED,
                    columns.end(),
                    "the end on " + end.get() + " lies before the start on " + start,
                    "Correct one of the dates, or leave the end blank while the course runs.");
        }
        String reason =
                columns.endReason().isPresent() ? text(row, columns.endReason().getAsInt()) : "";
        return new Participation(personId, new Intervention(name), start, end, reason);
    }

    private static String text(Row row, int column) {
        String cell = row.cell(column);
        return Cells.isBlank(cell) ? "" : Cells.withoutPersonNumbers(cell.strip());
    }

    /** The date in a cell; none if it is blank. */
    private static Optional<LocalDate> date(Row row, int column) throws RefusedRow {
        if (Cells.isBlank(row.cell(column))) {
            return Optional.empty();
        }
        Optional<LocalDate> date = Cells.date(row.cell(column));
        if (date.isEmpty()) {
            throw row.refusal(Reason.NOT_A_DATE, column, Cells.shown(row.cell(column)) + " is not a date", DATE_REMEDY);
        }
        return date;
    }
}
