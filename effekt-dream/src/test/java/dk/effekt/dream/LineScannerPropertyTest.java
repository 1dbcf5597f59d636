package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.effekt.input.Findings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Lines that are cut eight bytes at a time have the cells and the numbers that FastCSV alone gives them. */
class LineScannerPropertyTest {

    private record Line(long number, List<String> cells) {}

    @Property(tries = 2_000)
    void cutsAsFastCsvDoes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int atATime) throws IOException {
        String text = text(new SplittableRandom(seed));

        assertThat(scanned(text, atATime)).as(text).isEqualTo(byFastCsv(text));
    }

    /** Nothing, codes, and cells of every length around eight; all of it repeated, and now and then quoted or Danish. */
    private static String text(SplittableRandom random) {
        boolean quotes = random.nextInt(4) == 0;
        String[] cells = {
            "",
            "",
            "130",
            "130\0",
            "\0",
            "890",
            "1",
            "22",
            "1,00",
            "12345",
            "123456",
            "1234567",
            "12345678",
            "123456789",
            " ",
            "0,5\"x",
            "\u00e6",
            "b\u00f8\u00f8\u00f8\u00f8\u00f8"
        };
        String[] quoted = {"\"a\"", "\"a;b\"", "\"a\"\"b\"", "\"\"", "\"two\nlines\"", "\"130\"", "\"stray"};
        String[] breaks = {"\n", "\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n"};
        // The first 4,096 bytes are brought to hand at once, the others as they come.
        boolean padded = random.nextBoolean();
        StringBuilder text = new StringBuilder("a;b;c;d" + "e".repeat(padded ? 4_096 : 0))
                .append(breaks[random.nextInt(breaks.length)]);
        int lines = random.nextInt(14);
        for (int line = 0; line < lines; line++) {
            int runs = random.nextInt(6);
            for (int run = 0; run <= runs; run++) {
                String cell = quotes && random.nextInt(8) == 0
                        ? quoted[random.nextInt(quoted.length)]
                        : cells[random.nextInt(cells.length)];
                // A NUL among the first bytes makes it no text at all.
                String repeated = padded ? cell : cell.replace("\0", "");
                int repeats = 1 + random.nextInt(random.nextBoolean() ? 3 : 40);
                for (int i = 0; i < repeats; i++) {
                    text.append(run + i > 0 ? ";" : "").append(repeated);
                }
            }
            text.append(line < lines - 1 || random.nextBoolean() ? breaks[random.nextInt(breaks.length)] : "");
        }
        return text.toString();
    }

    private static List<Line> scanned(String text, int atATime) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Rows rows = CsvRows.open(trickling(text, atATime), "test.csv")) {
            for (Optional<Row> row = rows.next(Findings.none()); row.isPresent(); row = rows.next(Findings.none())) {
                List<String> cells = row.get().cells();
                lines.add(new Line(row.get().line(), List.copyOf(cells)));
                for (int column = 0; column < cells.size(); column++) {
                    int until = row.get().sameUntil(column);
                    assertThat(until).isBetween(column + 1, cells.size());
                    assertThat(cells.subList(column, until)).containsOnly(cells.get(column));
                }
            }
        }
        return lines;
    }

    /** A stream that gives few bytes at a time, so that lines are cut by the end of what is at hand. */
    private static InputStream trickling(String text, int atATime) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, atATime));
            }

            @Override
            public synchronized int available() {
                // Otherwise buffers on the way would ask again until they are full.
                return 0;
            }
        };
    }

    @SuppressWarnings("removal")
    private static List<Line> byFastCsv(String text) {
        List<Line> lines = new ArrayList<>();
        try {
            for (CsvRecord record : CsvReader.builder()
                    .fieldSeparator(';')
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text)) {
                boolean runTogether =
                        record.getFields().stream().anyMatch(cell -> cell.contains("\n") && cell.contains(";"));
                if (!runTogether) {
                    lines.add(new Line(record.getStartingLineNumber(), record.getFields()));
                }
            }
        } catch (CsvParseException e) {
            // What stood before it counts.
        }
        return lines.subList(Math.min(1, lines.size()), lines.size());
    }
}
