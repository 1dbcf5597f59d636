package dk.effekt.keyfigures;

import dk.effekt.disclosure.AnonymousResult;
import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.Identifiable;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.Lines;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.register.Register;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * for the caller to say; the weeks used are those that the register has by the week before the day.
 *
 * <p>It knows persons, who may be asked for by {@link #persons}, and is {@link Identifiable}: a {@link
 * dk.effekt.disclosure.RetentionPolicy} replaces it by its counts. Immutable.
 */
public final class HandOvers implements Identifiable {

    static final String OUT_OF_SCOPE = "out of scope";

    private static final String PASSED = "before";
    private static final String LATER = "later or not expected";

    private final LocalDate day;
    private final String whom;
    private final List<HandOver> expected;
    private final List<String> levels;
    private final SmallCells rule;
    private final List<CountTable> counted;
    private final List<PublishedTable> seen;
    /** Out of scope, and not in the register: other people, and tables of their own. */
    private final List<CountTable> leftOut;

    private final List<PublishedTable> seenLeftOut;
    /** By what is expected and level, ascending. */
    private final List<List<List<Long>>> persons;

    private HandOvers(
            LocalDate day,
            String whom,
            List<HandOver> expected,
            List<String> levels,
            SmallCells rule,
            List<CountTable> counted,
            List<CountTable> leftOut,
            List<List<List<Long>>> persons) {
        this.day = day;
        this.whom = whom;
        this.expected = expected;
        this.levels = levels;
        this.rule = rule;
        this.counted = counted;
        this.seen = rule.protect(counted);
        this.leftOut = leftOut;
        this.seenLeftOut = leftOut.stream().map(rule::protect).toList();
        this.persons = persons;
    }

    static HandOvers of(HandOversBuilder asked, Whom whom, Register register) {
        List<String> levels = Stream.of(
                        Stream.of(PASSED),
                        IntStream.rangeClosed(1, asked.months).mapToObj(month -> "month " + month),
                        Stream.of(LATER, Apart.NOT_KNOWN.name()))
                .flatMap(each -> each)
                .toList();
        List<CountTable> counted = new ArrayList<>();
        List<List<List<Long>>> persons = new ArrayList<>();
        for (HandOver one : asked.expected) {
            List<List<Long>> byLevel = byLevel(one, asked, levels.size(), whom, register);
            persons.add(byLevel);
            counted.add(CountTable.list(
                    one.name(),
                    new Dimension(one.name(), levels),
                    byLevel.stream().mapToLong(List::size).toArray()));
        }
        return new HandOvers(
                asked.day,
                whom.words(),
                List.copyOf(asked.expected),
                levels,
                asked.rule,
                List.copyOf(counted),
                List.of(
                        alone(OUT_OF_SCOPE, whom.outOfScope()),
                        alone(Apart.NOT_IN_REGISTER.name(), whom.notInRegister())),
                persons);
    }

    private static CountTable alone(String name, long count) {
        return CountTable.list(name, Dimension.of("left out", name), count);
    }

    private static List<List<Long>> byLevel(
            HandOver one, HandOversBuilder asked, int levels, Whom whom, Register register) {
        List<List<Long>> byLevel = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            byLevel.add(new ArrayList<>());
        }
        for (int i = 0; i < whom.persons().size(); i++) {
            Interruption.checkAt(i, "hand-overs");
            int person = whom.persons().get(i);
            Optional<LocalDate> date = one.of(register.timeline(person), asked.lastWeek());
            byLevel.get(date.map(asked::level).orElse(levels - 1)).add(register.personId(person));
        }
        return byLevel;
    }

    /** Asks what is expected from a day on. */
    public static HandOversBuilder on(LocalDate day) {
        return new HandOversBuilder(day);
    }

    /** The names of what is expected, in the order asked for: {@code birthday 30}. */
    public List<String> expected() {
        return expected.stream().map(HandOver::name).toList();
    }

    /** How many people are counted by what is expected of them; none if so few that it is hidden. */
    public OptionalLong people() {
        return seen.get(0).total();
    }

    /**
     * How many are left out because they are out of the register's scope in the week before the day, or in its last: dead, emigrated or
     * old-age pensioners, or blank before the 16th birthday. None if so few that it is hidden.
     */
    public OptionalLong outOfScope() {
        return seenLeftOut.get(0).count(0, 0);
    }

    /** How many are left out because the register does not have them; none if so few that it is hidden. */
    public OptionalLong notInRegister() {
        return seenLeftOut.get(1).count(0, 0);
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
        if (!outOfScope().equals(OptionalLong.of(0)) || !notInRegister().equals(OptionalLong.of(0))) {
            wrap(
                    text,
                    "left out: " + text(outOfScope()) + " " + OUT_OF_SCOPE + " (dead, emigrated, pensioners), "
                            + text(notInRegister()) + " " + Apart.NOT_IN_REGISTER.name());
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
            wrap(text, PublishedTable.MARK + " is hidden: " + rule.describe() + ".");
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
     * not expected}, {@code not known}), {@code people} (empty if hidden), {@code visibility} and {@code rule}. Who is left out, {@code
     * out of scope} or {@code not in the register}, stands last, with nothing expected.
     */
    public String toCsv() {
        return HandOversFiles.csv(this, seen, levels);
    }

    /**
     * The same as JSON, which begins with {@code "effektHandOvers": 1}: {@code from}, {@code of}, {@code rule}, {@code leftOut}, and {@code
     * expected}, each with {@code name}, {@code definition} and {@code people} by when. What is hidden is {@code null}.
     */
    public String toJson() {
        return HandOversFiles.json(this, day, whom, expected, seen, levels);
    }

    /** The counts, by the rule asked for, or {@link SmallCells#standard()} where that hides nothing. Nobody can be reached from it. */
    @Override
    public AnonymousResult anonymous() {
        HandOvers counts = new HandOvers(
                day,
                whom,
                expected,
                levels,
                rule.isProtected() ? rule : SmallCells.standard(),
                counted,
                leftOut,
                List.of());
        return new AnonymousResult("Hand-overs of people " + whom, counts.table(), counts.toJson());
    }

    /** The rule that the counts have passed. */
    public SmallCells rule() {
        return rule;
    }

    /** One line: {@code hand-overs from 2024-06-01 on, 2 expected}. */
    @Override
    public String toString() {
        return "hand-overs from " + day + " on, " + expected.size() + " expected"
                + (rule.isProtected() ? "" : ", UNPROTECTED");
    }
}
