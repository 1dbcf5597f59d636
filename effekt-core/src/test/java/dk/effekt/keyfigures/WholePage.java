package dk.effekt.keyfigures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Lays all rows of a page of key figures side by side, with all that is known of how they add up, and asks linear programming how far each
 * hidden one can be narrowed. It sees published rows only.
 */
final class WholePage {

    private static final double SLACK = 1e-6;
    /** More than anybody would count. */
    private static final double PLENTY = 1e5;

    private static final List<String> APART =
            List.of("still under observation", "not observed", "not known", "not in the register");

    /** A sum of numbers with signs that is 0, or at most 0. */
    private record Relation(Map<String, Integer> sum, Relationship is) {}

    private final Map<String, OptionalLong> numbers = new LinkedHashMap<>();
    private final Map<String, Long> least = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();

    WholePage(KeyFigures figures) {
        List<String> periods =
                figures.periods().stream().map(ReportPeriod::name).toList();
        periods.forEach(period -> learnRows(figures, period));
        String before = "";
        for (String period : periods) {
            flow(before, period);
            before = period;
        }
        for (String figure : figures.definitions().keySet()) {
            for (String period : periods) {
                breakdown(figures, figure, period);
            }
        }
        List<String> ways = named(figures, "come to within");
        List<String> statuses = named(figures, "status after");
        for (String period : periods) {
            monotone(figures, ways, period, row -> !APART.contains(row.group()));
            monotone(figures, statuses, period, row -> row.group().equals("still under observation"));
            for (List<String> same : List.of(ways, statuses)) {
                for (String figure : same) {
                    // The first is as good as any.
                    equal(period, same.get(0), figure, "not in the register");
                    if (figure.startsWith("come")) {
                        equal(period, same.get(0), figure, "not observed");
                        equal(period, same.get(0), figure, "known");
                    }
                }
            }
        }
        // Across figures of those who begin.
        List<String> begun = Stream.concat(named(figures, "begun, by").stream(), ways.stream())
                .toList();
        for (String period : periods) {
            for (String figure : begun) {
                equal(period, begun.get(0), figure, "not in the register");
            }
        }
        words(figures, periods);
    }

    private static List<String> named(KeyFigures figures, String start) {
        return figures.definitions().keySet().stream()
                .filter(name -> name.startsWith(start))
                .toList();
    }

    private static String key(String figure, String period, String group) {
        return figure + "|" + period + "|" + group;
    }

    private void learnRows(KeyFigures figures, String period) {
        for (KeyFigure row : figures.rows()) {
            if (row.period().equals(period) && row.unit() != KeyFigure.Unit.WEEKS) {
                String key = key(row.figure(), period, row.group());
                numbers.put(key, row.count());
                if (row.count().isEmpty()) {
                    hidden.add(key);
                }
            }
        }
    }

    private void flow(String before, String period) {
        String offer = "in the offer";
        String begun = key(offer, period, "courses begun");
        String finished = key(offer, period, "courses finished");
        String underWay = key(offer, period, "courses under way at the end");
        String people = key(offer, period, "people in them");
        String tookPart = key(offer, period, "people who took part in the period");
        String beforehand =
                before.isEmpty() ? unseen("under way before") : key(offer, before, "courses under way at the end");
        relation(Relationship.EQ, List.of(beforehand, begun), List.of(finished, underWay));
        relation(Relationship.LEQ, List.of(people), List.of(underWay));
        relation(Relationship.LEQ, List.of(people), List.of(tookPart));
        relation(Relationship.LEQ, List.of(tookPart), List.of(beforehand, begun));
        relation(Relationship.LEQ, List.of(tookPart), List.of(people, finished));
        if (!before.isEmpty()) {
            String peopleBefore = key(offer, before, "people in them");
            relation(Relationship.LEQ, List.of(peopleBefore), List.of(tookPart));
            relation(Relationship.LEQ, List.of(tookPart), List.of(peopleBefore, begun));
        }
        // A hidden number of the offer is never none.
        Stream.of(begun, finished, underWay, people, tookPart).forEach(key -> least.put(key, 1L));
    }

