package dk.effekt.effect;

import com.google.common.primitives.Doubles;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import dk.effekt.matching.MatchedSample;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The effect on each of several groups of participants, with what keeps readers from finding one by chance: p-values adjusted for
 * the number of groups (Holm 1979), and a test of whether the effects differ at all. Outcomes and weeks are each by themselves.
 * Immutable.
 *
 * <p>Of matched pairs a group is the participants in it with those whom they were matched with, whatever group these are in; of
 * strata and weights it is the rows of both arms in it. The groups may share persons, whose part in both is counted.
 *
 * @param by what makes the groups, such as {@code age}
 * @param reading how it may be read
 * @param groups one for each group, outcome and week, in that order
 * @param adjustedOver how many groups p-values of an outcome in a week are adjusted over: these, or these and those of the other
 *     groupings that were declared with them
 * @param interactions one for each outcome and week: whether groups differ
 * @param notes what is to be said of how the effects were found
 */
public record SubgroupEffects(
        String by,
        Reading reading,
        List<Group> groups,
        int adjustedOver,
        List<Interaction> interactions,
        List<String> notes) {

    /** How a comparison of groups may be read. */
    public enum Reading {
        /** The groups were named before outcomes were looked at, and are known at the start. */
        PRE_DECLARED("declared before the outcomes were seen"),
        /** The groups were found in the same data. */
        EXPLORATORY("exploratory: found in the same data, to be tested on other"),
        /** What makes the groups is decided after the start, by what also moves the outcome. */
        NOT_CAUSAL("not causal: decided after the start; a difference between groups is no effect of what makes them");

        private final String text;

        Reading(String text) {
            this.text = text;
        }

        /** The reading in words. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The effect on a group.
     *
     * @param level the group
     * @param effect on the outcome in the week
     * @param adjustedP its p-value by Holm's procedure, over {@link SubgroupEffects#adjustedOver} groups; NaN without standard error
     */
    public record Group(String level, Effect effect, double adjustedP) {}

    /**
     * A test of no difference between the groups (Wald), by the covariance of their effects.
     *
     * @param outcome the outcome's name
     * @param when the week
     * @param statistic chi-squared under no difference
     * @param degrees of freedom; 0 if fewer than two groups have an effect
     * @param pValue NaN if there is no test
     */
    public record Interaction(String outcome, String when, double statistic, int degrees, double pValue) {}

    public SubgroupEffects {
        groups = List.copyOf(groups);
        interactions = List.copyOf(interactions);
        notes = List.copyOf(notes);
    }

    /**
     * Estimates the effect on each group.
     *
     * @param by what makes the groups
     * @param levelOfRow the group of each row of the sample; empty for rows in none
     * @param sample who is compared with whom
     * @param outcomes measured for every row of the sample
     * @param weeks in which outcomes are looked at
     * @param persons for each row the person it belongs to
     * @param contrast what the treated are compared with, for the estimand's name
     * @throws IllegalArgumentException if the estimator lacks something, sizes do not fit, or nobody is in a group
     */
    public static SubgroupEffects of(
            String by,
            Reading reading,
            String[] levelOfRow,
            EffectEstimator estimator,
            MatchedSample sample,
            OutcomeMatrix outcomes,
            int[] weeks,
            int[] persons,
            String contrast) {
        if (levelOfRow.length != sample.units().size()) {
            throw new IllegalArgumentException(
                    levelOfRow.length + " groups for " + sample.units().size() + " rows");
        }
        int perLevel = outcomes.outcomes().size() * weeks.length;
        boolean isOfPairs = sample.kind() == MatchedSample.Kind.PAIRS;
        List<String> levels = IntStream.of(sample.rowsInUse())
                .filter(row -> !isOfPairs || sample.units().isFocal(row))
                .mapToObj(row -> levelOfRow[row])
                .filter(level -> !level.isEmpty())
                .distinct()
                .sorted(SubgroupEffects::compare)
                .toList();
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("by " + by
                    + " nobody who is compared is in a group; name the group of each" + " row, empty for rows in none");
        }
        ColumnEstimation estimation =
                new ColumnEstimation(estimator, sample, outcomes, persons, levels.size() * perLevel);
        MatchedSample used = estimation.used();
        for (int level = 0; level < levels.size(); level++) {
            boolean[] isIn = new boolean[used.units().size()];
            for (int place = 0; place < isIn.length; place++) {
                isIn[place] = levelOfRow[estimation.row(place)].equals(levels.get(level))
                        && (!isOfPairs || used.units().isFocal(place));
            }
            for (int set = 0; isOfPairs && set < used.sets(); set++) {
                for (int i = 0; isIn[used.focal(set, 0)] && i < used.partners(set); i++) {
                    isIn[used.partner(set, i)] = true;
                }
            }
            List<ColumnEstimation.Column> columns = new ArrayList<>();
            for (int c = 0; c < perLevel; c++) {
                columns.add(
                        new ColumnEstimation.Column(level * perLevel + c, c / weeks.length, weeks[c % weeks.length]));
            }
            estimation.estimate(
                    columns,
                    IntStream.range(0, isIn.length).filter(place -> isIn[place]).toArray());
        }
        Joint joint = estimation.joint(sample.estimand() + " of " + contrast);
        Effect[] effects = new Effect[levels.size() * perLevel];
        Arrays.setAll(
                effects,
                i -> effect(
                        joint,
                        i,
                        outcomes.outcomes().get(i % perLevel / weeks.length),
                        weeks[i % weeks.length],
                        estimation));
        return of(by, reading, levels, effects, perLevel, estimation.notes());
    }

    private static SubgroupEffects of(
            String by, Reading reading, List<String> levels, Effect[] effects, int perLevel, List<String> notes) {
        List<Interaction> interactions = new ArrayList<>();
        for (int c = 0; c < perLevel; c++) {
            int column = c;
            interactions.add(interaction(IntStream.range(0, levels.size())
                    .mapToObj(level -> effects[level * perLevel + column])
                    .toList()));
        }
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < effects.length; i++) {
            groups.add(new Group(levels.get(i / perLevel), effects[i], effects[i].pValue()));
        }
        SubgroupEffects plain = new SubgroupEffects(by, reading, groups, levels.size(), interactions, notes);
        return adjustedTogether(List.of(plain)).get(0);
    }

    /**
     * The same groupings with p-values adjusted over the groups of all of them: who declares three groupings looks at the groups of
     * three.
     *
     * @param declared groupings of the same outcomes in the same weeks
     * @return in their order
     */
    public static List<SubgroupEffects> adjustedTogether(List<SubgroupEffects> declared) {
        List<Group> all =
                declared.stream().flatMap(grouping -> grouping.groups.stream()).toList();
        double[] adjusted = new double[all.size()];
        IntStream.range(0, adjusted.length)
                .boxed()
                .collect(Collectors.groupingBy(i -> family(all.get(i).effect)))
                .values()
                .forEach(family -> {
                    double[] p = holm(family.stream()
                            .mapToDouble(i -> all.get(i).effect.pValue())
                            .toArray());
                    for (int k = 0; k < p.length; k++) {
                        adjusted[family.get(k)] = p[k];
                    }
                });
        int over = (int) declared.stream().mapToLong(SubgroupEffects::levels).sum();
        List<SubgroupEffects> together = new ArrayList<>();
        int at = 0;
        for (SubgroupEffects grouping : declared) {
            List<Group> groups = new ArrayList<>();
            for (Group group : grouping.groups) {
                groups.add(new Group(group.level, group.effect, adjusted[at++]));
            }
            together.add(new SubgroupEffects(
                    grouping.by, grouping.reading, groups, over, grouping.interactions, grouping.notes));
        }
        return List.copyOf(together);
    }

    private static List<String> family(Effect effect) {
        return List.of(effect.outcome(), effect.when());
    }

    private long levels() {
        return groups.stream().map(Group::level).distinct().count();
    }

    private static Effect effect(
            Joint joint, int column, OutcomeMatrix.Column outcome, int week, ColumnEstimation estimation) {
        double[] weights = new double[joint.estimates().length];
        weights[column] = 1;
        EffectPath.Means means = estimation.means(column);
        return new Effect(
                joint,
                weights,
                outcome.name(),
                outcome.unit(),
                "week " + week,
                outcome.unit() == Outcome.Unit.SHARE ? 1 : week,
                means.treatedUnits(),
                means.controlPersons());
    }

    /** Numbers in their order, before words in theirs. */
    private static int compare(String a, String b) {
        Double first = Doubles.tryParse(a);
        Double second = Doubles.tryParse(b);
        if (first == null) {
            return second == null ? a.compareTo(b) : 1;
        }
        if (second == null) {
            return -1;
        }
        int order = first.compareTo(second);
        return order == 0 ? a.compareTo(b) : order;
    }

    /** Holm's (1979) step-down adjustment; those that are NaN are no tests. */
    static double[] holm(double[] pValues) {
        int[] order = IntStream.range(0, pValues.length)
                .filter(i -> !Double.isNaN(pValues[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[pValues.length];
        Arrays.fill(adjusted, Double.NaN);
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (order.length - i) * pValues[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    private static Interaction interaction(List<Effect> ofLevels) {
        Effect first = ofLevels.get(0);
        List<Effect> known =
                ofLevels.stream().filter(effect -> effect.standardError() > 0).toList();
        int degrees = known.size() - 1;
        if (degrees < 1) {
            return new Interaction(first.outcome(), first.when(), Double.NaN, 0, Double.NaN);
        }
        double[] differences = new double[degrees];
        double[][] covariance = new double[degrees][degrees];
        Effect base = known.get(0);
        for (int a = 0; a < degrees; a++) {
            Effect one = known.get(a + 1);
            differences[a] = one.estimate() - base.estimate();
            for (int b = 0; b < degrees; b++) {
                Effect other = known.get(b + 1);
                covariance[a][b] =
                        one.covariance(other) - one.covariance(base) - base.covariance(other) + base.covariance(base);
            }
        }
        SingularValueDecomposition solved = new SingularValueDecomposition(new Array2DRowRealMatrix(covariance, false));
        ArrayRealVector d = new ArrayRealVector(differences, false);
        double statistic = d.dotProduct(solved.getSolver().solve(d));
        int rank = solved.getRank();
        double p = rank == 0 ? Double.NaN : 1 - new ChiSquaredDistribution(null, rank).cumulativeProbability(statistic);
        return new Interaction(first.outcome(), first.when(), statistic, rank, p);
    }

    /** The groups, outcome by outcome and week by week, each with the test of whether they differ. */
    public String table() {
        StringBuilder text = new StringBuilder();
        lines(text, by + " (" + reading + ")");
        for (Interaction test : interactions) {
            TextTable table = TextTable.of(test.outcome() + ", " + test.when(), "n", "effect", "95 % CI", "p (Holm)");
            for (Group group : groups) {
                Effect effect = group.effect();
                if (effect.outcome().equals(test.outcome()) && effect.when().equals(test.when())) {
                    double scale = effect.unit() == Outcome.Unit.SHARE ? 100 : 1;
                    table.add(
                            group.level(),
                            String.format(Locale.ROOT, "%,d", effect.treated()),
                            String.format(Locale.ROOT, "%+.1f", scale * effect.estimate()),
                            String.format(
                                    Locale.ROOT, "[%+.1f, %+.1f]", scale * effect.ciLow(), scale * effect.ciHigh()),
                            String.format(Locale.ROOT, "%.3f", group.adjustedP()));
                }
            }
            text.append(table.fitting(TextTable.WIDTH));
            text.append(
                    test.degrees() == 0
                            ? "no test of a difference\n"
                            : String.format(
                                    Locale.ROOT,
                                    "do they differ? chi-squared %.2f on %d, p %.3f\n",
                                    test.statistic(),
                                    test.degrees(),
                                    test.pValue()));
        }
        lines(text, String.format(Locale.ROOT, "p (Holm): adjusted over %s, each outcome and week by itself.", over()));
        notes.forEach(note -> lines(text, "Note: " + note + "."));
        return text.toString();
    }

    private String over() {
        long own = levels();
        return own == adjustedOver
                ? (own == 1 ? "this group" : "these " + own + " groups")
                : "all " + adjustedOver + " groups declared, these " + own + " among them";
    }

    private static void lines(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "    ")
                .forEach(part -> text.append(part).append('\n'));
    }

    /** {@code effects by age, 3 groups, declared before the outcomes were seen}. */
    @Override
    public String toString() {
        return "effects by " + by + ", " + levels() + " groups, " + reading.text.split(":", 2)[0];
    }
}
