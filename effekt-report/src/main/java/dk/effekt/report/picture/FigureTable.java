package dk.effekt.report.picture;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.keyfigures.KeyFigure;
import dk.effekt.keyfigures.KeyFigure.Unit;
import dk.effekt.keyfigures.KeyFigure.Visibility;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.ReportPeriod;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Key figures as tables. What is hidden is marked, what does not exist is NaN. */
final class FigureTable {

    /** As many groups stand side by side; more of them stand below each other. */
    private static final int SIDE_BY_SIDE = 6;

    /** Periods side by side, the latest. */
    private static final int LATEST = 4;

    private final KeyFigures figures;
    private final Language in;

    FigureTable(KeyFigures figures, Language in) {
        this.figures = figures;
        this.in = in;
    }

    DataTable of(String figure) {
        List<KeyFigure> rows = figures.rows(figure);
        List<KeyFigure> groups = rows.stream()
                .filter(row -> row.period().equals(rows.get(0).period()))
                .toList();
        DataTable.Builder table = DataTable.named(Words.capitalised(figures.inWords(figure, in)), in);
        return groups.size() > SIDE_BY_SIDE ? byGroup(table, rows, groups) : byPeriod(table, rows, groups);
    }

    private DataTable byPeriod(DataTable.Builder table, List<KeyFigure> rows, List<KeyFigure> groups) {
        boolean hasShares = groups.stream().anyMatch(group -> group.unit() == Unit.SHARE);
        table.column(in.either("period", "periode"), Form.LINE);
        if (hasShares) {
            table.column(in.either("of", "af"), Form.COUNT);
        }
        groups.forEach(group -> table.column(figures.inWords(group, in), form(group)));
        for (ReportPeriod period : figures.periods()) {
            List<KeyFigure> of = in(period, rows);
            List<Object> cells = new ArrayList<>(List.of(StatusWords.period(period.name(), in)));
            if (hasShares) {
                cells.add(followed(of));
            }
            of.forEach(row -> cells.add(cell(row)));
            table.row(cells.toArray());
        }
        return table.build();
    }

    private DataTable byGroup(DataTable.Builder table, List<KeyFigure> rows, List<KeyFigure> groups) {
        List<ReportPeriod> all = figures.periods();
        List<ReportPeriod> latest = all.subList(Math.max(0, all.size() - LATEST), all.size());
        table.column(in.either("group", "gruppe"), Form.TEXT);
        latest.forEach(period -> table.column(StatusWords.period(period.name(), in), form(groups.get(0))));
        for (int i = 0; i < groups.size(); i++) {
            int group = i;
            List<Object> cells = new ArrayList<>(List.of(figures.inWords(groups.get(i), in)));
            latest.forEach(period -> cells.add(text(in(period, rows).get(group))));
            table.row(cells.toArray());
        }
        return table.build();
    }

    /** All numbers, one a line. */
    DataTable all() {
        DataTable.Builder table = DataTable.named(in.either("Key figures: ", "Nøgletal: ") + figures.intervention(), in)
                .column(in.either("figure", "nøgletal"), Form.TEXT)
                .column(in.either("period", "periode"), Form.TEXT)
                .column(in.either("group", "gruppe"), Form.TEXT)
                .column(in.either("courses or people", "forløb eller personer"), Form.COUNT)
                .column(in.either("of", "af"), Form.COUNT)
                .column(in.either("share", "andel"), Form.SHARE)
                .interval(Form.SHARE)
                .column(in.either("weeks", "uger"), Form.DECIMAL);
        for (KeyFigure row : figures.rows()) {
            boolean isShare = row.unit() == Unit.SHARE;
            table.row(
                    figures.inWords(row.figure(), in),
                    StatusWords.period(row.period(), in),
                    figures.inWords(row, in),
                    marked(row, number(row.count())),
                    isShare ? marked(row, number(row.of())) : Double.NaN,
                    isShare ? cell(row) : Double.NaN,
                    row.low().orElse(Double.NaN),
                    row.high().orElse(Double.NaN),
                    row.unit() == Unit.WEEKS ? cell(row) : Double.NaN);
        }
        return table.build();
    }

    private static double number(OptionalLong count) {
        return count.isPresent() ? (double) count.getAsLong() : Double.NaN;
    }

    private static List<KeyFigure> in(ReportPeriod period, List<KeyFigure> rows) {
        return rows.stream().filter(row -> row.period().equals(period.name())).toList();
    }

    /** Of how many the shares are; marked if that is hidden. */
    private static Object followed(List<KeyFigure> rows) {
        return rows.stream()
                .map(KeyFigure::of)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .<Object>map(OptionalLong::getAsLong)
                .orElse(PublishedTable.MARK);
    }

    private static Form form(KeyFigure row) {
        return switch (row.unit()) {
            case COUNT -> Form.COUNT;
            case SHARE -> Form.SHARE;
            case WEEKS -> Form.DECIMAL;
        };
    }

    private static Object cell(KeyFigure row) {
        return marked(row, row.value().orElse(Double.NaN));
    }

    private static Object marked(KeyFigure row, double number) {
        return row.visibility() == Visibility.HIDDEN ? PublishedTable.MARK : (Object) number;
    }

    /** In a column with numbers of several kinds. */
    private Object text(KeyFigure row) {
        Object cell = cell(row);
        return cell instanceof Double number ? form(row).write(number, in) : cell;
    }
}
