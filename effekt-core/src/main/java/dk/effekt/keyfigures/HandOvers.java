package dk.effekt.keyfigures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.Lines;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * For how many people the rules change in the coming months: a birthday, or the end of a benefit period if they stay on the benefit.
 *
 * <pre>{@code
 * HandOvers ahead = HandOvers.on(LocalDate.of(2024, 6, 1))
 *         .birthday(30)
 *         .limit(SICKNESS_BENEFIT, 22, "sickness benefit is reassessed after 22 weeks, rule of 2024")
 *         .inCourse("Mentor", register, participations);
 * ahead.table();
 * ahead.persons("birthday 30", 1);
 * }</pre>
 *
 * <p>Month 1 has the days from the one asked for until the same day of the next month, which is in month 2. Which limits there are is
 * for the caller to say; the weeks used are those that the register has by the week before the day. Immutable.
 */
public final class HandOvers {

    private static final String PASSED = "before";
    private static final String LATER = "later or not expected";
    private static final String NOT_KNOWN = "not known";

    private final LocalDate day;
    private final String whom;
    private final SmallCells rule;
    private final List<HandOver> expected;
    private final List<String> levels;
    private final List<PublishedTable> seen;
    /** By what is expected and level, ascending. */
    private final List<List<List<Long>>> persons = new ArrayList<>();

    HandOvers(HandOversBuilder asked, String whom, Register register, long[] people) {
        this.day = asked.day;
        this.whom = whom;
        this.rule = asked.rule;
        this.expected = List.copyOf(asked.expected);
        this.levels = Stream.of(
                        Stream.of(PASSED),
                        IntStream.rangeClosed(1, asked.months).mapToObj(month -> "month " + month),
                        Stream.of(LATER, NOT_KNOWN))
                .flatMap(each -> each)
                .toList();
        List<CountTable> tables = new ArrayList<>();
        for (HandOver one : expected) {
            List<List<Long>> byLevel = new ArrayList<>();
            levels.forEach(level -> byLevel.add(new ArrayList<>()));
            for (int i = 0; i < people.length; i++) {
                Interruption.checkAt(i, "hand-overs");
                byLevel.get(level(register.find(people[i]), one, register, asked))
                        .add(people[i]);
            }
            persons.add(byLevel);
            tables.add(CountTable.list(
                    one.name(),
                    new Dimension(one.name(), levels),
                    byLevel.stream().mapToLong(List::size).toArray()));
        }
        this.seen = rule.protect(tables);
    }

    private int level(OptionalInt person, HandOver one, Register register, HandOversBuilder asked) {
        Optional<LocalDate> date =
                person.isPresent() ? one.of(register.timeline(person.getAsInt()), asked.lastWeek()) : Optional.empty();
        if (date.isEmpty()) {
            return asked.months + 2;
        }
        int level = 0;
        while (level <= asked.months && !date.get().isBefore(day.plusMonths(level))) {
            level++;
        }
        return level;
    }

    /** Asks what is expected from a day on. */
    public static HandOversBuilder on(LocalDate day) {
        return new HandOversBuilder(day);
    }

    /** The names of what is expected, in the order asked for: {@code birthday 30}. */
    public List<String> expected() {
        return expected.stream().map(HandOver::name).toList();
    }

    /** How many people there are; none if so few that it is hidden. */
    public OptionalLong people() {
        return seen.get(0).total();
    }

    /**
     * For how many it is expected in a month ahead; none if it is hidden.
     *
     * @param name one of {@link #expected()}
     * @param month 1 is the first, from the day itself
     * @throws IllegalArgumentException if it was not asked for
     */
    public OptionalLong count(String name, int month) {
        return seen.get(place(name)).count(checked(month), 0);
    }

    /** Those for whom it has come before the day; none if it is hidden. */
    public OptionalLong passed(String name) {
        return seen.get(place(name)).count(0, 0);
    }

    /** Those of whom it is not known, since the birth date, the state or the start of the spell is not; none if it is hidden. */
    public OptionalLong notKnown(String name) {
        return seen.get(place(name)).count(levels.size() - 1, 0);
    }

