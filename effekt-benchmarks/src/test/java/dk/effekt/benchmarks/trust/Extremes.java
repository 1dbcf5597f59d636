package dk.effekt.benchmarks.trust;

import dk.effekt.matching.Match;
import dk.effekt.matching.Matched;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.table.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What becomes of extreme input: the tables of {@code docs/extremes.md}, and what they are made of. */
final class Extremes {

    static final int ROWS = 200;

    private Extremes() {}

    /** The tables by their names on the page. */
    static Map<String, String> tables() throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("matching", MatchingExtremes.table());
        tables.put("estimates", EstimateExtremes.table());
        tables.put("others", OtherExtremes.table());
        tables.put("study", StudyExtremes.table());
        return tables;
    }

    static Table people(IntPredicate isTreated) {
        Random random = new Random(7);
        double[] ages = new double[ROWS];
        double[] skill = new double[ROWS];
        double[] jobs = new double[ROWS];
        String[] sexes = new String[ROWS];
        String[] ids = new String[ROWS];
        String[] towns = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            ages[row] = 20 + random.nextInt(40);
            skill[row] = random.nextInt(1_000) / 100.0;
            jobs[row] = random.nextInt(2);
            sexes[row] = random.nextBoolean() ? "man" : "woman";
            ids[row] = "p" + (1_000 + row);
            towns[row] = "Ribe";
        }
        return Table.builder()
                .category("id", ids)
                .flag("treat", flags(isTreated, ROWS))
                .number("age", ages)
                .number("skill", skill)
                .category("sex", sexes)
                .category("town", towns)
                .number("job", jobs)
                .build();
    }

    static Matched pairs(Table table) {
        return Match.on(table, "treat ~ age + skill + sex")
                .identifiedBy("id")
                .by(NearestNeighbour.of(1).withoutReplacement())
                .fit();
    }

    static boolean[] flags(IntPredicate is, int rows) {
        boolean[] flags = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            flags[row] = is.test(row);
        }
        return flags;
    }

    static double[] constant(double value) {
        return filled(ROWS, row -> value);
    }

    static double[] filled(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }

    static double[] changed(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }
}
