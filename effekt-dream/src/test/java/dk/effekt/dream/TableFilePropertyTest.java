package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.table.Table;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tables written as text in many ways, and read. */
class TableFilePropertyTest {

    private record Row(Double number, String text) {}

    @Property(tries = 500)
    void whatIsWrittenIsRead(@ForAll("rows") List<Row> rows, @ForAll("separators") char separator) {
        List<String> lines = new ArrayList<>(List.of("\"x\"" + separator + "\"text\""));
        rows.forEach(row -> lines.add(number(row.number, separator) + separator + quoted(row.text)));

        Table table = TableFile.reader().number("x").category("text").read(stream(lines), "table.csv");

        assertThat(table.numbers("x"))
                .containsExactly(rows.stream().mapToDouble(Row::number).toArray());
        assertThat(table.categories("text"))
                .isEqualTo(rows.stream().map(row -> row.text.strip()).toList());
        assertThat(table.report().rowsRead()).isEqualTo(rows.size());
    }

    /** By patterns, which are slower than what the reader does by hand. */
    @Property(tries = 1000)
    void aCellIsANumberIfAPatternSaysSo(@ForAll("cells") String cell) {
        Table table = TableFile.reader().read(stream(List.of("x,y", cell + ",1")), "table.csv");

        boolean isNumber = cell.isEmpty()
                || cell.matches("NaN|[-+]?(\\d+[.]?\\d*|[.]\\d+)([eE][-+]?\\d+)?")
                        && !cell.matches("[-+]?0\\d.*|[-+]?\\d{16,}")
                        && !Double.isInfinite(Double.parseDouble(cell))
                        && !String.format(Locale.ROOT, "%.9f", Math.abs(Double.parseDouble(cell)))
                                .matches("\\d{10}[.]0+");
        assertThat(table.isNumeric("x")).isEqualTo(isNumber);
        if (isNumber) {
            assertThat(table.numbers("x")).containsExactly(cell.isEmpty() ? Double.NaN : Double.parseDouble(cell));
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.of(Double.NaN, 0.0, 1.0, 860.0),
                Arbitraries.integers().map(Integer::doubleValue),
                Arbitraries.doubles().between(-1e6, 1e6).ofScale(4));
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("abcÆøå \"';|")
                .withChars('\t', ',')
                .ofMaxLength(8)
                .filter(text -> !text.strip().equals("NA"));
        return Combinators.combine(numbers, texts).as(Row::new).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("0123456789.-+eE")
                                .ofMinLength(1)
                                .ofMaxLength(6),
                        Arbitraries.strings().numeric().ofMinLength(8).ofMaxLength(20),
                        Arbitraries.doubles().map(number -> Double.toString(number)),
                        Arbitraries.of(
                                "NaN", "6101850001.0", "6.101850001e9", "1e9", "9999999999", "1e10", "1e400", "1e-400"))
                .filter(cell -> !cell.equals("."));
    }

    private static String number(double number, char separator) {
        if (Double.isNaN(number)) {
            return "";
        }
        String text = Double.toString(number);
        return separator == ',' ? text : text.replace('.', ',');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static ByteArrayInputStream stream(List<String> lines) {
        return new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