    /**
     * Their pseudonyms, ascending: <strong>personal data, which no rule protects</strong>, for the caseworker who answers for them. No
     * table, file or text of this class has them.
     *
     * @param name one of {@link #expected()}
     * @param month 1 is the first, from the day itself
     * @throws IllegalArgumentException if it was not asked for
     */
    public List<Long> persons(String name, int month) {
        return List.copyOf(persons.get(place(name)).get(checked(month)));
    }

    private int place(String name) {
        int place = expected().indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("not expected: " + Suggest.quoted(name, expected()));
        }
        return place;
    }

    private int checked(int month) {
        if (month < 1 || month > levels.size() - 3) {
            throw new IllegalArgumentException("month " + month + "; it must be from 1 to " + (levels.size() - 3));
        }
        return month;
    }

    /** All of it, in 80 columns. */
    public String table() {
        StringBuilder text = new StringBuilder();
        wrap(text, "Hand-overs of people " + whom);
        wrap(text, "from " + day + " on");
        if (!rule.isProtected()) {
            wrap(text, "! " + rule.describe());
        }
        for (PublishedTable table : seen) {
            TextTable block = TextTable.of(table.title(), "from", "until before", "people");
            for (int level = 0; level < levels.size(); level++) {
                boolean isMonth = level >= 1 && level <= levels.size() - 3;
                block.add(
                        levels.get(level),
                        isMonth ? day.plusMonths(level - 1).toString() : "",
                        isMonth ? day.plusMonths(level).toString() : "",
                        text(table.count(level, 0)));
            }
            text.append('\n')
                    .append(block.add("in all", "", "", text(table.total())).fitting(TextTable.WIDTH));
        }
        text.append('\n');
        expected.forEach(one -> wrap(text, one.name() + ": " + one.definition()));
        if (rule.isProtected()) {
            wrap(text, ".. is hidden: " + rule.describe() + ".");
        }
        return text.toString();
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Numbers.whole(number.getAsLong()) : PublishedTable.MARK;
    }

    private static void wrap(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "  ").forEach(each -> text.append(each).append('\n'));
    }

    /**
     * The counts as comma-separated values (RFC 4180): {@code expected}, {@code when} ({@code before}, {@code month 1} …, {@code later or
     * not expected}, {@code not known}), {@code people} (empty if hidden), {@code visibility} and {@code rule}.
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(CsvLine.of("expected", "when", "people", "visibility", "rule"));
        for (PublishedTable table : seen) {
            for (int level = 0; level < levels.size(); level++) {
                OptionalLong count = table.count(level, 0);
                csv.append(CsvLine.of(
                        table.title(),
                        levels.get(level),
                        count.isPresent() ? Long.toString(count.getAsLong()) : "",
                        count.isPresent() ? "shown" : "hidden",
                        rule.describe()));
            }
        }
        return csv.toString();
    }

    /**
     * The same as JSON of the schema {@code effekt-hand-overs/1}: {@code from}, {@code of}, {@code rule}, and {@code expected}, each with
     * {@code name}, {@code definition} and {@code people} by when. What is hidden is {@code null}.
     */
    public String toJson() {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("schema", "effekt-hand-overs/1")
                .put("from", day.toString())
                .put("of", whom);
        root.putObject("rule").put("protected", rule.isProtected()).put("says", rule.describe());
        ArrayNode array = root.putArray("expected");
        for (int i = 0; i < expected.size(); i++) {
            ObjectNode node = array.addObject()
                    .put("name", expected.get(i).name())
                    .put("definition", expected.get(i).definition());
            ObjectNode people = node.putObject("people");
            for (int level = 0; level < levels.size(); level++) {
                String when = levels.get(level);
                seen.get(i)
                        .count(level, 0)
                        .ifPresentOrElse(count -> people.put(when, count), () -> people.putNull(when));
            }
        }
        return root.toPrettyString();
    }

    /** One line: {@code hand-overs from 2024-06-01 on, 2 expected}. */
    @Override
    public String toString() {
        return "hand-overs from " + day + " on, " + expected.size() + " expected"
                + (rule.isProtected() ? "" : ", UNPROTECTED");
    }
}
