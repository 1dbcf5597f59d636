package dk.effekt.input;

import dk.effekt.internal.TextTable;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of every row of an input: read = kept + refused.
 *
 * @param source the file's name, or what else it was read from
 * @param form how the input was understood: layout, separator, encoding
 * @param rowsRead rows below the header
 * @param rowsKept rows that are in the result
 * @param volume persons, weeks and cells
 * @param findings what was refused, left out or remarked upon; sorted by line, so what concerns the whole input comes first.
 *     A reader gives the first 1,000 of a kind and reason one by one, and the others as one finding with their count.
 */
public record ReadReport(
        String source, String form, long rowsRead, long rowsKept, Volume volume, List<Finding> findings) {

    private static final int MOST_SHOWN_PER_REASON = 5;

    public ReadReport {
        source = Place.mask(source);
        findings = findings.stream()
                .sorted(Comparator.comparingLong(finding -> finding.place().line()))
                .toList();
        if (rowsKept < 0) {
            throw new IllegalArgumentException("rows kept " + rowsKept + " is negative");
        }
        long refused = refusedRows(findings);
        if (rowsRead != rowsKept + refused) {
            throw new IllegalArgumentException(
                    "rows do not add up: read " + rowsRead + ", kept " + rowsKept + ", refused " + refused);
        }
    }

    /** The report of an input that holds no persons, such as a code table. */
    public ReadReport(String source, String form, long rowsRead, long rowsKept, List<Finding> findings) {
        this(source, form, rowsRead, rowsKept, Volume.NONE, findings);
    }

    /**
     * The report of data that were not read from anywhere, such as records made in code.
     *
     * @param rows how many there are, none of them refused
     */
    public static ReadReport ofMemory(long rows) {
        return new ReadReport("memory", "records", rows, rows, List.of());
    }

    /** The number of rows that are not in the result. */
    public long rowsRefused() {
        return rowsRead - rowsKept;
    }

    /** Whether the input was whole; {@code false} if it broke off before its end. */
    public boolean isComplete() {
        return findings.stream().noneMatch(f -> f.kind() == Finding.Kind.INCOMPLETE);
    }

    /**
     * Stops unless every row was kept and the input was whole: for a scheduled run that would rather fail.
     *
     * @return this report
     * @throws DataException with the first refusal
     */
    public ReadReport requireAllKept() {
        findings.stream()
                .filter(f -> f.kind() == Finding.Kind.ROW_REFUSED || f.kind() == Finding.Kind.INCOMPLETE)
                .findFirst()
                .ifPresent(f -> {
                    throw DataException.of(f);
                });
        return this;
    }

    /** The number of refused rows by reason; reasons that did not occur are absent. */
    public Map<Reason, Long> refusedByReason() {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        findings.stream()
                .filter(f -> f.kind() == Finding.Kind.ROW_REFUSED)
                .forEach(f -> counts.merge(f.reason(), f.count(), Long::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** The whole report as text: the counts, then each finding, at most five of a reason. */
    public String summary() {
        StringBuilder text = new StringBuilder(toString()).append('\n');
        if (!volume.equals(Volume.NONE)) {
            text.append("  holds: ").append(volume).append('\n');
        }
        text.append("  read as: ").append(form).append('\n');
        grouped()
                .forEach((kind, byReason) -> byReason.forEach((reason, all) -> {
                    String word = words(kind);
                    all.stream()
                            .limit(MOST_SHOWN_PER_REASON)
                            .forEach(f -> text.append("  ")
                                    .append(word)
                                    .append(": ")
                                    .append(f)
                                    .append('\n'));
                    if (all.size() > MOST_SHOWN_PER_REASON) {
                        text.append("  … and ")
                                .append(withCommas(countOf(all.subList(MOST_SHOWN_PER_REASON, all.size()))))
                                .append(" more of the same reason (")
                                .append(reason)
                                .append(")\n");
                    }
                }));
        return text.toString();
    }

    /** The findings counted: what became of the thing, why, how often, and where it was met first. */
    public String table() {
        TextTable table = TextTable.of("what", "reason", "count", "first");
        grouped()
                .forEach((kind, byReason) -> byReason.forEach((reason, all) -> table.add(
                        words(kind),
                        words(reason),
                        withCommas(countOf(all)),
                        all.get(0).place().toString())));
        return table.fitting(TextTable.WIDTH);
    }

    /**
     * The report as JSON: {@code source}, {@code form}, {@code rowsRead}, {@code rowsKept}, {@code rowsRefused},
     * {@code personsKept}, {@code personWeeksKept}, {@code cellsRead}, {@code complete}, and {@code findings}, each with {@code kind} and {@code reason} (names of the enums), {@code line} (0 if
     * it concerns the whole), {@code column}, {@code detail}, {@code remedy} and {@code count}.
     */
    public String toJson() {
        return ReportJson.of(this);
    }

    /** One line: {@code dream.csv: 19,416 rows read, 19,416 kept, 0 refused}. */
    @Override
    public String toString() {
        return source + ": " + withCommas(rowsRead) + " rows read, " + withCommas(rowsKept) + " kept, "
                + withCommas(rowsRefused()) + " refused" + (isComplete() ? "" : "; INPUT BREAKS OFF");
    }

    private Map<Finding.Kind, Map<Reason, List<Finding>>> grouped() {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::kind,
                        () -> new EnumMap<>(Finding.Kind.class),
                        Collectors.groupingBy(
                                Finding::reason, () -> new EnumMap<>(Reason.class), Collectors.toList())));
    }

    private static long countOf(List<Finding> findings) {
        return findings.stream().mapToLong(Finding::count).sum();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String withCommas(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static long refusedRows(List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.kind() == Finding.Kind.ROW_REFUSED)
                .mapToLong(Finding::count)
                .sum();
    }
}
