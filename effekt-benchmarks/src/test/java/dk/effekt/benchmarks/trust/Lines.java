package dk.effekt.benchmarks.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects what becomes of what, and puts together what becomes the same. */
final class Lines {

    private static final int LONGEST = 150;

    private final Map<List<String>, List<String>> asked = new LinkedHashMap<>();

    void add(String situation, String way, Supplier<Object> call) {
        asked.computeIfAbsent(List.of(situation, outcome(call)), any -> new ArrayList<>())
                .add(way);
    }

    private static String outcome(Supplier<Object> call) {
        try {
            return cut(String.valueOf(call.get()));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return "refused: " + cut(refused.getMessage());
        }
    }

    private static String cut(String text) {
        String line = text.lines().findFirst().orElse("").replace("|", "\\|").strip();
        return line.length() <= LONGEST ? line : line.substring(0, line.lastIndexOf(' ', LONGEST)) + " …";
    }

    String text(String situation, String way) {
        StringBuilder text = new StringBuilder("| " + situation + " | " + way + " | what happens |\n|---|---|---|\n");
        Map<String, Long> outcomes = new LinkedHashMap<>();
        asked.keySet().forEach(key -> outcomes.merge(key.get(0), 1L, Long::sum));
        asked.forEach((key, ways) -> text.append("| ")
                .append(key.get(0))
                .append(" | ")
                .append(outcomes.get(key.get(0)) == 1 && ways.size() > 2 ? "all" : String.join(", ", ways))
                .append(" | ")
                .append(key.get(1))
                .append(" |\n"));
        return text.toString();
    }
}
