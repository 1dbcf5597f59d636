package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.Codebook;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
import java.time.YearMonth;
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
        private final RegisterBuilder builder;
        private final Tally tally = new Tally();
        private final UnknownCodes unknownCodes;
        private final PersonNumbers persons;
        private final TraitCells traits;
        /** Epoch weeks that have a column, in order, and their columns. */
        private final int[] weeks;

        private final int[] weekColumns;
        private final YearMonth[] months;
        private final int[] monthColumns;
        private boolean commaSeen;
        private boolean pointSeen;
        private long rowsSeen;

        Reading(Rows rows, DreamReader options) {
            this.rows = rows;
            Codebook codebook = options.codebook();
            this.columns = WideColumns.of(rows.header(), options);
            this.builder = Register.builder(columns.span(), codebook)
                    .scope(options.scope())
                    .employmentObserved(columns.months().keySet());
            this.unknownCodes = new UnknownCodes(codebook);
            this.persons = new PersonNumbers(options.pseudonymizer(), tally);
            this.traits = new TraitCells(columns.traits(), tally);
            this.weeks =
                    columns.weeks().keySet().stream().mapToInt(Week::epochWeek).toArray();
            this.weekColumns =
                    columns.weeks().values().stream().mapToInt(c -> c).toArray();
            this.months = columns.months().keySet().toArray(YearMonth[]::new);
            this.monthColumns =
                    columns.months().values().stream().mapToInt(c -> c).toArray();
        }

        Register run() {
            columns.findings().forEach(builder::note);
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                rowsSeen++;
                read(row.get());
            }
            tally.report(builder::note);
            unknownCodes.report(builder::note);
            for (Finding finding : rows.ending()) {
                if (finding.kind() == Finding.Kind.ROW_REFUSED) {
                    builder.refuse(finding);
                } else {
                    builder.note(finding);
                }
            }
            if (rowsSeen == 0 && rows.ending().isEmpty()) {
                // Not a failure: the header proves that the export worked, and a small place may have nobody to
                // deliver.
                builder.note(Finding.noted(
                        Reason.EMPTY,
                        rows.header().place(),
                        "there are no persons below the header",
                        "Fetch the file again if there should be.",
                        1));
            }
            return builder.build(rows.header().source(), columns.form() + decimals() + "; " + rows.form());
        }

        private void read(Row row) {
            long personId;
            try {
                row.requireWidth();
                personId = persons.pseudonym(row, columns.person());
                builder.begin(personId, traits.read(row), row.line());
            } catch (RefusedRow refused) {
                builder.refuse(refused.finding());
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

        /** Tells the builder where the state changes; most weeks repeat the cell before, which need not be read again. */
        private void readWeeks(Row row) throws RefusedRow {
            String lastCell = "";
            State lastState = State.NOT_OBSERVED;
            int nextWeek = weeks[0];
            for (int i = 0; i < weeks.length; i++) {
                int week = weeks[i];
                if (week > nextWeek) {
                    builder.from(nextWeek, State.NOT_OBSERVED);
                    lastState = State.NOT_OBSERVED;
                }
                nextWeek = week + 1;
                String cell = row.cell(weekColumns[i]);
                if (lastState.equals(State.NOT_OBSERVED) || !cell.equals(lastCell)) {
                    State state = Cells.state(row, weekColumns[i]);
                    if (!state.equals(lastState)) {
                        builder.from(week, state);
                    }
                    lastState = state;
                    lastCell = cell;
                }
                if (unknownCodes.isUnknown(lastState)) {
                    unknownCodes.count(lastState, row, weekColumns[i]);
                }
            }
        }

        private void readMonths(Row row) throws RefusedRow {
            for (int i = 0; i < months.length; i++) {
                String cell = row.cell(monthColumns[i]);
                if (!Cells.isBlank(cell)) {
                    double ratio = Cells.decimal(cell);
                    if (!(ratio <= 100)) {
                        throw row.refusal(
                                Reason.NOT_A_NUMBER,
                                monthColumns[i],
                                Cells.shown(cell) + " is not an employment ratio",
                                "Write a share of full time from 0 to 100, such as 0,64, or leave it blank.");
                    }
                    commaSeen |= cell.indexOf(',') >= 0;
                    pointSeen |= cell.indexOf('.') >= 0;
                    builder.ratio(months[i], ratio);
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
