package dk.effekt.keyfigures;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import dk.effekt.keyfigures.KeyFigure.Unit;
import dk.effekt.keyfigures.KeyFigure.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Key figures to read: of what may be seen, only. */
final class KeyFiguresText {

    private static final String SIGNIFICANT = "*";

    private KeyFiguresText() {}

    static String page(KeyFigures figures) {
        StringBuilder page = head(figures);
        for (String figure : figures.definitions().keySet()) {
            List<KeyFigure> rows = figures.rows(figure);
            int latest = latest(figures.periods(), rows);
            page.append(table(figures.periods(), figure, rows, latest)).append('\n');
        }
        wrap(page, "What the figures are");
        Map<String, List<String>> byText = new LinkedHashMap<>();
        figures.definitions()
                .forEach((name, text) ->
                        byText.computeIfAbsent(text, t -> new ArrayList<>()).add(name));
        byText.forEach((text, names) -> wrap(page, "- " + String.join("; ", names) + ": " + text));
        legend(page, figures);
        return page.toString();
    }

    static String series(KeyFigures figures, String figure) {
        List<KeyFigure> rows = figures.rows(figure);
        TextTable table = rows.get(0).unit() == Unit.SHARE
                ? TextTable.of(figure, "n", "%", "95 % CI")
                : TextTable.of(figure, rows.get(0).unit() == Unit.WEEKS ? "weeks" : "n");
        int columns = rows.get(0).unit() == Unit.SHARE ? 4 : 2;
        String period = "";
        for (KeyFigure row : rows) {
            if (!row.period().equals(period)) {
                period = row.period();
                table.add(padded(columns, period));
            }
            table.add(
                    columns == 2
                            ? padded(columns, "  " + row.group(), value(row))
                            : padded(columns, "  " + row.group(), count(row), percent(row), interval(row)));
        }
        StringBuilder text =
                head(figures).append(table.fitting(TextTable.WIDTH)).append('\n');
        wrap(text, figures.definitions().getOrDefault(figure, ""));
        legend(text, figures);
        return text.toString();
    }

    private static StringBuilder head(KeyFigures figures) {
        StringBuilder head = new StringBuilder();
        Measured measured = figures.measured();
        wrap(head, "Key figures of " + figures.intervention());
        wrap(
                head,
                periods(figures.periods()) + "; register to "
                        + measured.source().weeks().end().minusWeeks(1) + ", last start in the list "
                        + measured.source().lastStart());
        figures.warnings().forEach(warning -> wrap(head, "! " + warning));
        return head.append('\n');
    }

    private static String periods(List<ReportPeriod> periods) {
        return periods.size() == 1 ? periods.get(0).name() : periods.get(0) + " to " + periods.get(periods.size() - 1);
    }

    private static void legend(StringBuilder text, KeyFigures figures) {
        wrap(
                text,
                "Shares: % of those of whom it is known, with the 95 % interval of Wilson (1927). What stands without a % is in no "
                        + "share. Change: in numbers, weeks or percentage points since the period before; "
                        + SIGNIFICANT
                        + " if its 95 % interval (Newcombe 1998) leaves zero out. " + PublishedTable.MARK
                        + " is hidden: "
                        + figures.rule().describe() + ".");
        wrap(text, "They describe those who took part, and not what the intervention did.");
    }

    /** The last period in which nobody is still under observation and somebody is known; else the last with somebody; else the last. */
    private static int latest(List<ReportPeriod> periods, List<KeyFigure> rows) {
        int withSomebody = periods.size() - 1;
        boolean found = false;
        for (int p = periods.size() - 1; p >= 0; p--) {
            String name = periods.get(p).name();
            List<KeyFigure> of =
                    rows.stream().filter(row -> row.period().equals(name)).toList();
            boolean isAwaited = of.stream()
                    .anyMatch(row -> row.group().equals(FigureNames.UNDER_OBSERVATION)
                            && (row.visibility() == Visibility.HIDDEN
                                    || row.count().orElse(0) > 0));
            boolean hasSomebody = of.stream().anyMatch(row -> row.value().isPresent() && row.unit() != Unit.COUNT)
                    || of.stream().allMatch(row -> row.unit() == Unit.COUNT);
            if (hasSomebody && !isAwaited) {
                return p;
            }
            if (hasSomebody && !found) {
                found = true;
                withSomebody = p;
            }
        }
        return withSomebody;
    }

