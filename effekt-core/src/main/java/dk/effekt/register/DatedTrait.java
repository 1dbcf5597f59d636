package dk.effekt.register;

import com.google.common.hash.Hasher;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One thing known of persons that changes over time, such as the highest completed education or the answer to a question:
 * on each day one value, or none that is known. Immutable and thread-safe; persons are numbered as in the {@link Register} that
 * it was joined to.
 *
 * <p>It takes 4 bytes a person and 8 for each day on which a person's value changes or ceases to be known, beside one copy of
 * each distinct value.
 *
 * <h2>Weeks</h2>
 *
 * <p>What is asked of a week is answered as known on its eve, the Sunday before it, so that no answer rests on anything from
 * the week itself or later.
 */
public final class DatedTrait {

    /** Stands for the index of a level where no value is known. */
    public static final int NOT_KNOWN = -1;

    /** From the Thursday of a week, on which epoch weeks are counted, back to the Sunday before it. */
    private static final int FROM_THURSDAY_TO_EVE = 4;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");

    private final String name;
    private final List<String> levels;
    /** Of each level; NaN if it is none. */
    private final double[] numbers;

    private final Optional<String> firstNotNumber;
    private final long[] ids;
    /** Where the runs of each person start, and the end. */
    private final int[] starts;
    /** The day on top, the level from that day on below; ascending for each person. */
    private final long[] runs;

    private final ReadReport report;

    DatedTrait(String name, List<String> levels, long[] ids, int[] starts, long[] runs, ReadReport report) {
        this.name = name;
        this.levels = List.copyOf(levels);
        this.numbers = levels.stream().mapToDouble(DatedTrait::parse).toArray();
        this.ids = ids;
        this.starts = starts;
        this.runs = runs;
        this.report = report;
        this.firstNotNumber = notNumbers().stream().findFirst();
    }

    /**
     * A builder of a trait.
     *
     * @param name what it is called from here on
     * @throws IllegalArgumentException if it is blank
     */
    public static DatedTraitBuilder builder(String name) {
        return builder(name, Findings.none());
    }

