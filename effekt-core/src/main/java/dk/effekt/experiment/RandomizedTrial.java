package dk.effekt.experiment;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.experiment.TrialUnits.Found;
import dk.effekt.table.Formula;
import dk.effekt.table.Keys;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trial in which chance decided who was offered a place: a lottery, or a waiting list drawn in rounds.
 *
 * <pre>{@code
 * RandomizedTrial.on(people).treated("offered").blocks("round").outcome("job").taken("took part").estimate();
 * }</pre>
 *
 * <p>The effect of the offer (intention to treat, ITT) is the mean over blocks, each by its rows, of the difference of means in the
 * block: within a block all have the same chance, whatever it is in the next, so that this weighs each row by the inverse of its
 * chance of what it got. Its variance:
 *
 * <ul>
 *   <li>of blocks with two units or more in both arms s₁²/n₁ + s₀²/n₀ (Neyman 1923), never too small on average;
 *   <li>of blocks with a single unit in an arm, as pairs have, by how their effects differ (Fogarty 2018, "On mitigating the analytical limitations of finely
 *       stratified experiments";
 *       of equal blocks Imai's 2008 Σ(d − d̄)²/(B(B − 1))), as within such a block nothing tells chance from effect;
 *   <li>of clusters drawn as a whole, in place of s²/n that of Bell and McCaffrey (2002, CR2), so that few clusters are not too sure;
 *   <li>with covariates, CR2 or HC2 of the regression on treatment, centred covariates and blocks, and their products (Lin 2013).
 * </ul>
 *
 * Intervals are by Student's t, with the degrees of freedom of Satterthwaite (1946) over arms and blocks; of a regression rows less
 * coefficients, or clusters less two for each block and for each covariate that varies between clusters alone.
 *
 * <p>The effect on compliers (CACE; those who take part if and only if offered) is the ITT over the difference in taking part
 * (Angrist, Imbens and Rubin 1996), with the variance of the ITT of outcome less effect times taking part, as in two-stage least
 * squares. It rests on the offer having no effect but through taking part.
 *
 * <p>Whoever applies in several rounds stands in several rows, and is told by {@link #persons}; the effect is then that of an offer in
 * that round, whatever later rounds bring. A row counts as offered if its lot was drawn at first: who is offered a place because
 * others declined it is not drawn by chance alone (de Chaisemartin and Behaghel 2020). Each method gives a new trial. Immutable.
 */
public final class RandomizedTrial {

    /** Below, a first stage is weak (Staiger and Stock 1997). */
    private static final double STRONG = 10;

    private static final double ALARMING = 0.05;
    /** A difference of shares that is 0 but for rounding. */
    private static final double NO_DIFFERENCE = 1e-9;

    private final Table table;
    private final String treatment;
    private final List<String> blocks;
    private final Optional<String> clusters;
    private final Optional<String> persons;
    private final String outcome;
    private final Optional<String> taken;
    private final Optional<Formula> covariates;

    private RandomizedTrial(
            Table table,
            String treatment,
            List<String> blocks,
            Optional<String> clusters,
            Optional<String> persons,
            String outcome,
            Optional<String> taken,
            Optional<Formula> covariates) {
        this.table = table;
        this.treatment = treatment;
        this.blocks = blocks;
        this.clusters = clusters;
        this.persons = persons;
        this.outcome = outcome;
        this.taken = taken;
        this.covariates = covariates;
    }

    /** A trial of the rows of a table, all whose lots were drawn or not. */
    public static RandomizedTrial on(Table table) {
        return new RandomizedTrial(
                table, "", List.of(), Optional.empty(), Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    /** The same with the column of 0 and 1 that says who was offered it. */
    public RandomizedTrial treated(String column) {
        return new RandomizedTrial(table, column, blocks, clusters, persons, outcome, taken, covariates);
    }

    /** The same with lots drawn within each combination of values of these columns, such as the round. */
    public RandomizedTrial blocks(String... columns) {
        return new RandomizedTrial(table, treatment, List.of(columns), clusters, persons, outcome, taken, covariates);
    }

    /** The same with lots drawn for whole clusters, such as schools. */
    public RandomizedTrial clusters(String column) {
        return new RandomizedTrial(table, treatment, blocks, Optional.of(column), persons, outcome, taken, covariates);
    }

    /** The same with rows of one person in several blocks, whose outcomes depend on one another. */
    public RandomizedTrial persons(String column) {
        return new RandomizedTrial(table, treatment, blocks, clusters, Optional.of(column), outcome, taken, covariates);
    }

    /** The same of a column of numbers, NaN for whom it is not known. */
    public RandomizedTrial outcome(String column) {
        return new RandomizedTrial(table, treatment, blocks, clusters, persons, column, taken, covariates);
    }

    /** The same with the column of 0 and 1 that says who took part, offered or not. */
    public RandomizedTrial taken(String column) {
        return new RandomizedTrial(
                table, treatment, blocks, clusters, persons, outcome, Optional.of(column), covariates);
    }

    /** The same adjusted for covariates from before the draw, such as {@code "~ age + sex"}. */
    public RandomizedTrial adjustedFor(String formula) {
        return new RandomizedTrial(
                table, treatment, blocks, clusters, persons, outcome, taken, Optional.of(Formula.covariates(formula)));
    }

    /**
     * Estimates the effect of the offer and, if it was said who took part, that on compliers.
     *
     * @throws IllegalArgumentException if no treatment or outcome was said, a column is missing or not of its kind, a cluster has
     *     both arms or lies in several blocks, or the arms have too few units for a standard error; the message says which
     */
    public TrialResult estimate() {
        TrialRows all = all();
        boolean[] observed = observed();
        TrialRows sample = inOrder(all.compared(observed));
        double[] y = sample.table().numbers(outcome);
        Found found = effect(sample, y);
        List<String> warnings = new ArrayList<>();
        String among =
                IntStream.range(0, observed.length).allMatch(row -> observed[row]) ? "" : " among those observed";
        if (sample.left() > 0) {
            warnings.add(String.format(
                    Locale.ROOT, "%,d rows lie in blocks of one arm, and are compared with nobody", sample.left()));
            among += " where both arms are";
        }
        warnAboutAttrition(all, observed, warnings);
        TrialEffect offer = new TrialEffect(
                outcome,
                "ITT" + among,
                found.treated(),
                found.control(),
                found.difference(),
                Math.sqrt(found.variance()),
                found.degreesOfFreedom(),
                method());
        Optional<TrialEffect> compliers = taken.flatMap(column -> compliers(sample, y, offer, warnings));
        return new TrialResult(offer, compliers, arm(all, observed, true), arm(all, observed, false), warnings);
    }

    /**
     * A test that nobody is affected at all, by all other draws there could have been within blocks, clusters as a whole (Fisher 1935);
     * of the difference over its standard error, which also holds if effects only cancel out (Wu and Ding 2021).
     *
     * @param draws if there are not more, all possible draws are taken; otherwise so many by chance, beside the one that happened; at
     *     least 99
     * @param seed of these
     * @throws IllegalArgumentException also if persons stand in several rounds, of which the later ones depend on the earlier, or
     *     covariates were given, which the test does not take
     */
    public RandomizationTest randomizationTest(int draws, long seed) {
        if (persons.isPresent()) {
            throw new IllegalArgumentException(
                    "who stands in a later round depends on who was drawn before, so that draws"
                            + " cannot be repeated; leave out persons(…), and all rows of a person but the first");
        }
        if (covariates.isPresent()) {
            throw new IllegalArgumentException("the randomization test compares means and is not adjusted for "
                    + covariates.get() + "; leave adjustedFor(…) out");
        }
        TrialRows sample = all().compared(observed());
        return RandomizationTest.of(sample.units(sample.table().numbers(outcome)), draws, seed);
    }

    private TrialRows all() {
        if (treatment.isEmpty() || outcome.isEmpty()) {
            throw new IllegalArgumentException("no " + (treatment.isEmpty() ? "treatment" : "outcome")
                    + " was said; say treated(…) and outcome(…)");
        }
        return TrialRows.of(table, treatment, blocks, clusters);
    }

    /** The rows in the order of all that counts, if they go into a regression; else units are put in order. */
    private TrialRows inOrder(TrialRows sample) {
        if (covariates.isEmpty() && persons.isEmpty()) {
            return sample;
        }
        covariates.ifPresent(formula -> requireKnown(formula, sample));
        return sample.inOrderOf(Stream.of(
                        Stream.of(treatment, outcome),
                        blocks.stream(),
                        clusters.stream(),
                        persons.stream(),
                        taken.stream(),
                        covariates.stream().flatMap(formula -> formula.columns().stream()))
                .flatMap(said -> said)
                .toList());
    }

    private boolean[] observed() {
        double[] values = table.numbers(outcome);
        boolean[] observed = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            observed[row] = !Double.isNaN(values[row]);
        }
        return observed;
    }

    private Found effect(TrialRows sample, double[] values) {
        TrialUnits units = sample.units(values);
        Found plain = units.means(units.treated());
        if (covariates.isEmpty() && persons.isEmpty()) {
            if (Double.isNaN(plain.variance())) {
                throw new IllegalArgumentException(
                        "a single block has an arm of one unit, and no other to compare its effect"
                                + " with; there is no standard error: join it with another block");
            }
            return plain;
        }
        return regression(sample, units).fit(values);
    }

    private TrialRegression regression(TrialRows sample, TrialUnits units) {
        List<double[]> columns = sample.blockColumns();
        int lost = 2 * (columns.size() + 1);
        if (covariates.isPresent()) {
            DesignMatrix matrix = covariates.get().design(sample.table());
            for (String name : matrix.names()) {
                double[] column = matrix.column(name);
                columns.add(column);
                lost += clusters.isEmpty() || sample.isConstantInUnits(column) ? 2 : 0;
            }
        }
        int[] together = sample.unit();
        int count = units.size().length;
        if (persons.isPresent()) {
            if (clusters.isPresent()) {
                throw new IllegalArgumentException(
                        "persons in several rows cannot be told where clusters are drawn; leave out persons(…)");
            }
            Keys keys = TrialRows.keys(sample.table(), persons.get());
            together = keys.numbers();
            count = keys.count();
        } else if (clusters.isEmpty()) {
            together = IntStream.range(0, sample.treated().length).toArray();
        }
        if (count - lost < 1) {
            throw new IllegalArgumentException(count + " units for a regression that takes " + lost
                    + " of them; leave covariates out, or join blocks");
        }
        return TrialRegression.of(sample.treated(), columns.toArray(double[][]::new), together, count - lost);
    }

    private void requireKnown(Formula formula, TrialRows sample) {
        boolean[] complete = formula.complete(table);
        Arrays.stream(sample.rows()).filter(row -> !complete[row]).min().ifPresent(row -> {
            throw new IllegalArgumentException("covariates " + formula + " are not all known in row " + row
                    + ", whose outcome is; leave out rows without them: table.where(formula.complete(table))");
        });
    }

    private Optional<TrialEffect> compliers(TrialRows sample, double[] y, TrialEffect offer, List<String> warnings) {
        double[] part = part(sample.table());
        Found first = effect(sample, part);
        if (Math.abs(first.difference()) < NO_DIFFERENCE) {
            warnings.add("the offer made no difference in taking part, so that it says nothing of taking part");
            return Optional.empty();
        }
        double strength = first.difference() * first.difference() / first.variance();
        if (strength < STRONG) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the offer changes taking part little (F %.1f, below 10): the interval of the effect on compliers is not to be"
                            + " relied on (Staiger and Stock 1997)",
                    strength));
        }
        double effect = offer.value() / first.difference();
        double[] rest = new double[y.length];
        Arrays.setAll(rest, row -> y[row] - effect * part[row]);
        Found around = effect(sample, rest);
        return Optional.of(new TrialEffect(
                outcome,
                offer.estimand().replace("ITT", "CACE"),
                Double.NaN,
                Double.NaN,
                effect,
                Math.sqrt(around.variance()) / Math.abs(first.difference()),
                around.degreesOfFreedom(),
                "effect of the offer over its effect on taking part; " + method()));
    }

    private double[] part(Table of) {
        boolean[] part = Formula.treatment(taken.orElseThrow()).treated(of);
        double[] numbers = new double[part.length];
        Arrays.setAll(numbers, row -> part[row] ? 1 : 0);
        return numbers;
    }

    private void warnAboutAttrition(TrialRows all, boolean[] observed, List<String> warnings) {
        boolean[] everyone = new boolean[observed.length];
        Arrays.fill(everyone, true);
        TrialRows sample = all.compared(everyone);
        double[] lost = sample.table().numbers(outcome);
        Arrays.setAll(lost, row -> Double.isNaN(lost[row]) ? 1 : 0);
        if (Arrays.stream(lost).allMatch(value -> value == 0)) {
            return;
        }
        TrialUnits units = sample.units(lost);
        Found found = units.means(units.treated());
        TrialEffect effect = new TrialEffect(
                "lost",
                "ITT",
                found.treated(),
                found.control(),
                found.difference(),
                Math.sqrt(found.variance()),
                found.degreesOfFreedom(),
                "");
        if (effect.pValue() < ALARMING) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the outcome is not known of %.1f %% of those offered and %.1f %% of the others (p %.3f): who is lost depends"
                            + " on the offer, and the arms may no longer be alike",
                    100 * found.treated(),
                    100 * found.control(),
                    effect.pValue()));
        }
    }

    private TrialResult.Arm arm(TrialRows all, boolean[] observed, boolean treated) {
        int[] rows = IntStream.range(0, observed.length)
                .filter(row -> all.treated()[row] == treated)
                .toArray();
        int known = (int) Arrays.stream(rows).filter(row -> observed[row]).count();
        int units = clusters.isEmpty()
                ? rows.length
                : (int) Arrays.stream(rows)
                        .map(row -> all.unit()[row])
                        .distinct()
                        .count();
        double taking = Double.NaN;
        if (taken.isPresent()) {
            double[] part = part(table);
            taking = Arrays.stream(rows).filter(row -> part[row] == 1).count() / (double) rows.length;
        }
        return new TrialResult.Arm(rows.length, units, known, taking);
    }

    private String method() {
        String blocked = blocks.isEmpty() ? "difference of means" : "differences within blocks, each by its rows";
        if (covariates.isPresent() || persons.isPresent()) {
            String together = persons.or(() -> clusters).map(c -> "CR2 on " + c).orElse("HC2");
            return blocked
                    + covariates
                            .map(f -> ", adjusted by " + f + " in each arm (Lin 2013)")
                            .orElse("")
                    + "; " + together;
        }
        return blocked + "; " + clusters.map(c -> "CR2 on " + c).orElse("Neyman's variance");
    }

    /** {@code job by offered, within round}. */
    @Override
    public String toString() {
        return (outcome.isEmpty() ? "no outcome yet" : outcome) + " by "
                + (treatment.isEmpty() ? "no treatment yet" : treatment)
                + (blocks.isEmpty() ? "" : ", within " + String.join(", ", blocks))
                + clusters.map(c -> ", drawn by " + c).orElse("");
    }
}