    private static String table(List<ReportPeriod> periods, String figure, List<KeyFigure> rows, int latest) {
        String name = periods.get(latest).name();
        Optional<String> before = latest == 0
                ? Optional.empty()
                : Optional.of(periods.get(latest - 1).name());
        boolean hasShares = rows.get(0).unit() == Unit.SHARE;
        List<String> heads = new ArrayList<>(List.of(figure));
        before.ifPresent(heads::add);
        if (hasShares) {
            before.ifPresent(period -> heads.add("%"));
        }
        heads.add(name);
        if (hasShares) {
            heads.addAll(List.of("%", "95 % CI"));
        }
        before.ifPresent(period -> heads.add("change"));
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        boolean lacksTotal = hasShares;
        for (KeyFigure row :
                rows.stream().filter(of -> of.period().equals(name)).toList()) {
            if (lacksTotal && row.unit() == Unit.COUNT) {
                table.add(total(rows, name, before));
                lacksTotal = false;
            }
            Optional<KeyFigure> earlier = before.flatMap(period -> rows.stream()
                    .filter(other ->
                            other.period().equals(period) && other.group().equals(row.group()))
                    .findFirst());
            List<String> cells = new ArrayList<>(List.of(row.group()));
            earlier.ifPresent(
                    other -> cells.addAll(hasShares ? List.of(count(other), percent(other)) : List.of(value(other))));
            cells.addAll(hasShares ? List.of(count(row), percent(row), interval(row)) : List.of(value(row)));
            earlier.ifPresent(other -> cells.add(change(row, other)));
            table.add(cells.toArray(String[]::new));
        }
        if (lacksTotal) {
            table.add(total(rows, name, before));
        }
        return table.fitting(TextTable.WIDTH);
    }

    /** Of how many the shares are. */
    private static String[] total(List<KeyFigure> rows, String name, Optional<String> before) {
        List<String> cells = new ArrayList<>(List.of("in all"));
        before.ifPresent(period -> cells.addAll(List.of(total(rows, period), "")));
        cells.addAll(List.of(total(rows, name), "", ""));
        before.ifPresent(period -> cells.add(""));
        return cells.toArray(String[]::new);
    }

    private static String total(List<KeyFigure> rows, String period) {
        return rows.stream()
                .filter(row -> row.period().equals(period) && row.of().isPresent())
                .findFirst()
                .map(row -> Numbers.whole(row.of().orElseThrow()))
                .orElse(PublishedTable.MARK);
    }

    private static String count(KeyFigure row) {
        return row.count().isPresent() ? Numbers.whole(row.count().getAsLong()) : PublishedTable.MARK;
    }

    private static String value(KeyFigure row) {
        if (row.visibility() == Visibility.HIDDEN) {
            return PublishedTable.MARK;
        }
        OptionalDouble value = row.value();
        return value.isEmpty()
                ? ""
                : row.unit() == Unit.COUNT
                        ? Numbers.whole((long) value.getAsDouble())
                        : Numbers.decimal(value.getAsDouble());
    }

    private static String percent(KeyFigure row) {
        return row.unit() == Unit.SHARE && row.value().isPresent()
                ? Numbers.percent(row.value().getAsDouble())
                : "";
    }

    private static String interval(KeyFigure row) {
        return row.low().isPresent()
                ? "[" + Numbers.percent(row.low().getAsDouble()) + ", "
                        + Numbers.percent(row.high().orElseThrow()) + "]"
                : "";
    }

    private static String change(KeyFigure row, KeyFigure before) {
        if (row.value().isEmpty() || before.value().isEmpty()) {
            return "";
        }
        double change = row.value().getAsDouble() - before.value().getAsDouble();
        return switch (row.unit()) {
            case COUNT -> String.format(Locale.ROOT, "%+,d", (long) change);
            case WEEKS -> Numbers.signed(change);
            case SHARE -> Numbers.signed(100 * change) + (leavesZeroOut(row, before) ? SIGNIFICANT : "");
        };
    }

    /** Of shares of a number, by their intervals; estimates with censoring have their own. */
    private static boolean leavesZeroOut(KeyFigure row, KeyFigure before) {
        if (row.low().isEmpty() || before.low().isEmpty()) {
            return false;
        }
        Share.Interval change = Share.intervalOfDifference(
                row.value().orElseThrow(),
                new Share.Interval(row.low().orElseThrow(), row.high().orElseThrow()),
                before.value().orElseThrow(),
                new Share.Interval(before.low().orElseThrow(), before.high().orElseThrow()));
        return change.low() > 0 || change.high() < 0;
    }

    private static String[] padded(int columns, String... cells) {
        List<String> all = new ArrayList<>(List.of(cells));
        while (all.size() < columns) {
            all.add("");
        }
        return all.toArray(String[]::new);
    }

    private static void wrap(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "  ").forEach(each -> text.append(each).append('\n'));
    }
}
