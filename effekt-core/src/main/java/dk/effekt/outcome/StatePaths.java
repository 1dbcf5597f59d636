package dk.effekt.outcome;

import dk.effekt.cohort.Cohort;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.register.Grouping;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where people are, week by week since time zero, and how they move: what sequence analysis calls the state distribution, with
 * the mean time in each state and the transitions from one week to the next. Immutable.
 *
 * <p>Each observed week of a person is in one of the states asked for or in {@value #OTHER}. A week of which that cannot be
 * told counts in no state, and neither do the moves into it and out of it; {@link #observed(int)} says how much is left. Rows
 * carry weights, so that the untreated of a matched sample can be followed as they are compared.
 */
public final class StatePaths {

    /** The state of a week that is in none of those asked for. */
    public static final String OTHER = "other";

    private static final int UNKNOWN = -1;
    private static final int ROW_EVERY = 13;

    private final List<String> states;
    /** By state and week, the weight of the rows that are there. */
    private final double[][] there;
    /** By state and next state, the weight of the moves from one week to the next. */
    private final double[][] moves;
    /** By state and week, the number of different persons who are there. */
    private final int[][] persons;

    private StatePaths(List<String> states, double[][] there, double[][] moves, int[][] persons) {
        this.states = states;
        this.there = there;
        this.moves = moves;
        this.persons = persons;
    }

    private static StatePaths none(List<String> states, int horizon) {
        int size = states.size();
        return new StatePaths(
                states, new double[size][horizon + 1], new double[size][size], new int[size][horizon + 1]);
    }

    /**
     * Follows the rows of a cohort.
     *
     * @param weights for each row its weight; rows of weight 0 are not followed
     * @param groups the states, none of which may share a week with another
     * @param horizon the last week since time zero, inclusive
     * @throws IllegalArgumentException if a weight is negative or not finite, two groups overlap or share a name, or the
     *     register lacks what a group asks for
     */
    public static StatePaths follow(Cohort cohort, double[] weights, List<StateGroup> groups, int horizon) {
        return through(cohort, weights, Optional.empty(), disjoint(cohort.register(), groups), horizon);
    }

    /** The same, of untreated rows until their persons start themselves; those left count for them. */
    public static StatePaths follow(
            Cohort cohort, double[] weights, CensoringWeights censoring, List<StateGroup> groups, int horizon) {
        return through(cohort, weights, Optional.of(censoring), disjoint(cohort.register(), groups), horizon);
    }

    /**
     * Follows the rows of a cohort through the classes of a grouping. Weeks in no class, such as those out of scope, are in
     * {@value #OTHER}.
     *
     * @param weights for each row its weight; rows of weight 0 are not followed
     * @param horizon the last week since time zero, inclusive
     * @throws IllegalArgumentException if a weight is negative or not finite, a class is called {@value #OTHER}, or a class
     *     asks for the employment ratio and the register lacks it
     */
    public static StatePaths follow(Cohort cohort, double[] weights, Grouping grouping, int horizon) {
        return through(cohort, weights, Optional.empty(), classes(cohort, grouping), horizon);
    }

    /** The same, of untreated rows until their persons start themselves; those left count for them. */
    public static StatePaths follow(
            Cohort cohort, double[] weights, CensoringWeights censoring, Grouping grouping, int horizon) {
        return through(cohort, weights, Optional.of(censoring), classes(cohort, grouping), horizon);
    }

    private static List<StateSet> classes(Cohort cohort, Grouping grouping) {
        if (grouping.usesEmployment() && !cohort.register().has(MonthlySeries.EMPLOYMENT_RATIO)) {
            throw new IllegalArgumentException("grouping '" + grouping.name()
                    + "' needs the monthly employment ratio, which the register lacks; "
                    + "read an extract with columns grad_YYYY_MM");
        }
        return grouping.classes();
    }

    private static StatePaths through(
            Cohort cohort, double[] weights, Optional<CensoringWeights> censoring, List<StateSet> sets, int horizon) {
        if (weights.length != cohort.size()) {
            throw new IllegalArgumentException(weights.length + " weights for " + cohort.size() + " rows");
        }
        if (horizon < 0) {
            throw new IllegalArgumentException("horizon " + horizon + " is negative");
        }
        List<String> names = new ArrayList<>(sets.stream().map(StateSet::name).toList());
        names.add(OTHER);
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("states have the same name twice: " + names);
        }
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + weights[row] + " of row " + row);
            }
        }
        StatePaths none = none(List.copyOf(names), horizon);
        Optional<CensoringWeights.Followed> followed = censoring.map(of -> of.following(cohort, weights));
        List<List<Integer>> rows = rowsOfPersons(cohort, weights);
        return cohort
                .register()
                .inBlocks(
                        rows.size(), (from, to) -> none.follow(cohort, weights, followed, sets, rows.subList(from, to)))
                .stream()
                .reduce(none, StatePaths::plus);
    }

    /** The rows in use of each person, in the order of the persons' first rows. */
    private static List<List<Integer>> rowsOfPersons(Cohort cohort, double[] weights) {
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0) {
                rows.computeIfAbsent(cohort.person(row), person -> new ArrayList<>(1))
                        .add(row);
            }
        }
        return List.copyOf(rows.values());
    }

    /** The paths of some persons, through the states and up to the horizon of this. */
    private StatePaths follow(
            Cohort cohort,
            double[] weights,
            Optional<CensoringWeights.Followed> followed,
            List<StateSet> sets,
            List<List<Integer>> rowsOfPersons) {
        StatePaths some = none(states, horizon());
        int[] path = new int[horizon() + 1];
        double[] counts = new double[path.length];
        for (List<Integer> rows : rowsOfPersons) {
            boolean[][] isThere = new boolean[states.size()][path.length];
            for (int row : rows) {
                walk(cohort.register().timeline(cohort.person(row)), cohort.week(row), sets, path);
                Arrays.fill(counts, 1);
                if (followed.isPresent() && followed.get().isFollowed(row)) {
                    followed.get().path(row, counts);
                }
                count(path, weights[row], counts, some.there, some.moves);
                for (int week = 0; week < path.length; week++) {
                    if (path[week] != UNKNOWN && counts[week] > 0 && !isThere[path[week]][week]) {
                        isThere[path[week]][week] = true;
                        some.persons[path[week]][week]++;
                    }
                }
            }
        }
        return some;
    }

    private StatePaths plus(StatePaths other) {
        int[][] sum = new int[persons.length][];
        for (int state = 0; state < sum.length; state++) {
            sum[state] = persons[state].clone();
            for (int week = 0; week < sum[state].length; week++) {
                sum[state][week] += other.persons[state][week];
            }
        }
        return new StatePaths(states, sum(there, other.there), sum(moves, other.moves), sum);
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                sum[i][j] = a[i][j] + b[i][j];
            }
        }
        return sum;
    }

    /** The names of the states, as they were asked for, with {@value #OTHER} at the end. */
    public List<String> states() {
        return states;
    }

    /** The last week since time zero. */
    public int horizon() {
        return there[0].length - 1;
    }

    /** The weight of the rows whose state is known in a week. */
    public double observed(int week) {
        double sum = 0;
        for (double[] of : there) {
            sum += of[week(week)];
        }
        return sum;
    }

    /** The share of those observed in a week that are in a state; NaN if nobody is observed. */
    public double share(String state, int week) {
        return there[indexOf(state)][week(week)] / observed(week);
    }

    /** The number of different persons in a state in a week, on whom its share rests, whatever they weigh. */
    public int persons(String state, int week) {
        return persons[indexOf(state)][week(week)];
    }

    /**
     * The mean number of weeks in a state, from time zero through the horizon: the sum of the weekly shares. Where weeks are
     * not observed for everybody, each week is taken to be for the others as for those observed.
     */
    public double meanWeeks(String state) {
        double sum = 0;
        for (int week = 0; week <= horizon(); week++) {
            sum += share(state, week);
        }
        return sum;
    }

    /**
     * Of the person-weeks in one state that are followed by an observed week, the share followed by a week in another state, or
     * the same; NaN if there is none.
     */
    public double transition(String from, String to) {
        double[] out = moves[indexOf(from)];
        double sum = 0;
        for (double weight : out) {
            sum += weight;
        }
        return out[indexOf(to)] / sum;
    }

    /** Shares in percent every thirteenth week and at the horizon, then the mean weeks. */
    public String table() {
        List<String> heads = new ArrayList<>(List.of("week"));
        heads.addAll(states);
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (int week = 0; week <= horizon(); week++) {
            if (week % ROW_EVERY == 0 || week == horizon()) {
                int at = week;
                table.add(cells(Integer.toString(week), state -> 100 * share(state, at)));
            }
        }
        return table.add(cells("mean weeks", this::meanWeeks)).toString();
    }

    /** The {@linkplain #transition transitions} in percent: from the state of a row to that of a column, a week later. */
    public String transitionTable() {
        List<String> heads = new ArrayList<>(List.of("from, to"));
        heads.addAll(states);
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        states.forEach(from -> table.add(cells(from, to -> 100 * transition(from, to))));
        return table.toString();
    }

    /** One line: {@code paths through job, education, other in weeks 0 to 78}. */
    @Override
    public String toString() {
        return "paths through " + String.join(", ", states) + " in weeks 0 to " + horizon();
    }

    private String[] cells(String head, java.util.function.ToDoubleFunction<String> value) {
        List<String> cells = new ArrayList<>(List.of(head));
        for (String state : states) {
            double number = value.applyAsDouble(state);
            cells.add(Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.1f", number));
        }
        return cells.toArray(String[]::new);
    }

    private int indexOf(String state) {
        int at = states.indexOf(state);
        if (at < 0) {
            throw new IllegalArgumentException("no state " + Suggest.quoted(state, states));
        }
        return at;
    }

    private int week(int week) {
        if (week < 0 || week > horizon()) {
            throw new IllegalArgumentException("week " + week + " is not from 0 to " + horizon());
        }
        return week;
    }

    private static List<StateSet> disjoint(Register register, List<StateGroup> groups) {
        List<String> missing = groups.stream()
                .flatMap(group -> group.missingIn(register).stream())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", missing));
        }
        List<StateSet> sets =
                groups.stream().map(group -> group.in(register.codebook())).toList();
        for (int i = 0; i < sets.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (sets.get(i).intersects(sets.get(j))) {
                    throw new IllegalArgumentException("a week can be in '" + sets.get(j) + "' and in '" + sets.get(i)
                            + "' at once; ask for states that exclude each other");
                }
            }
        }
        return sets;
    }

    /** Writes for each week the number of the person's state. */
    private static void walk(Timeline timeline, int startWeek, List<StateSet> sets, int[] path) {
        double[] member = new double[path.length];
        Arrays.fill(path, sets.size());
        for (int state = 0; state < sets.size(); state++) {
            timeline.membership(sets.get(state), startWeek, member);
            for (int k = 0; k < path.length; k++) {
                if (member[k] == 1) {
                    path[k] = state;
                } else if (Double.isNaN(member[k]) && path[k] == sets.size()) {
                    path[k] = UNKNOWN;
                }
            }
        }
    }

    private static void count(int[] path, double weight, double[] counts, double[][] there, double[][] moves) {
        for (int k = 0; k < path.length; k++) {
            if (path[k] != UNKNOWN) {
                there[path[k]][k] += weight * counts[k];
                if (k > 0 && path[k - 1] != UNKNOWN) {
                    moves[path[k - 1]][path[k]] += weight * counts[k];
                }
            }
        }
    }
}
