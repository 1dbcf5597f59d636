package dk.effekt.dream;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.internal.Suggest;
import dk.effekt.register.Codebook;
import dk.effekt.register.CodebookEntry;
import dk.effekt.register.CodebookEntry.Evidence;
import dk.effekt.register.State;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a code table; {@link DreamCodebook} describes the file. */
final class CodebookFile {

    private static final List<String> REQUIRED = List.of("code", "name_da", "name_en", "group", "class", "evidence");
    private static final List<String> OPTIONAL = List.of("valid_from", "valid_to", "class_evidence", "source");
    private static final Pattern CODES = Pattern.compile("(\\d{3})(?:-(\\d{3}))?");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Map<String, Integer> columns = new HashMap<>();

    private CodebookFile(Header header) {
        for (int column = 0; column < header.width(); column++) {
            String name = header.name(column).toLowerCase(Locale.ROOT);
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                List<String> known = new ArrayList<>(REQUIRED);
                known.addAll(OPTIONAL);
                throw Failures.of(
                        Reason.UNKNOWN_COLUMN,
                        header.at(column),
                        "a codebook has no column " + Suggest.quoted(Place.mask(name), known),
                        "Rename or remove it.");
            }
            if (columns.put(name, column) != null) {
                throw Failures.of(
                        Reason.REPEATED_COLUMN,
                        header.at(column),
                        "a second column of this name",
                        "Keep one of the columns.");
            }
        }
        for (String name : REQUIRED) {
            if (!columns.containsKey(name)) {
                throw Failures.of(
                        Reason.MISSING_COLUMN,
                        header.place(),
                        "there is no column " + name + "; the columns are " + header.shown(),
                        "A codebook has the columns " + String.join(", ", REQUIRED) + ".");
            }
        }
    }

    /**
     * Reads a code table.
     *
     * @param known the groups that a name may be a misspelling of
     */
    static Codebook read(InputStream stream, String source, String version, CodebookGroups known) throws IOException {
        try (Rows rows = CsvRows.open(stream, source)) {
            CodebookFile file = new CodebookFile(rows.header());
            CodebookCheck check = new CodebookCheck();
            List<CodebookEntry> entries = new ArrayList<>();
            Findings faults = Findings.none();
            for (Optional<Row> row = rows.next(faults); row.isPresent(); row = rows.next(faults)) {
                CodebookEntry entry = file.entry(row.get());
                check.add(entry, row.get().place());
                entries.add(entry);
            }
            rows.ending().forEach(faults::add);
            Optional<Finding> fault = faults.toList().stream()
                    .filter(finding -> finding.kind() != Finding.Kind.NOTED)
                    .findFirst();
            if (fault.isPresent()) {
                throw DataException.of(fault.get());
            }
            if (entries.isEmpty()) {
                throw Failures.of(
                        Reason.EMPTY, rows.header().place(), "the codebook has no rows", "Add one row per code.");
            }
            List<Finding> notes = new ArrayList<>(faults.toList());
            notes.addAll(check.notes(rows.header().place(), known));
            return Codebook.of(
                    version, entries, new ReadReport(source, rows.form(), entries.size(), entries.size(), notes));
        } catch (RefusedRow refused) {
            throw DataException.of(refused.finding());
        }
    }

    private CodebookEntry entry(Row row) throws RefusedRow {
        row.requireWidth();
        int[] codes = codes(row);
        Set<String> groups = new TreeSet<>(names(row, "group"));
        groups.addAll(names(row, "class"));
        String classEvidence = text(row, "class_evidence");
        Optional<LocalDate> from = date(row, "valid_from");
        Optional<LocalDate> to = date(row, "valid_to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw row.refusal(
                    Reason.REVERSED,
                    columns.getOrDefault("valid_to", 0),
                    to.get() + " is before valid_from, " + from.get(),
                    "Write the first and the last day in use, or leave empty what is not known.");
        }
        return new CodebookEntry(
                codes[0],
                codes[1],
                from,
                to,
                text(row, "name_da"),
                text(row, "name_en"),
                groups,
                evidence(row),
                text(row, "source") + (classEvidence.isEmpty() ? "" : "; class: " + classEvidence));
    }

    private int[] codes(Row row) throws RefusedRow {
        String text = text(row, "code");
        Matcher matcher = CODES.matcher(text);
        int first = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        int last = first == 0 || matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (!text.equals("blank") && !(State.isCode(first) && last >= first)) {
            throw fault(
                    row,
                    Reason.NOT_A_CODE,
                    "code",
                    "is not a code",
                    "Write three digits from 100, a range such as 131-139, or blank.");
        }
        return new int[] {first, last};
    }

    private List<String> names(Row row, String column) throws RefusedRow {
        List<String> names = Arrays.stream(text(row, column).split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : names) {
            if (!GROUP.matcher(name).matches()) {
                throw fault(
                        row,
                        Reason.UNKNOWN_VALUE,
                        column,
                        "is not a list of group names",
                        "Write names in lower case with hyphens, separated by semicolons.");
            }
        }
        return names;
    }

    private Evidence evidence(Row row) throws RefusedRow {
        String text = text(row, "evidence").toUpperCase(Locale.ROOT);
        for (Evidence evidence : Evidence.values()) {
            if (evidence.name().equals(text)) {
                return evidence;
            }
        }
        throw fault(row, Reason.UNKNOWN_VALUE, "evidence", "is no evidence", "Write sourced, partly or unverified.");
    }

    private Optional<LocalDate> date(Row row, String column) throws RefusedRow {
        String text = text(row, column);
        Optional<LocalDate> date = Cells.date(text);
        if (date.isEmpty() && !text.isEmpty()) {
            throw fault(row, Reason.NOT_A_DATE, column, "is not a date", "Write yyyy-mm-dd or leave it empty.");
        }
        return date;
    }

    private String text(Row row, String column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.cell(at).strip();
    }

    private RefusedRow fault(Row row, Reason reason, String column, String detail, String remedy) {
        return row.refusal(
                reason, columns.getOrDefault(column, 0), Cells.shown(text(row, column)) + " " + detail, remedy);
    }
}
