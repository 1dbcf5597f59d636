package dk.effekt.experiment;

import dk.effekt.experiment.DidPanel.Role;
import dk.effekt.table.Formula;
import dk.effekt.table.Table;
import java.util.Map;
import java.util.Optional;

/**
 * What a treatment did to units that started it in different periods, such as municipalities that introduced an offer, by comparing
 * how their outcomes changed with how those of units changed that had not started (Callaway and Sant'Anna 2021):
 *
 * <pre>{@code
 * GroupTimeEffects effects = DifferenceInDifferences.on(table)
 *         .outcome("rate").unit("municipality").period("year").firstTreated("start")
 *         .covariates("~ unemployment + share_young")
 *         .estimate();
 * effects.path();       // by periods since the start, with those before it beside
 * effects.overall();    // one number
 * effects.preTrends();  // what would refute it
 * }</pre>
 *
 * <p>A group is the units that start in the same period. For each group g and period t, {@code ATT(g, t)} is the mean effect on
 * the group in that period; regressions with fixed effects of units and periods would mix these with weights that may be negative
 * (Goodman-Bacon 2021). It rests on parallel trends: without treatment, outcomes would have changed alike, given the covariates.
 *
 * <p>The table is long: a row for each unit and period. Periods are whole numbers, as years or months counted through, and need not
 * follow on each other. The first treated period is the same in all rows of a unit, and 0, or what {@link #never} says, for units
 * that are never treated. A row may lack its outcome or a covariate, or be absent: the unit then takes no part where that is
 * needed, and the result counts such units. Units that start in the first period, or before it, have no period before treatment:
 * they take no part, and are counted.
 *
 * <p>What is not said is: units compared with that have not started yet, no anticipation, doubly robust, a base period that varies
 * before treatment, and errors of independent units, each of weight 1.
 *
 * <p>Each method gives a new sentence. Immutable.
 */
public final class DifferenceInDifferences {

    /** With whom a group is compared in a period. */
    public enum Comparison {
        /**
         * Units that have not started by then, and will not within the anticipated periods: more units than the never treated
         * alone, and needed where all start some day.
         */
        NOT_YET_TREATED("not yet treated"),
        /** Units that do not start in any period of the table. */
        NEVER_TREATED("never treated");

        private final String text;

        Comparison(String text) {
            this.text = text;
        }

        String describe() {
            return text;
        }
    }

    /** How covariates are taken into account; without any, all are the same. */
    public enum Method {
        /** By weighting and regression: right if either model is (Sant'Anna and Zhao 2020). */
        DOUBLY_ROBUST("doubly robust"),
        /** By a logistic propensity of being in the group, with weights of sum 1 (Abadie 2005). */
        WEIGHTING("inverse propensity weighting"),
        /** By a linear regression of the change among the comparison (Heckman, Ichimura and Todd 1997). */
        OUTCOME_REGRESSION("outcome regression");

        private final String text;

        Method(String text) {
            this.text = text;
        }

        String describe() {
            return text;
        }
    }

    /** From which period changes are counted in periods before treatment; from the start on both are the same. */
    public enum BasePeriod {
        /**
         * The period before each: an estimate is a placebo effect of a start in that period. This is R's {@code did} unless told
         * otherwise.
         */
        VARYING("varying"),
        /** The last before treatment, or before its anticipation, for all: trends before and after read on one scale. */
        UNIVERSAL("universal");

        private final String text;

        BasePeriod(String text) {
            this.text = text;
        }

        String describe() {
            return text;
        }
    }

    /** All but the table. */
    record Settings(
            DidPanel.Columns columns, Comparison comparison, int anticipation, Method method, BasePeriod basePeriod) {}

    private final Table table;
    private final Settings settings;

    private DifferenceInDifferences(Table table, Settings settings) {
        this.table = table;
        this.settings = settings;
    }

    /** A sentence about a table with a row for each unit and period. */
    public static DifferenceInDifferences on(Table table) {
        DidPanel.Columns columns = new DidPanel.Columns(Map.of(), 0, Formula.covariates("~ 1"), DidPanel.Kind.PANEL);
        return new DifferenceInDifferences(
                table, new Settings(columns, Comparison.NOT_YET_TREATED, 0, Method.DOUBLY_ROBUST, BasePeriod.VARYING));
    }

    /** The same of an outcome: a column of numbers, NaN where it is not observed. */
    public DifferenceInDifferences outcome(String column) {
        return with(settings.columns().with(Role.OUTCOME, column));
    }

    /** The same with a column that names the unit: categories or numbers. */
    public DifferenceInDifferences unit(String column) {
        return with(settings.columns().with(Role.UNIT, column));
    }

