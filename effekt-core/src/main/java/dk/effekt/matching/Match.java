package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Finite;
import dk.effekt.internal.Missing;
import dk.effekt.table.Formula;
import dk.effekt.table.Keys;
import dk.effekt.table.Table;
import dk.effekt.table.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The way from a table to a comparison, in one sentence:
 *
 * <pre>{@code
 * Matched matched = Match.on(people, "treat ~ age + educ + race")
 *         .identifiedBy("id")
 *         .exactly("region")
 *         .within("age", 5)
 *         .by(NearestNeighbour.of(5).within(Caliper.ofSd(0.2)))
 *         .fit();
 * }</pre>
 *
 * <p>Unless said otherwise, the effect on the treated is asked for, rows are as far apart as the log odds of their logistic
 * propensity scores, and each treated row is compared with its five nearest neighbours within 0.2 standard deviations of that,
 * with replacement, ties averaged. Each method but {@link #fit} gives a new sentence and leaves the old one as it was.
 */
public final class Match {

    private static final Matcher USUAL = NearestNeighbour.of(5).within(Caliper.ofSd(0.2));

    private final Table table;
    private final Formula formula;
    /** Never changed once it is here. */
    private final Choices choices;

    private Match(Table table, Formula formula, Choices choices) {
        this.table = table;
        this.formula = formula;
        this.choices = choices;
    }

    /**
     * Begins with a table and a formula as text.
     *
     * @param formula the treatment, a tilde and the covariates: {@code treat ~ age + educ + race}
     * @throws IllegalArgumentException if it is no formula with a treatment, or names a column that the table lacks
     */
    public static Match on(Table table, String formula) {
        return on(table, Formula.parse(formula));
    }

    /** Begins with a table and a formula. */
    public static Match on(Table table, Formula formula) {
        formula.complete(table); // tells a column that is not there before anything else is chosen
        return new Match(table, formula, new Choices());
    }

    /**
     * The column with the identities of the rows, by which ties are broken where a rule has to, and by which results name them. If
     * they are all different, results are the same to the last bit in whatever order the rows stand. Without it they are the numbers of
     * the rows, so that some ties, and how sums round, go by the order of the table.
     */
    public Match identifiedBy(String column) {
        requireColumns(column);
        return with(c -> c.id = Optional.of(column));
    }

    /** Whose effect is asked for; {@link Estimand#ATT} unless said otherwise. */
    public Match estimating(Estimand estimand) {
        return with(c -> c.estimand = estimand);
    }

    /** How the propensity score is found, which is then found whether the distance needs it or not. */
    public Match propensity(PropensityModel model) {
        return with(c -> c.propensity = Optional.of(model));
    }

    /**
     * On which scale scores are compared, by the distance, by a {@linkplain #within(Caliper) caliper} and by {@link #support}; the
     * log odds unless said otherwise.
     */
    public Match score(PropensityScore.Scale scale) {
        return with(c -> c.scale = Optional.of(scale));
    }

    /**
     * Another distance than the score, made of the formula's covariates: {@code Distances::mahalanobis}. Categories have a column
     * for every level, as {@link Formula#coordinates} makes them, so that no level is special.
     */
    public Match distance(DistanceModel model) {
        return with(c -> c.distance = Optional.of(model));
    }

    /** Columns in which matches must agree; they need not stand in the formula. Adds to those named before. */
    public Match exactly(String... columns) {
        requireColumns(columns);
        return with(c -> c.exactly = plus(c.exactly, columns));
    }

    /** Columns in which matches must <em>not</em> agree (antiexact). Adds to those named before. */
    public Match apart(String... columns) {
        requireColumns(columns);
        return with(c -> c.apart = plus(c.apart, columns));
    }

    /**
     * A caliper on a column of numbers.
     *
     * @param width the most that matches may differ, inclusive, in the column's unit; negative for the least
     */
    public Match within(String column, double width) {
        table.numbers(column);
        Finite.of("the caliper on '" + column + "'", width);
        return with(c -> {
            c.windows = new ArrayList<>(c.windows);
            c.windows.add(new Window(column, width));
        });
    }

    /** A caliper on the propensity score beside another distance: on the scale of {@link #score}. */
    public Match within(Caliper scoreCaliper) {
        return with(c -> c.scoreCaliper = Optional.of(scoreCaliper));
    }

    /** Leaves out who has a score that the other arm has not. */
    public Match support(CommonSupport support) {
        return with(c -> c.support = Optional.of(support));
    }

    /** The method; unless said otherwise five nearest neighbours within 0.2 SD of the score, ties averaged. */
    public Match by(Matcher matcher) {
        return with(c -> c.matcher = matcher);
    }

    /**
     * Matches.
     *
     * @throws IllegalArgumentException if a value is missing, a column constant or collinear, the propensity model has no
     *     solution, or the method lacks something or has no use for something that was said, a distance or scale among them; the
     *     message names all of it
     */
    public Matched fit() {
        Units units = units();
        return new Matched(
                this,
                units,
                sample(units),
                choices.id.map(this::identities),
                keys(choices.exactly),
                formula.balance(table));
    }

    /**
     * Matches without looking at what came of it: what a bootstrap repeats.
     *
     * @throws IllegalArgumentException as {@link #fit} does
     */
    public MatchedSample sample() {
        return sample(units());
    }

    private MatchedSample sample(Units units) {
        requireNothing(choices.matcher.missingIn(units));
        return choices.matcher.match(units);
    }

    /** The rows with all that was said of them. What the method lacks in spite of a score is told before one is fitted. */
    private Units units() {
        boolean[] treated = formula.treated(table);
        Weighing.requireBothArms(treated);
        DesignMatrix covariates = formula.design(table);
        Units units = Units.of(treated).estimating(choices.estimand).withCovariates(covariates);
        if (choices.id.isPresent()) {
            units = units.orderedBy(
                    Arrays.stream(keysOf(table, choices.id.get()).numbers())
                            .asLongStream()
                            .toArray());
        }
        Optional<Keys> keys = keys(choices.exactly);
        if (keys.isPresent()) {
            units = units.inStrata(keys.get().numbers());
        }
        for (String column : choices.apart) {
            units = units.apart(keysOf(table, column).numbers());
        }
        for (Window window : choices.windows) {
            units = units.within(window.column, table.numbers(window.column), window.width);
        }
        requireUse();
        if (choices.distance.isPresent()) {
            units = units.withDistance(choices.distance.get().measure(formula.coordinates(table), treated));
        }
        if (needsScore(units)) {
            PropensityScore any = anyScore(treated.length);
            Units complete = units.withPropensity(any);
            requireNothing(choices.matcher.missingIn(
                    choices.distance.isPresent() ? complete : complete.withDistance(any.distance(scale()))));
            units = scored(units, choices.propensity.orElseGet(PropensityModels::logistic), treated, covariates);
        }
        return units;
    }

    private void requireNothing(List<String> missing) {
        Missing.requireNone(choices.matcher.describe(), missing);
    }

    /** Stops at what was said of distances and has no use. */
    private void requireUse() {
        boolean takesDistance = takesDistance();
        if (choices.distance.isPresent() && !takesDistance) {
            throw new IllegalArgumentException("\"" + choices.matcher.describe()
                    + "\" looks at no distance; leave distance(…) out, or match by another method");
        }
        boolean comparesScores = (choices.distance.isEmpty() && takesDistance)
                || choices.scoreCaliper.isPresent()
                || choices.support.isPresent();
        if (choices.scale.isPresent() && !comparesScores) {
            throw new IllegalArgumentException("no scores are compared here, so that score(" + choices.scale.get()
                    + ") has no use; leave it out, or say within(Caliper…) or support(…)");
        }
    }

    /** Whether the method lacks less once rows have a distance. */
    private boolean takesDistance() {
        boolean[] treated = formula.treated(table);
        PropensityScore any = anyScore(treated.length);
        Units units = Units.of(treated).estimating(choices.estimand).withPropensity(any);
        return choices.matcher.missingIn(units).size()
                > choices.matcher
                        .missingIn(units.withDistance(any.distance(scale())))
                        .size();
    }

    /** Stands where a score will, to see what is missing with one. */
    private static PropensityScore anyScore(int rows) {
        double[] halves = new double[rows];
        Arrays.fill(halves, 0.5);
        return PropensityScore.of("any score", halves);
    }

    private PropensityScore.Scale scale() {
        return choices.scale.orElse(PropensityScore.Scale.LOG_ODDS);
    }

    /** The table. */
    public Table table() {
        return table;
    }

    /** The formula. */
    public Formula formula() {
        return formula;
    }

    /** The same sentence on other rows, such as those that a bootstrap draws. */
    public Match on(Table other) {
        return new Match(other, formula, choices);
    }

    /** The protocol as text, one line for each choice. */
    public String protocol() {
        List<String> lines = new ArrayList<>();
        lines.add("formula: " + formula);
        lines.add("estimand: " + choices.estimand);
        choices.id.ifPresent(column -> lines.add("identified by: " + column));
        choices.propensity.ifPresent(model -> lines.add("propensity: " + model.describe()));
        String compared = scale().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (choices.distance.isPresent()) {
            lines.add("distance: of the covariates");
        } else if (takesDistance()) {
            lines.add("distance: propensity score, " + compared);
        }
        if (!choices.exactly.isEmpty()) {
            lines.add("exactly on: " + String.join(", ", choices.exactly));
        }
        if (!choices.apart.isEmpty()) {
            lines.add("apart in: " + String.join(", ", choices.apart));
        }
        if (!choices.windows.isEmpty()) {
            lines.add("within: "
                    + choices.windows.stream()
                            .map(window -> window.column + " " + window.width)
                            .collect(Collectors.joining(", ")));
        }
        choices.scoreCaliper.ifPresent(caliper -> lines.add("score within: " + caliper + ", " + compared));
        choices.support.ifPresent(
                support -> lines.add("common support: " + support.name().toLowerCase(Locale.ROOT)));
        lines.add("method: " + choices.matcher.describe());
        return String.join("\n", lines) + "\n";
    }

    @Override
    public String toString() {
        return choices.estimand + " on " + table.rows() + " rows, " + formula + ", " + choices.matcher.describe();
    }

    /** A score is found if it was asked for, or if the method can do nothing without one. */
    private boolean needsScore(Units units) {
        return choices.propensity.isPresent()
                || choices.support.isPresent()
                || choices.scoreCaliper.isPresent()
                || !choices.matcher.missingIn(units).isEmpty();
    }

    private Units scored(Units units, PropensityModel model, boolean[] treated, DesignMatrix covariates) {
        Missing.requireNoneOr(
                "\"" + model.describe() + "\" cannot be fitted here", model.missingIn(treated, covariates));
        PropensityScore score = fitted(model, units, treated, covariates);
        Units scored = units.withPropensity(score);
        Scores scores = score.distance(scale());
        if (choices.distance.isEmpty()) {
            scored = scored.withDistance(scores);
        }
        if (choices.support.isPresent()) {
            scored = scored.discarding(choices.support.get().outside(treated, score.scores(scale())));
        }
        if (choices.scoreCaliper.isPresent()) {
            double width = choices.scoreCaliper.get().widthFor(scored.withDistance(scores));
            scored = scored.within(scores.describe(), score.scores(scale()), width);
        }
        return scored;
    }

    /**
     * The scores. A model of effekt's own is fitted in the order of identities: in another order its sums round otherwise, and
     * neighbours that are equally near would be told apart by that. Any other gets the rows as they stand in the table, as it may
     * know something of each.
     */
    private static PropensityScore fitted(
            PropensityModel model, Units units, boolean[] treated, DesignMatrix covariates) {
        if (units.isInOrder() || !(model instanceof GlmPropensity)) {
            return model.fit(treated, covariates);
        }
        int[] order = units.order();
        boolean[] orderedArms = new boolean[order.length];
        for (int place = 0; place < order.length; place++) {
            orderedArms[place] = treated[order[place]];
        }
        return model.fit(orderedArms, covariates.among(order)).at(RowSort.places(order, order.length));
    }

    private Optional<Keys> keys(List<String> columns) {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Formula.covariates(columns.stream().map(Term::factor).toArray(Term[]::new))
                                .keys(table));
    }

    /** The rows of a table that agree in a column. */
    static Keys keysOf(Table table, String column) {
        return Formula.covariates(Term.factor(column)).keys(table);
    }

    private String[] identities(String column) {
        Keys each = keysOf(table, column);
        int[] numbers = each.numbers();
        String[] texts = new String[numbers.length];
        Arrays.setAll(texts, row -> each.label(numbers[row]).substring(column.length() + 1));
        return texts;
    }

    private void requireColumns(String... columns) {
        Formula.covariates(Arrays.stream(columns).map(Term::factor).toArray(Term[]::new))
                .complete(table);
    }

    private Match with(Consumer<Choices> change) {
        Choices copy = new Choices(choices);
        change.accept(copy);
        return new Match(table, formula, copy);
    }

    private static List<String> plus(List<String> before, String... more) {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of(more));
        return all;
    }

    /** A caliper on a column. */
    private record Window(String column, double width) {}

    /** What can be chosen; changed only between its copying and its use. */
    private static final class Choices {
        private Optional<String> id = Optional.empty();
        private Estimand estimand = Estimand.ATT;
        private Optional<PropensityModel> propensity = Optional.empty();
        private Optional<PropensityScore.Scale> scale = Optional.empty();
        private Optional<DistanceModel> distance = Optional.empty();
        private List<String> exactly = List.of();
        private List<String> apart = List.of();
        private List<Window> windows = List.of();
        private Optional<Caliper> scoreCaliper = Optional.empty();
        private Optional<CommonSupport> support = Optional.empty();
        private Matcher matcher = USUAL;

        Choices() {}

        Choices(Choices other) {
            this.id = other.id;
            this.estimand = other.estimand;
            this.propensity = other.propensity;
            this.scale = other.scale;
            this.distance = other.distance;
            this.exactly = other.exactly;
            this.apart = other.apart;
            this.windows = other.windows;
            this.scoreCaliper = other.scoreCaliper;
            this.support = other.support;
            this.matcher = other.matcher;
        }
    }
}
