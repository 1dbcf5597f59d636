package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Reason;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.DatedTraitBuilder;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One reading of a file of traits: each row is added to every trait, which are joined to the register at the end. */
final class TraitReading {

    private final Rows rows;
    private final TraitColumns columns;
    private final PeriodEnd end;
    private final Tally tally = new Tally();
    private final PersonNumbers persons;
    private final TimeCells dates = TimeCells.dates();
    private final List<Value> values = new ArrayList<>();
    /** Rows of which no cell can be read. */
    private final Findings unreadable;

    private boolean empty = true;

    /** A column and the trait that grows of it. */
    private record Value(int column, DatedTraitBuilder trait) {}

    TraitReading(Rows rows, TraitColumns columns, PeriodEnd end, PersonNumbering numbering, Conduct conduct) {
        this.rows = rows;
        this.columns = columns;
        this.end = end;
        this.persons = new PersonNumbers(numbering, tally);
        this.unreadable = conduct.findings();
        columns.values()
                .forEach((name, column) -> values.add(new Value(column, DatedTrait.builder(name, conduct.findings()))));
    }

    /**
     * Reads all rows.
     *
     * @throws IllegalArgumentException if the register has a trait of one of the names, before a row is read
     */
    Register joinedTo(Register register) {
        for (String name : columns.values().keySet()) {
            if (register.traitNames().contains(name)) {
                throw new IllegalArgumentException("the register has a trait '" + name
                        + "' already; rename the column, or say with values(…) which columns to read");
            }
        }
        for (Optional<Row> row = rows.next(unreadable); row.isPresent(); row = rows.next(unreadable)) {
            empty = false;
            read(row.get());
        }
        account();
        String form = columns.form() + "; " + rows.form();
        Register joined = register;
        for (Value value : values) {
            joined = joined.with(value.trait.build(register, rows.header().source(), form));
        }
        return joined;
    }

    private void read(Row row) {
        long personId;
        try {
            if (row.cells().size() <= columns.person()) {
                row.requireWidth();
            }
            personId = persons.pseudonym(row, columns.person());
        } catch (RefusedRow refused) {
            // Whose row it is nobody knows.
            refuse(refused.finding());
            return;
        }
        try {
            row.requireWidth();
            Optional<LocalDate> from = first(row);
            Optional<LocalDate> to = last(row, from);
            for (Value value : values) {
                value.trait.add(personId, from, to, text(row, value.column), row.line());
            }
        } catch (RefusedRow refused) {
            values.forEach(value -> value.trait.refuse(personId, refused.finding()));
        }
    }

    private Optional<LocalDate> first(Row row) throws RefusedRow {
        return isBlank(row, columns.from()) ? Optional.empty() : Optional.of(date(row, columns.from()));
    }

    /** The last day, inclusive. */
    private Optional<LocalDate> last(Row row, Optional<LocalDate> from) throws RefusedRow {
        if (isBlank(row, columns.to()) || Cells.isForever(row.cell(columns.to().getAsInt()))) {
            return Optional.empty();
        }
        LocalDate stated = date(row, columns.to());
        LocalDate last = end == PeriodEnd.INCLUSIVE ? stated : stated.minusDays(1);
        if (from.isPresent() && last.isBefore(from.get())) {
            throw row.refusal(
                    Reason.REVERSED,
                    columns.to().getAsInt(),
                    "the end on " + stated + " leaves no day from the start on " + from.get() + " on",
                    "Correct one of the dates, or leave the end blank while the value holds.");
        }
        return Optional.of(last);
    }

    private static boolean isBlank(Row row, OptionalInt column) {
        return column.isEmpty() || Cells.isBlank(row.cell(column.getAsInt()));
    }

    private LocalDate date(Row row, OptionalInt column) throws RefusedRow {
        return LocalDate.ofEpochDay(dates.read(row, column.getAsInt()).first());
    }

    private static String text(Row row, int column) {
        String cell = row.cell(column);
        return Cells.isBlank(cell) ? "" : Cells.withoutPersonNumbers(cell.strip());
    }

    /** Says what was found beside the rows. */
    private void account() {
        columns.findings().forEach(this::note);
        tally.report(this::note);
        unreadable.toList().forEach(this::refuse);
        for (Finding finding : rows.ending()) {
            switch (finding.kind()) {
                case ROW_REFUSED -> refuse(finding);
                case INCOMPLETE ->
                    throw Failures.of(
                            finding.reason(),
                            finding.place(),
                            "the table breaks off here; of traits nothing can be kept, for where a row is missing the"
                                    + " value before it would hold on",
                            finding.remedy());
                default -> note(finding);
            }
        }
        if (empty && unreadable.refused() == 0 && rows.ending().isEmpty()) {
            note(Finding.noted(
                    Reason.EMPTY,
                    rows.header().place(),
                    "there are no rows below the header",
                    "Fetch the file again if there should be.",
                    1));
        }
    }

    private void refuse(Finding refusal) {
        values.forEach(value -> value.trait.refuse(refusal));
    }

    private void note(Finding finding) {
        values.forEach(value -> value.trait.note(finding));
    }
}
