package dk.effekt.sroi.wellbeing;

import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.Margins;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How much a survey's answers changed, on its own scale, among those who answered before and after.
 *
 * <p>With a comparison group it is the participants' mean change less that of the comparison group, with standard error
 * √(s₁²/n₁ + s₀²/n₀) and the degrees of freedom of Welch (1947); or, if that was asked for, the coefficient of the group in the
 * least squares of after on group and before (ANCOVA), with HC2 and n − 3. Without one it is the participants' mean change with
 * s/√n, which is before–after and no effect. It shows no persons; counts are those that the rule lets be seen.
 */
public final class Change {

    static final int BOTH = 0;
    static final int ONLY_BEFORE = 1;
    static final int ONLY_AFTER = 2;

    private static final Dimension ANSWERED =
            Dimension.of("answered", "both times", "only before", "only after", "neither");
    private static final double UPPER = 0.975;

    private final Scale scale;
    private final List<GroupChange> groups;
    private final PublishedTable answers;
    private final OptionalDouble imbalance;
    private final Contrast contrast;
    private final Optional<Contrast> alternative;

    private Change(
            Scale scale,
            List<GroupChange> groups,
            PublishedTable answers,
            OptionalDouble imbalance,
            Contrast contrast,
            Optional<Contrast> alternative) {
        this.scale = scale;
        this.groups = List.copyOf(groups);
        this.answers = answers;
        this.imbalance = imbalance;
        this.contrast = contrast;
        this.alternative = alternative;
    }

    static Change of(Survey survey, SmallCells rule, boolean isAdjusted) {
        boolean compared = survey.isCompared();
        if (isAdjusted && !compared) {
            throw new IllegalStateException("a survey without a comparison group has nothing to adjust; use change(),"
                    + " which then is before–after");
        }
        List<Answer.Group> names = compared ? List.of(Answer.Group.values()) : List.of(Answer.Group.PARTICIPANTS);
        List<List<List<Answer>>> cells = new ArrayList<>();
        for (Answer.Group name : names) {
            cells.add(split(survey.answers(), name));
            requireEnough(name, cells.get(cells.size() - 1).get(BOTH).size(), rule);
        }
        PublishedTable answers = published(names, cells, rule);
        List<GroupChange> groups = new ArrayList<>();
        for (int g = 0; g < names.size(); g++) {
            List<Answer> twice = cells.get(g).get(BOTH);
            Sample change = Sample.of(twice, Answer::change);
            groups.add(new GroupChange(
                    names.get(g),
                    Sample.of(twice, Change::beforeOf).mean(),
                    Sample.of(twice, Change::afterOf).mean(),
                    change.mean(),
                    Math.sqrt(change.error()),
                    lost(twice, cells.get(g).get(ONLY_BEFORE), rule, answers.isHidden(g, ONLY_BEFORE)),
                    atBest(survey.scale(), twice, rule)));
        }
        List<List<Answer>> twice = cells.stream().map(cell -> cell.get(BOTH)).toList();
        Optional<Contrast> changed = Contrast.ofChanges(twice);
        if (changed.isEmpty()) {
            throw new IllegalStateException("all of a group changed by the same on " + survey.scale()
                    + ", so that no standard error can be found and a mean would tell of each; ask more people");
        }
        Optional<Contrast> adjusted = compared ? Contrast.adjusted(twice.get(0), twice.get(1)) : Optional.empty();
        if (isAdjusted && adjusted.isEmpty()) {
            throw new IllegalStateException("what was answered before on " + survey.scale()
                    + " is the same in all of a group or differs in one person alone, so that nothing can be adjusted for it;"
                    + " use change()");
        }
        return new Change(
                survey.scale(),
                groups,
                answers,
                compared ? imbalance(cells) : OptionalDouble.empty(),
                (isAdjusted ? adjusted : changed).orElseThrow(),
                isAdjusted ? changed : adjusted);
    }

