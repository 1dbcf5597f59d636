package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Reason;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One reading of a table in which a person has several rows. Each row is added to the {@link Course} of its person; at the
 * end {@link CourseRegister} makes the register of them.
 *
 * <p>In a sorted table most rows have the person, the traits and the code of the row before; these are not read again.
 */
final class CourseReading {

    private final Rows rows;
    private final DreamReader options;
    private final Form form;
    private final RowWeeks weeks;
    private final CourseColumns columns;
    private final Tally tally = new Tally();
    private final UnknownCodes unknownCodes;
    private final PersonNumbers persons;
    private final TraitCells traits;
    private final NamedWeeks named;
    /** Which of two periods a shared week belongs to. */
    private final Optional<Comparator<Stretch>> strength;

    private final Alike outside = new Alike();
    private final Findings findings;
    private final Map<Long, Course> courses = new HashMap<>();
    private long rowsSeen;
    private long cellsRead;

    private String personCell = "";
    private Course course;
    private List<String> traitCells = List.of();
    private int municipality;
    private String codeCell = "";
    private State state = State.NO_BENEFIT;

    CourseReading(Rows rows, DreamReader options, Form form, FoundColumns<DreamColumn> found, RowWeeks weeks) {
        this.rows = rows;
        this.options = options;
        this.form = form;
        this.weeks = weeks;
        this.findings = options.conduct().findings();
        this.columns = CourseColumns.of(found, weeks, options.names());
        this.unknownCodes = new UnknownCodes(options.codebook());
        this.persons = new PersonNumbers(options.numbering(), tally);
        this.traits = new TraitCells(columns.traits(), tally);
        this.strength = options.shape().sharedWeeks().strength(options.codebook());
        this.named = new NamedWeeks(options.shape().span());
        this.course = newCourse();
    }

    Register run() {
        for (Optional<Row> row = rows.next(findings); row.isPresent(); row = rows.next(findings)) {
            rowsSeen++;
            cellsRead += row.get().cells().size();
            read(row.get());
        }
        columns.findings().forEach(findings::note);
        takeEnding();
        WeekSpan span = span();
        List<Week> missing = form == Form.LONG ? named.missing() : List.of();
        Gaps.weeks(
                        missing,
                        "that no row names",
                        options.shape().missingWeeks(),
                        rows.header().place())
                .ifPresent(findings::note);
        tally.report(findings::note);
        unknownCodes.report(span, findings::note);
        boolean hasMunicipality = columns.traits().containsKey(DreamColumn.MUNICIPALITY);
        CourseRegister register = new CourseRegister(rows.header(), span, missing, hasMunicipality, options, findings);
        register.take(courses);
        return register.build(cellsRead, form(span) + "; " + rows.form());
    }

    private void read(Row row) {
        try {
            findCourse(row);
        } catch (RefusedRow refused) {
            // Whose row it is nobody knows.
            findings.refuse(refused.finding());
            return;
        }
        try {
            row.requireWidth();
            row.requireEnded(columns.code());
            State said = state(row);
            Stretch stretch = weeks.of(row, said.code());
            if (!named.add(stretch)) {
                outside.add(1, row.line());
                return;
            }
            if (!course.isRefused()) {
                know(row);
                course.livesIn(municipality, stretch.from());
                add(stretch);
            }
            course.count(row.line());
            if (unknownCodes.isUnknown(said)) {
                unknownCodes.count(stretch, 1, row, columns.code());
            }
        } catch (RefusedRow refused) {
            course.refuse();
            findings.refuse(refused.finding());
        }
    }

    /** Finds the person of a row, even of one with too few or too many cells: nobody may be half read. */
    private void findCourse(Row row) throws RefusedRow {
        if (row.cells().size() <= columns.person()) {
            row.requireWidth();
        }
        String cell = row.cell(columns.person());
        if (cell.isEmpty() || !cell.equals(personCell)) {
            course = courses.computeIfAbsent(persons.pseudonym(row, columns.person()), id -> newCourse());
            course.takeNumber(persons.traits());
            personCell = cell;
            traitCells = List.of();
        }
    }

    private Course newCourse() {
        return form == Form.LONG ? new WeeklyCourse() : new PeriodCourse(strength);
    }

    private State state(Row row) throws RefusedRow {
        String cell = row.cell(columns.code());
        if (!cell.equals(codeCell)) {
            state = Cells.state(row, columns.code());
            codeCell = cell;
        }
        return state;
    }

    private void know(Row row) throws RefusedRow {
        List<String> cells = columns.traitsOf(row);
        if (cells.equals(traitCells)) {
            return;
        }
        PersonTraits known = traits.read(row);
        municipality = known.municipality();
        Optional<String> contradicted = course.know(known);
        if (contradicted.isPresent()) {
            throw new RefusedRow(Finding.refused(
                    Reason.CONTRADICTORY,
                    row.place(),
                    "the row names another " + contradicted.get() + " than a row from line " + course.firstLine()
                            + " on; no row of the person is kept",
                    "Correct the row that is wrong."));
        }
        traitCells = cells;
    }

    private void add(Stretch stretch) throws RefusedRow {
        Optional<Clash> clash = course.add(stretch);
        if (clash.isPresent()) {
            throw new RefusedRow(clash.get().refusal(rows.header().source()));
        }
    }

    /** Of a table that breaks off nothing can be kept, since a week without a row is one without benefit. */
    private void takeEnding() {
        for (Finding finding : rows.ending()) {
            if (finding.kind() == Finding.Kind.INCOMPLETE) {
                throw Failures.of(
                        finding.reason(),
                        finding.place(),
                        "the table breaks off here; of a " + form.word() + " one nothing can be kept, for the rows that"
                                + " are missing would count as weeks without benefit",
                        finding.remedy());
            }
            findings.add(finding);
        }
        outside.finding(
                        Finding.Kind.ROW_REFUSED,
                        Reason.OUTSIDE_SPAN,
                        rows.header().source(),
                        "the row lies outside the weeks that are stated",
                        "")
                .ifPresent(findings::refuse);
        if (rowsSeen == 0) {
            findings.note(Finding.noted(
                    Reason.EMPTY,
                    rows.header().place(),
                    "there are no persons below the header",
                    "Fetch the file again if there should be.",
                    1));
        }
    }

    private WeekSpan span() {
        Optional<WeekSpan> span = options.shape().span().or(named::span);
        return span.orElseThrow(() -> firstRefusal()
                .map(DataException::of)
                .orElseGet(() -> Failures.of(
                        Reason.EMPTY,
                        rows.header().place(),
                        "there are no rows below the header, and so no weeks",
                        "Fetch the file again or, if nobody has a benefit, state the weeks:"
                                + " Dream.reader().withSpan(WeekSpan.of(…)).")));
    }

    private Optional<Finding> firstRefusal() {
        return findings.toList().stream()
                .filter(finding -> finding.kind() == Finding.Kind.ROW_REFUSED)
                .findFirst();
    }

    private String form(WeekSpan span) {
        return options.shape().name(form) + ": columns " + columns.names() + weeks.form() + ", "
                + Gaps.counted(span.length(), "week") + " " + span.start() + " to "
                + span.end().minusWeeks(1)
                + (options.shape().span().isPresent() ? " as stated" : "");
    }
}
