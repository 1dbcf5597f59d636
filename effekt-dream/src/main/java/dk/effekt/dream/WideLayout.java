package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Reason;
import dk.effekt.register.Codebook;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One row per person, one column per week, as DREAM is delivered. */
final class WideLayout implements Layout {

    @Override
    public Form form() {
        return Form.WIDE;
    }

    @Override
    public Set<DreamColumn> kinds() {
        return WideColumns.KINDS;
    }

    @Override
    public List<String> lacks(FoundColumns<DreamColumn> found, DreamNames names) {
        return names.weeks().isIn(found.header()) ? List.of() : List.of("columns y_YYWW");
    }

    @Override
    public Register read(Rows rows, DreamReader options) {
        return new Reading(rows, options).run();
    }

    /** The state of one reading. */
    private static final class Reading {

        private final Rows rows;
        private final WideColumns columns;
        private final Findings findings;
        private final RegisterBuilder builder;
        private final Tally tally = new Tally();
        private final UnknownCodes unknownCodes;
        private final PersonNumbers persons;
        private final TraitCells traits;
        /** Epoch weeks that have a column, in order, and their columns. */
        private final int[] weeks;

        private final int[] weekColumns;
        private final int[] weeksSideBySide;

        private final YearMonth[] months;
        private final int[] monthColumns;
        private final int[] monthsSideBySide;
        private boolean commaSeen;
        private boolean pointSeen;
        private long rowsSeen;

        Reading(Rows rows, DreamReader options) {
            this.rows = rows;
            Codebook codebook = options.codebook();
            this.columns = WideColumns.of(rows.header(), options);
            this.findings = options.conduct().findings();
            this.builder = Register.builder(columns.span(), codebook, findings)
                    .scope(options.scope())
                    .observed(MonthlySeries.EMPLOYMENT_RATIO, columns.months().keySet());
            this.unknownCodes = new UnknownCodes(codebook);
            this.persons = new PersonNumbers(options.numbering(), tally);
            this.traits = new TraitCells(columns.traits(), tally);
            this.weeks =
                    columns.weeks().keySet().stream().mapToInt(Week::epochWeek).toArray();
            this.weekColumns =
                    columns.weeks().values().stream().mapToInt(c -> c).toArray();
            this.weeksSideBySide = sideBySide(weeks, weekColumns);
            this.months = columns.months().keySet().toArray(YearMonth[]::new);
            this.monthColumns =
                    columns.months().values().stream().mapToInt(c -> c).toArray();
            this.monthsSideBySide = sideBySide(
                    Arrays.stream(months)
                            .mapToInt(month -> (int) month.getLong(ChronoField.PROLEPTIC_MONTH))
                            .toArray(),
                    monthColumns);
        }

        /** For each time the place up to which times follow each other in columns side by side. */
        private static int[] sideBySide(int[] times, int[] columns) {
            int[] ends = new int[times.length];
            for (int i = times.length - 1; i >= 0; i--) {
                boolean goesOn =
                        i + 1 < times.length && times[i + 1] == times[i] + 1 && columns[i + 1] == columns[i] + 1;
                ends[i] = goesOn ? ends[i + 1] : i + 1;
            }
            return ends;
        }

        Register run() {
            columns.findings().forEach(findings::note);
            for (Optional<Row> row = rows.next(findings); row.isPresent(); row = rows.next(findings)) {
                rowsSeen++;
                read(row.get());
            }
            tally.report(findings::note);
            unknownCodes.report(columns.span(), findings::note);
            rows.ending().forEach(findings::add);
            if (rowsSeen == 0 && findings.refused() == 0 && rows.ending().isEmpty()) {
                // Not a failure: the header proves that the export worked, and a small place may have nobody to
                // deliver.
                findings.note(Finding.noted(
                        Reason.EMPTY,
                        rows.header().place(),
                        "there are no persons below the header",
                        "Fetch the file again if there should be.",
                        1));
            }
            return builder.build(rows.header().source(), columns.form() + decimals() + "; " + rows.form());
        }

        private void read(Row row) {
            builder.cellsRead(row.cells().size());
            long personId;
            try {
                row.requireWidth();
                personId = persons.pseudonym(row, columns.person());
                builder.begin(personId, traits(row), row.line());
            } catch (RefusedRow refused) {
                findings.refuse(refused.finding());
                return;
            }
            try {
                readWeeks(row);
                readMonths(row);
                builder.end();
            } catch (RefusedRow refused) {
                builder.discard(refused.finding());
            }
        }

        private PersonTraits traits(Row row) throws RefusedRow {
            PersonTraits table = traits.read(row);
            PersonTraits number = persons.traits();
            if (PersonNumbers.saysOtherwise(number, table)) {
                tally.count(Reason.CONTRADICTORY, row.place(), PersonNumbers.SAYS_OTHERWISE, "");
            }
            return table.orElse(number);
        }

        /** Tells the builder where the state changes; cells that repeat the one before need not be read again. */
        private void readWeeks(Row row) throws RefusedRow {
            State last = State.NOT_OBSERVED;
            int nextWeek = weeks[0];
            for (int i = 0, next; i < weeks.length; i = next) {
                int column = weekColumns[i];
                if (weeks[i] > nextWeek) {
                    builder.from(nextWeek, State.NOT_OBSERVED);
                    last = State.NOT_OBSERVED;
                }
                State state = Cells.state(row, column);
                if (!state.equals(last)) {
                    builder.from(weeks[i], state);
                }
                last = state;
                next = Math.min(i + row.sameUntil(column) - column, weeksSideBySide[i]);
                nextWeek = weeks[next - 1] + 1;
                if (unknownCodes.isUnknown(state)) {
                    unknownCodes.count(
                            new Stretch(weeks[i], nextWeek, state.code(), row.line()), next - i, row, column);
                }
            }
        }

        private void readMonths(Row row) throws RefusedRow {
            for (int i = 0, next; i < months.length; i = next) {
                int column = monthColumns[i];
                next = Math.min(i + row.sameUntil(column) - column, monthsSideBySide[i]);
                String cell = row.cell(column);
                if (!Cells.isBlank(cell)) {
                    double ratio = Cells.decimal(cell);
                    if (!(ratio <= 100)) {
                        throw row.refusal(
                                Reason.NOT_A_NUMBER,
                                column,
                                Cells.shown(cell) + " is not an employment ratio",
                                "Write a share of full time from 0 to 100, such as 0,64, or leave it blank.");
                    }
                    commaSeen |= cell.indexOf(',') >= 0;
                    pointSeen |= cell.indexOf('.') >= 0;
                    for (int month = i; month < next; month++) {
                        builder.monthly(MonthlySeries.EMPLOYMENT_RATIO, months[month], ratio);
                    }
                }
            }
        }

        private String decimals() {
            return commaSeen && pointSeen
                    ? ", decimal comma and point"
                    : commaSeen ? ", decimal comma" : pointSeen ? ", decimal point" : "";
        }
    }
}
