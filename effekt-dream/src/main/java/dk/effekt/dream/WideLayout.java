package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Reason;
import dk.effekt.register.Codebook;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
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

        private final TimeColumns weekColumns;
        /** One for each series. */
        private final List<MonthCells> months;

        private final List<DatedCells> datedTraits;

        private long rowsSeen;

        Reading(Rows rows, DreamReader options) {
            this.rows = rows;
            Codebook codebook = options.codebook();
            this.columns = WideColumns.of(rows.header(), options);
            this.findings = options.conduct().findings();
            this.builder = Register.builder(columns.span(), codebook, findings)
                    .scope(options.scope())
                    .traits(columns.datedTraits().stream()
                            .map(DatedColumns::trait)
                            .toList());
            columns.months()
                    .forEach(series ->
                            builder.observed(series.series(), series.columns().keySet()));
            this.unknownCodes = new UnknownCodes(codebook);
            this.persons = new PersonNumbers(options.numbering(), tally);
            this.traits = new TraitCells(columns.traits(), tally);
            this.weeks =
                    columns.weeks().keySet().stream().mapToInt(Week::epochWeek).toArray();
            this.weekColumns = new TimeColumns(
                    weeks,
                    Arrays.stream(weeks).map(week -> week + 1).toArray(),
                    columns.weeks().values().stream().mapToInt(c -> c).toArray());
            this.months = columns.months().stream().map(MonthCells::new).toList();
            this.datedTraits = columns.datedTraits().stream()
                    .map(found -> new DatedCells(found, traits))
                    .toList();
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
                for (MonthCells series : months) {
                    series.read(row, builder);
                }
                datedTraits.forEach(trait -> trait.read(row, builder));
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
                int column = weekColumns.column(i);
                if (weeks[i] > nextWeek) {
                    builder.from(nextWeek, State.NOT_OBSERVED);
                    last = State.NOT_OBSERVED;
                }
                State state = Cells.state(row, column);
                if (!state.equals(last)) {
                    builder.from(weeks[i], state);
                }
                last = state;
                next = weekColumns.sameUntil(row, i);
                nextWeek = weeks[next - 1] + 1;
                if (unknownCodes.isUnknown(state)) {
                    unknownCodes.count(
                            new Stretch(weeks[i], nextWeek, state.code(), row.line()), next - i, row, column);
                }
            }
        }

        private String decimals() {
            boolean commaSeen = months.stream().anyMatch(MonthCells::commaSeen);
            boolean pointSeen = months.stream().anyMatch(MonthCells::pointSeen);
            return commaSeen && pointSeen
                    ? ", decimal comma and point"
                    : commaSeen ? ", decimal comma" : pointSeen ? ", decimal point" : "";
        }
    }
}