    private String unseen(String key) {
        numbers.put(key, OptionalLong.empty());
        return key;
    }

    private void breakdown(KeyFigures figures, String figure, String period) {
        String total = figure.startsWith("begun, by") || figure.startsWith("come to within")
                ? "courses begun"
                : figure.startsWith("finished, by") || figure.startsWith("status after")
                        ? "courses finished"
                        : figure.startsWith("under way, by") ? "courses under way at the end" : "";
        List<KeyFigure> rows = figures.rows(figure).stream()
                .filter(row -> row.period().equals(period))
                .toList();
        if (figure.equals("in the offer") || rows.get(0).unit() == KeyFigure.Unit.WEEKS) {
            return;
        }
        List<String> groups = rows.stream()
                .filter(row -> row.unit() == KeyFigure.Unit.SHARE)
                .map(row -> key(figure, period, row.group()))
                .collect(Collectors.toList());
        boolean isAnySeen = groups.stream().anyMatch(key -> numbers.get(key).isPresent());
        groups.forEach(key -> least.put(key, isAnySeen ? 1L : 0L));
        String known = key(figure, period, "known");
        numbers.put(
                known,
                rows.stream()
                        .map(KeyFigure::of)
                        .filter(OptionalLong::isPresent)
                        .findFirst()
                        .orElse(OptionalLong.empty()));
        if (figure.startsWith("come to within")) {
            groups.add(unseen(key(figure, period, "not by then")));
        }
        relation(Relationship.EQ, groups, List.of(known));
        List<String> apart = rows.stream()
                .filter(row -> row.unit() == KeyFigure.Unit.COUNT)
                .map(row -> key(figure, period, row.group()))
                .toList();
        apart.forEach(key -> least.put(key, 1L));
        if (!total.isEmpty()) {
            relation(
                    Relationship.EQ,
                    Stream.concat(Stream.of(known), apart.stream()).toList(),
                    List.of(key("in the offer", period, total)));
        }
    }

    private void monotone(
            KeyFigures figures, List<String> ordered, String period, java.util.function.Predicate<KeyFigure> which) {
        for (int i = 1; i < ordered.size(); i++) {
            String earlier = ordered.get(i - 1);
            String later = ordered.get(i);
            figures.rows(earlier).stream()
                    .filter(row -> row.period().equals(period) && which.test(row))
                    .filter(row -> numbers.containsKey(key(later, period, row.group())))
                    .forEach(row -> relation(
                            Relationship.LEQ,
                            List.of(key(earlier, period, row.group())),
                            List.of(key(later, period, row.group()))));
        }
    }

    private void equal(String period, String one, String other, String group) {
        if (numbers.containsKey(key(one, period, group)) && numbers.containsKey(key(other, period, group))) {
            relation(Relationship.EQ, List.of(key(one, period, group)), List.of(key(other, period, group)));
        }
    }

