package dk.effekt.dream;

import dk.effekt.input.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which column of a long or period table says what.
 *
 * @param person the person's number
 * @param code the benefit code
 * @param traits what is known beside the weeks, where there are such
 * @param names the names of those that make the form, for the report
 * @param findings what was left out
 */
record CourseColumns(int person, int code, Map<DreamColumn, Integer> traits, String names, List<Finding> findings) {

    /**
     * Finds the columns.
     *
     * @throws dk.effekt.input.DataException if there is no person column, or two of a kind
     */
    static CourseColumns of(FoundColumns<DreamColumn> found, RowWeeks weeks, DreamNames names) {
        Header header = found.header();
        int person = PersonColumn.of(found);
        int code = found.only(DreamColumn.CODE).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        Map<DreamColumn, Integer> traits = TraitCells.columns(found, findings);
        Set<DreamColumn> used = PersonColumn.and(TraitCells.KINDS);
        used.add(DreamColumn.CODE);
        used.addAll(weeks.kinds());
        findings.addAll(
                UnknownColumns.findings(header, found.except(used), name -> names.nearest(name, found.absent(used))));
        String form = Stream.of(List.of(person), weeks.columns(), List.of(code))
                .flatMap(List::stream)
                .map(column -> header.at(column).column())
                .collect(Collectors.joining(", "));
        return new CourseColumns(person, code, traits, form, findings);
    }

    /** What stands in a row beside the weeks. */
    List<String> traitsOf(Row row) {
        return traits.values().stream().map(row::cell).toList();
    }
}
