package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.JsonFields;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two-way sensitivity: the net present value over a grid of two parameters, all others at their means. Immutable. */
public final class TwoWay {

    private static final double[] QUANTILES = {0.025, 0.25, 0.5, 0.75, 0.975};
    private static final int COLUMNS_AT_A_TIME = 5;

    private final ValueMap map;
    private final String rowName;
    private final double[] rows;
    private final String columnName;
    private final double[] columns;
    private final double[][] net;

    private TwoWay(NetPresentValue npv, String rowName, double[] rows, String columnName, double[] columns) {
        if (rows.length == 0 || columns.length == 0) {
            throw new IllegalArgumentException("there is no value of '" + (rows.length == 0 ? rowName : columnName)
                    + "' to look at; give at least one");
        }
        if (rowName.equals(columnName)) {
            throw new IllegalArgumentException("both parameters are '" + rowName + "'; name two");
        }
        int row = npv.place(rowName);
        int column = npv.place(columnName);
        map = npv.model().map();
        this.rowName = rowName;
        this.rows = rows.clone();
        this.columnName = columnName;
        this.columns = columns.clone();
        for (double value : rows) {
            npv.require(row, value);
        }
        for (double value : columns) {
            npv.require(column, value);
        }
        net = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                net[i][j] = npv.at(row, rows[i], column, columns[j]);
            }
        }
    }

    /**
     * Over values of one's own.
     *
     * @param rowParameter the name of one
     * @param columnParameter the name of another
     * @throws IllegalArgumentException if the map has no such parameter, or it cannot have such a value
     */
    public static TwoWay of(
            ValueMap map, String rowParameter, double[] rowValues, String columnParameter, double[] columnValues) {
        return new TwoWay(new NetPresentValue(map), rowParameter, rowValues, columnParameter, columnValues);
    }

    /** Over the 2.5, 25, 50, 75 and 97.5 % quantiles of both. */
    public static TwoWay of(ValueMap map, String rowParameter, String columnParameter) {
        NetPresentValue npv = new NetPresentValue(map);
        return new TwoWay(
                npv, rowParameter, quantiles(npv, rowParameter), columnParameter, quantiles(npv, columnParameter));
    }

    private static double[] quantiles(NetPresentValue npv, String name) {
        var distribution = npv.model().parameters().get(npv.place(name)).distribution();
        return Arrays.stream(QUANTILES).map(distribution::quantile).toArray();
    }

    /** Values of the first parameter. */
    public double[] rows() {
        return rows.clone();
    }

    /** Values of the second parameter. */
    public double[] columns() {
        return columns.clone();
    }

    /**
     * The net present value, kroner.
     *
     * @param row place of a value of the first parameter, counted from 0
     * @param column place of a value of the second
     */
    public double net(int row, int column) {
        return net[row][column];
    }

    /** The grid, five columns at a time, at most 80 columns of text wide. */
    public String table() {
        StringBuilder text = new StringBuilder(Format.wrapped(map.name() + ": net present value, kr "
                + map.model().basis() + "; down " + rowName + ", across " + columnName
                + "; all else at its mean"));
        for (int from = 0; from < columns.length; from += COLUMNS_AT_A_TIME) {
            int to = Math.min(columns.length, from + COLUMNS_AT_A_TIME);
            List<String> heads = new ArrayList<>(List.of(""));
            for (int j = from; j < to; j++) {
                heads.add(Format.significant(columns[j]));
            }
            TextTable table = TextTable.of(heads.toArray(String[]::new));
            for (int i = 0; i < rows.length; i++) {
                List<String> cells = new ArrayList<>(List.of(Format.significant(rows[i])));
                for (int j = from; j < to; j++) {
                    cells.add(Format.kroner(net[i][j]));
                }
                table.add(cells.toArray(String[]::new));
            }
            text.append('\n').append(table.fitting(Format.WIDTH));
        }
        return text.toString();
    }

    /** A line for each cell with a head, comma-separated. */
    public String toCsv() {
        return sheet().csv();
    }

    /** The same as JSON. */
    public String toJson() {
        return sheet().json(JsonFields.object()
                .put("name", map.name())
                .put("basis", map.model().basis().toString())
                .put("rowParameter", rowName)
                .put("columnParameter", columnName));
    }

    /** {@code BTU: NPV over 5 × 5 values of weekly rate and survey}. */
    @Override
    public String toString() {
        return Format.line(
                map.name(),
                ": NPV over " + rows.length + " × " + columns.length + " values of " + Format.cut(rowName, 20) + " and "
                        + Format.cut(columnName, 20));
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet("cells", "row_value", "column_value", "net_present_value");
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                sheet.add(rows[i], columns[j], net[i][j]);
            }
        }
        return sheet;
    }
}