    /** The words that no mapping holds are told with their numbers above the page, or counted. */
    private void words(KeyFigures figures, List<String> periods) {
        String warning = figures.warnings().stream()
                .filter(text -> text.startsWith("Reasons that no mapping holds"))
                .findFirst()
                .orElse("");
        if (warning.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>();
        java.util.regex.Matcher seen =
                java.util.regex.Pattern.compile("'[^']*' \\(([0-9,]+)\\)").matcher(warning);
        while (seen.find()) {
            words.add("word " + words.size());
            numbers.put(
                    words.get(words.size() - 1),
                    OptionalLong.of(Long.parseLong(seen.group(1).replace(",", ""))));
        }
        java.util.regex.Matcher rest =
                java.util.regex.Pattern.compile("(\\d+) that may not be shown").matcher(warning);
        for (int i = rest.find() ? Integer.parseInt(rest.group(1)) : 0; i > 0; i--) {
            words.add(unseen("hidden word " + i));
            least.put("hidden word " + i, 1L);
            hidden.add("hidden word " + i);
        }
        relation(
                Relationship.EQ,
                periods.stream()
                        .map(period -> key("finished, by reason", period, "not mapped"))
                        .toList(),
                words);
    }

    private void relation(Relationship is, List<String> left, List<String> right) {
        Map<String, Integer> sum = new TreeMap<>();
        left.forEach(key -> sum.merge(key, 1, Integer::sum));
        right.forEach(key -> sum.merge(key, -1, Integer::sum));
        relations.add(new Relation(sum, is));
    }

    /** For each hidden number how many whole numbers lie within the least and the most that it can be. */
    Map<String, Double> possibleCounts() {
        Map<String, Double> possible = new TreeMap<>();
        for (List<String> part : parts()) {
            Map<String, Integer> at = new HashMap<>();
            part.forEach(key -> at.put(key, at.size()));
            List<LinearConstraint> constraints = constraints(at);
            for (String key : part) {
                if (hidden.contains(key)) {
                    double[] objective = new double[at.size()];
                    objective[at.get(key)] = 1;
                    double most = bound(objective, constraints, GoalType.MAXIMIZE);
                    double fewest = bound(objective, constraints, GoalType.MINIMIZE);
                    possible.put(key, Math.floor(most + SLACK) - Math.ceil(fewest - SLACK) + 1);
                }
            }
        }
        return possible;
    }

    /** Unknown numbers that relations bind to each other, by which the problem falls apart. */
    private List<List<String>> parts() {
        Map<String, String> root = new LinkedHashMap<>();
        numbers.forEach((key, count) -> {
            if (count.isEmpty()) {
                root.put(key, key);
            }
        });
        for (Relation relation : relations) {
            String first = "";
            for (String key : relation.sum().keySet()) {
                if (root.containsKey(key)) {
                    first = first.isEmpty() ? find(root, key) : first;
                    root.put(find(root, key), first);
                }
            }
        }
        Map<String, List<String>> parts = new LinkedHashMap<>();
        root.keySet()
                .forEach(key -> parts.computeIfAbsent(find(root, key), r -> new ArrayList<>())
                        .add(key));
        return List.copyOf(parts.values());
    }

    private static String find(Map<String, String> root, String key) {
        String at = key;
        while (!root.get(at).equals(at)) {
            at = root.get(at);
        }
        return at;
    }

    private List<LinearConstraint> constraints(Map<String, Integer> at) {
        List<LinearConstraint> constraints = new ArrayList<>();
        for (Relation relation : relations) {
            double[] coefficients = new double[at.size()];
            double known = 0;
            boolean isOfThese = false;
            for (Map.Entry<String, Integer> term : relation.sum().entrySet()) {
                OptionalLong count = numbers.get(term.getKey());
                if (count.isPresent()) {
                    known += term.getValue() * (double) count.getAsLong();
                } else if (at.containsKey(term.getKey())) {
                    isOfThese = true;
                    coefficients[at.get(term.getKey())] += term.getValue();
                    // The unknown is what a hidden number has beyond the least.
                    known += term.getValue() * least.getOrDefault(term.getKey(), 0L);
                }
            }
            if (isOfThese && Arrays.stream(coefficients).anyMatch(c -> c != 0)) {
                constraints.add(new LinearConstraint(coefficients, relation.is(), -known));
            }
        }
        // Without a most the solver was seen to miss it by far.
        for (int i = 0; i < at.size(); i++) {
            double[] one = new double[at.size()];
            one[i] = 1;
            constraints.add(new LinearConstraint(one, Relationship.LEQ, PLENTY));
        }
        return constraints;
    }

    private static double bound(double[] objective, List<LinearConstraint> constraints, GoalType goal) {
        return new SimplexSolver()
                .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(objective, 0),
                        new LinearConstraintSet(constraints),
                        goal,
                        new NonNegativeConstraint(true))
                .getValue();
    }
}
