package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Reason;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.PaidHoursBuilder;
import dk.effekt.register.Register;
import dk.effekt.register.SameMonth;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reading of a file of paid hours. */
final class HoursReading {

    private static final Set<HoursColumn> ALL = EnumSet.allOf(HoursColumn.class);

    private final Rows rows;
    private final Header header;
    private final Findings findings;
    private final PaidHoursBuilder builder;
    private final Tally tally = new Tally();
    private final PersonNumbers persons;
    private final int person;
    private final OptionalInt year;
    private final int month;
    private final int hours;
    private boolean empty = true;

    HoursReading(
            Rows rows, ColumnNames<HoursColumn> names, SameMonth rule, PersonNumbering numbering, Conduct conduct) {
        this.rows = rows;
        this.header = rows.header();
        this.findings = conduct.findings();
        this.builder = PaidHoursBuilder.of(rule, findings);
        this.persons = new PersonNumbers(numbering, tally);
        FoundColumns<HoursColumn> found = names.in(header);
        this.person = required(found, HoursColumn.PERSON);
        this.year = found.only(HoursColumn.YEAR);
        this.month = required(found, HoursColumn.MONTH);
        this.hours = required(found, HoursColumn.HOURS);
        UnknownColumns.findings(header, found.except(ALL), name -> names.nearest(name, found.absent(ALL)))
                .forEach(findings::note);
    }

    private static int required(FoundColumns<HoursColumn> found, HoursColumn kind) {
        return found.required(
                kind,
                kind.names().get(0),
                "Export with a header line: PNR;Maaned;Timer, or say the name of the column:"
                        + " Dream.hours().column(HoursColumn." + kind + ", \"…\").");
    }

    Register joinedTo(Register register) {
        for (Optional<Row> row = rows.next(findings); row.isPresent(); row = rows.next(findings)) {
            empty = false;
            builder.cellsRead(row.get().cells().size());
            read(row.get());
        }
        tally.report(findings::note);
        for (Finding finding : rows.ending()) {
            if (finding.kind() == Finding.Kind.INCOMPLETE) {
                throw Failures.of(
                        finding.reason(),
                        finding.place(),
                        "the table breaks off here; of hours nothing can be kept, for the rows that are missing would count"
                                + " as months without hours",
                        finding.remedy());
            }
            findings.add(finding);
        }
        if (empty && findings.refused() == 0) {
            findings.note(Finding.noted(
                    Reason.EMPTY,
                    header.place(),
                    "there are no rows below the header",
                    "Fetch the file again if there should be.",
                    1));
        }
        return builder.build(register, header.source(), form() + "; " + rows.form());
    }

    private void read(Row row) {
        long personId;
        try {
            if (row.cells().size() <= person) {
                row.requireWidth();
            }
            personId = persons.pseudonym(row, person);
        } catch (RefusedRow refused) {
            // Whose row it is nobody knows.
            findings.refuse(refused.finding());
            return;
        }
        try {
            row.requireWidth();
            row.requireEnded(Row.NO_CODES);
            builder.add(personId, month(row), hours(row), row.line());
        } catch (RefusedRow refused) {
            builder.refuse(personId, refused.finding());
        }
    }

    private YearMonth month(Row row) throws RefusedRow {
        String cell = row.cell(month);
        Optional<YearMonth> read =
                year.isPresent() ? MonthText.parse(row.cell(year.getAsInt()), cell) : MonthText.parse(cell);
        return read.orElseThrow(() -> row.refusal(
                Cells.isBlank(cell) ? Reason.MISSING_VALUE : Reason.NOT_A_DATE,
                month,
                Cells.shown(cell) + " is not a month" + (year.isPresent() ? " of the year in the row" : ""),
                year.isPresent()
                        ? "Write the year with four digits and the month as a number from 1 to 12."
                        : "Write 2017-01 or 201701, or a date in the month."));
    }

    private double hours(Row row) throws RefusedRow {
        String cell = row.cell(hours);
        double value = Cells.decimal(cell);
        if (!(value <= MonthlySeries.PAID_HOURS.most())) {
            throw row.refusal(
                    Cells.isBlank(cell) ? Reason.MISSING_VALUE : Reason.NOT_A_NUMBER,
                    hours,
                    Cells.shown(cell) + " is no value of the paid hours",
                    "Write the hours of the month, from 0 to 10000, such as 148,5, or leave the row out.");
        }
        return value;
    }

    private String form() {
        return "columns "
                + Stream.of(OptionalInt.of(person), year, OptionalInt.of(month), OptionalInt.of(hours))
                        .flatMap(column -> column.stream().boxed())
                        .map(column -> header.at(column).column())
                        .collect(Collectors.joining(", "));
    }
}