    /** Those of a group by when they answered. */
    private static List<List<Answer>> split(List<Answer> answers, Answer.Group group) {
        List<List<Answer>> cells = new ArrayList<>();
        ANSWERED.levels().forEach(level -> cells.add(new ArrayList<>()));
        for (Answer answer : answers) {
            if (answer.group() == group) {
                int missing =
                        (answer.after().isPresent() ? 0 : 1) + (answer.before().isPresent() ? 0 : 2);
                cells.get(missing).add(answer);
            }
        }
        return cells;
    }

    private static void requireEnough(Answer.Group group, int twice, SmallCells rule) {
        if (twice < 2 || !rule.allows(twice)) {
            throw new IllegalStateException("too few of the " + group + " answered both before and after ("
                    + rule.describe() + "); nothing can be shown of them"
                    + (group == Answer.Group.COMPARISON ? ". Without them the survey is before–after" : ""));
        }
    }

    /** Totals are given up where they would hide how many a mean rests on. */
    private static PublishedTable published(List<Answer.Group> names, List<List<List<Answer>>> cells, SmallCells rule) {
        long[][] counts = new long[names.size()][ANSWERED.size()];
        for (int g = 0; g < counts.length; g++) {
            List<List<Answer>> row = cells.get(g);
            Arrays.setAll(counts[g], c -> row.get(c).size());
        }
        Dimension groups = Dimension.of(
                "invited", names.stream().map(Answer.Group::toString).toArray(String[]::new));
        CountTable table = CountTable.of("Persons invited, by when they answered", groups, ANSWERED, counts);
        PublishedTable whole = rule.protect(table.withMargins(Margins.ROWS));
        for (int g = 0; g < counts.length; g++) {
            if (whole.isHidden(g, BOTH)) {
                return rule.protect(table.withMargins(Margins.NONE));
            }
        }
        return whole;
    }

    private static OptionalDouble lost(List<Answer> twice, List<Answer> lost, SmallCells rule, boolean isHidden) {
        if (isHidden || lost.size() < 2 || !rule.allows(lost.size())) {
            return OptionalDouble.empty();
        }
        return Sample.of(lost, Change::beforeOf).standardizedDifference(Sample.of(twice, Change::beforeOf));
    }

    private static OptionalDouble imbalance(List<List<List<Answer>>> cells) {
        return Sample.of(cells.get(0).get(BOTH), Change::beforeOf)
                .standardizedDifference(Sample.of(cells.get(1).get(BOTH), Change::beforeOf));
    }

    private static double beforeOf(Answer answer) {
        return answer.before().orElseThrow();
    }

    private static double afterOf(Answer answer) {
        return answer.after().orElseThrow();
    }

    /** Who could not have answered higher after; none if it would tell of too few. */
    private static OptionalDouble atBest(Scale scale, List<Answer> twice, SmallCells rule) {
        long best = twice.stream()
                .filter(answer -> afterOf(answer) == scale.highest())
                .count();
        return rule.allows(best) && rule.allows(twice.size() - best)
                ? OptionalDouble.of((double) best / twice.size())
                : OptionalDouble.empty();
    }

    /** What was asked. */
    public Scale scale() {
        return scale;
    }

    /** Against what it is held. */
    public ChangeDesign design() {
        return contrast.design();
    }

    /** Participants, and the comparison group where there is one. */
    public List<GroupChange> groups() {
        return groups;
    }

    /** How many of each group answered both times, only before, only after and neither, as far as may be seen. */
    public PublishedTable answers() {
        return answers;
    }

    /** The change, in points of the scale. */
    public double estimate() {
        return contrast.estimate();
    }

    /** Its standard error. */
    public double standardError() {
        return contrast.standardError();
    }

    /** Degrees of freedom of its t distribution. */
    public double degreesOfFreedom() {
        return contrast.degreesOfFreedom();
    }