    /**
     * A builder of a trait for a reader that stops at rows that must be refused, or at too many of them.
     *
     * @param name what it is called from here on
     * @param findings takes what is found, and throws where the reading stops
     * @throws IllegalArgumentException if the name is blank
     */
    public static DatedTraitBuilder builder(String name, Findings findings) {
        return new DatedTraitBuilder(name, findings);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The values that occur, each once, in ascending order of their characters. */
    public List<String> levels() {
        return levels;
    }

    /** A person's value on a day; empty if none is known. */
    public Optional<String> on(int person, LocalDate day) {
        int level = level(person, day.toEpochDay());
        return level == NOT_KNOWN ? Optional.empty() : Optional.of(levels.get(level));
    }

    /**
     * A person's value on a day as a number, written with a decimal comma or point; NaN if none is known.
     *
     * @throws IllegalArgumentException if a level, whosever it is, is {@linkplain #notNumbers() no number}; the message names it
     */
    public double number(int person, LocalDate day) {
        return number(level(person, day.toEpochDay()));
    }

    /** The index in {@link #levels()} of a person's value on the eve of a week, {@link #NOT_KNOWN} if none is. */
    public int levelBefore(int person, int epochWeek) {
        return level(person, (long) epochWeek * 7 - FROM_THURSDAY_TO_EVE);
    }

    /**
     * A person's value on the eve of a week as a number; NaN if none is known.
     *
     * @throws IllegalArgumentException as {@link #number}
     */
    public double numberBefore(int person, int epochWeek) {
        return number(levelBefore(person, epochWeek));
    }

    /**
     * The weeks on whose eve a person's value is known and accepted. It takes time in proportion to the changes of the
     * person's value.
     *
     * @param accepted is asked for indices in {@link #levels()}
     */
    public WeekSet weeks(int person, IntPredicate accepted, WeekSpan within) {
        int first = within.start().epochWeek();
        int last = within.end().epochWeek();
        WeekSet.Builder weeks = WeekSet.builder();
        int end = end(person);
        for (int i = first(person); i < end; i++) {
            int level = level(runs[i]);
            if (level != NOT_KNOWN && accepted.test(level)) {
                int to = i + 1 < end ? firstWeekAfter(day(runs[i + 1])) : last;
                weeks.add(Math.max(first, firstWeekAfter(day(runs[i]))), Math.min(last, to));
            }
        }
        return weeks.build();
    }

    /** The levels that are no numbers, in order; if there are none, it can be read as numbers. */
    public List<String> notNumbers() {
        return IntStream.range(0, numbers.length)
                .filter(level -> Double.isNaN(numbers[level]))
                .mapToObj(levels::get)
                .toList();
    }

    /** What became of each row of the input. */
    public ReadReport report() {
        return report;
    }

    /** One line: {@code education: 5 levels, known of 812 of 19,416 persons, 1,204 runs}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %,d %s, known of %,d of %,d persons, %,d runs",
                name,
                levels.size(),
                levels.size() == 1 ? "level" : "levels",
                IntStream.range(0, ids.length).filter(this::knows).count(),
                ids.length,
                runs.length);
    }

    /** Whether persons with these pseudonyms, in this order, are those that it speaks of. */
    boolean isOf(long[] persons) {
        return Arrays.equals(ids, persons);
    }

    /** Whether anything is known of a person on some day. */
    boolean knows(int person) {
        return first(person) < end(person);
    }

    /** The bytes of its arrays; the pseudonyms are the register's. */
    long bytes() {
        return (long) Integer.BYTES * starts.length + (long) Long.BYTES * runs.length + 8L * numbers.length;
    }

    /** Lays a person's runs down after those of the persons before, with other numbers for the levels. */
    void copy(int person, int[] newLevels, TraitRuns to) {
        for (int i = first(person); i < end(person); i++) {
            int level = level(runs[i]);
            to.from(day(runs[i]), level == NOT_KNOWN ? NOT_KNOWN : newLevels[level]);
        }
    }

    /** The name and the levels, each after its length, so that none can be taken for another. */
    void putLevels(Hasher hasher) {
        hasher.putInt(name.length()).putString(name, StandardCharsets.UTF_8).putInt(levels.size());
        levels.forEach(level -> hasher.putInt(level.length()).putString(level, StandardCharsets.UTF_8));
    }

    void putPerson(Hasher hasher, int person) {
        hasher.putInt(end(person) - first(person));
        for (int i = first(person); i < end(person); i++) {
            hasher.putLong(runs[i]);
        }
    }

    /** The levels, the number of runs of each person, then all runs. */
    void writeTo(SnapshotWriter out) throws IOException {
        out.putInt(levels.size());
        for (String level : levels) {
            out.putString(level);
        }
        for (int person = 0; person < ids.length; person++) {
            out.putInt(end(person) - first(person));
        }
        out.putLongs(runs);
    }

    static DatedTrait read(String name, long[] ids, ReadReport report, SnapshotReader in) throws IOException {
        List<String> levels = new ArrayList<>();
        for (int left = in.getCount(); left > 0; left--) {
            String level = in.getString();
            if (level.isBlank() || (!levels.isEmpty() && level.compareTo(levels.get(levels.size() - 1)) <= 0)) {
                throw in.altered("the levels of a trait are not in order");
            }
            levels.add(level);
        }
        int[] starts = new int[ids.length + 1];
        in.getInts(starts, 1, starts.length);
        for (int person = 0; person < ids.length; person++) {
            if (starts[person + 1] < 0 || starts[person + 1] > Integer.MAX_VALUE - starts[person]) {
                throw in.altered("the runs of a trait cannot be counted");
            }
            starts[person + 1] += starts[person];
        }
        DatedTrait trait = new DatedTrait(name, levels, ids, starts, in.getLongs(starts[ids.length]), report);
        if (!trait.isSound()) {
            throw in.altered("the runs of a trait are not in order");
        }
        return trait;
    }

    /** Whether each person's runs are in order, each changes something and has a level that there is. */
    private boolean isSound() {
        for (int person = 0; person < ids.length; person++) {
            int before = NOT_KNOWN;
            for (int i = first(person); i < end(person); i++) {
                int level = level(runs[i]);
                boolean inOrder = i == first(person) || day(runs[i - 1]) < day(runs[i]);
                if (!inOrder || level == before || level < NOT_KNOWN || level >= levels.size()) {
                    return false;
                }
                before = level;
            }
        }
        return true;
    }

    static long pack(int day, int level) {
        return (long) day << Integer.SIZE | Integer.toUnsignedLong(level);
    }

    static int day(long run) {
        return (int) (run >> Integer.SIZE);
    }

    static int level(long run) {
        return (int) run;
    }

    private int level(int person, long epochDay) {
        // What holds always begins no earlier than this.
        long day = Math.max(epochDay, TraitRow.ALWAYS);
        int first = first(person);
        int low = first;
        int high = end(person);
        // The last run that begins on the day or before it.
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (day(runs[middle]) <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == first ? NOT_KNOWN : level(runs[low - 1]);
    }

    private double number(int level) {
        if (firstNotNumber.isPresent()) {
            throw new IllegalArgumentException("trait '" + name + "' is not of numbers: '"
                    + Place.mask(firstNotNumber.get()) + "' is none; ask for its values with on");
        }
        return level == NOT_KNOWN ? Double.NaN : numbers[level];
    }

    private int first(int person) {
        return starts[Objects.checkIndex(person, ids.length)];
    }

    private int end(int person) {
        return starts[person + 1];
    }

    /** The first week whose eve is the day or later. */
    private static int firstWeekAfter(int day) {
        return (int) -Math.floorDiv(-(day + (long) FROM_THURSDAY_TO_EVE), 7);
    }

    private static double parse(String level) {
        return NUMBER.matcher(level).matches() ? Double.parseDouble(level.replace(',', '.')) : Double.NaN;
    }
}
