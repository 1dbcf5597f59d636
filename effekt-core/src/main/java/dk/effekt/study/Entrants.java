package dk.effekt.study;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.internal.TextTable;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Those who entered a group of states, and what became of them; {@link EntryCohorts} finds them. Immutable. */
public final class Entrants {

    private static final int LEFT = 0;

    /**
     * @param columns without that of having left
     */
    record Source(StateGroup group, SpellRule rule, CalendarPeriod period, RowColumns columns) {}

    private final Source source;
    private final Cohort cohort;
    /** Having left, and then the outcomes of the columns. */
    private final OutcomeMatrix measured;

    private final Optional<Begun> begun;

    Entrants(Source source, Cohort cohort, OutcomeMatrix measured, Optional<Begun> begun) {
        this.source = source;
        this.cohort = cohort;
        this.measured = measured;
        this.begun = begun;
    }

    /**
     * A row for each entry, in the order of weeks and persons:
     *
     * <ul>
     *   <li>{@code person}, the person's number in the register; who enters twice has two rows;
     *   <li>{@code week} of entry, in weeks since 1970-W01, and {@code period}, as {@link CalendarPeriod} counts them;
     *   <li>the covariates, by their names;
     *   <li>{@code left by week k}: 1 if the spell has ended, its first week away being k weeks after entry or fewer, and 0 if not;
     *   <li>{@code … at week k}, each outcome by its name;
     *   <li>{@code weeks to start}, where participations were given: from entry to the first course that begins in that week or
     *       later, or whose end says that it runs then, negative in that case. Missing if there is none.
     * </ul>
     *
     * What is not observed, as it is of those who entered too shortly before the register ends, is missing; {@link #table} counts it.
     */
    public Table toTable() {
        Table.Builder table = described();
        for (int week : source.columns().weeks()) {
            table.number("left by week " + week, RowColumns.column(measured, LEFT, week));
        }
        source.columns().follow(measured, 1, table);
        begun.ifPresent(b -> table.number("weeks to start", b.weeks()));
        return table.build();
    }

    /**
     * A row for each entry and each of some weeks since, in which the person could still leave: one who had not by the week before.
     * With the columns of {@link #toTable} up to the covariates, {@code week since entry}, and {@code leaves}, 1 if the first week
     * away is this one. Its mean is the hazard of leaving. Weeks in which that is not observed have no row.
     *
     * @param first at least 1
     * @param last no later than the last week that people are followed to
     * @throws IllegalArgumentException if the weeks are others, or nobody is there
     */
    public Table personWeeks(int first, int last) {
        requireWeeks(first, last);
        IntStream.Builder rows = IntStream.builder();
        IntStream.Builder weeks = IntStream.builder();
        for (int row = 0; row < cohort.size(); row++) {
            for (int week = first; week <= last && left(row, week - 1) == 0; week++) {
                if (!Double.isNaN(left(row, week))) {
                    rows.add(row);
                    weeks.add(week);
                }
            }
        }
        int[] of = rows.build().toArray();
        int[] since = weeks.build().toArray();
        if (of.length == 0) {
            throw new IllegalArgumentException("nobody is there in weeks " + first + " to " + last + " since entry");
        }
        double[] leaves = new double[of.length];
        Arrays.setAll(leaves, i -> left(of[i], since[i]));
        return described()
                .build()
                .take(of)
                .withNumber("week since entry", since)
                .withNumber("leaves", leaves);
    }

    /** The entries as person-weeks at time zero, in the order of the rows. */
    public Cohort cohort() {
        return cohort;
    }

    /** How many entries were found, and what each condition cost. */
    public Attrition attrition() {
        return cohort.attrition();
    }

    /** The group of states that was entered. */
    public StateGroup group() {
        return source.group();
    }

    /** By which periods entries are counted together. */
    public CalendarPeriod period() {
        return source.period();
    }

    /** The intervention whose participations were given. */
    public Optional<String> intervention() {
        return begun.map(Begun::intervention);
    }

    /** The last week since entry to which people are followed. */
    public int horizon() {
        return measured.horizon();
    }

    /** How many had begun the intervention by a week since entry, without having left before it; 0 if none was given. */
    public int begunBy(int week) {
        return (int) starts(week).count();
    }

    /** The first week since entry in which somebody of whom {@link #begunBy} tells begins. */
    OptionalInt firstStart(int week) {
        return starts(week).map(row -> (int) weeksToStart(row)).min();
    }

    private IntStream starts(int week) {
        return IntStream.range(0, cohort.size())
                .filter(row -> weeksToStart(row) <= week && left(row, Math.max((int) weeksToStart(row), 0)) != 1);
    }

    private double weeksToStart(int row) {
        return begun.map(b -> b.weeks()[row]).orElse(Double.NaN);
    }

    double left(int row, int week) {
        return measured.value(LEFT, row, week);
    }

    void requireWeeks(int first, int last) {
        if (first < 1 || last < first || last > horizon()) {
            throw new IllegalArgumentException(
                    "weeks " + first + " to " + last + " since entry; people are followed from 1 to " + horizon()
                            + ", and atWeeks(…) follows them longer");
        }
    }

    private Table.Builder described() {
        int[] period = new int[cohort.size()];
        Arrays.setAll(period, row -> source.period().number(Week.ofEpochWeek(cohort.week(row))));
        Table.Builder table = Table.builder();
        source.columns().describe(cohort, table);
        return table.number("period", period);
    }

    /** What became of the entries, and in each week how many of those observed had left, in 80 columns. */
    public String table() {
        TextTable weeks = TextTable.of("weeks since entry", "observed", "left", "share", "begun");
        for (int week : source.columns().weeks()) {
            long observed = count(week, value -> !Double.isNaN(value));
            long left = count(week, value -> value == 1);
            weeks.add(
                    Integer.toString(week),
                    String.format(Locale.ROOT, "%,d", observed),
                    String.format(Locale.ROOT, "%,d", left),
                    observed == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * left / observed),
                    begun.isPresent() ? String.format(Locale.ROOT, "%,d", begunBy(week)) : "");
        }
        return attrition().table() + '\n' + weeks.fitting(TextTable.WIDTH);
    }

    private interface Of {
        boolean test(double value);
    }

    private long count(int week, Of value) {
        return IntStream.range(0, cohort.size())
                .filter(row -> value.test(left(row, week)))
                .count();
    }

    /** {@code 1,203 entries to educational-assistance by full calendar month}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d entries to %s by %s", cohort.size(), source.group(), source.rule());
    }
}