    /** Lower end of the 95 % interval. */
    public double ciLow() {
        return estimate() - quantile() * standardError();
    }

    /** Upper end of the 95 % interval. */
    public double ciHigh() {
        return estimate() + quantile() * standardError();
    }

    private double quantile() {
        return new TDistribution(null, degreesOfFreedom()).inverseCumulativeProbability(UPPER);
    }

    /**
     * By how many standard deviations participants were above the comparison group before, among those who answered twice;
     * none without a comparison group or where neither varies.
     */
    public OptionalDouble imbalance() {
        return imbalance;
    }

    /**
     * Who answered twice of those invited, 0 to 1; none if it would give away a hidden count.
     *
     * @param group its place in {@link #groups()}
     */
    public OptionalDouble answeredBoth(int group) {
        return answers.shareOfRow(group, BOTH);
    }

    /**
     * Who answered before of those invited, 0 to 1; none if it would give away a hidden count.
     *
     * @param group its place in {@link #groups()}
     */
    public OptionalDouble answeredBefore(int group) {
        OptionalDouble twice = answeredBoth(group);
        OptionalDouble once = answers.shareOfRow(group, ONLY_BEFORE);
        return twice.isPresent() && once.isPresent()
                ? OptionalDouble.of(twice.getAsDouble() + once.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * Who did not answer again of those who answered before, 0 to 1; none if it would give away a hidden count.
     *
     * @param group its place in {@link #groups()}
     */
    public OptionalDouble attrition(int group) {
        OptionalDouble before = answeredBefore(group);
        return before.isPresent()
                ? OptionalDouble.of(answers.shareOfRow(group, ONLY_BEFORE).orElseThrow() / before.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * The change as points of life satisfaction.
     *
     * @throws IllegalStateException if another scale was asked
     */
    public LifeSatisfaction lifeSatisfaction() {
        if (scale != Scale.LIFE_SATISFACTION) {
            throw new IllegalStateException("the change is on " + scale
                    + ", which is not life satisfaction; map it with lifeSatisfaction(Slope.of(pointsPerUnit, standardError,"
                    + " source)). effekt knows no slope");
        }
        return LifeSatisfaction.of(this, 1, standardError(), ChangeText.source(this));
    }

    /**
     * The change of another scale as points of life satisfaction, by a slope: b·x, with the variance of a product of
     * independent estimates, b²·se(x)² + x²·se(b)² + se(x)²·se(b)² (Goodman 1960).
     *
     * @throws IllegalStateException if life satisfaction was asked
     */
    public LifeSatisfaction lifeSatisfaction(Slope slope) {
        if (scale == Scale.LIFE_SATISFACTION) {
            throw new IllegalStateException("the change is of life satisfaction already; use lifeSatisfaction()");
        }
        return LifeSatisfaction.of(
                this,
                slope.pointsPerUnit(),
                slope.errorOf(estimate(), standardError()),
                ChangeText.source(this) + ", mapped by " + slope);
    }

    /**
     * The covariance with another change, found from those who stand behind both: another wave or scale of the same persons, by
     * their pseudonyms; 0 if nobody does. In a value map it goes into the standard error where both are against a comparison
     * group; before–after rows count as independent, because they are no effects but numbers that somebody states.
     */
    public double covariance(Change other) {
        return contrast.covariance(other.contrast);
    }

    Contrast contrast() {
        return contrast;
    }

    /** The other answer to whether participants gained: adjusted for before, or the difference in change. */
    Optional<Contrast> alternative() {
        return alternative;
    }

    /** The full text: the change, who answered and who did not, and what it cannot be called. */
    public String table() {
        return ChangeText.of(this);
    }

    /** {@code life satisfaction (0 to 10), difference in change: 0.90 (SE 0.33)}. */
    @Override
    public String toString() {
        return scale + ", " + design() + ": " + Format.decimal(estimate()) + " (SE " + Format.decimal(standardError())
                + ")";
    }
}
