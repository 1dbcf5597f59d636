package dk.effekt.matching;

import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Balance as text. */
final class BalanceText {

    private static final int NAME = 24;
    private static final int PLOT = 42;
    /** The least that the plot reaches to. */
    private static final double LEAST_REACH = 2 * Balance.THRESHOLD;

    private BalanceText() {}

    static String table(Balance balance, List<BalanceColumn> columns) {
        TextTable table = TextTable.of(
                Stream.concat(Stream.of("covariate"), columns.stream().map(BalanceColumn::head))
                        .toArray(String[]::new));
        Stream<Balance.Row> sorted = balance.rows().stream()
                .sorted(Comparator.comparingDouble(
                                (Balance.Row row) -> Math.abs(row.after().smd()))
                        .reversed());
        Stream.concat(balance.score().stream(), sorted)
                .forEach(row -> table.add(Stream.concat(
                                Stream.of(row.covariate()), columns.stream().map(column -> column.text(row)))
                        .toArray(String[]::new)));
        String convention = "Differences of means over " + balance.convention()
                + (balance.binary() == BinaryDifference.RAW ? "; of shares as they are" : "")
                + (balance.all().anyMatch(row -> Double.isNaN(row.after().smd()))
                        ? "; NaN where there is no spread or nobody to measure."
                        : ".");
        return table.fitting(TextTable.WIDTH) + lines(convention) + lines(balance.sizes() + ".");
    }

    static String lovePlot(Balance balance) {
        double reach = balance.all()
                .flatMap(row -> Stream.of(row.before().smd(), row.after().smd()))
                .filter(Double::isFinite)
                .mapToDouble(Math::abs)
                .reduce(LEAST_REACH, Math::max);
        StringBuilder text = new StringBuilder();
        Stream.concat(
                        balance.score().stream(),
                        balance.rows().stream()
                                .sorted(Comparator.comparingDouble((Balance.Row row) ->
                                                Math.abs(row.before().smd()))
                                        .reversed()))
                .forEach(row -> {
                    List<String> name = Lines.of(row.covariate(), NAME, "  ");
                    text.append(line(
                            name.get(0), dots(row, reach), number(row.after().smd())));
                    name.subList(1, name.size())
                            .forEach(rest -> text.append(line(rest, String.valueOf(empty(reach)), "")));
                });
        char[] axis = new char[PLOT];
        Arrays.fill(axis, '-');
        axis[0] = '+';
        axis[at(Balance.THRESHOLD, reach)] = '+';
        axis[PLOT - 1] = '+';
        text.append(line("", String.valueOf(axis), ""));
        String end = String.format(Locale.ROOT, "%.2f", reach);
        int threshold = at(Balance.THRESHOLD, reach);
        String scale = "0" + " ".repeat(Math.max(1, threshold - 1)) + "0.1";
        int room = PLOT - scale.length() - end.length();
        text.append(line("", scale + " ".repeat(Math.max(1, room)) + end, ""));
        return text + lines("Absolute differences: o before, • after matching; the value is that after.");
    }

    private static String dots(Balance.Row row, double reach) {
        char[] cells = empty(reach);
        put(cells, 'o', row.before().smd(), reach);
        put(cells, '•', row.after().smd(), reach);
        return String.valueOf(cells);
    }

    private static char[] empty(double reach) {
        char[] cells = new char[PLOT];
        Arrays.fill(cells, ' ');
        cells[at(Balance.THRESHOLD, reach)] = '|';
        return cells;
    }

    /** What is infinite stands at the edge, what is not known nowhere. */
    private static void put(char[] cells, char dot, double smd, double reach) {
        if (!Double.isNaN(smd)) {
            cells[at(Math.min(Math.abs(smd), reach), reach)] = dot;
        }
    }

    private static int at(double smd, double reach) {
        return (int) Math.round(smd / reach * (PLOT - 1));
    }

    private static String line(String name, String plot, String value) {
        return String.format(Locale.ROOT, "%-" + NAME + "s  %-" + PLOT + "s %7s", name, plot, value)
                        .stripTrailing()
                + "\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String lines(String text) {
        return String.join("\n", Lines.of(text, TextTable.WIDTH, "  ")) + "\n";
    }
}
