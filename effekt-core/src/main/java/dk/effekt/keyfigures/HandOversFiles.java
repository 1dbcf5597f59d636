package dk.effekt.keyfigures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.internal.CsvLine;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/** Hand-overs as CSV and JSON: of what may be seen, only. */
final class HandOversFiles {

    private HandOversFiles() {}

    static String csv(HandOvers ahead, List<PublishedTable> seen, List<String> levels) {
        StringBuilder csv = new StringBuilder(CsvLine.of("expected", "when", "people", "visibility", "rule"));
        String rule = ahead.rule().describe();
        for (PublishedTable table : seen) {
            for (int level = 0; level < levels.size(); level++) {
                csv.append(line(table.title(), levels.get(level), table.count(level, 0), rule));
            }
        }
        return csv.append(line("", HandOvers.OUT_OF_SCOPE, ahead.outOfScope(), rule))
                .append(line("", Apart.NOT_IN_REGISTER.name(), ahead.notInRegister(), rule))
                .toString();
    }

    private static String line(String expected, String when, OptionalLong count, String rule) {
        return CsvLine.of(
                expected,
                when,
                count.isPresent() ? Long.toString(count.getAsLong()) : "",
                count.isPresent() ? "shown" : "hidden",
                rule);
    }

    static String json(
            HandOvers ahead,
            LocalDate day,
            String whom,
            List<HandOver> expected,
            List<PublishedTable> seen,
            List<String> levels) {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("effektHandOvers", 1)
                .put("from", day.toString())
                .put("of", whom);
        root.putObject("rule")
                .put("protected", ahead.rule().isProtected())
                .put("says", ahead.rule().describe());
        ObjectNode left = root.putObject("leftOut");
        put(left, HandOvers.OUT_OF_SCOPE, ahead.outOfScope());
        put(left, Apart.NOT_IN_REGISTER.name(), ahead.notInRegister());
        ArrayNode array = root.putArray("expected");
        for (int i = 0; i < expected.size(); i++) {
            ObjectNode node = array.addObject()
                    .put("name", expected.get(i).name())
                    .put("definition", expected.get(i).definition());
            ObjectNode people = node.putObject("people");
            for (int level = 0; level < levels.size(); level++) {
                put(people, levels.get(level), seen.get(i).count(level, 0));
            }
        }
        return root.toPrettyString();
    }

    private static void put(ObjectNode node, String field, OptionalLong count) {
        count.ifPresentOrElse(number -> node.put(field, number), () -> node.putNull(field));
    }
}
