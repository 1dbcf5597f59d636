package dk.effekt.covariate;

import dk.effekt.calendar.Week;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Origin;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The covariates that come with effekt. All look only at weeks before time zero. */
public final class Covariates {

    private static final int SHORT_BLOCK = 4;
    private static final int LONG_BLOCK = 26;
    private static final int DETAILED_WEEKS = 52;
    private static final int LONGEST_HISTORY = 260;

    private Covariates() {}

    /**
     * A window of weeks that ends just before time zero.
     *
     * @param weeks its length, at least 1
     */
    public record Window(int weeks) {

        public Window {
            if (weeks < 1) {
                throw new IllegalArgumentException("a window of " + weeks + " weeks");
            }
        }
    }

    /** The last so many weeks before time zero. */
    public static Window last(int weeks) {
        return new Window(weeks);
    }

    /** Age in years on the Thursday of time zero, with the days as a fraction: days since birth divided by 365.25. */
    public static Covariate age() {
        return new Age();
    }

    /** Legal sex. */
    public static Covariate sex() {
        return new Simple(
                "sex",
                Clause.of("sex"),
                Covariate.Scale.CATEGORICAL,
                0,
                value -> Sex.values()[(int) value].name().toLowerCase(Locale.ROOT),
                register -> (timeline, week) ->
                        register.traits().sex(timeline.person()).ordinal());
    }

    /** Origin. */
    public static Covariate origin() {
        return new Simple(
                "origin",
                Clause.of("origin"),
                Covariate.Scale.CATEGORICAL,
                0,
                value -> Origin.values()[(int) value]
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'),
                register -> (timeline, week) ->
                        register.traits().origin(timeline.person()).ordinal());
    }

    /** Municipality code. */
    public static Covariate municipality() {
        return new Simple(
                "municipality",
                Clause.of("municipality"),
                Covariate.Scale.CATEGORICAL,
                0,
                value -> Integer.toString((int) value),
                register -> (timeline, week) -> register.traits().municipality(timeline.person()));
    }

    /**
     * The value of a {@linkplain Register#trait dated trait} on the eve of time zero's week, the Sunday before it; "unknown" is
     * the level of those of whom none is known then.
     *
     * @param name the trait's, such as {@code "education"}
     */
    public static Covariate trait(String name) {
        return new OfTrait.Level(name);
    }

    /**
     * The value of a {@linkplain Register#trait dated trait} on the eve of time zero's week, as a number; not known where the
     * trait is not.
     *
     * @param name that of a trait whose levels are all numbers
     */
    public static Covariate traitNumber(String name) {
        return new OfTrait.Amount(name);
    }

    /**
     * The number of weeks in a group of states within a window before time zero. Not known if a week of the window was not
     * observed.
     */
    public static Covariate weeksIn(StateGroup group, Window window) {
        return weeksBetween(
                "weeks in " + group + ", last " + window.weeks(),
                Clause.of("weeks-in").with("group", group.clause()).with("last", window.weeks()),
                group,
                window.weeks(),
                0);
    }

    /**
     * The history of a group of states in blocks that follow each other without a gap, the latest first: the last 52 weeks in
     * blocks of 4, the years before them in blocks of 26. Each is the number of weeks in the group within its block; not
     * known if a week of the block was not observed. A year and a half, {@code historyBlocks(group, last(78))}, has 14 blocks.
     *
     * <p>Matching on blocks compares people by when they were in the group, not only by how long. The blocks add up to
     * {@link #weeksIn} over the same weeks, which therefore does not belong beside them.
     *
     * @param window a multiple of 4 up to 52 weeks, or 52 weeks and a multiple of 26, up to 260
     */
    public static List<Covariate> historyBlocks(StateGroup group, Window window) {
        int weeks = window.weeks();
        int rest = weeks <= DETAILED_WEEKS ? weeks % SHORT_BLOCK : (weeks - DETAILED_WEEKS) % LONG_BLOCK;
        if (rest != 0 || weeks > LONGEST_HISTORY) {
            throw new IllegalArgumentException("a history of " + weeks + " weeks does not divide into blocks; ask for "
                    + SHORT_BLOCK + ", " + 2 * SHORT_BLOCK + ", … " + DETAILED_WEEKS + ", "
                    + (DETAILED_WEEKS + LONG_BLOCK) + ", … " + LONGEST_HISTORY + " weeks");
        }
        List<Covariate> blocks = new ArrayList<>();
        for (int near = 0; near < weeks; ) {
            int far = near + (near < DETAILED_WEEKS ? SHORT_BLOCK : LONG_BLOCK);
            blocks.add(weeksBetween(
                    "weeks in " + group + ", " + (near + 1) + "–" + far + " weeks before",
                    Clause.of("history-block").with("group", group.clause()).with("farthestWeek", far),
                    group,
                    far,
                    near));
            near = far;
        }
        return List.copyOf(blocks);
    }

