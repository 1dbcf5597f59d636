package dk.effekt.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.input.ReadReport;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every reading keeps to. */
final class Contract {

    private static final Pattern PERSON_NUMBER = Pattern.compile("(?<![0-9A-Za-z])(\\d{6})-?(\\d{4})(?![0-9A-Za-z])");
    private static final Pattern LINE = Pattern.compile("\r\n|\r|\n");

    private Contract() {}

    /**
     * The reading, after a second one that must be the same. No ten digits of the content, as they stand or with a hyphen
     * before the last four, are shown.
     */
    static Reading holds(byte[] content, Supplier<Reading> reading) {
        Reading first = reading.get();
        Reading second = reading.get();
        assertThat(second).isEqualTo(first);
        Set<String> shown = personNumbers(first.shown());
        if (!shown.isEmpty()) {
            shown.retainAll(personNumbers(new String(content, StandardCharsets.ISO_8859_1)));
            assertThat(shown).as(first.shown()).isEmpty();
        }
        return first;
    }

    /** Every line of a plain text without quotes that is not blank and not its header is a row, kept or refused. */
    static void accountsForEveryLine(byte[] text, ReadReport report) {
        if (report.isComplete()) {
            rows(text).ifPresent(rows -> assertThat(report.rowsRead()).isEqualTo(rows));
        }
    }

    private static Optional<Long> rows(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).replaceFirst("^\u00ef\u00bb\u00bf", "");
        if (text.startsWith("PK") || text.startsWith("\u001f\u008b") || text.indexOf('"') >= 0) {
            return Optional.empty();
        }
        long lines = LINE.splitAsStream(text).filter(line -> !line.isEmpty()).count();
        boolean namesSeparator = LINE.splitAsStream(text)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> line.matches("(?i)sep=[;,\t|]"))
                .isPresent();
        return Optional.of(lines - (namesSeparator ? 2 : 1));
    }

    private static Set<String> personNumbers(String text) {
        Set<String> numbers = new HashSet<>();
        for (Matcher found = PERSON_NUMBER.matcher(text); found.find(); ) {
            numbers.add(found.group(1) + found.group(2));
        }
        return numbers;
    }
}