    /**
     * The same of rows that are different persons, each seen in one period, in place of {@link #unit}: such as those who came into
     * a benefit before and after a reform date, where that date is the start of their municipality or group. Covariates are those
     * of each row. Say {@link #clusteredOn} by what starts together: rows of one municipality are not independent.
     *
     * <p>Doubly robust is then the first of the two estimators of Sant'Anna and Zhao (2020), which needs no regressions among the
     * treated, but is less precise than the second, which R's {@code did} takes. Regression averages each row's own expected
     * outcome, so that a group whose covariates change is compared with its like in both periods.
     */
    public DifferenceInDifferences repeatedCrossSections() {
        DidPanel.Columns columns = settings.columns();
        return with(new DidPanel.Columns(
                columns.names(), columns.never(), columns.covariates(), DidPanel.Kind.CROSS_SECTIONS));
    }

    /** The same with a column of whole numbers that tells the period. */
    public DifferenceInDifferences period(String column) {
        return with(settings.columns().with(Role.PERIOD, column));
    }

    /** The same with a column of whole numbers that tells the unit's first period with treatment, 0 if there is none. */
    public DifferenceInDifferences firstTreated(String column) {
        return with(settings.columns().with(Role.FIRST_TREATED, column));
    }

    /** The same where another number than 0 stands for units that are never treated; it must be no period of the table. */
    public DifferenceInDifferences never(int value) {
        DidPanel.Columns columns = settings.columns();
        return with(new DidPanel.Columns(columns.names(), value, columns.covariates(), columns.kind()));
    }

    /**
     * The same given covariates, of which the values of the base period count.
     *
     * @param formula such as {@code "~ x1 + factor(region)"}; see {@link Formula}
     * @throws IllegalArgumentException if it is none, or names a treatment
     */
    public DifferenceInDifferences covariates(String formula) {
        return covariates(Formula.covariates(formula));
    }

    /** The same given covariates, of which the values of the base period count. */
    public DifferenceInDifferences covariates(Formula formula) {
        DidPanel.Columns columns = settings.columns();
        return with(new DidPanel.Columns(columns.names(), columns.never(), formula, columns.kind()));
    }

    /**
     * The same with a weight for each unit, above 0 and the same in all its rows, such as the persons behind a municipality. The
     * effect is then that on the mean person.
     */
    public DifferenceInDifferences weightedBy(String column) {
        return with(settings.columns().with(Role.WEIGHTS, column));
    }

    /** The same where only units of different clusters are independent: a column that is the same in all rows of a unit. */
    public DifferenceInDifferences clusteredOn(String column) {
        return with(settings.columns().with(Role.CLUSTERS, column));
    }

    /** The same compared with other units. */
    public DifferenceInDifferences comparedWith(Comparison comparison) {
        return with(new Settings(
                settings.columns(), comparison, settings.anticipation(), settings.method(), settings.basePeriod()));
    }

    /**
     * The same where units may change as soon as so many periods before they start, as after an announcement: the base period lies
     * before them.
     *
     * @param periods 0 or more, in the numbers of the period column
     */
    public DifferenceInDifferences anticipating(int periods) {
        if (periods < 0) {
            throw new IllegalArgumentException("anticipation of " + periods + " periods; it is 0 or more");
        }
        return with(new Settings(
                settings.columns(), settings.comparison(), periods, settings.method(), settings.basePeriod()));
    }

    /** The same with covariates taken into account in another way. */
    public DifferenceInDifferences by(Method method) {
        return with(new Settings(
                settings.columns(), settings.comparison(), settings.anticipation(), method, settings.basePeriod()));
    }

    /** The same with changes before treatment counted from another period. */
    public DifferenceInDifferences from(BasePeriod basePeriod) {
        return with(new Settings(
                settings.columns(), settings.comparison(), settings.anticipation(), settings.method(), basePeriod));
    }

    /**
     * Estimates the effects. Takes time in proportion to groups, periods and units, and the square of the covariates.
     *
     * @throws IllegalArgumentException if a column is not said, is missing or does not fit, or no effect can be estimated; the
     *     message names column and rows
     */
    public GroupTimeEffects estimate() {
        return GroupTimeEffects.of(DidPanel.of(table, settings.columns()), settings);
    }

    /** {@code rate by doubly robust difference in differences, compared with not yet treated}. */
    @Override
    public String toString() {
        return describe(settings);
    }

    static String describe(Settings settings) {
        Optional<String> outcome = settings.columns().said(Role.OUTCOME);
        boolean isPlain = settings.columns().covariates().terms().isEmpty();
        return outcome.orElse("no outcome yet") + " by "
                + (isPlain ? "" : settings.method().describe() + " ")
                + "difference in differences, compared with "
                + settings.comparison().describe();
    }

    private DifferenceInDifferences with(DidPanel.Columns columns) {
        return with(new Settings(
                columns, settings.comparison(), settings.anticipation(), settings.method(), settings.basePeriod()));
    }

    private DifferenceInDifferences with(Settings newSettings) {
        return new DifferenceInDifferences(table, newSettings);
    }
}
