package dk.effekt.study;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.internal.Missing;
import dk.effekt.internal.Suggest;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A register as a long panel: for each municipality, or value of another covariate, and each period the mean over a population. What
 * {@link dk.effekt.experiment.DifferenceInDifferences} takes where whole municipalities begin a programme, and nobody in them can be said
 * not to be in it (Callaway and Sant'Anna 2021):
 *
 * <pre>{@code
 * Table panel = GroupPanel.share(JOB_OR_EDUCATION, age(18, 30), municipality())
 *         .starting(Map.of("101", LocalDate.of(2020, 1, 1), "751", LocalDate.of(2021, 1, 1)))
 *         .toTable(register);
 * DifferenceInDifferences.on(panel).unit("municipality").period("period").firstTreated("first treated")
 *         .outcome("job-or-education").weightedBy("weight").estimate();
 * }</pre>
 *
 * <p>Ask about a population that the programme does not change, such as all of an age: among those on a benefit, a programme that makes
 * people leave it changes who is counted. People of unknown municipality have "0" as theirs; {@code not(municipality(0))} leaves them
 * out. Each method but the last gives a new sentence. Immutable.
 */
public final class GroupPanel {

    private final Quantity quantity;
    private final Criterion among;
    private final Covariate by;
    private final CalendarPeriod period;
    private final SortedMap<String, LocalDate> starts;

    private GroupPanel(
            Quantity quantity,
            Criterion among,
            Covariate by,
            CalendarPeriod period,
            SortedMap<String, LocalDate> starts) {
        this.quantity = quantity;
        this.among = among;
        this.by = by;
        this.period = period;
        this.starts = starts;
    }

    /**
     * The share of a population's weeks that lie in a group of states, by quarter. A person counts in the weeks in which the criterion
     * is met and it is known if they lie in the group.
     *
     * @param by what a person's unit is: categories, as of the first week of each period
     */
    public static GroupPanel share(StateGroup group, Criterion among, Covariate by) {
        return of(new Share(group), among, by);
    }

    /**
     * The mean of an outcome in a week since the first of each quarter, over those who meet the criterion in that first week and of
     * whom the outcome is observed.
     *
     * @param week since the first of the period, 0 or more
     * @param by what a person's unit is: categories, as of the first week of each period
     */
    public static GroupPanel mean(Outcome outcome, int week, Criterion among, Covariate by) {
        if (week < 0) {
            throw new IllegalArgumentException("week " + week + " since the first of a period; it is 0 or more");
        }
        return of(new Mean(outcome, week), among, by);
    }

    private static GroupPanel of(Quantity quantity, Criterion among, Covariate by) {
        if (by.scale() != Covariate.Scale.CATEGORICAL) {
            throw new IllegalArgumentException(
                    "'" + by.name() + "' is a number and makes no groups; give bands(…) of it");
        }
        return new GroupPanel(
                quantity, among, by, CalendarPeriod.QUARTER, Collections.unmodifiableSortedMap(new TreeMap<>()));
    }

    /** The same by another period than quarters. */
    public GroupPanel every(CalendarPeriod newPeriod) {
        return new GroupPanel(quantity, among, by, newPeriod, starts);
    }

    /**
     * The same with units that start something.
     *
     * @param dates of each unit that starts the first day, which begins a period; others never start
     */
    public GroupPanel starting(Map<String, LocalDate> dates) {
        return new GroupPanel(quantity, among, by, period, Collections.unmodifiableSortedMap(new TreeMap<>(dates)));
    }

    /**
     * The panel: a row for each unit and each period that the register covers as a whole, in that order; none where nobody counts.
     *
     * <ul>
     *   <li>the unit, under the name of the covariate; persons of whom that is not known are in none;
     *   <li>{@code period}, as {@link CalendarPeriod} counts them;
     *   <li>the mean, under the name of the group or outcome;
     *   <li>{@code persons} that it rests on, and {@code observations}: their weeks of a share, themselves of an outcome;
     *   <li>{@code weight}, the persons of the unit's first row, in all of its rows: a weight that the programme cannot change;
     *   <li>{@code first treated}, the period in which the unit starts, 0 if it never does.
     * </ul>
     *
     * @throws IllegalArgumentException if the register lacks what is asked or covers no whole period, nobody counts, a start is of no
     *     unit, or no period begins on its day
     */
    public Table toTable(Register register) {
        Missing.requireNoneOr(
                "\"" + this + "\" cannot be had of this register",
                Stream.of(quantity.missingIn(register), among.missingIn(register), by.missingIn(register))
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
        int[] periods = periods(register.span());
        SortedMap<String, Cell[]> cells = new TreeMap<>();
        // In the order of the blocks, so that sums of numbers that are not whole have the same bits on any executor.
        register.inBlocks(register.size(), (from, to) -> count(register, periods, from, to))
                .forEach(block -> block.forEach((unit, counted) -> {
                    Cell[] all = cells.computeIfAbsent(unit, u -> cells(periods.length));
                    for (int p = 0; p < periods.length; p++) {
                        all[p].add(counted[p]);
                    }
                }));
        return table(cells, periods);
    }

    private SortedMap<String, Cell[]> count(Register register, int[] periods, int from, int to) {
        Criterion.Test population = among.in(register);
        Covariate.Measure unit = by.in(register);
        Counter counter = quantity.in(register);
        SortedMap<String, Cell[]> cells = new TreeMap<>();
        for (int person = from; person < to; person++) {
            Timeline timeline = register.timeline(person);
            WeekSet eligible = population.weeks(timeline);
            for (int p = 0; p < periods.length && !eligible.isEmpty(); p++) {
                WeekSpan weeks = period.weeks(periods[p]);
                Cell cell = counter.count(timeline, eligible, weeks);
                double value = unit.at(timeline, weeks.start().epochWeek());
                if (cell.observations > 0 && !Double.isNaN(value)) {
                    cells.computeIfAbsent(by.level(register, value), u -> cells(periods.length))[p].add(cell);
                }
            }
        }
        return cells;
    }

    /** The periods that lie in a span as a whole. */
    private int[] periods(WeekSpan span) {
        int first = period.number(span.start());
        int last = period.number(span.end());
        return IntStream.rangeClosed(first, last)
                .filter(number -> {
                    WeekSpan weeks = period.weeks(number);
                    return weeks.intersect(span).equals(weeks);
                })
                .toArray();
    }

    private Table table(SortedMap<String, Cell[]> cells, int[] periods) {
        starts.keySet().stream()
                .filter(unit -> !cells.containsKey(unit))
                .findFirst()
                .ifPresent(unit -> {
                    throw new IllegalArgumentException(
                            "'" + by.name() + "' has no value " + Suggest.quoted(unit, cells.keySet()));
                });
        List<Row> rows = cells.entrySet().stream()
                .flatMap(unit -> rows(unit.getKey(), unit.getValue(), periods))
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("\"" + this + "\" finds nobody in a whole period");
        }
        return Table.builder()
                .category(by.name(), rows.stream().map(Row::unit).toArray(String[]::new))
                .number("period", rows.stream().mapToInt(Row::period).toArray())
                .number(quantity.name(), rows.stream().mapToDouble(Row::mean).toArray())
                .number(
                        "persons",
                        rows.stream().mapToDouble(row -> row.cell.persons).toArray())
                .number(
                        "observations",
                        rows.stream().mapToDouble(row -> row.cell.observations).toArray())
                .number("weight", rows.stream().mapToDouble(Row::weight).toArray())
                .number("first treated", rows.stream().mapToInt(Row::start).toArray())
                .build();
    }

    private record Row(String unit, int period, Cell cell, double weight, int start) {
        double mean() {
            return cell.sum / cell.observations;
        }
    }

    private Stream<Row> rows(String unit, Cell[] ofPeriods, int[] periods) {
        int[] seen = IntStream.range(0, periods.length)
                .filter(p -> ofPeriods[p].observations > 0)
                .toArray();
        LocalDate date = starts.get(unit);
        int start = date == null ? 0 : period.beginningOn(date);
        return IntStream.of(seen)
                .mapToObj(p -> new Row(unit, periods[p], ofPeriods[p], ofPeriods[seen[0]].persons, start));
    }

    /** What is averaged. */
    private interface Quantity {
        String name();

        List<String> missingIn(Register register);

        Counter in(Register register);
    }

    /** What a person adds to a period. */
    private interface Counter {
        Cell count(Timeline timeline, WeekSet eligible, WeekSpan period);
    }

    private static final class Cell {
        private double sum;
        private long observations;
        private long persons;

        Cell(double sum, long observations) {
            this.sum = sum;
            this.observations = observations;
            this.persons = observations > 0 ? 1 : 0;
        }

        void add(Cell other) {
            sum += other.sum;
            observations += other.observations;
            persons += other.persons;
        }
    }

    private static Cell[] cells(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Cell(0, 0)).toArray(Cell[]::new);
    }

    private record Share(StateGroup group) implements Quantity {

        @Override
        public String name() {
            return group.name();
        }

        @Override
        public List<String> missingIn(Register register) {
            return group.missingIn(register);
        }

        @Override
        public Counter in(Register register) {
            StateSet set = group.in(register.codebook());
            return (timeline, eligible, period) -> {
                WeekSet weeks = eligible.and(WeekSet.of(period));
                double in = weeks.and(timeline.weeks(set)).weeks();
                return new Cell(in, weeks.minus(timeline.weeks(set.unknowns())).weeks());
            };
        }
    }

    private record Mean(Outcome outcome, int week) implements Quantity {

        @Override
        public String name() {
            return outcome.name();
        }

        @Override
        public List<String> missingIn(Register register) {
            return outcome.missingIn(register);
        }

        @Override
        public Counter in(Register register) {
            Outcome.Measure measure = outcome.in(register);
            double[] path = new double[week + 1];
            return (timeline, eligible, period) -> {
                Week first = period.start();
                if (!eligible.contains(first)) {
                    return new Cell(0, 0);
                }
                measure.path(timeline, first.epochWeek(), path);
                return Double.isNaN(path[week]) ? new Cell(0, 0) : new Cell(path[week], 1);
            };
        }
    }

    /** {@code job-or-education by municipality and quarter}. */
    @Override
    public String toString() {
        return quantity.name() + " by " + by.name() + " and "
                + period.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
