package dk.effekt.matching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.table.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The 1,500 simulated persons of {@code oracles/synth.csv}, and the answers that R packages gave on them. */
public final class Synth {

    private static final List<String[]> ROWS = csv("synth.csv");

    private Synth() {}

    /** A JSON file of answers. */
    public static JsonNode oracle(String file) {
        try (InputStream in = open(file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a comma-separated file without quotes, header left out. */
    public static List<String[]> csv(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            List<String[]> rows = new ArrayList<>();
            reader.lines().skip(1).forEach(line -> rows.add(line.split(",")));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean[] treated() {
        boolean[] treated = new boolean[ROWS.size()];
        for (int row = 0; row < treated.length; row++) {
            treated[row] = ROWS.get(row)[1].equals("1");
        }
        return treated;
    }

    /** The persons as a table with the columns of the file. */
    public static Table table() {
        return Table.builder()
                .category("id", text(0))
                .number("treat", column(cells -> Double.parseDouble(cells[1])))
                .number("age", column(cells -> Double.parseDouble(cells[2])))
                .number("male", column(cells -> Double.parseDouble(cells[3])))
                .category("origin", text(4))
                .number("benefit_weeks", column(cells -> Double.parseDouble(cells[5])))
                .number("emp_share", column(cells -> Double.parseDouble(cells[6])))
                .number("prev_act", column(cells -> Double.parseDouble(cells[7])))
                .category("municipality", text(8))
                .number("y", outcome())
                .number("emp52", column(cells -> Double.parseDouble(cells[10])))
                .build();
    }

    private static String[] text(int column) {
        return ROWS.stream().map(cells -> cells[column]).toArray(String[]::new);
    }

    public static String id(int row) {
        return ROWS.get(row)[0];
    }

    public static double[] outcome() {
        return column(cells -> Double.parseDouble(cells[9]));
    }

    /** Whether each person was in work after a year, 0 or 1. */
    public static double[] inWork() {
        return column(cells -> Double.parseDouble(cells[10]));
    }

    public static long[] municipality() {
        return ROWS.stream()
                .mapToLong(cells -> Long.parseLong(cells[8].replaceAll("\\D", "")))
                .toArray();
    }

    /** The covariates of the formula F in matchit_synth.json; the reference origin is DK. */
    public static DesignMatrix covariates() {
        return DesignMatrix.of(
                List.of("age", "male", "originNONWEST", "originWEST", "benefit_weeks", "emp_share", "prev_act"),
                column(cells -> Double.parseDouble(cells[2])),
                column(cells -> Double.parseDouble(cells[3])),
                column(cells -> cells[4].equals("NONWEST") ? 1 : 0),
                column(cells -> cells[4].equals("WEST") ? 1 : 0),
                column(cells -> Double.parseDouble(cells[5])),
                column(cells -> Double.parseDouble(cells[6])),
                column(cells -> Double.parseDouble(cells[7])));
    }

    private static double[] column(ToDoubleFunction<String[]> value) {
        return ROWS.stream().mapToDouble(value).toArray();
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Synth.class.getResourceAsStream("/oracles/" + file), file);
    }
}