    /** The weeks in a group, from so many weeks before time zero to just before so many. */
    private static Covariate weeksBetween(String name, Clause what, StateGroup group, int far, int near) {
        return new OfGroup(
                name,
                what,
                group,
                far,
                set -> (timeline, week) -> timeline.weeksInIfAllKnown(set, week - far, week - near));
    }

    /** {@link #currentSpellLength(StateGroup)} on income-replacement benefit, {@link StateGroup#BENEFIT}. */
    public static Covariate currentSpellLength() {
        return currentSpellLength(StateGroup.BENEFIT);
    }

    /**
     * The number of weeks in a row in a group of states, up to the week before time zero; 0 if that week is not in it. A spell
     * that began before the register does is counted from the register's first week.
     */
    public static Covariate currentSpellLength(StateGroup group) {
        return new OfGroup(
                "weeks running in " + group,
                Clause.of("current-spell-length").with("group", group.clause()),
                group,
                1,
                set -> (timeline, week) -> timeline.weeksRunning(set, week - 1));
    }

    /**
     * A number in bands, as categories: {@code bands(age(), 25, 30)} tells those below 25, from 25 to below 30, and from 30.
     *
     * @param from the lower limits of all bands but the first, ascending
     */
    public static Covariate bands(Covariate number, double... from) {
        return new Bands(number, Arrays.stream(from).boxed().toList());
    }

    /**
     * What is known of the person's municipality in the month before the start, such as its unemployment rate.
     *
     * @param name what it is, such as {@code local unemployment}
     * @param values by municipality code and month, NaN where it is not known, otherwise finite; persons of others are not known
     */
    public static Covariate ofMunicipality(String name, Map<Integer, Map<YearMonth, Double>> values) {
        return new LocalSeries(name, values);
    }

    /**
     * Days from a birthday to the Monday of time zero's week, negative before it: what a rule of age runs on, with its cutoff at 0.
     * Not known without a birth date. A register of weeks does not say on which day of its week a spell begins, so that from −6 to
     * −1 the side of the birthday is not certain.
     *
     * @param years which birthday, such as 30
     */
    public static Covariate daysSinceBirthday(int years) {
        return new DaysSinceBirthday(years);
    }

    /** The calendar year of the start, as a category: under what circumstances people started. */
    public static Covariate startYear() {
        return new StartYear();
    }

    /** Time zero itself, in weeks since 1970-W01: holds calendar time apart where it is not matched on exactly. */
    public static Covariate calendarWeek() {
        return new Simple(
                "calendar week",
                Clause.of("calendar-week"),
                Covariate.Scale.NUMERIC,
                0,
                value -> "",
                register -> (timeline, week) -> week);
    }

    private record Age() implements Covariate {

        @Override
        public String name() {
            return "age";
        }

        @Override
        public List<String> missingIn(Register register) {
            return register.size() > 0
                            && IntStream.range(0, register.size())
                                    .noneMatch(person ->
                                            register.traits().birthDate(person).isPresent())
                    ? List.of(
                            "'age' needs birth dates, of which the register has none; read an extract with that column")
                    : List.of();
        }

        @Override
        public Measure in(Register register) {
            return (timeline, week) -> register.traits()
                    .birthDate(timeline.person())
                    .map(birth -> ChronoUnit.DAYS.between(
                                    birth, Week.ofEpochWeek(week).thursday())
                            / 365.25)
                    .orElse(Double.NaN);
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(Clause.of("age"));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private interface Binding {
        Covariate.Measure bind(Register register);
    }

    private interface SetBinding {
        Covariate.Measure bind(StateSet set);
    }

    private interface Levels {
        String name(double value);
    }

    private record Simple(
            String name, Clause what, Covariate.Scale scale, int historyWeeks, Levels levels, Binding binding)
            implements Covariate {

        @Override
        public String level(double value) {
            return levels.name(value);
        }

        @Override
        public Measure in(Register register) {
            return binding.bind(register);
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(what);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record OfGroup(String name, Clause what, StateGroup group, int historyWeeks, SetBinding binding)
            implements Covariate {

        @Override
        public List<StateGroup> groups() {
            return List.of(group);
        }

        @Override
        public Measure in(Register register) {
            return binding.bind(group.in(register.codebook()));
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(what);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
