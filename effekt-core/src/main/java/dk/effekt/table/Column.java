package dk.effekt.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The values of one column; the arrays are not copied and must not be changed. */
sealed interface Column {

    int rows();

    boolean isMissing(int row);

    /** The value as a table on the screen shows it. */
    String shown(int row);

    /** The rows with the given numbers, in their order. */
    Column at(int[] rows);

    /** The column as categories: those of a number are its values, in ascending order. */
    Categories coded();

    /** Numbers; NaN where one is missing. */
    record Numbers(double[] values) implements Column {

        private static final int SHOWN_DIGITS = 7;
        private static final double LARGEST_WHOLE = 1e15;

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public String shown(int row) {
            return isMissing(row) ? MISSING : shown(values[row]);
        }

        @Override
        public Column at(int[] rows) {
            double[] chosen = new double[rows.length];
            Arrays.setAll(chosen, i -> values[rows[i]]);
            return new Numbers(chosen);
        }

        @Override
        public Categories coded() {
            // Zero added: -0.0 becomes 0.0, which is the same level.
            double[] levels = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> value + 0.0)
                    .sorted()
                    .distinct()
                    .toArray();
            int[] codes = new int[values.length];
            Arrays.setAll(
                    codes, row -> isMissing(row) ? Categories.NONE : Arrays.binarySearch(levels, values[row] + 0.0));
            return new Categories(
                    codes, Arrays.stream(levels).mapToObj(Numbers::exact).toList());
        }

        /** A number to seven digits. From a billion on it has an exponent: ten digits in a row look like a person's number. */
        static String shown(double value) {
            if (value == 0 || !Double.isFinite(value)) {
                return value == 0 ? "0" : Double.toString(value);
            }
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(SHOWN_DIGITS));
            double size = Math.abs(rounded.doubleValue());
            return size >= 1e-5 && size < 1e9
                    ? rounded.stripTrailingZeros().toPlainString()
                    : Double.toString(rounded.doubleValue());
        }

        /** A number as the name of a level: all its digits, a whole one without decimals. */
        static String exact(double value) {
            return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /**
     * Texts as numbers of their levels.
     *
     * @param codes of each row the number of its level, {@link #NONE} where it is missing
     * @param levels different texts, each of which occurs, in natural order or in that of the numbers that they stand for
     */
    record Categories(int[] codes, List<String> levels) implements Column {

        static final int NONE = -1;

        static Categories of(String... texts) {
            TreeSet<String> levels = new TreeSet<>(Arrays.asList(texts));
            levels.remove("");
            Map<String, Integer> numbers = new HashMap<>();
            levels.forEach(level -> numbers.put(level, numbers.size()));
            int[] codes = new int[texts.length];
            Arrays.setAll(codes, row -> numbers.getOrDefault(texts[row], NONE));
            return new Categories(codes, List.copyOf(levels));
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public boolean isMissing(int row) {
            return codes[row] == NONE;
        }

        /** The text; empty where it is missing. */
        String text(int row) {
            return isMissing(row) ? "" : levels.get(codes[row]);
        }

        @Override
        public String shown(int row) {
            return isMissing(row) ? MISSING : text(row);
        }

        /** Without the levels that no longer occur. */
        @Override
        public Column at(int[] rows) {
            String[] chosen = new String[rows.length];
            Arrays.setAll(chosen, i -> text(rows[i]));
            return of(chosen);
        }

        @Override
        public Categories coded() {
            return this;
        }
    }

    /** As R prints it. */
    String MISSING = "NA";
}
