package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import dk.effekt.internal.Suggest;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of any table. */
final class TableReading {

    private final Rows rows;
    private final Findings findings;
    private final Tally tally = new Tally();
    private final PersonNumbers persons;
    private final Map<String, TableCells> columns = new LinkedHashMap<>();
    private long kept;
    private long cells;

    /** @throws dk.effekt.input.DataException if two columns have the same name, or one that is stated is not there */
    TableReading(Rows rows, Map<String, TableCells.Kind> stated, PersonNumbering numbering, Conduct conduct) {
        this.rows = rows;
        this.findings = conduct.findings();
        this.persons = new PersonNumbers(numbering, tally);
        Header header = rows.header();
        if (header.looksLikeData()) {
            throw Failures.of(
                    Reason.MISSING_COLUMN,
                    header.place(),
                    "the first line holds a person's data where the names of the columns should stand",
                    "Export with a header line.");
        }
        for (int c = 0; c < header.width(); c++) {
            String name = TableCells.withoutPersons(header.name(c));
            TableCells.Kind kind = stated.getOrDefault(name, TableCells.Kind.FOUND_OUT);
            TableCells column = new TableCells(header, c, kind, rows.mayHaveDecimalComma());
            if (columns.put(name, column) != null) {
                throw Failures.of(
                        Reason.REPEATED_COLUMN, header.at(c), "a second column of this name", "Rename one of the two.");
            }
        }
        List<String> names = columns.keySet().stream().map(Place::mask).toList();
        for (String name : stated.keySet()) {
            if (!columns.containsKey(name)) {
                throw Failures.of(
                        Reason.MISSING_COLUMN,
                        header.place(),
                        "there is no column " + Suggest.quoted(name, names),
                        "State the name as it stands in the header.");
            }
        }
    }

    Table table() {
        for (Optional<Row> row = rows.next(findings); row.isPresent(); row = rows.next(findings)) {
            cells += row.get().cells().size();
            try {
                read(row.get());
            } catch (RefusedRow refused) {
                findings.refuse(refused.finding());
            }
        }
        tally.report(findings::note);
        rows.ending().forEach(findings::add);
        Header header = rows.header();
        if (kept == 0 && findings.refused() == 0 && rows.ending().isEmpty()) {
            findings.note(Finding.noted(
                    Reason.EMPTY,
                    header.place(),
                    "there are no rows below the header",
                    "Fetch the file again if there should be.",
                    1));
        }
        Table.Builder table = Table.builder();
        columns.forEach((name, column) -> column.addTo(table, name, findings));
        return table.report(new ReadReport(
                        header.source(),
                        "table of " + columns.size() + " columns; " + rows.form(),
                        kept + findings.refused(),
                        kept,
                        new Volume(0, 0, cells),
                        findings.toList()))
                .build();
    }

    private void read(Row row) throws RefusedRow {
        row.requireWidth();
        List<String> texts = new ArrayList<>(columns.size());
        for (TableCells column : columns.values()) {
            texts.add(column.checked(row, persons));
        }
        int c = 0;
        for (TableCells column : columns.values()) {
            column.add(texts.get(c++), row.line());
        }
        kept++;
    }
}
